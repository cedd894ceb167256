// The page for hosts: installable, there without a network, replaced when the user says so and never before.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { NARROW, WIDE, open } from '../lib/browser.mjs';
import { findings } from '../lib/axe.mjs';
import { serve } from '../lib/server.mjs';
import { at, goTo, keyboard, mouse, openPreset } from '../lib/walk.mjs';

export async function run({ check, browser, dist, command }) {
  const [preset] = command.presets();
  // Each case has a host of its own, in a folder of its own: what is put there is the new version.
  const on = async (test, options = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'tw-hosted-'));
    cpSync(join(dist, 'hosted'), join(folder, 'tools'), { recursive: true });
    const server = await serve(folder);
    const address = `${server.address}tools/`;
    const opened = await open(browser, address, { ...options, apart: true });
    try {
      await test({ ...opened, browser, address, folder: join(folder, 'tools'), preset, dist });
      assert.deepEqual(opened.seen.complaints, [], 'the browser complains');
    } finally {
      await opened.close();
      server.close();
      rmSync(folder, { recursive: true });
    }
  };
  await check('a host gets the same page with a worker, and a policy that allows no more than that', () => policy(dist));
  await check('a hosted page can be installed', () => on(installable));
  await check('a hosted page is there without a network', () => on(offline));
  await check('a hosted page asks for its own parts only, and for nothing later', () => on(silent));
  for (const [viewport, kind] of [[WIDE, mouse], [WIDE, keyboard], [NARROW, mouse], [NARROW, keyboard]]) {
    await check(`a newer version waits until it is asked for (${kind.name}, ${viewport.width})`, () =>
      on((stage) => update(stage, kind), { viewport }));
  }
  await check('a host half-way through an update changes nothing', () => on(halfWay));
  await check('a hosted page saved to a disk asks for nothing', () => on(saved));
}

function policy(dist) {
  const [page, hosted] = ['index.html', 'hosted/index.html'].map((name) => readFileSync(join(dist, name), 'utf8'));
  const rules = (text) => text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  const [whole, kept, script] = hosted.match(/<script type="module" data-hosted="([^"]*)">([\s\S]*?)<\/script>/);
  assert.equal(kept, rules(page));
  assert.equal(hosted.replace(whole, '').replace(rules(hosted), rules(page)), page, 'more than the script and the policy differs');
  const own = createHash('sha256').update(script).digest('base64');
  const expected = rules(page)
    .replace(" 'wasm-unsafe-eval'", ` 'sha256-${own}' 'wasm-unsafe-eval'`)
    .replace('img-src ', "img-src 'self' ")
    .replace("connect-src 'none';", "connect-src 'none'; worker-src 'self'; manifest-src 'self';")
    .replace('trusted-types default', 'trusted-types default tunnelwright-worker');
  assert.equal(rules(hosted), expected);
}

const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => new Promise((resolve) => {
  const worker = registration.active;
  if (worker.state === 'activated') resolve();
  worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
})));

async function installable({ page, context }) {
  await ready(page);
  const session = await context.newCDPSession(page);
  const { data, errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, 'Tunnelwright');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The driver's pages are private ones, and those install nothing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  for (const { src, sizes } of manifest.icons.filter(({ type }) => type === 'image/png')) {
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = `data:image/png;base64,${src}`;
      await image.decode();
      return `${image.width}x${image.height}`;
    }, readFileSync(join('www/hosted', src)).toString('base64'));
    assert.equal(size, sizes, src);
  }
}

async function offline({ page, context, preset }) {
  await ready(page);
  await page.reload();
  await context.setOffline(true);
  await page.reload();
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Export');
  await page.goto(page.url().replace(/#.*/, 'index.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function silent({ page, address, context, seen, preset }) {
  const fetched = [];
  context.on('request', (request) => fetched.push(request.url()));
  await ready(page);
  await page.reload();
  await openPreset(page, mouse(page), preset);
  await page.waitForTimeout(300);
  const parts = ['', 'sw.js', 'manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'].map((name) => address + name);
  const all = () => [...new Set([...seen.requests, ...fetched])].map((url) => url.replace(/#.*/, ''));
  assert.deepEqual(all().filter((url) => !parts.includes(url)), [], 'other requests');
  const before = fetched.length;
  for (const step of ['Review', 'Export', 'Key', 'Ends']) await goTo(page, step);
  await page.waitForTimeout(300);
  assert.deepEqual(fetched.slice(before), [], 'requests after loading');
}

/** Puts another version on the host: a page that says so, and the worker of it (or of another). */
function publish(folder, { hash } = {}) {
  const file = join(folder, 'index.html');
  const page = readFileSync(file, 'utf8').replace('<meta charset="utf-8">', '<meta charset="utf-8"><meta name="newer">');
  const old = createHash('sha256').update(readFileSync(file)).digest('hex');
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  assert.ok(worker.includes(old), 'the worker names its page by its hash');
  writeFileSync(file, page);
  writeFileSync(join(folder, 'sw.js'), worker.replace(old, hash ?? createHash('sha256').update(page).digest('hex')));
}

const isNewer = (page) => page.locator('meta[name=newer]').count().then((count) => count > 0);

async function update({ page, folder, preset }, kind) {
  const hand = kind(page);
  await ready(page);
  await page.reload();
  await openPreset(page, hand, preset);
  await page.getByLabel('Name of the tunnel', { exact: true }).fill('In the middle of work');
  publish(folder);
  assert.equal(await page.locator('.update').count(), 0, 'it looks for a newer version by itself');
  await page.reload();
  await page.getByText('A newer version of this page is here').waitFor();
  assert.equal(await isNewer(page), false, 'the newer version forces itself in');
  assert.deepEqual(await findings(page), []);
  await hand.press(page.getByRole('button', { name: 'Later' }));
  assert.equal(await page.locator('.update').count(), 0);
  await page.reload();
  await page.getByText('A newer version of this page is here').waitFor();
  assert.equal(await isNewer(page), false, 'loaded again, the newer version forces itself in');
  await Promise.all([page.waitForNavigation(), hand.press(page.getByRole('button', { name: 'Load it now' }))]);
  await at(page, 'Ends');
  assert.equal(await isNewer(page), true, 'the newer version does not come when it is asked for');
  assert.equal(await page.getByLabel('Name of the tunnel', { exact: true }).inputValue(), 'In the middle of work');
  await page.waitForTimeout(200);
  assert.equal(await page.locator('.update').count(), 0, 'it says it again');
  assert.equal((await page.evaluate(() => caches.keys())).length, 1, 'the old version stays behind');
}

async function halfWay({ page, folder, context }) {
  await ready(page);
  await page.reload();
  publish(folder, { hash: '0'.repeat(64) });
  await page.reload();
  await page.waitForTimeout(1000);
  assert.equal(await page.locator('.update').count(), 0);
  assert.equal(await isNewer(page), false);
  assert.equal((await page.evaluate(() => caches.keys())).length, 1, 'what was half fetched stays');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function saved({ page, browser, folder, preset, dist }) {
  await ready(page);
  await page.reload();
  await openPreset(page, mouse(page), preset);
  await goTo(page, 'Review');
  await page.locator('.share summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-with').click()]);
  const own = readFileSync(await download.path(), 'utf8');
  const [empty] = await Promise.all([page.waitForEvent('download'), page.locator('#save-empty').click()]);
  assert.ok(readFileSync(await empty.path()).equals(readFileSync(join(dist, 'index.html'))), 'the empty copy is not the single file');
  assert.doesNotMatch(own, /<\w+ [^>]*data-hosted/, 'the copy has the parts of the host');
  // The browser's own way of saving keeps them: they must lie still there.
  const whole = await page.evaluate(() => `<!doctype html>\n${document.documentElement.outerHTML}`);
  for (const [name, text] of [['own.html', own], ['whole.html', whole]]) {
    const file = join(folder, name);
    writeFileSync(file, text);
    const there = await open(browser, pathToFileURL(file).href);
    try {
      await at(there.page, 'Ends');
      await there.page.waitForTimeout(200);
      const asked = there.seen.requests.filter((url) => url.replace(/#.*/, '') !== pathToFileURL(file).href);
      assert.deepEqual(asked, [], `${name}: requests`);
      assert.deepEqual(there.seen.complaints, [], `${name}: the browser complains`);
    } finally {
      await there.close();
    }
  }
}
