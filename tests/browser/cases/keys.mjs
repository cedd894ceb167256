// Keys: the tool answers what the command answers; keys typed in the wizard are judged at their field, exported as by
// the command, and leave no trace.

import assert from 'node:assert/strict';

import { NARROW, SEED, WIDE, open } from '../lib/browser.mjs';
import { forgotten, kept } from '../lib/traces.mjs';
import { at, downloadAll, goTo, keyboard, mouse, next, openPreset } from '../lib/walk.mjs';
import { same, unzip } from '../lib/zip.mjs';

const SIZES = { 1280: WIDE, 360: NARROW };
const NOTATIONS = ['ascii', 'hex', '0x', 'dashed', 'base64'];
/** The table of 2015: 'k' sixteen times. */
const SPELLINGS = {
  ascii: 'kkkkkkkkkkkkkkkk',
  hex: '6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b',
  '0x': '0x6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b',
  dashed: '6b6b6b6b-6b6b6b6b-6b6b6b6b-6b6b6b6b',
  base64: 'a2tra2tra2tra2tra2traw==',
};
const STRONG = 'Wq7xT2mNc8vRb5zKd9hJf3gLp6sYa4eU';

export async function run({ check, browser, address, command }) {
  const on = async (viewport, test) => {
    const opened = await open(browser, address, { viewport });
    const loaded = opened.seen.requests.length;
    try {
      await test(opened.page);
      const later = opened.seen.requests.slice(loaded).filter((url) => url !== address && !/^(blob|data):/.test(url));
      assert.deepEqual(later, [], 'requests after loading');
      assert.deepEqual(opened.seen.complaints, [], 'complaints of the browser');
    } finally {
      await opened.close();
    }
  };
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [name, make] of Object.entries({ mouse, keyboard })) {
      await check(`a key in every spelling is the command's by ${name} at ${size}`, () => on(viewport, (page) => spellings(page, make(page), command)));
      await check(`a key and SPIs for two systems are the command's by ${name} at ${size}`, () => on(viewport, (page) => pair(page, make(page), command)));
      await check(`keys typed for both directions are exported as by the command, by ${name} at ${size}`, () => on(viewport, (page) => byHand(page, make(page), command)));
    }
  }
  await check('the tool names what cannot be read at its field, and shows no key', () => on(WIDE, faults));
  await check('systems without a common SPI say what each takes', () => on(WIDE, (page) => noCommon(page, command)));
  await check('a wrong SPI and a wrong key are told at their fields', () => on(WIDE, wrong));
  await check('a key to be typed is never made instead', () => on(WIDE, (page) => toType(page, command)));
}

const field = (page, name) => page.locator(`[id="at-keys-${name}"]`);
const box = (page, control) => page.locator('.field', { has: control });

/** Opens the tool from the first screen. */
async function openTool(page, hand) {
  await hand.press(page.locator('[data-tool="keys"]'));
  await at(page, 'Keys');
}

/** Types into a field, by this hand. */
async function type(page, hand, control, text) {
  if (!hand.reach) return control.fill(text);
  await hand.reach(control);
  await page.keyboard.press('Control+A');
  return text ? page.keyboard.type(text) : page.keyboard.press('Delete');
}

async function choose(page, hand, control, value) {
  if (hand.reach) await hand.reach(control);
  await control.selectOption(value);
}

/** The lines of an answer, what each is and what it shows. */
const lines = (page, name) => page.getByRole('table', { name }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [
  row.cells[0].textContent, (row.cells[1].querySelector('output') ?? row.cells[1]).textContent,
]));

async function sound(page) {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width <= room, `the page is ${width} wide in a window of ${room}`);
  assert.equal(await page.locator('[style]').count(), 0, 'style attributes');
  assert.equal(await page.locator('h1').count(), 1);
  const bare = await page.evaluate(() => [...document.querySelectorAll('main input, main select, main textarea')]
    .filter((control) => !control.labels?.length).map((control) => control.outerHTML));
  assert.deepEqual(bare, [], 'controls without a label');
}

async function spellings(page, hand, command) {
  await openTool(page, hand);
  for (const from of NOTATIONS) {
    await choose(page, hand, field(page, 'from'), from);
    await type(page, hand, field(page, 'key'), SPELLINGS[from]);
    assert.ok((await lines(page, 'The same key')).every(([, text]) => /^\u2022+$/.test(text)), 'a key shows before it was asked for');
    await kept(page, [SPELLINGS.hex, SPELLINGS.base64, SPELLINGS.ascii]);
    await hand.press(page.getByRole('button', { name: 'Show', exact: true }).last());
    const expected = NOTATIONS.map((to) => command.text('key', 'convert', '--from', from, '--to', to, SPELLINGS[from]));
    assert.deepEqual((await lines(page, 'The same key')).map(([, text]) => text), expected, from);
    await kept(page, [SPELLINGS.hex, SPELLINGS.base64, SPELLINGS.ascii], { shown: true });
    await hand.press(page.locator('.tool-answer').getByRole('button', { name: 'Hide', exact: true }));
  }
  assert.match(await page.locator('.answer').first().textContent(), /^16 bytes: .*AES-128/);
  await sound(page);
  await page.reload();
  await at(page, 'Keys');
  assert.equal(await field(page, 'key').inputValue(), '', 'the key outlived a reload');
  assert.equal(await field(page, 'from').inputValue(), 'base64');
}

async function pair(page, hand, command) {
  await openTool(page, hand);
  for (const [first, second, length] of [['azure', 'pfsense', '32'], ['halon_sr', 'zywall', '31'], ['junos', 'openbsd', '40']]) {
    await choose(page, hand, field(page, 'first'), first);
    await choose(page, hand, field(page, 'second'), second);
    await type(page, hand, field(page, 'length'), length);
    await hand.press(page.getByRole('button', { name: /^Make (a|another) key$/ }));
    const psk = command.json('key', 'psk', '--for', `${first},${second}`, '--length', length, '--seed', SEED);
    await show(page, hand);
    const [[says, key]] = await lines(page, 'The key made here');
    assert.equal(key, psk.key);
    assert.equal(says, `${psk.length} characters of ${psk.alphabet.length}: ${psk.entropy_bits.toFixed(1)} bits`);
    await kept(page, [psk.key], { shown: true });
    const rules = await page.getByRole('table', { name: 'What the two systems take' }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[1].textContent));
    assert.deepEqual(rules, psk.ends.map((end) => end.takes));
    if (first !== 'azure') await numbers(page, hand, command, `${first},${second}`);
    await hide(page, hand);
  }
  await agreed(page, hand, command);
  await sound(page);
}

async function show(page, hand) {
  await hand.press(page.locator('.tool-answer').getByRole('button', { name: 'Show', exact: true }).last());
}

async function hide(page, hand) {
  await hand.press(page.locator('.tool-answer').getByRole('button', { name: 'Hide', exact: true }).last());
}

async function numbers(page, hand, command, ends) {
  await hand.press(page.getByRole('button', { name: /^Choose (SPIs|others)$/ }));
  const spi = command.json('key', 'spi', '--for', ends, '--seed', SEED);
  // Where one field serves both directions, it stands there once.
  const fields = (end) => (end.incoming.field === end.outgoing.field ? [end.incoming] : [end.incoming, end.outgoing]);
  const expected = spi.ends.flatMap((end) => fields(end).map((one) => [`${end.device}: ${one.field}`, one.value]));
  assert.deepEqual(await lines(page, 'What goes out at one end comes in at the other'), expected);
}

/** A key and an SPI that were agreed before. */
async function agreed(page, hand, command) {
  await choose(page, hand, field(page, 'first'), 'halon_sr');
  await choose(page, hand, field(page, 'second'), 'zywall');
  await type(page, hand, field(page, 'psk'), '0x6b6b6b6b6b6b6b6b6b6b');
  await page.getByText('At most', { exact: false }).first().waitFor();
  const said = await lines(page, 'What each system makes of it');
  const expected = command.json('key', 'check', '--for', 'halon_sr,zywall', '0x6b6b6b6b6b6b6b6b6b6b').ends;
  assert.deepEqual(said, expected.map((end) => [end.device, end.note ? `${end.reads}: ${end.note}` : end.reads]));
  await type(page, hand, field(page, 'spi'), '256');
  await show(page, hand);
  assert.deepEqual((await lines(page, 'The same SPI')).map(([, text]) => text), ['256', '100', '0x100', '0x00000100']);
  await page.getByText('Both systems take it').waitFor();
}

async function faults(page) {
  const hand = mouse(page);
  await openTool(page, hand);
  const key = field(page, 'key');
  const finding = box(page, key).locator('.finding.is-error');
  for (const [from, text, words] of [['hex', '6b6g', /character 4/i], ['0x', '6b6b6b', /does not begin with 0x/], ['ascii', 'ab cd', /character 3/i]]) {
    await field(page, 'from').selectOption(from);
    await key.fill(text);
    await key.blur();
    assert.match(await finding.textContent(), words);
    assert.ok(!(await finding.textContent()).includes(text), 'the finding shows the key');
    assert.equal(await page.getByRole('table', { name: 'The same key' }).count(), 0, 'an answer to what cannot be read');
    assert.equal(await key.getAttribute('aria-invalid'), 'true');
  }
  await field(page, 'from').selectOption('hex');
  await key.fill('6b006b');
  await finding.waitFor({ state: 'detached' });
  await page.getByText('byte 2 is no printable character').waitFor();
  await field(page, 'first').selectOption('azure');
  await field(page, 'second').selectOption('pfsense');
  await field(page, 'psk').fill('ein Satz-mit Blanks');
  await field(page, 'psk').blur();
  assert.match(await box(page, field(page, 'psk')).locator('.finding').first().textContent(), /does not take it: character 4/i);
  await field(page, 'length').fill('200');
  await field(page, 'length').blur();
  assert.match(await box(page, field(page, 'length')).locator('.finding').textContent(), /takes 1 to 128 characters, not 200/);
  assert.equal(await page.getByRole('button', { name: 'Make a key' }).count(), 0);
  await page.getByText('has no manual keying').first().waitFor();
}

async function noCommon(page, command) {
  await openTool(page, mouse(page));
  await field(page, 'first').selectOption('screenos');
  await field(page, 'second').selectOption('zywall');
  const refused = command.fails('key', 'spi', '--for', 'screenos,zywall');
  const [, why] = refused.match(/there is no SPI that both ends take: (.*)/);
  await page.locator('.answer', { hasText: why }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Choose SPIs' }).count(), 0);
}

const place = (page, name) => page.locator(`[id="at-tunnels-0--manual-${name}"]`);

/** Keys and SPIs that were agreed before, in several spellings. */
const AGREED = {
  to_second: { spi: '0x1a2', encryption_key: '0x000102030405060708090a0b0c0d0e0f', integrity_key: 'kkkkkkkkkkkkkkkkkkkk' },
  to_first: { spi: '777', encryption_key: '10111213-14151617-18191a1b-1c1d1e1f', integrity_key: 'ZWVlZWVlZWVlZWVlZWVlZWVlZWU=' },
};

async function byHand(page, hand, command) {
  const name = 'linux-setkey-manual';
  await openPreset(page, hand, name);
  await goTo(page, 'Protection');
  await choose(page, hand, place(page, 'encryption'), 'aes128');
  await choose(page, hand, place(page, 'integrity'), 'sha1');
  await sound(page);
  await next(page, hand);
  await at(page, 'Key');
  const typed = Object.entries(AGREED).flatMap(([way, fields]) => Object.entries(fields).map(([field, text]) => [`${way}-${field}`, text]));
  for (const [field, text] of typed) await type(page, hand, place(page, field), text);
  await sound(page);
  assert.equal(await page.locator('.finding.is-error').count(), 0);
  const secrets = typed.filter(([field]) => !field.endsWith('spi')).map(([, text]) => text);
  await forgotten(page, ['0x1a2', '"777"', ':777']);
  await kept(page, secrets);
  await hand.press(box(page, place(page, 'to_first-encryption_key')).getByRole('button', { name: 'Show' }));
  await kept(page, secrets);
  await next(page, hand);
  await at(page, 'Review');
  await kept(page, secrets);
  await next(page, hand);
  await at(page, 'Export');
  const scenario = JSON.parse(command.preset(name));
  scenario.tunnels[0].manual = { encryption: 'aes128', integrity: 'sha1', ...AGREED };
  same(unzip(await downloadAll(page, hand)), command.export(JSON.stringify(scenario), []));
  await hand.tick(page.locator('#with-secrets'));
  same(unzip(await downloadAll(page, hand)), command.export(JSON.stringify(scenario), ['--with-secrets']));
}

async function wrong(page) {
  await openPreset(page, mouse(page), 'halon-zywall-manual');
  await goTo(page, 'Key');
  const cases = [
    ['to_second-spi', '255', /reserved/],
    ['to_second-spi', '0x1g', /character 4/i],
    ['to_second-spi', '5000', /256 to 4095/],
    ['to_first-encryption_key', 'abc', /3 characters/],
    ['to_first-encryption_key', '0001020304050607', /no printable character|characters/],
  ];
  for (const [name, text, words] of cases) {
    const control = place(page, name);
    await control.fill(text);
    await control.blur();
    const finding = box(page, control).locator('.finding.is-error');
    await finding.first().waitFor();
    assert.match(await finding.first().textContent(), words, text);
    assert.ok(text.length < 4 || !(await finding.first().textContent()).includes(text), 'the finding shows the key');
    await control.fill('');
    await finding.first().waitFor({ state: 'detached' });
  }
  await place(page, 'to_second-spi').fill('5000');
  await goTo(page, 'Export');
  assert.equal(await page.locator('#download-all').count(), 0, 'files are offered all the same');
}

async function toType(page, command) {
  const [preset] = command.presets();
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Key');
  await page.getByLabel('Type a key').check();
  const key = page.getByLabel('Pre-shared key');
  assert.equal(await box(page, key).locator('.finding').count(), 0, 'it speaks before one could type');
  await key.focus();
  await key.blur();
  assert.match(await box(page, key).locator('.finding').textContent(), /the field is empty/);
  await goTo(page, 'Export');
  assert.equal(await page.locator('#download-all').count(), 0, 'a key that nobody agreed on is exported');
  await page.locator('#despite-errors').click();
  await page.locator('#with-secrets').click();
  const files = unzip(await downloadAll(page, mouse(page)));
  assert.ok(![...files.keys()].some((path) => path.includes('secret')), 'a made key in the files');
  await page.locator('#with-secrets').click();
  await page.locator('#despite-errors').click();
  await page.locator('.refusal').getByRole('button', { name: 'Go to the field' }).first().click();
  await at(page, 'Key');
  await page.getByLabel('Pre-shared key').fill(STRONG);
  await goTo(page, 'Export');
  await page.locator('#with-secrets').click();
  const scenario = JSON.parse(command.preset(preset));
  scenario.tunnels[0].psk = STRONG;
  same(unzip(await downloadAll(page, mouse(page))), command.export(JSON.stringify(scenario), ['--with-secrets']));
  await page.reload();
  await at(page, 'Export');
  await page.locator('.refusal').waitFor();
  assert.match(await page.locator('.refusal').textContent(), /is to be typed/, 'another key after a reload');
}
