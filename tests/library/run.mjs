// The package for JavaScript as its consumers use it, each in a project of its own.
//
//   node tests/library/run.mjs --dist dist --tunnelwright target/release/tunnelwright [--only WORD]

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { launch } from '../browser/lib/browser.mjs';
import { command } from '../browser/lib/command.mjs';
import { serve } from '../browser/lib/server.mjs';
import { tally } from '../browser/lib/tally.mjs';
import * as answers from './cases/answers.mjs';
import * as browsers from './cases/browsers.mjs';
import * as bundler from './cases/bundler.mjs';
import * as elements from './cases/elements.mjs';
import * as node from './cases/node.mjs';
import * as site from './cases/site.mjs';
import * as types from './cases/types.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    tunnelwright: { type: 'string', default: 'target/release/tunnelwright' },
    only: { type: 'string', default: '' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'tw-library-'));
// A project's own copy, as npm would install it.
mkdirSync(join(folder, 'node_modules/@tunnelwright'), { recursive: true });
cpSync(join(values.dist, 'pkg'), join(folder, 'node_modules/@tunnelwright/core'), { recursive: true });
const server = await serve(folder);
const browser = await launch();
const { counts, check } = tally();
const some = (name, test) => (name.includes(values.only) ? check(name, test) : undefined);
const stage = { check: some, dist: values.dist, folder, browser, address: server.address, command: command(values.tunnelwright) };
try {
  for (const cases of [node, answers, types, bundler, browsers, elements, site]) await cases.run(stage);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed ? 1 : 0);
