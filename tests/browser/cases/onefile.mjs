// The page is one file: from a disk, without a network, saved as it stands on the screen, it works.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { open } from '../lib/browser.mjs';
import { at, downloadAll, goTo, mouse, openPreset } from '../lib/walk.mjs';
import { unzip } from '../lib/zip.mjs';

const SECRET = 'CorrectHorseBatteryStaple42';

export async function run({ check, browser, dist, command }) {
  const folder = mkdtempSync(join(tmpdir(), 'tw-onefile-'));
  const copy = join(folder, 'a copy of it.html');
  cpSync(join(dist, 'index.html'), copy);
  const stage = { browser, folder, address: pathToFileURL(copy).href, preset: command.presets()[0], command };
  try {
    await check('the page is one file', () => assert.deepEqual(filesOf(dist), ['index.html']));
    await check('the page allows its own parts by their hashes, and no connection', () => policy(dist));
    await check('from a disk, without a network, the files of a preset are made', () => fromDisk(stage));
    await check('the page saved from the screen starts clean, with its tunnel and without its secret', () => saved(stage));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of a folder; what lies in folders below it is another face. */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
}

function policy(dist) {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const [, rules] = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  assert.match(rules, /default-src 'none'/);
  assert.match(rules, /script-src 'sha256-[^']+' 'wasm-unsafe-eval';/);
  assert.match(rules, /style-src 'sha256-[^']+';/);
  assert.match(rules, /connect-src 'none'/);
  assert.match(rules, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(rules, /unsafe-inline|unsafe-eval' |'self'|https?:/);
}

async function fromDisk({ browser, address, preset, command }) {
  const { page, context, seen, close } = await open(browser, address);
  try {
    await context.setOffline(true);
    await openPreset(page, mouse(page), preset);
    await goTo(page, 'Review');
    await page.locator('.diagram svg').first().waitFor();
    await goTo(page, 'Export');
    const refused = await page.locator('#despite-errors').count();
    if (refused) await page.locator('#despite-errors').check();
    const files = unzip(await downloadAll(page, mouse(page)));
    const expected = command.export(command.preset(preset), refused ? ['--despite-errors'] : []);
    assert.deepEqual([...files.keys()].sort(), [...expected.keys()].sort(), 'the files');
    for (const [path, bytes] of expected) assert.ok(bytes.equals(files.get(path)), `${path} differs from the command's`);
    const elsewhere = seen.requests.filter((url) => url !== address && !url.startsWith('blob:'));
    assert.deepEqual(elsewhere, [], 'requests');
    assert.deepEqual(seen.complaints, [], 'the browser complains');
  } finally {
    await close();
  }
}

async function saved({ browser, folder, address, preset }) {
  const first = await open(browser, address);
  const file = join(folder, 'saved.html');
  try {
    await openPreset(first.page, mouse(first.page), preset);
    await first.page.getByLabel('Name of the tunnel', { exact: true }).fill('Saved from the screen');
    await goTo(first.page, 'Key');
    await first.page.getByLabel('Type a key').check();
    await first.page.getByLabel('Pre-shared key', { exact: true }).fill(SECRET);
    await at(first.page, 'Key');
    writeFileSync(file, await first.page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`));
  } finally {
    await first.close();
  }
  assert.ok(!readFileSync(file, 'utf8').includes(SECRET), 'the saved page holds the key');
  const second = await open(browser, pathToFileURL(file).href);
  try {
    await at(second.page, 'Ends');
    assert.equal(await second.page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'Saved from the screen');
    assert.equal(await second.page.locator('h1').count(), 1, 'one page, not two in one another');
    await second.page.getByRole('button', { name: 'Tunnelwright', exact: true }).click();
    await openPreset(second.page, mouse(second.page), preset);
    assert.deepEqual(second.seen.complaints, [], 'the browser complains');
  } finally {
    await second.close();
  }
}
