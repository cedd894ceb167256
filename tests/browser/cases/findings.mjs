// Findings stand at their field, wait while it is filled in, and are cured by their button.

import assert from 'node:assert/strict';

import { open } from '../lib/browser.mjs';
import { at, goTo, mouse, openPreset } from '../lib/walk.mjs';

export async function run({ check, browser, address, command }) {
  const [preset] = command.presets();
  const on = async (start, test) => {
    const opened = await open(browser, address);
    try {
      await start(opened.page);
      await test(opened.page);
    } finally {
      await opened.close();
    }
  };
  const fromPreset = (page) => openPreset(page, mouse(page), preset);
  const empty = async (page) => {
    await page.getByRole('button', { name: 'Start empty' }).click();
    await at(page, 'Ends');
  };
  await check('a slip stands at its field and its button cures it', () => on(fromPreset, repair));
  await check('a finding waits until the field was left', () => on(empty, waits));
  await check('a list takes any sane form and shows what it understood', () => on(empty, lists));
  await check('an empty start is to do, not wrong', () => on(empty, quiet));
  await check('an error stands against the export and leads to its field', () => on(fromPreset, refusal));
  await check('a scenario with faults names them all', () => on(async () => {}, faults));
  await check('a default is shown as a value, marked when changed, put back', () => on(fromPreset, defaults));
  await check('an empty gateway subnet gets a free one proposed at its field', () => on(fromPreset, proposal));
  await check('the start has no complaint of the browser', () => complaints(browser, address));
}

async function repair(page) {
  await goTo(page, 'Networks');
  const field = page.locator('.field', { has: page.locator('[id="at-gateways-0--networks"]') });
  await field.locator('textarea').fill('192.168.10.7/24');
  await field.locator('textarea').blur();
  const finding = field.locator('.finding.is-error');
  await finding.waitFor();
  assert.match(await finding.textContent(), /192\.168\.10\.0\/24/);
  await finding.getByRole('button', { name: 'Use 192.168.10.0/24' }).click();
  await finding.waitFor({ state: 'detached' });
  assert.equal(await field.locator('textarea').inputValue(), '192.168.10.0/24');
}

async function waits(page) {
  await goTo(page, 'Addresses');
  const field = page.locator('.field', { has: page.locator('[id="at-gateways-0--lines-0--address"]') });
  await field.locator('input').pressSequentially('203.0.113');
  assert.equal(await field.locator('.finding').count(), 0, 'it speaks while one types');
  await field.locator('input').blur();
  await field.locator('.finding.is-error').waitFor();
  await field.locator('input').press('End');
  await field.locator('input').pressSequentially('.10');
  await field.locator('.finding.is-error').waitFor({ state: 'detached' });
}

async function lists(page) {
  await goTo(page, 'Networks');
  const field = page.locator('.field', { has: page.locator('[id="at-gateways-0--networks"]') });
  await field.locator('textarea').fill('10.1.0.0/16; 10.2.0.0 255.255.0.0\n10.3.0.0/255.255.0.0,10.4.0.0/16');
  const chips = await field.locator('.chip').allTextContents();
  assert.deepEqual(chips, ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16']);
}

async function quiet(page) {
  assert.equal(await page.locator('.finding').count(), 0);
  await goTo(page, 'Review');
  assert.equal(await page.locator('.finding.is-error').count(), 0);
  assert.ok(await page.locator('.finding.is-missing').count() > 3);
}

async function refusal(page) {
  await goTo(page, 'Addresses');
  await page.locator('[id="at-gateways-0--lines-0--address"]').fill('203.0.113.999');
  await goTo(page, 'Export');
  await page.getByRole('heading', { name: 'These must be put right first' }).waitFor();
  assert.equal(await page.locator('#download-all').count(), 0, 'files are offered all the same');
  await page.locator('.refusal').getByRole('button', { name: 'Go to the field' }).first().click();
  await at(page, 'Addresses');
  const focused = await page.evaluate(() => document.activeElement.id);
  assert.equal(focused, 'at-gateways-0--lines-0--address');
}

async function faults(page) {
  await page.getByText('Paste it instead').click();
  await page.getByLabel('Scenario as JSON').fill('{"version":1,"colour":1,"tunnels":[{"routing":{"kind":"rip"}}]}');
  await page.getByRole('button', { name: 'Open the pasted text' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.textContent(), /colour.*tunnels\[0\]\.routing\.kind/s);
}

async function defaults(page) {
  await goTo(page, 'Protection');
  const select = page.locator('[id="at-tunnels-0--protection-ike_encryption"]');
  assert.match(await select.locator('option').first().textContent(), /^Best that both have: /);
  await select.selectOption('aes128');
  const field = page.locator('.field', { has: select });
  await field.getByText('changed', { exact: true }).waitFor();
  await field.getByRole('button', { name: /^Put back/ }).click();
  assert.equal(await select.inputValue(), '');
}

async function complaints(browser, address) {
  const { page, seen, close } = await open(browser, address);
  await page.waitForTimeout(200);
  assert.deepEqual(seen.complaints, []);
  await close();
}

async function proposal(page) {
  await goTo(page, 'Networks');
  const subnet = page.getByLabel('Gateway subnet');
  const before = await subnet.inputValue();
  await subnet.fill('');
  await subnet.blur();
  const field = page.locator('.field', { has: subnet });
  await field.getByRole('button', { name: `Use ${before}` }).click();
  assert.equal(await subnet.inputValue(), before);
  assert.equal(await field.locator('.finding').count(), 0);
}
