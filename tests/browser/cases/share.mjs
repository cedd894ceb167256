// A link fills the wizard in and loses nothing; old, broken and newer links; the code for a camera; a copy of the page.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { NARROW, WIDE, open } from '../lib/browser.mjs';
import { seenIn } from '../lib/qr.mjs';
import { kept } from '../lib/traces.mjs';
import { at, goTo, keyboard, mouse, openPreset } from '../lib/walk.mjs';

const SECRET = 'CorrectHorseBatteryStaple42';
const LINKS = 'tests/ref/links/1';

export async function run({ check, browser, dist, address, command }) {
  const presets = command.presets();
  const fresh = async (test, options = {}, where = address) => {
    const opened = await open(browser, where, options);
    try {
      await test(opened.page, opened);
      assert.deepEqual(opened.seen.complaints, [], 'the browser complains');
    } finally {
      await opened.close();
    }
  };
  for (const [viewport, kind] of [[WIDE, mouse], [WIDE, keyboard], [NARROW, mouse], [NARROW, keyboard]]) {
    const how = `${kind.name}, ${viewport.width}`;
    await check(`a copied link fills the wizard in elsewhere, without the key (${how})`, () =>
      fresh((page) => passed(browser, page, kind, presets[1], viewport), { viewport }));
    await check(`the code holds the link (${how})`, () => fresh((page) => code(page, kind(page), presets[1]), { viewport }));
    await check(`a link takes nothing away (${how})`, () => fresh((page) => takenBack(page, kind(page), address), { viewport }));
  }
  await check('links of every preset that were kept open what they opened', () => fresh((page) => old(page, address)));
  await check('a broken link says so and starts empty', () => fresh((page) => broken(page, address)));
  await check('a link that is opened in a page at work takes nothing away', () => fresh((page, { context }) => elsewhere(page, context, address)));
  await check('back does not open the link again', () => fresh((page) => back(page, address)));
  await check('too much for a code, too much for a link: said', () => fresh((page) => large(page, presets[0])));
  const folder = mkdtempSync(join(tmpdir(), 'tw-share-'));
  const stage = { browser, folder, dist, preset: presets[1] };
  try {
    for (const kind of [mouse, keyboard]) {
      await check(`a saved page opens with its tunnel, without the key (${kind.name})`, () => fresh((page) => savedWith(page, kind(page), stage)));
    }
    await check('a page saved empty is the page, byte for byte', () => fresh((page) => savedEmpty(page, stage)));
    await check('a saved page saves itself again', () => fresh((page) => again(page, stage)));
    await check('from a disk there is a link and no code', () =>
      fresh((page) => onDisk(page, presets[0]), {}, pathToFileURL(join(dist, 'index.html')).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const scenarioOf = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem('tunnelwright')).scenario);
const linkOf = (page) => page.locator('#share-link').inputValue();
const words = (name) => readFileSync(join(LINKS, `${name}.txt`), 'utf8').trim();

/** Types a key, so that there is a secret to lose. */
async function typeKey(page) {
  await goTo(page, 'Key');
  await page.getByLabel('Type a key').check();
  await page.getByLabel('Pre-shared key', { exact: true }).fill(SECRET);
}

async function passed(browser, page, kind, preset, viewport) {
  const hand = kind(page);
  await openPreset(page, hand, preset);
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('Über den Link "weiter" <b>');
  await typeKey(page);
  for (const step of ['Export', 'Review']) {
    await goTo(page, step);
    await hand.press(page.getByRole('button', { name: 'Copy link', exact: true }));
    await page.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await linkOf(page));
  }
  const [link, sent] = [await linkOf(page), await scenarioOf(page)];
  assert.match(link, /^http:[^#]*#\/link\/1\.[\w-]+$/);
  assert.ok(!Buffer.from(link.split('1.')[1], 'base64url').includes(SECRET), 'the link holds the key');
  const there = await open(browser, link, { viewport });
  try {
    await at(there.page, 'Ends');
    assert.deepEqual(await scenarioOf(there.page), sent);
    assert.equal(await there.page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'Über den Link "weiter" <b>');
    await there.page.getByText('This tunnel came with the link').waitFor();
    assert.ok(!there.page.url().includes('link/'), 'the link stays in the address line');
    await kept(there.page, [SECRET]);
    assert.deepEqual(there.seen.requests.filter((url) => url !== link.replace(/#.*/, '')), [], 'requests');
    assert.deepEqual(there.seen.complaints, [], 'the browser complains');
  } finally {
    await there.close();
  }
}

async function code(page, hand, preset) {
  await openPreset(page, hand, preset);
  await goTo(page, 'Review');
  await hand.press(page.locator('#share-code'));
  const picture = page.getByRole('img', { name: 'QR code of the link above' });
  assert.equal(await read(page, picture), await linkOf(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await read(page, picture), await linkOf(page), 'in the dark');
  await hand.press(page.locator('#share-code'));
  assert.equal(await picture.count(), 0);
}

async function read(page, locator) {
  // On a narrow screen the bar at the bottom lies over what is scrolled to the lowest place.
  await locator.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return seenIn(page, (await locator.screenshot()).toString('base64'));
}

async function takenBack(page, hand, address) {
  await hand.press(page.getByRole('button', { name: 'Start empty' }));
  await at(page, 'Ends');
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('My own work');
  await page.evaluate((hash) => { location.hash = hash; }, `#/link/${words('azure-pfsense')}`);
  await page.getByText('This tunnel came with the link').waitFor();
  assert.notEqual((await scenarioOf(page)).name, 'My own work');
  await page.reload();
  await page.goto(`${address}#/`);
  await page.getByText('My own work').waitFor();
  await hand.press(page.getByRole('button', { name: 'Take it back' }));
  await at(page, 'Ends');
  assert.equal((await scenarioOf(page)).name, 'My own work');
}

async function old(page, address) {
  const names = readdirSync(LINKS).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4));
  assert.ok(names.length >= 22, `${names.length} links`);
  for (const name of names) {
    await page.goto(`${address}#/link/${words(name)}`);
    await page.getByText('This tunnel came with the link').waitFor();
    await page.waitForFunction(() => !location.hash.includes('link/'));
    const expected = JSON.parse(readFileSync(join(LINKS, `${name}.json`), 'utf8'));
    await page.waitForFunction((name) => JSON.parse(sessionStorage.getItem('tunnelwright')).scenario.name === name, expected.name);
    assert.deepEqual(await scenarioOf(page), expected, name);
  }
}

async function broken(page, address) {
  const right = words('azure-pfsense');
  for (const [link, said] of [
    [right.slice(0, -9), /cut off or changed/],
    ['1.', /cut off or changed/],
    ['nonsense', /cut off or changed/],
    [right.replace('1.', '7.'), /form 7, and this Tunnelwright reads up to 1: .*take a newer one/],
  ]) {
    // In a page that is open already, and in a new one.
    for (const before of [undefined, 'about:blank']) {
      if (before) await page.goto(before);
      await page.goto(`${address}#/link/${link}`);
      const refusal = page.getByRole('alert');
      await refusal.filter({ hasText: said }).waitFor();
      assert.equal(await page.evaluate(() => sessionStorage.getItem('tunnelwright')), null, 'something was opened');
    }
  }
  await page.getByRole('button', { name: 'Start empty' }).click();
  await at(page, 'Ends');
}

async function elsewhere(page, context, address) {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('In the other tab');
  const other = await context.newPage();
  await other.goto(`${address}#/link/${words('azure-pfsense')}`);
  await other.getByText('In the other tab').waitFor();
  await other.getByRole('button', { name: 'Take it back' }).click();
  await other.waitForFunction(() => JSON.parse(sessionStorage.getItem('tunnelwright')).scenario.name === 'In the other tab');
}

async function back(page, address) {
  await page.goto(`${address}#/tools/packet`);
  await at(page, 'Packet size');
  await page.evaluate((hash) => { location.hash = hash; }, `#/link/${words('azure-pfsense')}`);
  await at(page, 'Ends');
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('Changed since');
  await page.goBack();
  await at(page, 'Packet size');
  await page.goForward();
  await at(page, 'Ends');
  assert.equal(await page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'Changed since');
}

/** Text that no packing makes small. */
const noise = (length) => Array.from({ length }, (_, place) => String.fromCharCode(97 + ((place * place * 7919 + place * 104729) % 9973) % 26)).join('');

async function large(page, preset) {
  await openPreset(page, mouse(page), preset);
  await page.getByLabel('Name of the tunnel', { exact: true }).fill(noise(1500));
  await goTo(page, 'Review');
  await page.locator('#share-code').click();
  await page.getByText('too long for a QR code').waitFor();
  assert.equal(await page.getByRole('img', { name: 'QR code' }).count(), 0);
  await goTo(page, 'Ends');
  await page.getByLabel('Name of the tunnel', { exact: true }).fill(noise(70_000));
  await goTo(page, 'Review');
  await page.getByText('too large for a link').waitFor();
  assert.equal(await page.locator('#share-link').count(), 0);
}

/** Presses a button that saves, and puts what came into a file. */
async function save(page, hand, id, folder) {
  const button = page.locator(id);
  if (!await button.isVisible()) await hand.press(page.locator('.share summary'));
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press(button)]);
  const file = join(folder, download.suggestedFilename());
  writeFileSync(file, readFileSync(await download.path()));
  return file;
}

async function savedWith(page, hand, { browser, folder, preset }) {
  await openPreset(page, hand, preset);
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('On a USB stick');
  await typeKey(page);
  await page.getByLabel('Colours').selectOption('dark');
  await goTo(page, 'Review');
  const file = await save(page, hand, '#save-with', folder);
  assert.match(file, /on-a-usb-stick\.html$/);
  assert.ok(!readFileSync(file, 'utf8').includes(SECRET), 'the saved page holds the key');
  const sent = await scenarioOf(page);
  const there = await open(browser, pathToFileURL(file).href);
  try {
    await there.context.setOffline(true);
    await at(there.page, 'Ends');
    assert.deepEqual(await scenarioOf(there.page), sent);
    await there.page.getByText('This tunnel came with the link or the page').waitFor();
    // What was typed since counts more than what the file brought, also after it is loaded again.
    await there.page.getByLabel('Name of the tunnel', { exact: true }).fill('Typed since');
    await there.page.reload();
    await at(there.page, 'Ends');
    assert.equal((await scenarioOf(there.page)).name, 'Typed since');
    await kept(there.page, [SECRET]);
    assert.deepEqual(there.seen.complaints, [], 'the browser complains');
    assert.deepEqual(there.seen.requests.filter((url) => url.replace(/#.*/, '') !== pathToFileURL(file).href), [], 'requests');
  } finally {
    await there.close();
  }
}

async function savedEmpty(page, { folder, dist, preset }) {
  await openPreset(page, mouse(page), preset);
  await typeKey(page);
  await goTo(page, 'Export');
  const file = await save(page, mouse(page), '#save-empty', folder);
  const [copy, original] = [readFileSync(file), readFileSync(join(dist, 'index.html'))];
  assert.ok(copy.equals(original), `the copy has ${copy.length} bytes, the page ${original.length}`);
}

async function again(page, { browser, folder, dist, preset }) {
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Review');
  const first = await save(page, mouse(page), '#save-with', folder);
  const there = await open(browser, pathToFileURL(first).href);
  try {
    await goTo(there.page, 'Review');
    const second = await save(there.page, mouse(there.page), '#save-empty', folder);
    assert.ok(readFileSync(second).equals(readFileSync(join(dist, 'index.html'))), 'the copy of the copy is another page');
  } finally {
    await there.close();
  }
}

async function onDisk(page, preset) {
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Review');
  assert.match(await linkOf(page), /^file:.*#\/link\/1\./);
  await page.getByText('This page lies on your disk').waitFor();
  assert.equal(await page.locator('#share-code').count(), 0);
}
