// A saved configuration goes in, and comes back with the tunnel, the command's bytes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { open } from '../lib/browser.mjs';
import { goTo, mouse, openPreset } from '../lib/walk.mjs';

const PRESET = 'azure-pfsense-bgp-behind-nat';
const SIDE = 'home';
const BACKUP = 'core/src/devices/pfsense/merge/fixtures/2.7.2.xml';

export async function run({ check, browser, address, command }) {
  const on = async (test) => {
    const opened = await open(browser, address);
    try {
      await openPreset(opened.page, mouse(opened.page), PRESET);
      await goTo(opened.page, 'Export');
      await test(opened.page, command);
    } finally {
      await opened.close();
    }
  };
  await check('a backup chosen on the page comes back as the command writes it', () => on(adds));
  await check('a file that is no backup is refused in words', () => on(refuses));
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await file.path());
}

async function adds(page, command) {
  await page.locator('#merge-0').setInputFiles(BACKUP);
  const merged = await download(page, 'Download with the tunnel added');
  const flags = ['--merge', `${SIDE}=${BACKUP}`];
  const expected = command.export(command.preset(PRESET), flags).get(`${SIDE}/config-merged.xml`);
  assert.ok(merged.equals(expected), 'the page and the command merge differently');
  await page.locator('#merge-0').setInputFiles({ name: 'config.xml', mimeType: 'text/xml', buffer: merged });
  const restored = await download(page, 'Download with the tunnel taken out');
  assert.ok(restored.equals(readFileSync(BACKUP)), 'taking the tunnel out does not give the backup back');
}

async function refuses(page) {
  await page.locator('#merge-0').setInputFiles({ name: 'x.xml', mimeType: 'text/xml', buffer: Buffer.from('<html/>') });
  const refusal = page.locator('.merge .finding.is-error');
  await refusal.waitFor();
  assert.match(await refusal.textContent(), /\w+ \w+/);
  assert.equal(await page.getByRole('button', { name: 'Download with the tunnel added' }).count(), 0);
}
