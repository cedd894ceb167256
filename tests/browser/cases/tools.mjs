// The tools answer what the command answers, by mouse and by keyboard, wide and narrow; nothing typed is lost.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DAY, NARROW, WIDE, open } from '../lib/browser.mjs';
import { at, goTo, keyboard, mouse, openPreset } from '../lib/walk.mjs';

const SIZES = { 1280: WIDE, 360: NARROW };
const TOOLS = { addresses: 'Address planner', packet: 'Packet size', bill: 'Bill', matrix: 'Who speaks what' };

export async function run({ check, browser, address, command }) {
  const on = async (viewport, test) => {
    const opened = await open(browser, address, { viewport });
    const loaded = opened.seen.requests.length;
    try {
      await test(opened.page, opened);
      // A reload asks for the page itself.
      const later = opened.seen.requests.slice(loaded).filter((url) => url !== address && !/^(blob|data):/.test(url));
      assert.deepEqual(later, [], 'requests after loading');
      assert.deepEqual(opened.seen.complaints, [], 'complaints of the browser');
    } finally {
      await opened.close();
    }
  };
  for (const [size, viewport] of Object.entries(SIZES)) {
    await check(`the packet tool answers like the command at ${size}`, () => on(viewport, (page) => packet(page, command)));
    await check(`the planner answers like the command at ${size}`, () => on(viewport, (page) => planner(page, command)));
    await check(`the bill is the command's at ${size}`, () => on(viewport, (page) => bill(page, command)));
    await check(`the matrix answers like the command at ${size}`, () => on(viewport, (page) => matrix(page, command)));
    await check(`the tools by keyboard at ${size}`, () => on(viewport, (page) => keys(page, command)));
  }
  await check('a fleet is judged like the command judges it', () => on(WIDE, (page) => fleet(page, command)));
  await check('what a tool cannot read is said at its field and stays', () => on(WIDE, faults));
  await check('a tool takes from the tunnel, gives to it, and the wizard loses nothing', () => on(WIDE, (page) => exchange(page, command)));
  await check('a reload keeps a tool and what was typed', () => on(WIDE, reload));
  await check('a saved price list counts like the command counts it', () => on(WIDE, (page) => priceList(page, command)));
  await check('the card and the review say what the tunnel costs', () => on(WIDE, (page) => cost(page, command)));
  await check('a line that is known makes the sizes of the tunnel exact', () => on(WIDE, (page) => line(page, command)));
}

/** Opens a tool from the first screen. */
async function openTool(page, hand, tool) {
  await hand.press(page.locator(`[data-tool="${tool}"]`));
  await at(page, TOOLS[tool]);
  assert.match(page.url(), new RegExp(`#/tools/${tool}$`));
}

const field = (page, tool, name) => page.locator(`[id="at-${tool}-${name}"]`);

/** No sideways scroll, no style attribute, one heading, a label to each control. */
async function sound(page) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width <= room, `the page is ${width} wide in a window of ${room}`);
  assert.equal(await page.locator('[style]').count(), 0, 'style attributes');
  assert.equal(await page.locator('h1').count(), 1);
  const bare = await page.evaluate(() => [...document.querySelectorAll('main input, main select, main textarea')]
    .filter((control) => !control.labels?.length).map((control) => control.outerHTML));
  assert.deepEqual(bare, [], 'controls without a label');
}

async function packet(page, command) {
  await openTool(page, mouse(page), 'packet');
  const answer = page.locator('.answer');
  const cases = [
    { esp: 'aes256gcm16' },
    { esp: 'aes256-sha512', nat_t: true },
    { esp: '3des-md5', path: '1492', gre: true },
    { esp: 'chacha20poly1305', outer: '6', inner: '6', pppoe: true },
    { esp: 'aes128ctr-aesxcbc', mode: 'transport' },
    { esp: 'aes192-sha256-modp2048', path: '9000', nat_t: true, gre: true, pppoe: true, outer: '6' },
  ];
  for (const { esp, path = '1500', mode = '', outer = '', inner = '', ...flags } of cases) {
    await field(page, 'packet', 'path').fill(path);
    await field(page, 'packet', 'esp').fill(esp);
    for (const [name, value] of Object.entries({ mode, outer, inner })) {
      await field(page, 'packet', name).selectOption(value);
    }
    for (const name of ['nat_t', 'gre', 'pppoe']) await field(page, 'packet', name).setChecked(Boolean(flags[name]));
    const options = { mode, outer, inner };
    const given = Object.entries(options).filter(([, value]) => value).flatMap(([name, value]) => [`--${name}`, value]);
    const ticked = Object.keys(flags).map((name) => `--${name.replace('_', '-')}`);
    const expected = command.json('mtu', '--path', path, '--esp', esp, ...given, ...ticked);
    assert.equal(await answer.textContent(), `MTU ${expected.mtu}, TCP MSS ${expected.mss}`, esp);
    const rows = await page.locator('.plain-table tbody tr').evaluateAll((rows) => rows.map((row) => [
      row.cells[0].textContent, Number(row.cells[2].textContent),
    ]));
    assert.deepEqual(rows, expected.layers.map((layer) => [layer.name, layer.bytes]), esp);
    assert.equal(await page.locator('.figure svg title').count(), 1, 'the picture');
  }
  await sound(page);
}

async function matrix(page, command) {
  await openTool(page, mouse(page), 'matrix');
  const cases = [['azure', 'resource-manager', 'pfsense', '2.3.2'], ['junos', '23.2', 'openbsd', '7.2'], ['azure', 'classic-static', 'pfsense', '2.0.3']];
  for (const [one, oneRelease, other, otherRelease] of cases) {
    await field(page, 'matrix', 'one').selectOption(one);
    await field(page, 'matrix', 'one_release').selectOption(oneRelease);
    await field(page, 'matrix', 'other').selectOption(other);
    await field(page, 'matrix', 'other_release').selectOption(otherRelease);
    const rows = command.json('matrix', '--pair', `${one}@${oneRelease},${other}@${otherRelease}`, '--date', DAY);
    const works = rows.filter((row) => row.together).length;
    assert.equal(await page.locator('.answer').textContent(), `${works} abilities that both have`);
    const all = await page.locator('.plain-table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const shown = all.slice(0, rows.length);
    assert.deepEqual(shown.map(([name]) => name), rows.map((row) => row.name));
    shown.forEach(([, ...said], place) => said.forEach((words, side) => assert.ok(words.startsWith(rows[place].ends[side].why), words)));
  }
  await field(page, 'matrix', 'show').selectOption('no');
  await field(page, 'matrix', 'need').selectOption('Routing');
  assert.ok(await page.locator('.plain-table tbody tr').count() <= 3);
  await field(page, 'matrix', 'other').selectOption('none');
  await field(page, 'matrix', 'show').selectOption('');
  assert.match(await page.locator('.answer').textContent(), / abilities$/);
  await sound(page);
}

async function planner(page, command) {
  await openTool(page, mouse(page), 'addresses');
  const cases = [
    { space: ['172.16.0.0/16'], used: ['172.16.20.0/24'], purpose: 'vpn', count: '3' },
    { space: ['10.1.0.0/16'], used: ['10.1.10.0/24', '10.1.255.0/24'], far: ['192.168.0.0/16'], purpose: 'basic', count: '1' },
    { space: ['10.1.0.0/24', '10.2.0.0/24'], used: ['10.1.0.0/24'], purpose: 'growth', count: '2', within: ['10.9.0.0/28'] },
    // The highest place in the space is another side's.
    { space: ['10.1.0.0/16'], used: ['10.1.10.0/24', '10.9.0.0/24'], far: ['10.1.255.0/24', '100.64.0.0/24'], purpose: 'vpn', count: '1' },
    { space: ['10.1.0.0/24'], far: ['10.0.0.0/8', '10.1.0.0/25'], purpose: 'vpn', count: '1' },
    // Tunnels that are there already, one of them in the space; a network that leads to the Internet.
    { space: ['10.1.0.0/16'], used: ['10.1.10.0/24'], far: ['192.168.0.0/16'], transit_used: ['172.31.252.0/30', '10.1.255.252/30', '10.1.10.4'], outside: ['203.0.113.0/29'], purpose: 'vpn', count: '2' },
    // Neither side can be renumbered.
    { space: ['10.1.0.0/16'], far: ['10.1.0.0/16', '10.255.0.0/16'], transit_used: ['10.254.0.0/31'], purpose: 'vpn', count: '1' },
  ];
  for (const { space, used = [], far = [], transit_used = [], outside = [], within = [], purpose, count } of cases) {
    for (const [name, list] of Object.entries({ space, used, far, transit_used, outside, within })) {
      await field(page, 'addresses', name).fill(list.join('\n'));
    }
    await field(page, 'addresses', 'purpose').selectOption(purpose);
    await field(page, 'addresses', 'count').fill(count);
    const lists = Object.entries({ space, used, other: far, 'transit-used': transit_used, outside, within }).filter(([, list]) => list.length);
    const expected = command.json('plan-subnet', ...lists.flatMap(([name, list]) => [`--${name}`, ...list]),
      '--for', purpose, '--transit', count);
    assert.match(await page.locator('.answer').first().textContent(), new RegExp(`: ${expected.gateway_subnet.prefix}$`));
    const rows = await page.getByRole('table', { name: 'Free, with both ends' }).locator('tbody th').allTextContents();
    assert.deepEqual(rows, expected.transit.map((one) => one.network ?? one.prefix));
    assert.equal(await page.locator('.figure svg title').count(), 1, 'the picture');
    const clashes = await page.getByRole('table', { name: 'Each overlap once' }).locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => [row.cells[0].textContent, row.cells[1].textContent]));
    assert.deepEqual(clashes, expected.conflicts.map((one) => [one.change, `${one.severity}: ${one.what}`]));
    const shown = await page.getByRole('table', { name: 'Free ranges of the same size' }).locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(shown, (expected.translation?.networks ?? []).map((one) =>
      [one.network, one.of, one.shown_as ?? 'no private range has room']));
    const able = await page.getByRole('table', { name: 'Who can translate' }).locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) => [row.cells[0].textContent, row.cells[1].textContent]));
    assert.deepEqual(able, (expected.translation?.able ?? []).map((one) => [one.how, one.who]));
    assert.equal(await page.getByText(/^With BGP, .* leaks where/).count(), expected.announced.leaks.length);
    if (!clashes.length) await page.getByText('Nothing.', { exact: true }).waitFor();
  }
  await sameLegend(page);
  await field(page, 'addresses', 'kind').selectOption('every');
  const { link_local: pairs } = command.json('plan-subnet', '--space', '10.1.0.0/16', '--other', '10.1.0.0/16', '--transit-used', '10.254.0.0/31', '--apipa', 'azure', 'aws');
  const both = await page.getByRole('table', { name: 'Free, with both ends' }).locator('tr').evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(both[0].slice(1), pairs[0].ends.map((end) => end.cloud).reverse());
  assert.deepEqual(both.slice(1), pairs.map((pair) => [pair.network, ...pair.ends.map((end) => end.address).reverse()]));
  await field(page, 'addresses', 'kind').selectOption('30');
  await field(page, 'addresses', 'transit_used').fill('');
  await field(page, 'addresses', 'far').fill('10.0.0.0/8');
  const clash = page.getByRole('table', { name: 'Each overlap once' });
  assert.equal(await clash.locator('tbody tr').count(), 1);
  await sound(page);
}

/** The map says in every width what its shades mean, in words that can be read, each beside its own swatch. */
async function sameLegend(page) {
  const words = await page.locator('.figure.is-wide svg text.key').evaluateAll((texts) => texts.map((text) => {
    const { left, right, height } = text.getBoundingClientRect();
    return { word: text.textContent, left, right, height };
  }));
  assert.deepEqual(words.map(({ word }) => word), ['used', 'reserved', 'proposed', 'free']);
  const swatches = await page.locator('.figure.is-wide svg rect').evaluateAll((all) => all.slice(-4).map((one) => one.getBoundingClientRect().left));
  words.forEach(({ word, left, right, height }, place) => {
    assert.ok(height >= 11, `${word} is ${height} high`);
    assert.ok(left > swatches[place] && right < (swatches[place + 1] ?? Infinity), `${word} runs into the next one`);
  });
}

async function keys(page, command) {
  const hand = keyboard(page);
  await openTool(page, hand, 'packet');
  await hand.reach(field(page, 'packet', 'path'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1400');
  await hand.press(field(page, 'packet', 'nat_t'));
  const expected = command.json('mtu', '--path', '1400', '--esp', 'aes256gcm16', '--nat-t');
  assert.equal(await page.locator('.answer').textContent(), `MTU ${expected.mtu}, TCP MSS ${expected.mss}`);
  const planner = page.getByRole('navigation', { name: 'Tools' }).getByRole('button', { name: 'Address planner' });
  await planner.focus();
  await page.keyboard.press('Enter');
  await at(page, 'Address planner');
  await hand.reach(field(page, 'addresses', 'space'));
  await page.keyboard.type('172.16.0.0/16');
  await page.getByText('172.16.255.224/27').first().waitFor();
  await sound(page);
}

async function fleet(page, command) {
  const list = ['10.0.0.0/8', '10.1.0.0/16', '10.1.0.0/16', '192.168.0.0/24', '192.168.1.0/24', 'fd00::/8'];
  const expected = command.input(list.join('\n'), 'overlap', '-', '--json');
  await openTool(page, mouse(page), 'addresses');
  await page.getByText("Check a whole fleet's prefixes").click();
  await page.locator('#fleet').fill(list.join('\n'));
  const said = `${expected.prefixes} prefixes, ${expected.overlaps.length} overlaps; the same addresses in ${expected.summary.length}.`;
  await page.getByText(said).waitFor();
  const rows = await page.getByRole('table', { name: /^Overlaps/ }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ')));
  assert.deepEqual(rows, expected.overlaps.map((one) => `${one.prefix}, line ${one.line} ${one.inside}, line ${one.inside_line}`));
  const long = Array.from({ length: 20000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`).join('\n');
  await page.locator('#fleet-file').setInputFiles({ name: 'fleet.txt', mimeType: 'text/plain', buffer: Buffer.from(long) });
  const whole = command.input(long, 'overlap', '-', '--json');
  await page.getByText(`20000 prefixes, 0 overlaps; the same addresses in ${whole.summary.length}.`).waitFor();
  await page.locator('#fleet').fill('10.0.0.7/24');
  await page.getByText('1 entries cannot be read').waitFor();
  assert.match(await page.locator('.fold .finding').textContent(), /line 1: .*10\.0\.0\.0\/24/s);
}

async function faults(page) {
  await openTool(page, mouse(page), 'packet');
  const path = field(page, 'packet', 'path');
  await path.fill('15oo');
  await path.blur();
  await page.locator('.field', { has: path }).locator('.finding.is-error').waitFor();
  assert.equal(await path.inputValue(), '15oo');
  assert.equal(await page.locator('.answer').count(), 0, 'an answer to no question');
  await path.fill('1500');
  await page.locator('.answer').waitFor();
  await page.locator('.tool-name', { hasText: 'Address planner' }).click();
  await at(page, 'Address planner');
  const space = field(page, 'addresses', 'space');
  await space.fill('10.1.0.7/24\n10.2.0.0/33\nfd00::/48');
  await space.blur();
  const found = page.locator('.field', { has: space }).locator('.finding.is-error');
  assert.equal(await found.count(), 3);
  await found.getByRole('button', { name: 'Use 10.1.0.0/24' }).click();
  assert.equal(await space.inputValue(), '10.1.0.0/24\n10.2.0.0/33\nfd00::/48');
  assert.equal(await found.count(), 2);
}

async function exchange(page, command) {
  const [preset] = command.presets();
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Networks');
  const given = page.getByLabel('Gateway subnet');
  const before = await given.inputValue();
  await given.fill('10.20.0.0/30');
  await page.getByRole('button', { name: 'Tools', exact: true }).click();
  await at(page, 'Address planner');
  await page.locator('#take').click();
  assert.equal(await field(page, 'addresses', 'given').inputValue(), '10.20.0.0/30');
  await page.locator('.field', { has: field(page, 'addresses', 'given') }).locator('.finding.is-error').waitFor();
  await page.locator('.answer-line').first().getByRole('button', { name: 'Use it in the tunnel' }).click();
  await page.locator('.answer-line').first().getByText('The tunnel uses it.').waitFor();
  await page.locator('.tool-name', { hasText: 'Packet size' }).click();
  await at(page, 'Packet size');
  await page.locator('#take').click();
  await page.getByRole('button', { name: 'Back to the tunnel: Networks' }).click();
  await at(page, 'Networks');
  assert.equal(await given.inputValue(), before, 'the planner proposes what the preset has');
  await page.goBack();
  await at(page, 'Packet size');
  await page.goForward();
  await at(page, 'Networks');
}

async function reload(page) {
  await openTool(page, mouse(page), 'packet');
  await field(page, 'packet', 'esp').fill('aes256-sha512');
  await page.locator('.tool-name', { hasText: 'Address planner' }).click();
  await at(page, 'Address planner');
  await field(page, 'addresses', 'space').fill('10.1.0.0 255.255.0.0');
  await page.reload();
  await at(page, 'Address planner');
  assert.equal(await field(page, 'addresses', 'space').inputValue(), '10.1.0.0 255.255.0.0');
  await page.goBack();
  await at(page, 'Packet size');
  assert.equal(await field(page, 'packet', 'esp').inputValue(), 'aes256-sha512');
}

async function line(page, command) {
  const [preset] = command.presets();
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Addresses');
  await page.getByText('Size of packets on this line').first().click();
  await page.locator('[id="at-gateways-0--lines-0--mtu"]').fill('1300');
  await goTo(page, 'Review');
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Packet size' }) });
  const esp = await section.locator('li').first().textContent();
  const [, bytes] = esp.match(/^MTU (\d+): /);
  await section.getByText('The largest packet that fits a path of 1300 bytes').click();
  const table = section.getByRole('table');
  const sum = await table.locator('td:last-child').evaluateAll((cells) => cells.reduce((all, cell) => all + Number(cell.textContent), 0));
  assert.equal(sum, 1300, 'the layers add up to the path');
  assert.ok(Number(bytes) < 1300);
}

/** An amount as the page writes it. */
const money = (micros, currency) => {
  const cents = Math.floor(micros / 10_000) + Number(micros % 10_000 >= 5_000);
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} ${currency}`;
};

const costOf = (command, preset, ...options) =>
  command.input(command.preset(preset), 'cost', '-', '--json', '--date', DAY, ...options);

/** The lines of a table of the bill, amount last. */
const amounts = (table) => table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [
  row.cells[0].textContent, row.cells[row.cells.length - 1].textContent,
]));

async function sameBill(page, name, expected) {
  const lines = expected.lines.map((line) => [line.what, money(line.micros, expected.currency)]);
  const total = expected.complete ? 'A month' : 'A month, as far as known';
  if (expected.total_micros !== null) lines.push([total, money(expected.total_micros, expected.currency)]);
  assert.deepEqual(await amounts(page.getByRole('table', { name })), lines);
}

async function bill(page, command) {
  await openTool(page, mouse(page), 'bill');
  for (const preset of command.presets()) {
    await field(page, 'bill', 'of').selectOption(preset);
    const expected = costOf(command, preset);
    if (expected.currency) {
      await sameBill(page, 'Line by line', expected);
    } else {
      await page.getByText('Nothing here is billed by the month').waitFor();
    }
    assert.equal(await page.getByRole('table', { name: 'The same today' }).count(), expected.now ? 1 : 0);
    if (expected.now) await sameBill(page, 'The same today', expected.now);
  }
  const [preset] = command.presets();
  await field(page, 'bill', 'of').selectOption(preset);
  await field(page, 'bill', 'hours').click();
  const wishes = { hours: '100', 'egress-gb': '60000', mbps: '900', discount: '12.5' };
  for (const [name, value] of Object.entries(wishes)) await field(page, 'bill', name).fill(value);
  await page.getByText('Prices of your own').click();
  await field(page, 'bill', 'price').fill('public-ip=0.01, tunnel=0.02');
  const asked = (more) => {
    const options = Object.entries({ ...wishes, ...more }).map(([name, value]) => `--${name}=${value}`);
    return costOf(command, preset, ...options, '--price=public-ip=0.01', '--price=tunnel=0.02', '--compare');
  };
  const lacking = asked({});
  await sameBill(page, 'Line by line', lacking);
  assert.ok(lacking.unknown.length > 0, 'no source names the price of so much traffic');
  assert.equal(await page.locator('.bill .finding li').count(), lacking.unknown.length);
  await field(page, 'bill', 'egress-gb').fill('9000');
  const expected = asked({ 'egress-gb': '9000' });
  await sameBill(page, 'Line by line', expected);
  const [comparison] = expected.compare;
  const sizes = await amounts(page.getByRole('table', { name: 'Every size with its price' }));
  assert.deepEqual(sizes.map(([name, amount]) => [name.replace(' (planned)', ''), amount]), comparison.offers.map((offer) => [
    offer.name, offer.micros === null ? 'not known' : `${offer.complete ? '' : 'at least '}${money(offer.micros, comparison.currency)}`,
  ]));
  assert.equal(await page.locator('.figure svg title').count(), 1, 'the bar chart');
  await sound(page);
}

async function priceList(page, command) {
  await openTool(page, mouse(page), 'bill');
  const [preset] = command.presets();
  const row = (meterName, retailPrice, serviceName = 'VPN Gateway') => ({
    currencyCode: 'USD', retailPrice, unitPrice: retailPrice, unitOfMeasure: '1 Hour', skuName: meterName, meterName,
    productName: 'VPN Gateway', serviceName, armRegionName: 'westeurope', type: 'Consumption', tierMinimumUnits: 0,
  });
  const list = JSON.stringify({ BillingCurrency: 'USD', Items: [row('VpnGw1AZ', 0.5)], NextPageLink: null, Count: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'tunnelwright-'));
  try {
    const file = join(folder, 'retail.json');
    writeFileSync(file, list);
    await page.getByText('Prices of your own').click();
    await page.locator('#price-list').setInputFiles(file);
    await page.getByText('Prices of retail.json').waitFor();
    await sameBill(page, 'Line by line', costOf(command, preset, '--prices', file));
    writeFileSync(file, '{"Items": "none"}');
    await page.locator('#price-list').setInputFiles(file);
    await page.locator('.fold .finding.is-error').first().waitFor();
    assert.equal(await page.locator('.answer').count(), 0, 'a bill by a list that is none');
    await page.getByRole('button', { name: 'Take it away' }).click();
    await sameBill(page, 'Line by line', costOf(command, preset));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cost(page, command) {
  const [preset] = command.presets();
  const expected = costOf(command, preset);
  await openPreset(page, mouse(page), preset);
  const sentence = money(expected.total_micros, expected.currency);
  assert.ok((await page.locator('.card .cost').textContent()).startsWith(`${sentence} a month`));
  await goTo(page, 'Review');
  await sameBill(page, 'Line by line', expected);
  await page.getByRole('button', { name: 'Other sizes, traffic, prices of your own' }).click();
  await at(page, 'Bill');
  await field(page, 'bill', 'egress-gb').fill('300');
  await page.getByRole('button', { name: 'Keep this with the tunnel' }).click();
  const more = costOf(command, preset, '--egress-gb=300');
  await page.getByRole('button', { name: 'Back to the tunnel: Review' }).click();
  await at(page, 'Review');
  await sameBill(page, 'Line by line', more);
}
