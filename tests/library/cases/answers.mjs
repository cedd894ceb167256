// Every function answers as the command does; what is wrong is a typed error, and no fault ends the library.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { DAY, SEED } from '../../browser/lib/browser.mjs';
import { QUESTION } from '../lib/project.mjs';

export async function run({ check, folder, command }) {
  const from = (name) => import(pathToFileURL(join(folder, 'node_modules/@tunnelwright/core', name)));
  const { load, TunnelwrightError } = await from('node.mjs');
  const library = await load();
  const tools = await (await from('tools.mjs')).load();
  const preset = (name) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, command.preset(name));
    return file;
  };
  await check('every function answers as the command does', () => {
    same(library, command, preset);
    withoutScenario(library, command);
  });
  await check('the tools alone answer as the command does, of every system', () => {
    assert.deepEqual(Object.keys(library).filter((name) => name in tools), Object.keys(tools), 'functions');
    withoutScenario(tools, command);
    everySystem(tools, library, command);
  });
  const fails = (test) => thrown(test, TunnelwrightError);
  await check('a wrong question names every field', () => {
    questions(library, fails);
    questions(tools, fails);
    assert.deepEqual(fails(() => library.preset('none')).faults.map(({ field }) => field), ['name']);
    assert.deepEqual(fails(() => library.check(() => 1)).faults.map(({ field }) => field), ['']);
  });
  await check('a scenario of the wrong form and a refused one are two errors', () => refusals(library, fails));
  await check('a fault of the core is a typed error, and the next call works', () => panics(library, fails));
  await check('a module that cannot be loaded is a typed error, and can be loaded later', () => loading(folder));
}

function same(library, command, preset) {
  const equal = (ours, ...words) => assert.deepEqual(ours, command.json(...words), words.join(' '));
  for (const name of command.presets()) {
    const file = preset(name);
    const scenario = JSON.parse(command.preset(name));
    assert.deepEqual(library.preset(name), scenario);
    const days = ['--date', DAY];
    const { findings, agreement } = library.check(scenario, QUESTION_OF_DAY);
    const bad = findings.some((finding) => finding.severity === 'error');
    if (!bad) equal(library.check(scenario, QUESTION_OF_DAY), 'check', file, ...days);
    assert.equal(library.plan(scenario, QUESTION_OF_DAY).agreement.length, agreement.length);
    equal(library.cost(scenario, { ...QUESTION_OF_DAY, egress_gb: 100, compare: true }), 'cost', file, '--egress-gb', '100', '--compare', ...days);
  }
  equal(library.presets(), 'presets');
}

/** What needs no scenario: both modules have it. */
function withoutScenario(library, command) {
  const equal = (ours, ...words) => assert.deepEqual(ours, command.json(...words), words.join(' '));
  const { keys } = library;
  equal(library.matrix(QUESTION_OF_DAY), 'matrix', '--date', DAY);
  equal(library.pair({ ...QUESTION_OF_DAY, ends: ['azure', 'pfsense@2.3'] }), 'matrix', '--pair', 'azure,pfsense@2.3', '--date', DAY);
  equal(library.subnet({ space: ['10.0.0.0/16'], other: ['10.0.0.0/24'], transit: 2 }), 'plan-subnet', '--space', '10.0.0.0/16', '--other', '10.0.0.0/24', '--transit', '2');
  equal(library.mtu({ path: 1492, esp: 'aes256-sha256', nat_t: true }), 'mtu', '--path', '1492', '--esp', 'aes256-sha256', '--nat-t');
  equal(keys.psk({ devices: ['azure', 'setkey'], length: 40, seed: SEED }), 'key', 'psk', '--for', 'azure,setkey', '--length', '40', '--seed', SEED);
  equal(keys.spi({ devices: ['halon_sr', 'zywall'], seed: SEED }), 'key', 'spi', '--for', 'halon_sr,zywall', '--seed', SEED);
  assert.equal(keys.convert({ from: 'ascii', to: 'dashed', text: 'abcdefgh' }), command.text('key', 'convert', '--from', 'ascii', '--to', 'dashed', 'abcdefgh'));
  const { strength, ...judged } = command.json('key', 'check', '--for', 'azure,halon_sr', 'abcdefgh12345678');
  assert.deepEqual(keys.check({ devices: ['azure', 'halon_sr'], key: 'abcdefgh12345678' }), judged);
  assert.ok(strength, 'only the command guesses');
}

/** Each system's facts, each pair, and where something can translate: the same from the small module and the whole one. */
function everySystem(tools, library, command) {
  const systems = command.json('matrix', '--date', DAY).devices;
  const ids = systems.map(({ id }) => id);
  const by_hand = systems.filter(({ manual }) => manual).map(({ id }) => id);
  assert.ok(ids.length > 15 && by_hand.length > 5, `${ids.length} systems, ${by_hand.length} with manual keys`);
  const said = (ask, of) => {
    try {
      return ask(of);
    } catch ({ kind, faults }) {
      return { kind, faults };
    }
  };
  const both = (ask) => assert.deepEqual(said(ask, tools), said(ask, library), String(ask));
  for (const [place, id] of ids.entries()) {
    const ends = [id, ids[(place + 1) % ids.length]];
    both(({ pair }) => pair({ ...QUESTION_OF_DAY, ends }));
    both(({ keys }) => keys.psk({ devices: ends, seed: SEED }));
    both(({ keys }) => keys.check({ devices: ends, key: '0x31323334"?' }));
  }
  for (const id of by_hand) both(({ keys }) => keys.spi({ devices: [id, by_hand[0]], seed: SEED }));
  const overlap = { space: ['10.0.0.0/16'], used: ['10.0.1.0/24'], other: ['10.0.1.0/24', '10.0.1.0/25'], apipa: ['azure', 'aws'] };
  both(({ subnet }) => subnet(overlap));
  assert.ok(tools.subnet(overlap).translation.able.length, 'who can translate');
}

const QUESTION_OF_DAY = { date: QUESTION.date };

function thrown(test, type) {
  try {
    test();
  } catch (error) {
    assert.ok(error instanceof type, `${error} is no typed error`);
    return error;
  }
  throw new Error('nothing is thrown');
}

function questions(library, fails) {
  const fields = (test) => {
    const error = fails(test);
    assert.equal(error.kind, 'question');
    assert.ok(error.faults.every(({ what }) => what) && error.message.includes(error.faults[0].what));
    return error.faults.map(({ field }) => field);
  };
  assert.deepEqual(fields(() => library.mtu({ path: 'x', esp: 'rot13', outer: 5 })), ['path', 'esp', 'outer']);
  assert.deepEqual(fields(() => library.mtu({ pathh: 1500, nat_t: 'yes' })), ['nat_t', 'pathh']);
  assert.deepEqual(fields(() => library.subnet({ space: ['10.0.0'], other: ['x'] })), ['space[0]', 'other[0]']);
  assert.deepEqual(fields(() => library.keys.psk({ devices: ['x', 'azure', 'y'] })), ['devices[0]', 'devices[2]']);
  assert.deepEqual(fields(() => library.mtu(() => 1)), ['']);
  const secret = fails(() => library.keys.convert({ from: 'hex', to: '0x', text: 'hunter2' }));
  assert.ok(!secret.message.includes('hunter2'), 'the error shows the key');
}

function refusals(library, fails) {
  const form = fails(() => library.check({ version: 1, gateways: [{ idd: 'a' }] }));
  assert.deepEqual([form.kind, form.faults[0].field], ['scenario', 'gateways[0].idd']);
  const scenario = library.preset('azure-pfsense');
  scenario.gateways[0].networks = [];
  const refused = fails(() => library.export(scenario, QUESTION));
  assert.equal(refused.kind, 'refused');
  assert.ok(refused.findings.some(({ path }) => path.startsWith('gateways[0].networks')));
  assert.deepEqual(refused.faults.map(({ field }) => field), refused.findings.map(({ path }) => path));
}

function panics(library, fails) {
  const circle = {};
  circle.again = circle;
  let deep = [];
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  for (const scenario of [circle, deep]) {
    assert.equal(fails(() => library.check(scenario)).kind, 'internal');
    assert.equal(library.mtu({ esp: 'aes256gcm16' }).mtu, 1446, 'the next call');
  }
}

async function loading(folder) {
  const fresh = pathToFileURL(join(folder, 'node_modules/@tunnelwright/core/index.js'));
  const { load, TunnelwrightError } = await import(fresh);
  for (const source of [new Uint8Array(8), 'http://127.0.0.1:1/none.wasm']) {
    const error = await load(source).then(() => undefined, (error) => error);
    assert.ok(error instanceof TunnelwrightError && error.kind === 'load', String(error));
  }
  const { readFile } = await import('node:fs/promises');
  const library = await load(readFile(join(folder, 'node_modules/@tunnelwright/core/tunnelwright.wasm')));
  assert.equal(library, await load(), 'one library');
}
