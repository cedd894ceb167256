// Drives the built page in Chromium as a user does, and once in Firefox.
//
//   node tests/browser/run.mjs --dist dist --tunnelwright target/release/tunnelwright [--only WORD] [--screens]

import { parseArgs } from 'node:util';

import * as access from './cases/access.mjs';
import * as findings from './cases/findings.mjs';
import * as firefox from './cases/firefox.mjs';
import * as hosted from './cases/hosted.mjs';
import * as keys from './cases/keys.mjs';
import * as merging from './cases/merging.mjs';
import * as memory from './cases/memory.mjs';
import * as onefile from './cases/onefile.mjs';
import * as presets from './cases/presets.mjs';
import * as several from './cases/several.mjs';
import * as share from './cases/share.mjs';
import * as tools from './cases/tools.mjs';
import { launch } from './lib/browser.mjs';
import { command } from './lib/command.mjs';
import { serve } from './lib/server.mjs';
import { tally } from './lib/tally.mjs';
import { screens } from './screens.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    tunnelwright: { type: 'string', default: 'target/release/tunnelwright' },
    only: { type: 'string', default: '' },
    screens: { type: 'boolean', default: false },
  },
});

const server = await serve(values.dist);
const browser = await launch();
const { counts, check } = tally();
const some = (name, test) => (name.includes(values.only) ? check(name, test) : undefined);
const stage = { check: some, browser, dist: values.dist, address: server.address, command: command(values.tunnelwright) };
try {
  for (const cases of [access, findings, memory, merging, tools, keys, onefile, hosted, firefox, several, share, presets]) await cases.run(stage);
  if (values.screens || !values.only) await check('pictures', () => screens(stage));
} finally {
  await browser.close();
  server.close();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed ? 1 : 0);
