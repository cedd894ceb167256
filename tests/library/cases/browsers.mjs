// Plain modules in two browsers, without a bundler.

import assert from 'node:assert/strict';

import puppeteer from 'puppeteer-core';

import { EXPORTED, project, same } from '../lib/project.mjs';

const PRESET = 'azure-pfsense-bgp-behind-nat';

const page = (file) => `<!doctype html><meta charset="utf-8"><title>consumer</title><body><script type="module">
  import { load } from '../node_modules/@tunnelwright/core/${file}';
  ${EXPORTED}
  load().then((tunnelwright) => { document.body.dataset.done = JSON.stringify(exported(tunnelwright, '${PRESET}')); },
              (error) => { document.body.dataset.done = String(error); });
</script>`;

export async function run({ check, folder, browser, address, command }) {
  project(folder, 'plain', { 'index.html': page('index.js'), 'inline.html': page('inline.js') });
  for (const file of ['index.html', 'inline.html']) {
    await check(`Chromium, ${file}: the command's files`, async () => {
      same(await inChromium(browser, `${address}plain/${file}`), command, PRESET);
    });
  }
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
  });
  try {
    for (const file of ['index.html', 'inline.html']) {
      await check(`Firefox, ${file}: the command's files`, async () => {
        same(await inFirefox(firefox, `${address}plain/${file}`), command, PRESET);
      });
    }
  } finally {
    await firefox.close();
  }
}

const DONE = () => document.body?.dataset.done;

/** What a consumer's page leaves in itself. */
export async function inChromium(browser, address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  try {
    await page.goto(address);
    await page.waitForFunction(DONE);
    const done = JSON.parse(await page.evaluate(DONE));
    // A page without an icon asks for one, which nobody serves.
    assert.deepEqual(complaints.filter((text) => !text.includes('404')), [], 'complaints of the browser');
    return done;
  } finally {
    await page.close();
  }
}

async function inFirefox(firefox, address) {
  const page = await firefox.newPage();
  try {
    await page.goto(address);
    await page.waitForFunction(DONE);
    return JSON.parse(await page.evaluate(DONE));
  } finally {
    await page.close();
  }
}
