// Makes the package of what wasm-bindgen and wasm-opt left: the scripts for each
// consumer around one module, the types, the papers.
//
//   node xtask/library/assemble.mjs <folder with tunnelwright.js and tunnelwright.wasm> dist/pkg <version>

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { types } from './types.mjs';

const [made, out, version] = process.argv.slice(2);
const root = fileURLToPath(new URL('../../', import.meta.url));
const own = (name) => readFileSync(join(root, 'web/lib/js', name), 'utf8');

/** The text without its exports, and the names that it exported. */
function closed(text) {
  const names = [];
  let rest = text.replace(/^export (?=(?:async )?(?:function|class|const) (\w+))/gm, (_, name) => (names.push(name), ''));
  rest = rest.replace(/^export \{([^}]*)\};?\n?/gm, (_, list) => {
    for (const one of list.split(',')) if (!/\bas default\b/.test(one) && one.trim()) names.push(one.trim());
    return '';
  });
  if (/^(?:export|import)\b/m.test(rest)) throw new Error('an export or import of a kind that is not expected');
  return { rest, names };
}

const imports = /^import [^;]*;\n/gm;

/** The glue as one object, then the library: no names of the one among those of the other. */
function core() {
  const { rest, names } = closed(readFileSync(join(made, 'tunnelwright.js'), 'utf8'));
  const glue = `const edge = (() => {\n${rest}\nreturn { ${names.join(', ')} };\n})();\n`;
  return glue + own('api.js');
}

function inline(module) {
  const packed = gzipSync(module, { level: 9 }).toString('base64');
  return `const MODULE = '${packed}';\n${closed(core()).rest}${closed(own('inline.js')).rest}`;
}

/** The elements as a script of the old kind, which a page opened from a disk may load, too. */
function elements(module) {
  const text = closed(own('elements.js').replace(imports, '')).rest;
  return `(() => {\n'use strict';\n${inline(module)}\n${text}})();\n`;
}

const manifest = {
  name: '@tunnelwright/core',
  version,
  description: 'Both ends of an IPsec site-to-site tunnel from one description: plan, check, export',
  license: 'MIT OR Apache-2.0',
  type: 'module',
  engines: { node: '>=20' },
  sideEffects: ['./elements.js', './elements.inline.js'],
  types: './index.d.ts',
  main: './node.cjs',
  module: './index.js',
  exports: {
    '.': {
      types: { require: './index.d.cts', default: './index.d.ts' },
      node: { require: './node.cjs', default: './node.mjs' },
      default: './index.js',
    },
    './inline': { types: './index.d.ts', default: './inline.js' },
    './elements': { types: './elements.d.ts', default: './elements.js' },
    './elements.inline.js': './elements.inline.js',
    './tunnelwright.wasm': './tunnelwright.wasm',
    './package.json': './package.json',
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const put = (name, text) => writeFileSync(join(out, name), text);
const module = readFileSync(join(made, 'tunnelwright.wasm'));
put('tunnelwright.wasm', module);
put('core.js', core());
put('node.cjs', `${closed(core()).rest}\n${own('node.cjs')}`);
put('inline.js', `${inline(module)}\nexport { TunnelwrightError, load };\n`);
put('elements.inline.js', elements(module));
for (const name of ['index.js', 'node.mjs', 'elements.js', 'index.d.ts', 'elements.d.ts']) put(name, own(name));
// What `require` gives has the same types, in a file whose name says so.
put('index.d.cts', own('index.d.ts').replaceAll("'./types.js'", "'./types.cjs'"));
const text = await types(JSON.parse(readFileSync(join(root, 'docs/library.schema.json'), 'utf8')));
put('types.d.ts', text);
put('types.d.cts', text);
put('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
copyFileSync(join(root, 'web/lib/README.md'), join(out, 'README.md'));
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(join(root, name), join(out, name));
