// For browsers with and without a bundler, and Deno: the module is a file beside this one.

import { TunnelwrightError, loader } from './api.js';
import { edge } from './edge.js';

export { TunnelwrightError };

/** The library; the same one however often it is asked for. */
export const load = loader(edge, () => new URL('./tunnelwright.wasm', import.meta.url));
