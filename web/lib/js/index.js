// For browsers with and without a bundler, and Deno: the module is a file beside this one.

import { TunnelwrightError, loader } from './core.js';

export { TunnelwrightError };

/** The library; the same one however often it is asked for. */
export const load = loader(() => new URL('./tunnelwright.wasm', import.meta.url));
