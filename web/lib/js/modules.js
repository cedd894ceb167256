// The modules that elements ask, each loaded when the first element needs it.

export const MODULES = {
  tools: () => import('./tools.js'),
  tunnelwright: () => import('./index.js'),
};
