// Node, by import and by require, and Deno: every preset's files are the command's.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { EXPORTED, project, run as start, same } from '../lib/project.mjs';

const PRINT = `
  load().then((tunnelwright) => {
    const all = tunnelwright.presets().map(({ name }) => [name, exported(tunnelwright, name)]);
    console.log(JSON.stringify(Object.fromEntries(all)));
  });
`;

/** Deno as the npm package for Linux brings it; elsewhere, say where it is. */
const DENO = process.env.DENO ?? fileURLToPath(new URL('../../../node_modules/@deno/linux-x64-glibc/deno', import.meta.url));

const CONSUMERS = {
  'Node, by import': [['node', 'main.mjs'], `import { load } from '@tunnelwright/core';`],
  'Node, by require': [['node', 'main.cjs'], `const { load } = require('@tunnelwright/core');`],
  'Node, the variant in one file': [['node', 'one.mjs'], `import { load } from '@tunnelwright/core/inline';`],
  'Deno, without an installation': [
    [DENO, 'run', '--no-config', '--no-remote', '--no-npm', '--allow-read', 'deno.js'],
    `import { load } from '../node_modules/@tunnelwright/core/index.js';`,
  ],
};

/** The tools alone. */
const TOOLS = {
  'Node, by import': [['node', 'tools.mjs'], `import { load, TunnelwrightError } from '@tunnelwright/core/tools'; import { TunnelwrightError as whole } from '@tunnelwright/core';`],
  'Node, by require': [['node', 'tools.cjs'], `const { load, TunnelwrightError } = require('@tunnelwright/core/tools'); const { TunnelwrightError: whole } = require('@tunnelwright/core');`],
  'Deno, without an installation': [
    [DENO, 'run', '--no-config', '--no-remote', '--no-npm', '--allow-read', 'tools.js'],
    `import { load, TunnelwrightError } from '../node_modules/@tunnelwright/core/tools.js'; import { TunnelwrightError as whole } from '../node_modules/@tunnelwright/core/index.js';`,
  ],
};

const ASK = `load().then((tools) => console.log(JSON.stringify([TunnelwrightError === whole, 'check' in tools, tools.mtu({ esp: 'aes256gcm16' })])));`;

export async function run({ check, folder, command }) {
  for (const [name, [words, begin]] of Object.entries(CONSUMERS)) {
    await check(`${name}: every preset's files are the command's`, () => {
      const home = project(folder, 'node', { [words.at(-1)]: begin + EXPORTED + PRINT });
      const made = JSON.parse(start(home, ...words));
      const presets = command.presets();
      assert.deepEqual(Object.keys(made), presets, 'the presets');
      for (const preset of presets) same(made[preset], command, preset);
    });
  }
  for (const [name, [words, begin]] of Object.entries(TOOLS)) {
    await check(`${name}: the tools alone answer, with the whole library's errors`, () => {
      const home = project(folder, 'node', { [words.at(-1)]: `${begin}\n${ASK}` });
      assert.deepEqual(JSON.parse(start(home, ...words)), [true, false, command.json('mtu', '--path', '1500', '--esp', 'aes256gcm16')]);
    });
  }
}
