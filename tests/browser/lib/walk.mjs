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

/** More than any page of ours has controls. */
const MOST_TABS = 400;

/** The same by keyboard: Tab until it has the focus, then Space. */
export function keyboard(page) {
  const reach = async (locator) => {
    const wanted = await locator.elementHandle();
    for (let pressed = 0; pressed < MOST_TABS;) {
      const away = await page.evaluate(tabsTo, wanted);
      if (away === 0) return;
      await tab(await wire(page), away);
      pressed += away;
    }
    throw new Error('Tab never reached the control');
  };
  const act = async (locator) => {
    await reach(locator);
    await page.keyboard.press('Space');
  };
  return { press: act, tick: act, reach };
}

const wires = new WeakMap();

/** The page's own line to the browser: keys go down it in their order, whether waited for or not. */
function wire(page) {
  if (!wires.has(page)) wires.set(page, page.context().newCDPSession(page));
  return wires.get(page);
}

/** Presses Tab so often, one press after the other, without asking for the focus in between. */
async function tab(session, times) {
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const events = [];
  for (let press = 0; press < times; press += 1) {
    for (const type of ['rawKeyDown', 'keyUp']) events.push(session.send('Input.dispatchKeyEvent', { type, ...key }));
  }
  await Promise.all(events);
}

/**
 * In the page: 0 when the control has the focus, else after how many presses it is worth looking again. A guess from the
 * document's order: never more than there are controls on the way that surely take the focus, so that none is run past.
 */
function tabsTo(wanted) {
  const from = document.activeElement;
  if (from === wanted) return 0;
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((control) => !control.disabled && control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true })
      && (control.type !== 'radio' || control.checked));
  const follows = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const ahead = controls.filter((control) => follows(from, control));
  // One that lies behind: first to the end of the page, from where Tab begins anew.
  return follows(from, wanted) ? ahead.filter((control) => follows(control, wanted)).length + 1 : Math.max(ahead.length, 1);
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
