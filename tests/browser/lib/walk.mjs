// Going through the page as a person does, by mouse or by keyboard alone.

import { readFileSync } from 'node:fs';

/** The steps, in order, by their headings. */
export const STEPS = ['Ends', 'Addresses', 'Networks', 'Routing', 'Protection', 'Key', 'Review', 'Export'];

/** Waits for a step's heading. */
export async function at(page, step) {
  await page.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
}

/** A hand: how to press a button, tick a box. */
export function mouse(page) {
  return {
    press: (locator) => locator.click(),
    tick: (locator) => locator.click(),
  };
}

/** The same by keyboard: Tab until it has the focus, then Space. */
export function keyboard(page) {
  const reach = async (locator) => {
    const wanted = await locator.elementHandle();
    const has = () => page.evaluate((element) => document.activeElement === element, wanted);
    for (let presses = 0; presses < 400; presses += 1) {
      if (await has()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab never reached the control');
  };
  const act = async (locator) => {
    await reach(locator);
    await page.keyboard.press('Space');
  };
  return { press: act, tick: act, reach };
}

/** Opens a preset from the start screen. */
export async function openPreset(page, hand, name) {
  await hand.press(page.locator(`[data-preset="${name}"]`));
  await at(page, 'Ends');
}

/** One step on. */
export async function next(page, hand) {
  await hand.press(page.locator('.step-buttons .primary'));
}

/** From the first step to the last, telling `visit` of each. */
export async function walk(page, hand, visit = async () => {}) {
  for (const step of STEPS) {
    await at(page, step);
    await visit(step);
    if (step !== STEPS.at(-1)) await next(page, hand);
  }
}

/** Presses the big button and returns the ZIP's bytes. */
export async function downloadAll(page, hand) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hand.press(page.locator('#download-all')),
  ]);
  return readFileSync(await download.path());
}

/** Goes to a step by the rail. */
export async function goTo(page, step) {
  await page.locator('.rail-step', { hasText: step }).click();
  await at(page, step);
}
