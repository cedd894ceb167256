// For Node, by `require` and (through the file for `import`): one instance for both.

const { readFile } = require('node:fs/promises');
const { join } = require('node:path');

const { TunnelwrightError, loader } = require('./api.cjs');
const { edge } = require('./edge.cjs');

const load = loader(edge, () => readFile(join(__dirname, 'tunnelwright.wasm')));

module.exports = { TunnelwrightError, load };
