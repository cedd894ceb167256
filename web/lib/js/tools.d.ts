// The tools that need no scenario, alone: the same functions and types, a module of a third of the size.

import type { Source, Tools } from './index.js';

export type * from './index.js';
export { TunnelwrightError } from './index.js';

/** The tools; the same ones however often they are asked for. */
export function load(source?: Source | Promise<Source>): Promise<Tools>;
