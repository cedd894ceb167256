// The site as built: every link leads somewhere, nothing is loaded from elsewhere, and the tools work from a disk.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function run({ check, dist, browser }) {
  const site = resolve(dist, 'docs');
  const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith('.html')).sort();
  await check('site: every link leads somewhere', () => links(site, pages));
  await check('site: nothing is loaded from elsewhere', () => own(site, pages));
  await check('site: every finding and every system has its page', () => complete(site));
  await check('site: the tools answer, from a disk', () => tools(site, browser));
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
