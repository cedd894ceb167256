// Chromium with a fixed day and fixed random numbers, watched for requests and complaints.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The day that the page believes it is, and the byte that its random numbers repeat. */
export const DAY = '2026-11-21';
export const SEED_BYTE = 7;
export const SEED = SEED_BYTE.toString(16).padStart(2, '0').repeat(32);

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 360, height: 740 };

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });
}

// Runs inside the page before its own script: an ordinary page with another clock and other dice.
function pin({ day, byte }) {
  const Real = Date;
  const fixed = new Real(`${day}T12:00:00`).getTime();
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [fixed]));
    }
    static now() {
      return fixed;
    }
  };
  Crypto.prototype.getRandomValues = function (array) {
    return array.fill(byte);
  };
  globalThis.__requests = [];
  new PerformanceObserver((list) => {
    globalThis.__requests.push(...list.getEntriesByType('resource').map((entry) => entry.name));
  }).observe({ type: 'resource', buffered: true });
}

/** A fresh page of the site; `seen` collects what must not happen. */
export async function open(browser, address, options = {}) {
  const { viewport = WIDE, scheme = 'light', pinned = true } = options;
  const context = await browser.newContext({
    viewport,
    colorScheme: scheme,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  if (pinned) {
    await context.addInitScript(pin, { day: DAY, byte: SEED_BYTE });
  }
  const page = await context.newPage();
  const seen = { requests: [], complaints: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(String(error)));
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, seen, close: () => context.close() };
}
