// Makes one file of what trunk built: styles, script and module inside the page,
// and a policy that names each of them by its hash and allows nothing else.
//
//   node xtask/page/assemble.mjs dist www/start.js

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { minifySync } from 'vite';

const [dist, startFile] = process.argv.slice(2);
const read = (name) => readFileSync(join(dist, name), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** The one match of a pattern: a page of another shape is a fault, not something to guess at. */
function only(text, pattern) {
  const found = [...text.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`${found.length} places instead of one for ${pattern}`);
  return found[0];
}

/** What cannot stand inside a script or style element. */
function contained(text, element) {
  if (text.toLowerCase().includes(`</${element}`) || text.includes('<!--')) {
    throw new Error(`the text for <${element}> holds the element's end`);
  }
  return text;
}

/**
 * Bytes as text: each byte is the character of its own number, so those from
 * 0x80 take two bytes in UTF-8, which a compression halves again (base64 would
 * hide the bytes from it and costs a fifth more). Parsers change NUL and the
 * carriage return, and "<" may begin a tag: these three lend their places to the
 * three rarest characters that no text needs. Where one of those is meant, a
 * fourth stands before it. No character is above 0xff: a browser keeps such a
 * text in half the room, and is through it sooner.
 */
function asText(bytes) {
  const unfit = [0x00, 0x0d, 0x3c];
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte] += 1;
  // Letters, digits and what paths are made of stay, so that a search of the page finds every text in it.
  const spare = [...count.keys()]
    .filter((byte) => byte < 0x80 && !unfit.includes(byte) && !/[\w./-]/.test(String.fromCharCode(byte)))
    .sort((one, other) => count[one] - count[other] || one - other)
    .slice(0, 4);
  const letters = [...count.keys()].map((byte) => String.fromCharCode(byte));
  const mark = letters[spare[3]];
  for (const byte of spare) letters[byte] = mark + letters[byte];
  unfit.forEach((byte, place) => { letters[byte] = String.fromCharCode(spare[place]); });
  const parts = [String.fromCharCode(...spare)];
  for (const byte of bytes) parts.push(letters[byte]);
  return parts.join('');
}

function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

const files = readdirSync(dist);
const glueFile = only(files.join('\n'), /^app-[0-9a-f]+\.js$/gm)[0];
const moduleFile = only(files.join('\n'), /^app-[0-9a-f]+_bg\.wasm$/gm)[0];

let page = read('index.html');
const sheets = [...page.matchAll(/^ *<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\n/gm)];
const style = contained(sheets.map(([, name]) => read(name)).join('\n'), 'style');

const glue = read(glueFile);
const exported = only(glue, /^export \{[^}]*\};?\s*$/gm)[0];
const address = only(glue, /^ *module_or_path = new URL\([^)]*import\.meta\.url\);\n/gm)[0];
const whole = glue.replace(exported, '').replace(address, '') + readFileSync(startFile, 'utf8');
const small = minifySync('page.js', whole, { module: true });
if (small.errors.length) throw new Error(small.errors.map((error) => error.message).join('\n'));
const script = contained(small.code.trim(), 'script');

for (const [link] of sheets) page = page.replace(link, '');
page = page.replace(only(page, /<script type="module">[\s\S]*?<\/script>/g)[0], '');
for (const [link] of page.matchAll(/<link rel="(?:modulepreload|preload)"[^>]*>/g)) page = page.replace(link, '');
const rule = only(page, /<meta http-equiv="Content-Security-Policy" content="[^"]*">/g)[0];
page = page.replace(rule, () => `<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">`);
// Functions as replacements: a dollar sign in a text means nothing.
page = page.replace(only(page, /\s*<\/head>/g)[0], () => `\n    <style>${style}</style>\n  </head>`);
const module = asText(readFileSync(join(dist, moduleFile)));
page = page.replace(
  only(page, /\s*<\/body>/g)[0],
  () => `\n    <script type="application/octet-stream" id="module">${module}</script>\n`
    + `    <script type="module">${script}</script>\n  </body>`,
);

// As a browser writes it back, so that a copy which the page saves of itself has the same bytes and the same hash.
page = page.replace(/(<html[^>]*>)\s+(<head>)/, '$1$2').replace(/<\/body>\s*<\/html>\s*$/, '</body></html>');

for (const name of files) if (name !== 'index.html') rmSync(join(dist, name), { recursive: true });
writeFileSync(join(dist, 'index.html'), page);
