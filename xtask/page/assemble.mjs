// Makes one file of what trunk built: styles, script and module inside the page,
// and a policy that names each of them by its hash and allows nothing else.
//
//   node xtask/page/assemble.mjs dist www/start.js

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
 * Bytes as text. Base64 hides the bytes from the compression of whoever serves
 * the page and costs a fifth more (427 KB instead of 353 KB for one of 1 MB).
 * Here the frequent bytes are one ASCII character, the others one of two bytes;
 * none is NUL, a carriage return (parsers change both), "<" or "&".
 */
function asText(bytes) {
  const plain = [];
  for (let code = 1; code < 0x7f; code += 1) if (![0x0c, 0x0d, 0x26, 0x3c].includes(code)) plain.push(code);
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte] += 1;
  const byFrequency = [...count.keys()].sort((one, other) => count[other] - count[one] || one - other);
  // Letters, digits and what paths are made of stay themselves whatever their
  // number, so that a search of the page finds every text in it.
  const kept = byFrequency.filter((byte) => /[\w./-]/.test(String.fromCharCode(byte)) && byte < 0x80);
  const others = byFrequency.filter((byte) => !kept.includes(byte));
  const frequent = new Set([...kept, ...others.slice(0, plain.length - kept.length)]);
  // A byte that is such a character itself keeps its place, so that texts stay texts.
  const free = plain.filter((code) => !frequent.has(code));
  let next = 0xa1;
  const alphabet = new Array(256);
  for (const byte of byFrequency) {
    if (!frequent.has(byte)) {
      alphabet[byte] = next;
      next += 1;
    } else {
      alphabet[byte] = plain.includes(byte) ? byte : free.shift();
    }
  }
  const letters = alphabet.map((code) => String.fromCharCode(code));
  const parts = [letters.join('')];
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
const script = contained(glue.replace(exported, '').replace(address, '') + readFileSync(startFile, 'utf8'), 'script');

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

for (const name of files) if (name !== 'index.html') rmSync(join(dist, name), { recursive: true });
writeFileSync(join(dist, 'index.html'), page);
