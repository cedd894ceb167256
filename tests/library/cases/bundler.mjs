// Vite: the module becomes a file of the bundle, and the page that it makes runs.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EXPORTED, project, run as start, same } from '../lib/project.mjs';
import { inChromium } from './browsers.mjs';

const PRESET = 'halon-zywall-manual';

export async function run({ check, folder, browser, address, command }) {
  await check('Vite: the bundled page makes the command\'s files', async () => {
    const home = project(folder, 'vite', {
      'index.html': '<!doctype html><title>consumer</title><script type="module" src="/main.js"></script>',
      'main.js': `import { load } from '@tunnelwright/core';import { load as loadTools } from '@tunnelwright/core/tools';${EXPORTED}
        loadTools().then((tools) => { if (tools.mtu({ esp: 'aes256gcm16' }).mtu !== 1446) throw new Error('the tools'); return load(); })
          .then((tunnelwright) => { document.body.dataset.done = JSON.stringify(exported(tunnelwright, '${PRESET}')); },
                    (error) => { document.body.dataset.done = String(error); });`,
    });
    const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));
    start(home, 'node', vite, 'build', '--base', './', '--logLevel', 'error');
    const assets = readdirSync(join(home, 'dist/assets'));
    assert.equal(assets.filter((name) => name.endsWith('.wasm')).length, 2, `the modules are two of ${assets}`);
    same(await inChromium(browser, `${address}vite/dist/index.html`), command, PRESET);
  });
}
