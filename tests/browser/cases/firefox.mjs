// The page in Firefox: over http and from a disk, a preset to its files; a link and its code; the worker of the hosted page.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { DAY, SEED_BYTE, WIDE, pin } from '../lib/browser.mjs';
import { seenIn } from '../lib/qr.mjs';
import { serve } from '../lib/server.mjs';
import { same, unzip } from '../lib/zip.mjs';

const PRESET = 'azure-pfsense-bgp-behind-nat';

/** Starts the browser when the first case needs it: it takes as long as the cases. */
function starting(folder) {
  let browser;
  return {
    started: () => (browser ??= puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
      defaultViewport: WIDE,
      extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true },
    })),
    close: async () => (await browser)?.close(),
  };
}

export async function run({ check, dist, address, command }) {
  const folder = mkdtempSync(join(tmpdir(), 'tw-firefox-'));
  const { started, close } = starting(folder);
  const on = async (address, test) => {
    const page = await (await started()).newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    try {
      await page.evaluateOnNewDocument(pin, { day: DAY, byte: SEED_BYTE });
      await page.goto(address);
      await page.waitForSelector('h1');
      await test(page);
      assert.deepEqual(complaints, [], 'the browser complains');
    } finally {
      await page.close();
    }
  };
  const disk = pathToFileURL(resolve(dist, 'index.html')).href;
  try {
    for (const [where, from] of [['http', address], ['a disk', disk]]) {
      await check(`Firefox, from ${where}: a preset's files are the command's`, () => on(from, (page) => exported(page, folder, command)));
    }
    await check('Firefox: a link opens what was sent, and its code holds it', () => on(`${address}#/link/${link()}`, shared));
    await check('Firefox: a hosted page is there without its host', () => hosted(dist, on));
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const link = () => readFileSync(`tests/ref/links/1/${PRESET}.txt`, 'utf8').trim();

async function opened(page) {
  await page.waitForSelector(`[data-preset="${PRESET}"]`);
  await page.click(`[data-preset="${PRESET}"]`);
  await goTo(page, 'Export');
}

async function goTo(page, step) {
  await page.waitForSelector('.rail-step');
  await page.evaluate((step) => [...document.querySelectorAll('.rail-step')].find((own) => own.textContent.includes(step)).click(), step);
  await page.waitForFunction((step) => document.querySelector('h1').textContent.trim() === step, {}, step);
}

async function exported(page, folder, command) {
  await opened(page);
  await page.waitForSelector('#download-all');
  assert.equal(await page.$('#despite-errors'), null, 'the preset has an error');
  await page.click('#download-all');
  const file = await arrived(folder);
  same(unzip(readFileSync(file)), command.export(command.preset(PRESET), []));
  rmSync(file);
  const requests = await page.evaluate(() => globalThis.__requests.filter((url) => !/^(?:data|blob):/.test(url)));
  assert.deepEqual(requests, [], 'requests after loading');
}

/** The one file that a browser has finished writing. */
async function arrived(folder) {
  for (let tries = 0; tries < 100; tries += 1) {
    const names = readdirSync(folder);
    if (names.length === 1 && names[0].endsWith('.zip') && readFileSync(join(folder, names[0])).length) return join(folder, names[0]);
    await new Promise((later) => { setTimeout(later, 100); });
  }
  throw new Error(`no file came: ${readdirSync(folder)}`);
}

async function shared(page) {
  await page.waitForFunction(() => !location.hash.includes('link/') && sessionStorage.getItem('tunnelwright'));
  const scenario = await page.evaluate(() => JSON.parse(sessionStorage.getItem('tunnelwright')).scenario);
  assert.deepEqual(scenario, JSON.parse(readFileSync(`tests/ref/links/1/${PRESET}.json`, 'utf8')));
  await goTo(page, 'Review');
  await page.waitForSelector('#share-code');
  await page.click('#share-code');
  const code = await page.waitForSelector('[role="img"][aria-label^="QR code"], svg[aria-label^="QR code"]');
  const shot = await code.screenshot({ encoding: 'base64' });
  assert.equal(await seenIn(page, shot), await page.$eval('#share-link', (field) => field.value));
}

async function hosted(dist, on) {
  const folder = mkdtempSync(join(tmpdir(), 'tw-firefox-host-'));
  cpSync(join(dist, 'hosted'), folder, { recursive: true });
  const server = await serve(folder);
  try {
    await on(server.address, async (page) => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      // From here on the worker has the page, and nobody else.
      rmSync(folder, { recursive: true });
      await page.reload();
      await opened(page);
    });
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
