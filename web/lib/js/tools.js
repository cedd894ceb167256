// The tools that need no scenario, alone: a module of a third of the size, loaded like the whole one.

import { TunnelwrightError, loader } from './api.js';
import { edge } from './edge.tools.js';

export { TunnelwrightError };

/** The tools; the same ones however often they are asked for. */
export const load = loader(edge, () => new URL('./tools.wasm', import.meta.url));
