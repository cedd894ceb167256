// For Node, by `require` and (through node.mjs) by `import`: one instance for both.

const { readFile } = require('node:fs/promises');
const { join } = require('node:path');

const load = loader(() => readFile(join(__dirname, 'tunnelwright.wasm')));

module.exports = { TunnelwrightError, load };
