// For Node: the instance is that of `require`.

import own from './node.cjs';

export const { TunnelwrightError, load } = own;
