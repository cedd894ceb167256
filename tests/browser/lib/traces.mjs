// Where a secret could leave a trace.

import assert from 'node:assert/strict';

/** Storage, address, title and document as one text. */
export function traces(page) {
  return page.evaluate(() => [
    JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href, document.title,
    document.documentElement.outerHTML,
  ].join('\n'));
}

/** What stands on paper when the page is printed as it is: texts, and values of fields that can be read. */
export async function printed(page) {
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate(() => {
    const read = (input) => input.type !== 'password' && getComputedStyle(input).visibility !== 'hidden';
    return [document.body.innerText, ...[...document.querySelectorAll('input')].filter(read).map((input) => input.value)].join('\n');
  });
  await page.emulateMedia({ media: null });
  return text;
}

/** Storage, address and title as one text. */
const lasting = (page) => page.evaluate(() => [
  JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), location.href, document.title,
].join('\n'));

function none(secrets, text, where) {
  for (const secret of secrets) {
    const found = text.indexOf(secret);
    assert.ok(found < 0, `a secret ${where}, behind ${text.slice(Math.max(0, found - 60), found)}`);
  }
}

/** None of the words lasts longer than the page: an SPI may stand on the screen, and in the sheet of parameters. */
export async function forgotten(page, words) {
  none(words, await lasting(page), 'in storage, address or title');
}

/** None of the secrets has left a trace: shown or not, it is never stored, linked or printed. */
export async function kept(page, secrets, { shown = false } = {}) {
  none(secrets, await (shown ? lasting(page) : traces(page)), 'in storage, address, title or document');
  none(secrets, await printed(page), 'on paper');
}
