// Pictures of the page for people to look at: target/screens/.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { NARROW, WIDE, open } from './lib/browser.mjs';
import { goTo, mouse, openPreset } from './lib/walk.mjs';

const FOLDER = 'target/screens';

/** Takes every picture. */
export async function screens({ browser, address, command }) {
  mkdirSync(FOLDER, { recursive: true });
  const presets = command.presets();
  for (const scheme of ['light', 'dark']) {
    for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
      const { page, close } = await open(browser, address, { viewport, scheme });
      const shot = (name, fullPage = false) =>
        page.screenshot({ path: join(FOLDER, `${name}-${size}-${scheme}.png`), fullPage });
      await story(page, shot, presets);
      await tools(page, shot);
      await keys(page, shot);
      await links(page, shot);
      await close();
    }
  }
}

/** A link over other work, and one that is broken. */
async function links(page, shot) {
  const words = readFileSync('tests/ref/links/1/azure-pfsense.txt', 'utf8').trim();
  await page.goto(page.url().replace(/#.*/, `#/link/${words}`));
  await page.getByText('This tunnel came with the link').waitFor();
  await shot('21-from-link');
  await page.goto(page.url().replace(/#.*/, `#/link/${words.slice(0, -5)}`));
  await page.getByRole('alert').waitFor();
  await shot('22-broken-link');
}

async function story(page, shot, [first, behindNat = first]) {
  const hand = mouse(page);
  await shot('01-start');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await shot('02-empty');
  await page.goBack();
  await openPreset(page, hand, behindNat);
  await shot('03-ends');
  await goTo(page, 'Addresses');
  await shot('04-addresses', true);
  await slips(page);
  await shot('05-three-findings', true);
  await page.goto(page.url().replace(/#.*/, '#/'));
  await openPreset(page, hand, behindNat);
  for (const [number, step] of [['06', 'Networks'], ['07', 'Routing'], ['08', 'Protection'], ['09', 'Key']]) {
    await goTo(page, step);
    await shot(`${number}-${step.toLowerCase()}`);
  }
  await goTo(page, 'Review');
  await shot('10-review', true);
  await page.locator('#share-code').click();
  await page.locator('.share summary').click();
  await page.locator('.share').evaluate((element) => element.scrollIntoView());
  await shot('20-share');
  await goTo(page, 'Export');
  await shot('11-export');
  await page.locator('.file').first().getByRole('button', { name: 'View' }).click();
  await shot('12-file', true);
  const toggle = page.locator('.card-toggle');
  if (await toggle.isVisible()) {
    await goTo(page, 'Routing');
    await toggle.click();
    await shot('13-card');
  }
}

/** Three findings of three kinds. */
async function slips(page) {
  await goTo(page, 'Networks');
  const first = page.locator('textarea').first();
  await first.fill('10.0.0.7/24, 172.16.0.0/12');
  await first.blur();
  await page.locator('textarea').nth(1).focus();
}

/** The steps that manual keys have of their own, with a slip, and the tool for keys. */
async function keys(page, shot) {
  await page.goto(page.url().replace(/#.*/, '#/'));
  await openPreset(page, mouse(page), 'halon-zywall-manual');
  await goTo(page, 'Protection');
  await page.getByText('IKE or by hand, compared').click();
  await shot('17-manual-protection', true);
  await goTo(page, 'Key');
  await page.locator('[id="at-tunnels-0--manual-to_second-spi"]').fill('255');
  await page.locator('[id="at-tunnels-0--manual-to_first-encryption_key"]').fill('abc');
  await page.locator('[id="at-tunnels-0--manual-to_first-encryption_key"]').blur();
  await shot('18-manual-key', true);
  await page.goto(page.url().replace(/#.*/, '#/tools/keys'));
  await page.locator('[id="at-keys-key"]').fill('kkkkkkkkkkkkkkkk');
  await page.locator('#take').click();
  await page.locator('[id="at-keys-length"]').fill('31');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('button', { name: 'Choose SPIs' }).click();
  await page.locator('[id="at-keys-psk"]').fill('Sommer-2024');
  await page.locator('[id="at-keys-psk"]').blur();
  await page.locator('.tool-answer').getByRole('button', { name: 'Show', exact: true }).first().click();
  await shot('19-tool-keys', true);
}

/** The tools, with the values of the tunnel that lies open. */
async function tools(page, shot) {
  for (const [number, tool] of [['14', 'addresses'], ['15', 'packet'], ['16', 'bill'], ['17', 'matrix']]) {
    await page.goto(page.url().replace(/#.*/, `#/tools/${tool}`));
    if (['addresses', 'packet'].includes(tool)) await page.locator('#take').click();
    await page.locator('.answer').first().waitFor();
    await shot(`${number}-tool-${tool}`, true);
  }
}
