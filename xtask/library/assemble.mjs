// Makes the package of what wasm-bindgen and wasm-opt left: the scripts for each
// consumer around the two modules, the types, the papers.
//
//   node xtask/library/assemble.mjs <folder with glue and modules, tunnelwright and tools> dist/pkg <version>

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

const module = (name) => readFileSync(join(made, `${name}.wasm`));

const imports = /^import [^;]*;\n/gm;

/** The glue of a module as one object: no names of the one among those of the other. */
function edge(name) {
  const { rest, names } = closed(readFileSync(join(made, `${name}.js`), 'utf8'));
  return `const edge = (() => {\n${rest}\nreturn { ${names.join(', ')} };\n})();\n`;
}

function inline(name) {
  const packed = gzipSync(module(name), { level: 9 }).toString('base64');
  return `const MODULE = '${packed}';\n${edge(name)}${closed(own('api.js')).rest}${closed(own('inline.js')).rest}`;
}

/** Scripts that become one may not name two things alike: of two functions the second would silently be both. */
function distinct(text) {
  const names = [...text.matchAll(/^(?:async )?(?:function|class|const|let) (\w+)/gm)].map(([, name]) => name);
  const twice = names.filter((name, place) => names.indexOf(name) < place);
  if (twice.length) throw new Error(`two things are called ${twice.join(', ')}`);
}

/** The elements as a script of the old kind, which a page opened from a disk may load, too. */
function elements(name) {
  const text = closed(own('elements.js').replace(imports, '')).rest;
  distinct([closed(own('api.js')).rest, own('inline.js'), text].join('\n'));
  return `(() => {\n'use strict';\n${inline(name)}\nconst MODULES = { ${name}: () => ({ load }) };\n${text}})();\n`;
}

/** A script of ours for `require`. */
function required(text, ...names) {
  return `${closed(text).rest}\nmodule.exports = { ${names.join(', ')} };\n`;
}

const manifest = {
  name: '@tunnelwright/core',
  version,
  description: 'Both ends of an IPsec site-to-site tunnel from one description: plan, check, export',
  license: 'MIT OR Apache-2.0',
  type: 'module',
  engines: { node: '>=20' },
  sideEffects: ['./elements.js', './elements.inline.js', './elements.tools.inline.js'],
  types: './index.d.ts',
  main: './node.cjs',
  module: './index.js',
  exports: {
    '.': {
      types: { require: './index.d.cts', default: './index.d.ts' },
      node: { require: './node.cjs', default: './node.mjs' },
      default: './index.js',
    },
    './tools': {
      types: { require: './tools.d.cts', default: './tools.d.ts' },
      node: { require: './tools.cjs', default: './tools.mjs' },
      default: './tools.js',
    },
    './inline': { types: './index.d.ts', default: './inline.js' },
    './elements': { types: './elements.d.ts', default: './elements.js' },
    './elements.inline.js': './elements.inline.js',
    './elements.tools.inline.js': './elements.tools.inline.js',
    './tunnelwright.wasm': './tunnelwright.wasm',
    './tools.wasm': './tools.wasm',
    './package.json': './package.json',
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const put = (name, text) => writeFileSync(join(out, name), text);
// The scripts of the whole library and of the tools alone are the same but for the names of the files in them.
const renamed = (text, names) => Object.entries(names).reduce((text, [one, other]) => text.replaceAll(one, other), text);
const alone = { './edge.cjs': './edge.tools.cjs', './node.cjs': './tools.cjs', 'tunnelwright.wasm': 'tools.wasm' };
for (const [name, end] of [['tunnelwright', ''], ['tools', '.tools']]) {
  put(`${name}.wasm`, module(name));
  put(`edge${end}.js`, `export ${edge(name)}`);
  put(`edge${end}.cjs`, required(edge(name), 'edge'));
  put(`elements${end}.inline.js`, elements(name));
}
put('api.cjs', required(own('api.js'), 'TunnelwrightError', 'loader'));
put('inline.js', `${inline('tunnelwright')}\nexport { TunnelwrightError, load };\n`);
for (const end of ['cjs', 'mjs']) {
  put(`node.${end}`, own(`node.${end}`));
  put(`tools.${end}`, renamed(own(`node.${end}`), alone));
}
for (const name of ['api.js', 'index.js', 'tools.js', 'modules.js', 'elements.js', 'elements.d.ts']) put(name, own(name));
// What `require` gives has the same types, in a file whose name says so.
for (const name of ['index', 'tools']) {
  put(`${name}.d.ts`, own(`${name}.d.ts`));
  put(`${name}.d.cts`, own(`${name}.d.ts`).replaceAll(/'\.\/(types|index)\.js'/g, "'./$1.cjs'"));
}
const text = await types(JSON.parse(readFileSync(join(root, 'docs/library.schema.json'), 'utf8')));
put('types.d.ts', text);
put('types.d.cts', text);
put('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
copyFileSync(join(root, 'web/lib/README.md'), join(out, 'README.md'));
for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(join(root, name), join(out, name));
