// Each preset from start to ZIP, by mouse and by keyboard alone, wide and narrow; the files are the command's.

import assert from 'node:assert/strict';

import { NARROW, WIDE, visitor } from '../lib/browser.mjs';
import { downloadAll, keyboard, mouse, openPreset, walk } from '../lib/walk.mjs';
import { same, unzip } from '../lib/zip.mjs';

const HANDS = { mouse, keyboard };
const SIZES = { 1280: WIDE, 360: NARROW };

export async function run({ check, browser, address, command }) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const visits = visitor(browser, address, { viewport });
    try {
      for (const name of command.presets()) {
        for (const [hand, make] of Object.entries(HANDS)) {
          await check(`${name} by ${hand} at ${size}`, () => visits.visit((opened) => one(opened, { command, name, make })));
        }
      }
    } finally {
      await visits.close();
    }
  }
}

async function one({ page, seen }, { command, name, make }) {
  const hand = make(page);
  await openPreset(page, hand, name);
  const loaded = seen.requests.length;
  const listed = await page.evaluate(() => globalThis.__requests.length);
  await walk(page, hand, () => noSidewaysScroll(page));
  const refused = await page.locator('#despite-errors').count();
  if (refused) await hand.tick(page.locator('#despite-errors'));
  const flags = refused ? ['--despite-errors'] : [];
  same(unzip(await downloadAll(page, hand)), command.export(command.preset(name), flags));
  await hand.tick(page.locator('#with-secrets'));
  same(unzip(await downloadAll(page, hand)), command.export(command.preset(name), [...flags, '--with-secrets']));
  await noSidewaysScroll(page);
  const later = seen.requests.slice(loaded).filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'));
  assert.deepEqual(later, [], 'requests after loading');
  assert.equal(await page.evaluate(() => globalThis.__requests.length), listed, 'resources after loading');
  assert.deepEqual(seen.complaints, [], 'complaints of the browser');
  assert.equal(await page.locator('[style]').count(), 0, 'style attributes');
}

async function noSidewaysScroll(page) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width <= room, `the page is ${width} wide in a window of ${room}`);
}
