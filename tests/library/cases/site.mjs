// The site as built: every link leads somewhere, nothing is loaded from elsewhere, and the tools work from a disk.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { judged } from '../../browser/lib/axe.mjs';

export async function run({ check, dist, browser }) {
  const site = resolve(dist, 'docs');
  const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith('.html')).sort();
  await check('site: every link leads somewhere', () => links(site, pages));
  await check('site: nothing is loaded from elsewhere', () => own(site, pages));
  await check('site: every finding and every system has its page', () => complete(site));
  await check('site: the tools answer, from a disk', () => tools(site, browser));
  await check('site: axe finds nothing, light and dark, 320 to 1920 wide', () => access(site, browser));
  await check('site: the contents open and close by keyboard', () => contents(site, browser));
}

const attributes = (html, names) => [...html.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value]) => value.replaceAll('&amp;', '&'));
const read = new Map();

/** A page's text and the names of its places, read once. */
function page(file) {
  if (!read.has(file)) {
    const html = readFileSync(file, 'utf8');
    read.set(file, { html, places: new Set(attributes(html, 'id|name')) });
  }
  return read.get(file);
}

function links(site, pages) {
  const dead = [];
  for (const path of pages) {
    const file = join(site, path);
    for (const link of attributes(page(file).html, 'href|src')) {
      if (/^(?:https?:|data:|mailto:|javascript:)/.test(link) || !link) continue;
      const [address, place] = link.split('#');
      let target = address ? resolve(dirname(file), decodeURIComponent(address.split('?')[0])) : file;
      if (existsSync(target) && statSync(target).isDirectory()) target = join(target, 'index.html');
      const there = existsSync(target) && (!place || !target.endsWith('.html') || page(target).places.has(decodeURIComponent(place)));
      if (!there) dead.push(`${path}: ${link}`);
    }
  }
  assert.ok(pages.length > 100, `${pages.length} pages`);
  assert.deepEqual(dead, []);
}

function own(site, pages) {
  const foreign = pages.flatMap((path) => {
    const { html } = page(join(site, path));
    const parts = [...html.matchAll(/<(?:script|img|link|iframe)\b[^>]*>/g)].map(([tag]) => tag);
    return parts.filter((tag) => /(?:src|href)="(?:https?:)?\/\//.test(tag)).map((tag) => `${path}: ${tag}`);
  });
  assert.deepEqual(foreign, []);
}

function complete(site) {
  const list = (folder) => readdirSync(join(site, folder)).filter((name) => name.endsWith('.html') && name !== 'index.html');
  const linked = (folder) => new Set(attributes(page(join(site, folder, 'index.html')).html, 'href').filter((link) => list(folder).includes(link)));
  for (const folder of ['devices', 'findings']) assert.equal(linked(folder).size, list(folder).length, folder);
}

const TOOLS = {
  'tools/mtu.html': ['tw-mtu', /MTU 1446/],
  'tools/planner.html': ['tw-subnet-planner', /GatewaySubnet 10\.0\./],
  'tools/keys.html': ['tw-key-converter', /appears here/],
  'tools/cost.html': ['tw-cost', /USD/],
  'tools/matrix.html': ['tw-matrix', /Azure with pfSense/],
  'tools/wizard.html': ['tw-wizard', /shared\/runbook\.md/],
  'embed.html': ['tw-mtu', /MTU 1\d\d\d/],
  'devices/azure.html': ['tw-matrix', /Judged by/],
};

async function tools(site, browser) {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const complaints = [];
    tab.on('pageerror', (error) => complaints.push(String(error)));
    const requests = [];
    tab.on('request', (request) => requests.push(request.url()));
    for (const [path, [name, expected]] of Object.entries(TOOLS)) {
      await tab.goto(pathToFileURL(join(site, path)).href);
      await tab.locator(name).first().scrollIntoViewIfNeeded();
      const answer = tab.locator(`${name} [part=answer]`).first();
      await answer.waitFor();
      assert.match(await answer.innerText(), expected, path);
    }
    assert.deepEqual(complaints, []);
    const root = pathToFileURL(site).href;
    const elsewhere = requests.filter((url) => !url.startsWith(root) && !/^(?:data|blob):/.test(url));
    assert.deepEqual(elsewhere.map((url) => relative(root, url)), [], 'requests elsewhere');
  } finally {
    await context.close();
  }
}

/** A page of each kind; the elements in them are judged by themselves. */
const JUDGED = ['index.html', 'embed.html', 'proof.html', 'findings/A101.html', 'devices/index.html', 'devices/azure.html', 'tools/wizard.html'];

/** Each page narrow and light, wide and dark; the one with everything in it also the other way round. */
async function access(site, browser) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const wrong = [];
  try {
    const tab = await context.newPage();
    for (const path of JUDGED) {
      const more = path === 'embed.html' ? [['dark', 320], ['light', 1920]] : [];
      for (const [scheme, width] of [['light', 320], ['dark', 1920], ...more]) {
        // The theme is chosen when the page is loaded.
        await tab.emulateMedia({ colorScheme: scheme });
        await tab.setViewportSize({ width, height: 800 });
        await tab.goto(pathToFileURL(join(site, path)).href);
        const [name] = TOOLS[path] ?? [];
        if (name) {
          await tab.locator(name).first().scrollIntoViewIfNeeded();
          await tab.locator(`${name} [part=answer]`).first().waitFor();
        }
        wrong.push(...(await judged(tab, scheme, width)).map((line) => `${path}, ${line}`));
      }
    }
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

async function contents(site, browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  try {
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(join(site, 'index.html')).href);
    const button = tab.getByRole('button', { name: 'Toggle Table of Contents' });
    const shown = () => button.getAttribute('aria-expanded');
    const first = await shown();
    await button.focus();
    for (const key of ['Enter', 'Space']) {
      const before = await shown();
      await tab.keyboard.press(key);
      assert.notEqual(await shown(), before, key);
    }
    assert.equal(await shown(), first);
    assert.equal(await tab.locator('#mdbook-sidebar').getAttribute('aria-hidden'), String(first === 'false'));
  } finally {
    await context.close();
  }
}
