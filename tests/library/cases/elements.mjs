// The custom elements as somebody's docs page has them: under a strict policy, from a disk, without JavaScript.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { judged } from '../../browser/lib/axe.mjs';
import { project } from '../lib/project.mjs';

const PACKAGE = '../node_modules/@tunnelwright/core';
const CLASSIC = `<script defer src="${PACKAGE}/elements.inline.js"></script>`;
const MODULE = `<script type="module" src="${PACKAGE}/elements.js"></script>`;
const SMALL = `<script defer src="${PACKAGE}/elements.tools.inline.js"></script>`;
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types";
const ELEMENTS = ['tw-mtu', 'tw-subnet-planner', 'tw-key-converter', 'tw-cost', 'tw-matrix', 'tw-wizard'];

const page = (head, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>docs</title>${head}<body>${body}`;
const policy = (rules) => `<meta http-equiv="Content-Security-Policy" content="${rules}">`;
const all = ELEMENTS.map((name) => `<${name}>The words of ${name}.</${name}>`).join('\n');

export async function run(stage) {
  const { check, folder, address } = stage;
  const home = project(folder, 'elements', {
    'strict.html': page(policy(STRICT) + CLASSIC, all),
    'module.html': page(policy(`${STRICT}; connect-src 'self'`) + MODULE, all),
    'blocked.html': page(policy("default-src 'none'; script-src 'self'") + CLASSIC, '<tw-mtu>The words of tw-mtu.</tw-mtu>'),
    'unfetched.html': page(policy(STRICT) + MODULE, '<tw-mtu>The words of tw-mtu.</tw-mtu>'),
    'below.html': page(CLASSIC, `<h1>Top</h1>${'<br>'.repeat(400)}<tw-mtu>The words of tw-mtu.</tw-mtu>`),
    'disk.html': page(CLASSIC, all),
    'judged.html': page(`<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${CLASSIC}`, `<main><h1>Docs</h1>${all}</main>`),
    'small.html': page(policy(STRICT) + SMALL, all),
    'alone.html': page(policy(`${STRICT}; connect-src 'self'`) + MODULE, '<tw-mtu>The words of tw-mtu.</tw-mtu><tw-matrix></tw-matrix>'),
  });
  const on = (name, base = `${address}elements/`) => ({ ...stage, at: `${base}${name}` });
  await check('elements, one script: all answer, on one instance, and nothing is global', () => answers(on('strict.html'), { modules: 1 }));
  await check('elements, modules: all answer, on one instance each of the tools and of the whole', () => answers(on('module.html'), { modules: 2 }));
  await check('elements, from a disk: all answer', () => answers(on('disk.html', `${pathToFileURL(home)}/`), { modules: 1 }));
  await check('elements, the tools\' script: what needs no scenario answers, the others keep their words', () => small(on('small.html')));
  await check('elements, modules: what needs no scenario loads the small module alone', () => alone(on('alone.html')));
  await check('elements: attributes go in, answers come out as events, no key among them', () => events(on('strict.html')));
  await check('elements: the page\'s properties colour them', () => colours(on('strict.html')));
  await check('elements: axe finds nothing, with answers and with faults, light and dark, 320 to 1920 wide', () => access(on('judged.html')));
  await check('elements: nothing is loaded before one comes into view', () => below(on('below.html')));
  await check('elements, without JavaScript: their own words', () => words(on('strict.html')));
  await check('elements, where a policy forbids: their own words, and what to allow', async () => {
    await blocked(on('blocked.html'), /script-src 'wasm-unsafe-eval'/);
    await blocked(on('unfetched.html'), /connect-src http:\/\/127\.0\.0\.1/);
  });
}

/** Counts modules and instances, as long as the page lives. */
function count() {
  globalThis.__made = { modules: 0 };
  globalThis.__made.before = Object.keys(globalThis);
  const compile = WebAssembly.compile;
  WebAssembly.compile = function (...given) {
    globalThis.__made.modules += 1;
    return compile.apply(this, given);
  };
}

async function opened({ browser, at }, test, options = {}) {
  const context = await browser.newContext(options);
  if (options.javaScriptEnabled !== false) await context.addInitScript(count);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await page.goto(at);
    await test(page, complaints);
  } finally {
    await context.close();
  }
}

async function shown(page, name) {
  await page.locator(name).scrollIntoViewIfNeeded();
  const answer = page.locator(`${name} [part=answer]`);
  await answer.waitFor();
  return answer.innerText();
}

function answers(stage, expected) {
  return opened(stage, async (page, complaints) => {
    const said = {};
    for (const name of ELEMENTS) said[name] = await shown(page, name);
    assert.match(said['tw-mtu'], /MTU 1446/);
    assert.match(said['tw-subnet-planner'], /GatewaySubnet 10\.0\.255\.224\/27/);
    assert.match(said['tw-cost'], /156\.95 USD/);
    assert.match(said['tw-matrix'], /AES-256-GCM/);
    assert.match(said['tw-wizard'], /shared\/runbook\.md/);
    await page.locator('tw-key-converter #text').fill('abcdefgh');
    assert.match(await shown(page, 'tw-key-converter'), /6162636465666768/);
    await page.locator('tw-mtu #path').fill('much');
    assert.match(await shown(page, 'tw-mtu'), /path: "much" is no number/);
    assert.equal(await page.locator('tw-mtu #path').getAttribute('aria-invalid'), 'true');
    const { modules, added } = await page.evaluate(() => {
      const { modules, before } = globalThis.__made;
      return { modules, added: Object.keys(globalThis).filter((name) => !before.includes(name)) };
    });
    assert.equal(modules, expected.modules, 'compiled modules');
    assert.deepEqual(added, [], 'global names');
    assert.deepEqual(complaints.filter((text) => !text.includes('404')), [], 'complaints of the browser');
  });
}

function small(stage) {
  return opened(stage, async (page, complaints) => {
    assert.match(await shown(page, 'tw-mtu'), /MTU 1446/);
    assert.match(await shown(page, 'tw-subnet-planner'), /GatewaySubnet 10\.0\.255\.224\/27/);
    assert.match(await shown(page, 'tw-matrix'), /AES-256-GCM/);
    await page.locator('tw-key-converter #text').fill('abcdefgh');
    assert.match(await shown(page, 'tw-key-converter'), /6162636465666768/);
    for (const name of ['tw-cost', 'tw-wizard']) assert.ok(await page.getByText(`The words of ${name}.`).isVisible(), name);
    assert.equal(await page.evaluate(() => globalThis.__made.modules), 1, 'compiled modules');
    assert.deepEqual(complaints.filter((text) => !text.includes('404')), [], 'complaints of the browser');
  });
}

function alone(stage) {
  return opened(stage, async (page) => {
    for (const name of ['tw-mtu', 'tw-matrix']) await shown(page, name);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)));
    assert.deepEqual(loaded.filter((name) => name.endsWith('.wasm')), ['tools.wasm']);
    assert.ok(!loaded.includes('edge.js'), String(loaded));
  });
}

function events(stage) {
  return opened(stage, async (page) => {
    for (const name of ELEMENTS) await shown(page, name);
    const heard = await page.evaluate(async () => {
      const heard = [];
      for (const name of ['tw-answer', 'tw-fault']) document.body.addEventListener(name, (event) => heard.push([name, event.detail]));
      document.querySelector('tw-mtu').setAttribute('path', '1400');
      document.querySelector('tw-mtu').setAttribute('esp', 'rot13');
      const own = document.querySelector('tw-cost');
      own.scenario = { version: 1, gateways: 3 };
      const converter = document.querySelector('tw-key-converter').shadowRoot.getElementById('text');
      converter.value = 'hunter2hunter2';
      converter.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      return JSON.parse(JSON.stringify(heard));
    });
    const [mtu, suite, form, key] = heard;
    assert.deepEqual([mtu[0], mtu[1].answer.path, mtu[1].question.path], ['tw-answer', 1400, '1400']);
    assert.deepEqual([suite[0], suite[1].kind, suite[1].faults[0].field], ['tw-fault', 'question', 'esp']);
    assert.deepEqual([form[1].tool, form[1].kind, form[1].faults[0].field], ['tw-cost', 'scenario', 'gateways']);
    assert.deepEqual(key, ['tw-answer', { tool: 'tw-key-converter' }]);
    assert.ok(!JSON.stringify(heard).includes('hunter2'));
  });
}

function colours(stage) {
  return opened(stage, async (page) => {
    await shown(page, 'tw-mtu');
    const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('tw-mtu').shadowRoot.querySelector('.figure')).color);
    const before = await colour();
    await page.evaluate(() => document.documentElement.style.setProperty('--tw-ink', 'rgb(1, 2, 3)'));
    assert.notEqual(before, 'rgb(1, 2, 3)');
    assert.equal(await colour(), 'rgb(1, 2, 3)');
  });
}

/** What stands in the elements: first as they come, then with all that they can show, then with faults. */
const STATES = {
  'as they come': {},
  'with more': {
    'tw-subnet-planner #other': '10.0.0.0/24, 192.168.1.0/24', 'tw-subnet-planner #used': '10.0.0.0/25',
    'tw-key-converter #text': 'abcdefgh', 'tw-cost #compare': true, 'tw-matrix #with': 'pfsense',
  },
  'with faults': { 'tw-mtu #path': 'much', 'tw-subnet-planner #space': '10.0.0', 'tw-cost #hours': 'many', 'tw-wizard #json': '{"version":1}' },
};

function access(stage) {
  return opened(stage, async (page) => {
    const wrong = [];
    for (const [state, values] of Object.entries(STATES)) {
      for (const name of ELEMENTS) await shown(page, name);
      for (const [place, value] of Object.entries(values)) {
        const field = page.locator(place);
        if (value === true) await field.check();
        else if (await field.evaluate((own) => own.localName === 'select')) await field.selectOption(value);
        else await field.fill(value);
      }
      for (const [scheme, width] of [['light', 320], ['dark', 320], ['light', 1920], ['dark', 1920]]) {
        wrong.push(...(await judged(page, scheme, width)).map((line) => `${state}, ${line}`));
      }
    }
    assert.deepEqual(wrong, []);
  });
}

function below(stage) {
  return opened(stage, async (page) => {
    await page.waitForLoadState('load');
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => globalThis.__made.modules), 0, 'loaded out of sight');
    assert.match(await shown(page, 'tw-mtu'), /MTU 1446/);
  });
}

function words(stage) {
  return opened(stage, async (page) => {
    for (const name of ELEMENTS) assert.ok(await page.getByText(`The words of ${name}.`).isVisible(), name);
  }, { javaScriptEnabled: false });
}

function blocked(stage, allow) {
  return opened(stage, async (page) => {
    const alert = page.locator('tw-mtu [role=alert]');
    await alert.waitFor();
    assert.match(await alert.innerText(), allow);
    assert.ok(await page.getByText('The words of tw-mtu.').isVisible(), 'the words stay');
  });
}
