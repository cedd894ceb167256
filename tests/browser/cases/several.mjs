// More than one tunnel: to another site, over a second line; taken away and brought back. The files are the command's.

import assert from 'node:assert/strict';

import { NARROW, WIDE, open } from '../lib/browser.mjs';
import { at, downloadAll, goTo, keyboard, mouse, openPreset } from '../lib/walk.mjs';
import { same, unzip } from '../lib/zip.mjs';

const SIZES = { 1280: WIDE, 360: NARROW };

export async function run({ check, browser, address, command }) {
  const on = async (viewport, test) => {
    const opened = await open(browser, address, { viewport });
    try {
      await test(opened.page);
      assert.deepEqual(opened.seen.complaints, [], 'complaints of the browser');
    } finally {
      await opened.close();
    }
  };
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [name, make] of Object.entries({ mouse, keyboard })) {
      await check(`a tunnel to another site is added and exported by ${name} at ${size}`, () => on(viewport, (page) => site(page, make(page), command)));
      await check(`a tunnel over a second line is added and exported by ${name} at ${size}`, () => on(viewport, (page) => line(page, make(page), command)));
    }
  }
  await check('a tunnel that was taken away comes back with all that was typed', () => on(WIDE, removed));
}

const field = (page, path) => page.locator(`[id="at-${path}"]`);
const button = (page, name) => page.getByRole('button', { name, exact: true });

async function grow(page, hand, name) {
  const fold = page.locator('summary', { hasText: 'More than one tunnel' });
  if (!(await button(page, name).isVisible())) await hand.press(fold);
  await hand.press(button(page, name));
}

/** The page's files are those that the command makes of the page's scenario. */
async function exported(page, hand, command) {
  await goTo(page, 'Export');
  assert.equal(await page.locator('#despite-errors').count(), 0, 'something is wrong with the scenario');
  const files = unzip(await downloadAll(page, hand));
  const scenario = files.get('shared/scenario.json').toString();
  same(files, command.export(scenario, []));
  return { files, scenario: JSON.parse(scenario) };
}

async function site(page, hand, command) {
  await openPreset(page, hand, 'azure-pfsense');
  await grow(page, hand, 'Add a tunnel to another site');
  await field(page, 'gateways-2--system').selectOption('pfsense');
  await goTo(page, 'Addresses');
  await field(page, 'gateways-2--lines-0--address').fill('192.0.2.30');
  await goTo(page, 'Networks');
  await field(page, 'gateways-2--networks').fill('10.30.0.0/24');
  const { files, scenario } = await exported(page, hand, command);
  assert.equal(scenario.tunnels.length, 2);
  assert.equal(scenario.tunnels[1].ends[1].gateway, 'site-2');
  assert.ok([...files.keys()].some((path) => path.startsWith('site-2/')), 'the new site has no files');
  // Nobody typed a transit network: each tunnel has one of its own.
  const drawing = files.get('shared/diagram.svg').toString();
  const transits = [...drawing.matchAll(/transit (\S+)\/30/g)].map(([, network]) => network);
  assert.equal(transits.length, 2);
  assert.notEqual(transits[0], transits[1]);
}

async function line(page, hand, command) {
  await openPreset(page, hand, 'opnsense-strongswan');
  await grow(page, hand, 'Add a tunnel over a second line of Server');
  await goTo(page, 'Addresses');
  assert.equal(await field(page, 'tunnels-1--ends-1--line').inputValue(), 'line-2');
  await field(page, 'gateways-1--lines-1--address').fill('203.0.113.30');
  const { scenario } = await exported(page, hand, command);
  assert.deepEqual(scenario.gateways[1].lines.map((one) => one.address), ['203.0.113.20', '203.0.113.30']);
  assert.equal(scenario.tunnels[1].routing.kind, 'bgp');
}

async function removed(page) {
  const hand = mouse(page);
  await openPreset(page, hand, 'azure-pfsense');
  await grow(page, hand, 'Add a tunnel to another site');
  await field(page, 'gateways-2--label').fill('The third site');
  await grow(page, hand, 'Remove tunnel-2');
  assert.equal(await page.getByRole('group', { name: 'Tunnel' }).count(), 0);
  await grow(page, hand, 'Bring tunnel-2 back');
  assert.equal(await field(page, 'gateways-2--label').inputValue(), 'The third site');
  await page.reload();
  await at(page, 'Ends');
  assert.equal(await field(page, 'gateways-2--label').inputValue(), 'The third site');
}
