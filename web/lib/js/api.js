// What JavaScript sees of the core: plain objects in and out, typed errors.
// `edge` is the glue that wasm-bindgen makes for a module, as one object.

/** Why there is no answer. */
export class TunnelwrightError extends Error {
  constructor(kind, message, { faults = [], findings = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TunnelwrightError';
    /** `scenario`, `question`, `refused`, `internal`, `blocked` or `load`. */
    this.kind = kind;
    /** Every fault: `field` (a path), `what`, `fix`. */
    this.faults = faults;
    /** The findings, where they are why. */
    this.findings = findings;
  }
}

const sentence = ({ field, what, fix }) => [field && `${field}: `, what, fix && `; ${fix}`].join('');

/** What the core throws is a typed object. All else ended the instance: a new one takes its place. */
function failure(edge, thrown) {
  if (Object.getPrototypeOf(Object(thrown)) === Object.prototype && thrown.kind) {
    const { kind, faults, findings } = thrown;
    return new TunnelwrightError(kind, faults.map(sentence).join('\n') || kind, { faults, findings });
  }
  edge.__wbg_reset_state();
  return new TunnelwrightError('internal', 'the core could not work with this: please report it', { cause: thrown });
}

const asking = (edge) => (name, ...given) => {
  try {
    return edge[name](...given);
  } catch (thrown) {
    throw failure(edge, thrown);
  }
};

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function seed() {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const dated = (question) => ({ ...question, date: question?.date ?? today() });
const seeded = (question) => ({ ...question, seed: question?.seed ?? seed() });

/** What needs no scenario; every module has it. */
const tools = (ask) => ({
  version: () => ask('version'),
  matrix: (question) => ask('matrix', dated(question)),
  pair: (question) => ask('pair', dated(question)),
  subnet: (question) => ask('subnet', question),
  mtu: (question) => ask('mtu', question),
  keys: Object.freeze({
    psk: (question) => ask('psk', seeded(question)),
    check: (question) => ask('check_key', question),
    convert: (question) => ask('convert', question),
    spi: (question) => ask('spi', seeded(question)),
  }),
});

/** What works on a scenario. */
const scenarios = (ask) => ({
  presets: () => ask('presets'),
  preset: (name) => preset(ask, name),
  check: (scenario, question) => ask('check', scenario, dated(question)),
  plan: (scenario, question) => ask('plan', scenario, dated(question)),
  export: (scenario, question) => ask('_export', scenario, seeded(dated(question))),
  cost: (scenario, question) => ask('cost', scenario, dated(question)),
});

function preset(ask, name) {
  const text = ask('preset', String(name));
  if (text !== undefined) return JSON.parse(text);
  const known = ask('presets').map((one) => one.name).join(', ');
  const fault = { field: 'name', what: `there is no preset "${name}"`, fix: `there are ${known}` };
  throw new TunnelwrightError('question', sentence(fault), { faults: [fault] });
}

function library(edge) {
  const ask = asking(edge);
  return Object.freeze({ ...tools(ask), ...('plan' in edge ? scenarios(ask) : {}) });
}

/** The module from what is given: a compiled one, its bytes, an answer of `fetch`, or an address. */
async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return compiled(await fetched(source));
  if (typeof Response === 'function' && source instanceof Response) return compiled(await source.arrayBuffer());
  try {
    return await WebAssembly.compile(source);
  } catch (cause) {
    if (!/unsafe-eval|content security policy|csp/i.test(String(cause))) throw broken('this is no WebAssembly', cause);
    const message = "the page's Content-Security-Policy blocks WebAssembly; allow it: script-src 'wasm-unsafe-eval'";
    throw new TunnelwrightError('blocked', message, { cause });
  }
}

const broken = (message, cause) => new TunnelwrightError('load', message, { cause });

async function fetched(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch (cause) {
    const { origin } = new URL(address, globalThis.location?.href);
    throw broken(`${address} cannot be loaded; where a Content-Security-Policy blocks it, allow: connect-src ${origin}`, cause);
  }
  if (!answer.ok) throw broken(`${address} cannot be loaded: ${answer.status}`);
  return answer;
}

/** Makes `load` for a module: one instance, however often it is asked for. */
export function loader(edge, usual) {
  let loading;
  return function load(source) {
    loading ??= start(edge, source ?? usual()).catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

async function start(edge, source) {
  const module = await compiled(await source);
  edge.initSync({ module });
  return library(edge);
}
