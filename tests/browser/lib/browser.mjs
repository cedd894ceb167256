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
export function pin({ day, byte }) {
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

/** Contexts that nobody uses at the moment, by browser and options. */
const free = new WeakMap();

/**
 * A context of these options. A new one costs the browser a window, which is half of what opening the page costs: so one that
 * was left is taken, emptied, for a new tab. A page that is kept in it keeps the window.
 */
async function contextFor(browser, options) {
  const key = JSON.stringify(options);
  if (!free.has(browser)) free.set(browser, new Map());
  const left = free.get(browser);
  if (!left.has(key)) left.set(key, []);
  const context = left.get(key).pop() ?? await newContext(browser, options);
  return { context, leave: () => left.get(key).push(context) };
}

async function newContext(browser, { viewport, scheme, pinned }) {
  const context = await browser.newContext({
    viewport,
    colorScheme: scheme,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  if (pinned) await context.addInitScript(pin, { day: DAY, byte: SEED_BYTE });
  await context.newPage();
  return context;
}

/** Takes everything away that a visit leaves: its pages with what they stored, and that the network is off. */
async function empty(context) {
  const [, ...pages] = context.pages();
  for (const page of pages) {
    if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear());
    await page.close();
  }
  await context.setOffline(false);
}

/** A fresh page of the site; `seen` collects what must not happen. What leaves a worker behind is opened `apart`. */
export async function open(browser, address, options = {}) {
  const { viewport = WIDE, scheme = 'light', pinned = true, apart = false } = options;
  const { context, leave } = await contextFor(browser, { viewport, scheme, pinned });
  const page = await context.newPage();
  const seen = { requests: [], complaints: [] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(String(error)));
  const close = async () => {
    // A page that cannot be emptied any more is not used again.
    const emptied = !apart && await empty(context).then(() => true, () => false);
    if (emptied) leave();
    else await context.close();
  };
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, seen, close };
}

/** Visits one after the other in one tab, each as a first one: with empty storage, the page loaded anew. */
export function visitor(browser, address, options) {
  let opened;
  const close = async () => {
    await opened?.close();
    opened = undefined;
  };
  const visit = async (test) => {
    try {
      if (opened) await anew(opened, address);
      else opened = await open(browser, address, options);
      await test(opened);
    } catch (error) {
      // What failed is not to fail the next.
      await close();
      throw error;
    }
  };
  return { visit, close };
}

async function anew({ page, seen }, address) {
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  seen.requests.length = 0;
  seen.complaints.length = 0;
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (await page.locator('.resume').count()) throw new Error('the page still knows the visit before');
}
