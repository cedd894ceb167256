// WCAG 2.2 AA: axe finds nothing in any step and any tool, whatever the width and the colours; text of twice
// the size fits; the focus goes where the work goes; what is said aloud is said once; little moves; paper is white.

import assert from 'node:assert/strict';

import { judged, sideways } from '../lib/axe.mjs';
import { NARROW, WIDE, open } from '../lib/browser.mjs';
import { STEPS, at, goTo, keyboard, mouse, openPreset } from '../lib/walk.mjs';

const WIDTHS = [320, 360, 1280, 1920];
const TOOLS = ['addresses', 'packet', 'bill', 'matrix', 'keys'];
const MANUAL = 'halon-zywall-manual';

export async function run({ check, browser, address, command }) {
  const [, preset] = command.presets();
  const on = async (test, options = {}) => {
    const opened = await open(browser, address, options);
    try {
      await test(opened.page, preset);
    } finally {
      await opened.close();
    }
  };
  for (const [name, story] of Object.entries(STORIES)) {
    await check(`axe finds nothing: ${name}`, () => on((page) => story(page, preset, judge(page))));
  }
  await check('text of twice the size fits every width', () => on(enlarged));
  for (const viewport of [WIDE, NARROW]) {
    await check(`each step begins at its heading (${viewport.width})`, () => on(headings, { viewport }));
  }
  for (const viewport of [WIDE, NARROW]) {
    await check(`what has the focus is not covered (${viewport.width})`, () => on(uncovered, { viewport }));
  }
  await check('a summary of what is wrong leads to each field', () => on(summary));
  await check('what is said aloud is said once', () => on(aloud));
  await check('nothing moves for who wants no motion', () => on(still));
  await check('paper is white, whatever the screen', () => on(paper, { scheme: 'dark' }));
}

/** The places of the page that are judged, each with `seen` called where axe shall look. */
const STORIES = {
  start: async (page, preset, seen) => {
    await seen('start');
    await page.getByText('Paste it instead').click();
    await page.getByLabel('Scenario as JSON').fill('{"version":1,"colour":1}');
    await page.getByRole('button', { name: 'Open the pasted text' }).click();
    await page.getByRole('alert').waitFor();
    await seen('start with faults');
  },
  'a tunnel without findings': async (page, preset, seen) => {
    await openPreset(page, mouse(page), preset);
    await steps(page, seen);
    await page.locator('.file').first().getByRole('button', { name: 'View' }).click();
    await page.locator('#with-secrets').click();
    await seen('Export with a file');
  },
  'a tunnel that is empty, and one with errors': async (page, preset, seen) => {
    await page.getByRole('button', { name: 'Start empty' }).click();
    await steps(page, seen);
    await again(page);
    await openPreset(page, mouse(page), preset);
    await slips(page);
    await page.locator('.finding.is-error').first().waitFor();
    await steps(page, seen);
  },
  'keys by hand': async (page, preset, seen) => {
    await openPreset(page, mouse(page), MANUAL);
    for (const step of ['Protection', 'Key', 'Review', 'Export']) {
      await goTo(page, step);
      await unfold(page);
      await seen(step);
    }
  },
  'the tools': async (page, preset, seen) => {
    for (const tool of TOOLS) {
      await again(page, `tools/${tool}`);
      await seen(tool);
    }
    await again(page);
    await openPreset(page, mouse(page), preset);
    for (const tool of TOOLS) {
      await again(page, `tools/${tool}`);
      if (await page.locator('#take').count()) await page.locator('#take').click();
      await unfold(page);
      await seen(`${tool} with values`);
    }
  },
};

/** Looks at the page in both colours and every width. */
function judge(page) {
  return async (where) => {
    const wrong = [];
    for (const colorScheme of ['light', 'dark']) {
      for (const width of WIDTHS) wrong.push(...(await judged(page, colorScheme, width)).map((line) => `${where}, ${line}`));
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(WIDE);
    assert.deepEqual(wrong, []);
  };
}

async function again(page, place = '') {
  await page.goto(page.url().replace(/#.*/, `#/${place}`));
  await page.locator('#step-title').waitFor();
}

async function steps(page, seen) {
  for (const step of STEPS) {
    await goTo(page, step);
    await unfold(page);
    await seen(step);
  }
}

/** Opens everything that is folded. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));

async function slips(page) {
  await goTo(page, 'Networks');
  await page.locator('textarea').first().fill('10.0.0.7/24, 172.16.0.0/12');
  await goTo(page, 'Addresses');
  await page.locator('input[type="text"]').first().fill('203.0.113.400');
  await goTo(page, 'Ends');
}

async function enlarged(page, preset) {
  const wrong = [];
  const look = async (where) => {
    for (const width of WIDTHS.slice(1)) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      const wide = await sideways(page);
      if (wide) wrong.push(`${where}, ${width}: ${wide}`);
      const cut = await cutOff(page);
      if (cut) wrong.push(`${where}, ${width}, cut off: ${cut}`);
    }
    await page.setViewportSize(WIDE);
  };
  await look('start');
  await openPreset(page, mouse(page), preset);
  await slips(page);
  await steps(page, look);
  for (const tool of TOOLS) {
    await again(page, `tools/${tool}`);
    await look(tool);
  }
  assert.deepEqual(wrong, []);
}

/** A button or label whose text does not fit into it. */
function cutOff(page) {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll('button, label, summary, h1, h2, h3')].filter((element) => element.checkVisibility());
    const out = boxes.find((element) => {
      const hides = ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
      return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    });
    return out?.outerHTML.slice(0, 160) ?? '';
  });
}

const focused = (page) => page.evaluate(() => document.activeElement?.id ?? '');

async function headings(page, preset) {
  const hand = keyboard(page);
  await openPreset(page, hand, preset);
  for (const step of STEPS) {
    await at(page, step);
    assert.equal(await focused(page), 'step-title', step);
    const top = await page.locator('#step-title').evaluate((heading) => heading.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 300, `${step}: its heading is at ${top}`);
    if (step !== STEPS.at(-1)) await hand.press(page.locator('.step-buttons .primary'));
  }
  await hand.press(page.getByRole('button', { name: 'Tools', exact: true }));
  await at(page, 'Address planner');
  assert.equal(await focused(page), 'step-title');
}

/** Tabs through each step: something of each control that has the focus is to be seen (WCAG 2.2, 2.4.11). */
async function uncovered(page, preset) {
  await openPreset(page, mouse(page), preset);
  await slips(page);
  const covered = [];
  for (const step of STEPS) {
    await goTo(page, step);
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return 'end';
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const across = [0.1, 0.5, 0.9].map((share) => left + (right - left) * share);
        const down = [0.1, 0.5, 0.9].map((share) => top + (bottom - top) * share);
        const seen = across.some((x) => down.some((y) => element.contains(document.elementFromPoint(x, y))));
        return seen ? '' : `${element.outerHTML.slice(0, 120)} at ${Math.round(top)} to ${Math.round(bottom)}`;
      });
      if (found === 'end') break;
      if (found) covered.push(`${step}: ${found}`);
    }
  }
  assert.deepEqual(covered, []);
}

async function summary(page, preset) {
  await openPreset(page, mouse(page), preset);
  await slips(page);
  await goTo(page, 'Export');
  const refusal = page.locator('.refusal');
  const errors = await refusal.locator('.finding.is-error').count();
  assert.ok(errors >= 2, `${errors} errors`);
  for (let place = 0; place < errors; place += 1) {
    await refusal.getByRole('button', { name: 'Go to the field' }).nth(place).click();
    await page.waitForFunction(() => document.activeElement?.id.startsWith('at-'));
    const said = await page.evaluate(() => {
      const field = document.activeElement;
      const texts = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      return { invalid: field.getAttribute('aria-invalid'), about: texts.join(' ') };
    });
    assert.equal(said.invalid, 'true', 'the field does not say that it is wrong');
    assert.match(said.about, /Error: /, 'the field does not say what is wrong');
    await goTo(page, 'Export');
  }
}

async function aloud(page, preset) {
  await openPreset(page, mouse(page), preset);
  assert.equal(await page.locator('[aria-live], [role="status"]').count(), 1, 'one place speaks');
  await page.evaluate(() => {
    globalThis.__said = [];
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) globalThis.__said.push(node.textContent);
    }).observe(document.querySelector('[role="status"]'), { childList: true });
  });
  await goTo(page, 'Networks');
  await page.locator('textarea').first().fill('10.0.0.7/24');
  await page.locator('textarea').first().blur();
  await page.getByRole('button', { name: 'Use 10.0.0.0/24' }).click();
  await goTo(page, 'Routing');
  await goTo(page, 'Networks');
  assert.deepEqual(await page.evaluate(() => globalThis.__said), ['Done: Use 10.0.0.0/24']);
}

async function still(page, preset) {
  await openPreset(page, mouse(page), preset);
  for (const step of STEPS) {
    await goTo(page, step);
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element);
      return style.transitionDuration !== '0s' || style.scrollBehavior === 'smooth'
        || (style.animationName !== 'none' && style.animationTimingFunction !== 'steps(1)');
    }).map((element) => element.outerHTML.slice(0, 100)));
    assert.deepEqual(moving, [], step);
  }
}

async function paper(page, preset) {
  await openPreset(page, mouse(page), preset);
  for (const theme of ['', 'dark']) {
    await page.getByLabel('Colours').selectOption(theme);
    await goTo(page, 'Review');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const pale = await page.evaluate(() => {
      const light = (colour) => {
        const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
        return alpha === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
      };
      const texts = [...document.querySelectorAll('main *')].filter((element) => element.checkVisibility()
        && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
      const bad = texts.filter((element) => light(getComputedStyle(element).color) > 0.5);
      if (light(getComputedStyle(document.documentElement).backgroundColor) < 0.9) bad.push(document.documentElement);
      const press = [...document.querySelectorAll('button, select')].filter((element) => element.checkVisibility());
      return [...bad, ...press].map((element) => element.outerHTML.slice(0, 120));
    });
    await page.emulateMedia({ media: null, colorScheme: 'dark' });
    assert.deepEqual(pale, [], `with the colours "${theme}"`);
  }
}
