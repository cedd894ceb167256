// axe-core, the judge of accessibility, run inside the page as the driver's own script: the
// page's policy stays in force and allows nothing for it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What WCAG 2.2 brought is not among axe's usual rules yet. */
const OPTIONS = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

/** Everything that axe finds on the page as it stands, a line a place: all of its rules, also those that are only good practice. */
export async function findings(page) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(`${SOURCE};undefined`);
  const found = await page.evaluate((options) => axe.run(document, options), OPTIONS);
  if (!found.passes.length) throw new Error('axe judged nothing');
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)} (${node.failureSummary?.split('\n').at(-1).trim().slice(0, 160)})`));
}

/** The widest element that makes the page scroll sideways. */
export function sideways(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return '';
    // An element that is too wide, or one whose text is.
    const right = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = getComputedStyle(element).overflowX === 'visible' ? range.getBoundingClientRect().right : 0;
      return Math.max(element.getBoundingClientRect().right, text);
    };
    const out = [...document.querySelectorAll('body *')].filter((element) => right(element) > room + 1);
    return out.slice(-1).map((element) => element.outerHTML.slice(0, 160))[0]
      ?? `something, ${document.documentElement.scrollWidth} of ${room}`;
  });
}

/** What axe finds, and whether the page scrolls sideways, in one of the colours and at one width. */
export async function judged(page, colorScheme, width) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  const found = await findings(page);
  const wide = await sideways(page);
  if (wide) found.push(`scrolls sideways: ${wide}`);
  return found.map((line) => `${colorScheme}, ${width}: ${line}`);
}
