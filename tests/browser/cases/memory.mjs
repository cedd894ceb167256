// What is kept: over a reload, back and forward, another kind of routing, another system. And what is not: secrets.

import assert from 'node:assert/strict';

import { open } from '../lib/browser.mjs';
import { traces } from '../lib/traces.mjs';
import { at, goTo, mouse, next, openPreset } from '../lib/walk.mjs';

const SECRET = 'CorrectHorseBatteryStaple42';

export async function run({ check, browser, address, command }) {
  const [preset] = command.presets();
  const on = async (test) => {
    const opened = await open(browser, address);
    try {
      await openPreset(opened.page, mouse(opened.page), preset);
      await test(opened.page, opened);
    } finally {
      await opened.close();
    }
  };
  await check('a reload keeps what was typed and where', () => on(reload));
  await check('back and forward walk the steps and lose nothing', () => on(history));
  await check('another kind of routing and back loses nothing', () => on(kinds));
  await check('another system and back loses nothing', () => on(systems));
  await check('no secret in storage, address, title or document', () => on(secrets));
  await check('an earlier visit is offered again', () => on(earlier));
  await check('refused storage breaks nothing', () => refused(browser, address));
}

async function reload(page) {
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('Kept over a reload');
  await goTo(page, 'Networks');
  const networks = page.getByLabel('Networks').first();
  await networks.fill('10.77.0.0/16, 10.78.0.0 255.255.0.0');
  await page.reload();
  await at(page, 'Networks');
  assert.equal(await page.getByLabel('Networks').first().inputValue(), '10.77.0.0/16\n10.78.0.0 255.255.0.0');
  await goTo(page, 'Ends');
  assert.equal(await page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'Kept over a reload');
}

async function history(page) {
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('Kept in history');
  for (const step of ['Addresses', 'Networks', 'Routing']) {
    await next(page, mouse(page));
    await at(page, step);
  }
  await page.goBack();
  await at(page, 'Networks');
  assert.match(await page.title(), /^Networks/);
  await page.goBack();
  await at(page, 'Addresses');
  await page.goForward();
  await at(page, 'Networks');
  await page.goBack();
  await page.goBack();
  await at(page, 'Ends');
  assert.equal(await page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'Kept in history');
}

async function kinds(page) {
  await goTo(page, 'Routing');
  await page.getByLabel('Route-based, BGP').check();
  const asn = page.locator('[id="at-gateways-0--bgp-asn"]');
  if (await asn.evaluate((element) => element.tagName) === 'BUTTON') await asn.click();
  await page.locator('input[id="at-gateways-0--bgp-asn"]').fill('65077');
  await page.getByLabel('Policy-based').check();
  await page.getByLabel('Route-based, BGP').check();
  assert.equal(await page.locator('input[id="at-gateways-0--bgp-asn"]').inputValue(), '65077');
}

async function systems(page) {
  const system = page.locator('[id="at-gateways-1--system"]');
  const before = await page.evaluate(() => sessionStorage.getItem('tunnelwright'));
  const own = await system.inputValue();
  const others = await system.locator('option').evaluateAll((options) => options.map((option) => option.value));
  await system.selectOption(others.find((other) => other && other !== own));
  await system.selectOption(own);
  await page.waitForTimeout(50);
  const after = await page.evaluate(() => sessionStorage.getItem('tunnelwright'));
  assert.deepEqual(JSON.parse(after).scenario, JSON.parse(before).scenario);
}

async function secrets(page) {
  await goTo(page, 'Key');
  await page.getByLabel('Type a key').check();
  await page.getByLabel('Pre-shared key').fill(SECRET);
  await goTo(page, 'Export');
  await page.locator('#with-secrets').click();
  const file = page.locator('.file', { has: page.locator('.tag.is-secret') }).first();
  await file.getByRole('button', { name: 'View' }).click();
  assert.ok(!(await traces(page)).includes(SECRET), 'the key shows before it was asked for');
  await page.locator('#show-secrets').click();
  assert.ok((await page.locator('.code').textContent()).includes(SECRET), 'the key does not show when asked for');
  await page.reload();
  await at(page, 'Export');
  assert.ok(!(await traces(page)).includes(SECRET), 'the key outlived a reload');
}

async function earlier(page, { context }) {
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('From an earlier visit');
  const again = await context.newPage();
  await again.goto(page.url().replace(/#.*/, ''));
  await again.getByText('From an earlier visit').waitFor();
  await again.getByRole('button', { name: 'Continue' }).click();
  await at(again, 'Ends');
  assert.equal(await again.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'From an earlier visit');
}

async function refused(browser, address) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const refuse = { get: () => { throw new DOMException('refused', 'SecurityError'); } };
    Object.defineProperty(window, 'localStorage', refuse);
    Object.defineProperty(window, 'sessionStorage', refuse);
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await at(page, 'Ends');
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('Nothing is kept');
  await next(page, mouse(page));
  await at(page, 'Addresses');
  await context.close();
}
