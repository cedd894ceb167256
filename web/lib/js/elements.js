// The custom elements: tools for pages of others, each in a shadow of its own.
//
// Without JavaScript an element shows its own content; it stays until the core is loaded,
// which happens when the element comes into view. What needs no scenario loads the small
// module, all else the whole one; all that load the same share one instance.

import { TunnelwrightError } from './api.js';
import { MODULES } from './modules.js';

const STYLE = `
:host { display: block; color: var(--tw-ink, CanvasText); background: var(--tw-paper, Canvas);
  font: var(--tw-font, inherit); border: 1px solid var(--tw-line, color-mix(in srgb, currentColor 30%, transparent));
  border-radius: var(--tw-radius, 0.5em); padding: var(--tw-gap, 1em); }
:host([hidden]) { display: none; }
form { display: grid; grid-template-columns: repeat(auto-fill, minmax(14em, 1fr)); gap: var(--tw-gap, 1em); margin: 0 0 1em; }
label { display: flex; flex-direction: column; gap: 0.25em; }
label.tick { flex-direction: row; align-items: center; gap: 0.5em; }
label.wide { grid-column: 1 / -1; }
input, select, textarea, button { font: inherit; color: inherit; background: transparent; padding: 0.4em 0.5em; min-width: 0;
  border: 1px solid var(--tw-line, color-mix(in srgb, currentColor 50%, transparent)); border-radius: 0.25em; }
option { color: CanvasText; background: Canvas; }
textarea, .mono { font-family: var(--tw-mono, ui-monospace, monospace); }
:focus-visible { outline: 3px solid var(--tw-accent, Highlight); outline-offset: 1px; }
[aria-invalid="true"] { border-color: var(--tw-error, #c62828); border-width: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding: 0.5em 0; }
th, td { text-align: start; vertical-align: top; padding: 0.3em 0.6em 0.3em 0; border-top: 1px solid var(--tw-line, color-mix(in srgb, currentColor 20%, transparent)); overflow-wrap: break-word; }
.fault { color: var(--tw-error, light-dark(#b00020, #ff8a80)); margin: 0.25em 0; }
.figure { font-size: 1.4em; font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--tw-accent, LinkText); }
p { margin: 0.25em 0; }
`;

let sheet;

/** Constructed sheets need no permission of a Content-Security-Policy, style elements do. */
function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

/** An element with attributes and content; text is text, never markup. */
function h(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...content.flat().filter((part) => part !== undefined && part !== null && part !== ''));
  return element;
}

const link = (url, text) => h('a', { href: url, rel: 'noopener' }, text);

function table(caption, heads, rows) {
  const head = h('tr', {}, heads.map((text) => h('th', { scope: 'col' }, text)));
  const body = rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, cell))));
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', {}, caption), h('thead', {}, head), h('tbody', {}, body)));
}

const figure = (what, value) => h('p', {}, `${what} `, h('span', { class: 'figure mono' }, value));
const words = (text) => text.split(/[\s,;]+/).filter(Boolean);
const faultLine = ({ field, what, fix }) => h('p', { class: 'fault' }, [field && `${field}: `, what, fix && `; ${fix}`].join(''));
const findingLine = ({ severity, code, path, what, fix }) => h('p', {}, h('strong', {}, `${severity} ${code} `), path && `${path}: `, what, fix && `; ${fix}`);
const money = (micros, currency) => (micros === null ? 'not known' : `${(micros / 1e6).toFixed(2)} ${currency}`);

let whole;

/** The library for an element: once the whole one is asked for, it serves everybody. */
async function moduleFor(needs) {
  const name = whole ?? (MODULES[needs] ? needs : 'tunnelwright');
  if (name === 'tunnelwright') whole = name;
  try {
    const { load } = await MODULES[name]();
    return await load();
  } catch (error) {
    whole = undefined;
    throw error;
  }
}

/** What an element has in common with the others: fields from attributes, an answer, events. */
class Tool extends HTMLElement {
  static fields = [];

  /** The module that it asks. */
  static needs = 'tools';

  static get observedAttributes() {
    return this.fields.map(({ name }) => name);
  }

  #library;
  #answer;
  #watch;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [style()];
      this.shadowRoot.append(h('slot'));
    }
    if (this.#library || this.#watch) return;
    this.#watch = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) this.#start();
    });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
    this.#watch = undefined;
  }

  attributeChangedCallback(name) {
    const control = this.#library && this.shadowRoot.getElementById(name);
    if (!control) return;
    const field = this.constructor.fields.find((one) => one.name === name);
    const value = this.getAttribute(name);
    if (field.tick) control.checked = value !== null;
    else control.value = value ?? field.value ?? '';
    this.update();
  }

  async #start() {
    this.#watch?.disconnect();
    try {
      this.#library = await moduleFor(this.constructor.needs);
    } catch (error) {
      this.shadowRoot.replaceChildren(h('slot'), h('p', { class: 'fault', role: 'alert' }, error.message));
      this.#tell('tw-error', { error });
      return;
    }
    this.#answer = h('div', { part: 'answer', 'aria-live': 'polite' });
    const controls = this.constructor.fields.map((field) => this.#control(field));
    const form = h('form', { part: 'form' }, controls);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => this.update());
    this.shadowRoot.replaceChildren(...(controls.length ? [form] : []), this.#answer);
    this.update();
    this.#tell('tw-ready', {});
  }

  #control(field) {
    const given = this.getAttribute(field.name);
    const value = given ?? field.value ?? '';
    const own = { id: field.name, name: field.name, autocomplete: 'off', spellcheck: 'false' };
    if (field.tick) {
      const box = h('input', { ...own, type: 'checkbox', checked: given !== null });
      return h('label', { class: 'tick' }, box, field.label);
    }
    let control;
    if (field.options) {
      const options = field.options(this.#library);
      control = h('select', own, options.map(([id, name]) => h('option', { value: id, selected: id === value }, name)));
    } else if (field.wide) {
      control = h('textarea', { ...own, rows: '8' });
      control.value = value;
    } else {
      control = h('input', { ...own, type: 'text', class: field.mono ? 'mono' : undefined, placeholder: field.hint });
      control.value = value;
    }
    return h('label', { class: field.wide ? 'wide' : undefined }, field.label, control);
  }

  /** The text or the tick of a field. */
  field(name) {
    const control = this.shadowRoot.getElementById(name);
    return control.type === 'checkbox' ? control.checked : control.value.trim();
  }

  /** Asks the library with what stands in the fields, and shows what it says. */
  update() {
    if (!this.#library) return;
    this.shadowRoot.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
    const tool = this.localName;
    try {
      const { question, answer, show, secret } = this.ask(this.#library);
      this.#answer.replaceChildren(...[show].flat());
      this.#tell('tw-answer', secret ? { tool } : { tool, question, answer });
    } catch (error) {
      if (!(error instanceof TunnelwrightError)) throw error;
      for (const { field } of error.faults) {
        const name = field.split(/[.[]/)[0].replaceAll('_', '-');
        this.shadowRoot.getElementById(name)?.setAttribute('aria-invalid', 'true');
      }
      this.#answer.replaceChildren(...error.faults.map(faultLine), ...(error.faults.length ? [] : [faultLine({ what: error.message })]));
      this.#tell('tw-fault', { tool, kind: error.kind, faults: error.faults });
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { tool: this.localName, ...detail } }));
  }
}

const line = (name, label, more) => ({ name, label, ...more });
const tick = (name, label) => ({ name, label, tick: true });
const choice = (name, label, options, value) => ({ name, label, value, options: typeof options === 'function' ? options : () => options.map((one) => [one, one]) });
const devices = (library) => library.matrix().devices.map(({ id, name }) => [id, name]);
const presets = (library) => library.presets().map(({ name, story }) => [name, `${name}: ${story}`]);

class Mtu extends Tool {
  static fields = [
    line('path', 'MTU of the path, bytes', { value: '1500' }),
    line('esp', 'Suite, as strongSwan writes it', { value: 'aes256gcm16', mono: true }),
    choice('mode', 'Mode', ['tunnel', 'transport'], 'tunnel'),
    choice('outer', 'IP version outside', ['4', '6'], '4'),
    choice('inner', 'IP version inside', (_) => [['', 'as usual'], ['4', '4'], ['6', '6']]),
    tick('nat-t', 'NAT on the way (UDP 4500)'),
    tick('gre', 'GRE inside ESP'),
    tick('pppoe', 'PPPoE on the line'),
  ];

  ask(library) {
    const [path, esp, mode, outer, inner] = ['path', 'esp', 'mode', 'outer', 'inner'].map((name) => this.field(name));
    const question = { path, esp, mode, outer, inner, nat_t: this.field('nat-t'), gre: this.field('gre'), pppoe: this.field('pppoe') };
    const answer = library.mtu(question);
    const rows = answer.layers.map(({ name, bytes, why }) => [name, String(bytes), why]);
    const show = [figure('MTU', answer.mtu), figure('TCP MSS', answer.mss),
      table(`Of the path's ${answer.path} bytes`, ['Layer', 'Bytes', 'Why'], rows), ...answer.notes.map((note) => h('p', {}, `${note}.`))];
    return { question, answer, show };
  }
}

class Planner extends Tool {
  static fields = [
    line('space', 'Address spaces of the virtual network', { value: '10.0.0.0/16', mono: true }),
    line('used', 'Subnets that it has already', { mono: true }),
    line('other', 'Networks of the other sides', { mono: true }),
    choice('sized-for', 'What stands in the gateway\'s subnet', ['vpn', 'basic', 'active-active', 'expressroute', 'growth'], 'vpn'),
    line('check', 'A subnet to judge', { mono: true }),
    line('transit', 'How many transit networks', { value: '1' }),
    choice('transit-length', 'Their length', ['30', '31'], '30'),
  ];

  ask(library) {
    const list = (name) => words(this.field(name));
    const question = { space: list('space'), used: list('used'), other: list('other'), sized_for: this.field('sized-for'),
      check: this.field('check'), transit: this.field('transit'), transit_length: this.field('transit-length') };
    const answer = library.subnet(question);
    const { gateway_subnet: subnet, transit, conflicts, findings } = answer;
    const show = [];
    if (subnet) show.push(figure(subnet.name, subnet.prefix), h('p', {}, `${subnet.reason} `, link(subnet.source.url, subnet.source.title)));
    if (transit.length) show.push(table('Transit networks', ['Network', 'First end', 'Second end'], transit.map((one) => [one.network, one.first, one.second])));
    if (conflicts.length) show.push(table('Conflicts', ['What', 'Change', 'Why'], conflicts.map((one) => [one.what, one.change, one.why])));
    return { question, answer, show: [...show, ...findings.map(findingLine)] };
  }
}

class Converter extends Tool {
  static fields = [
    choice('from', 'Notation of the key', ['ascii', 'hex', '0x', 'dashed', 'base64'], 'ascii'),
    choice('to', 'Notation wanted', ['hex', '0x', 'dashed', 'base64', 'ascii'], 'hex'),
    line('text', 'The key', { mono: true }),
  ];

  // What is typed is a key: no attribute sets it, and no event carries it.
  static get observedAttributes() {
    return ['from', 'to'];
  }

  ask(library) {
    const question = { from: this.field('from'), to: this.field('to'), text: this.field('text') };
    if (!question.text) return { secret: true, show: h('p', {}, 'The key in the other notation appears here. Nothing leaves this page.') };
    const answer = library.keys.convert(question);
    return { secret: true, show: figure('Key', answer) };
  }
}

/** What works on a scenario: one of the built-in ones, or one that the page's script gives. */
class OnScenario extends Tool {
  static needs = 'tunnelwright';

  #scenario;

  /** A scenario of your own; it stands above the chosen one. */
  get scenario() {
    return this.#scenario;
  }

  set scenario(scenario) {
    this.#scenario = scenario;
    this.update();
  }

  chosen(library) {
    return this.#scenario ?? library.preset(this.field('preset') || library.presets()[0].name);
  }
}

class Cost extends OnScenario {
  static fields = [
    choice('preset', 'The bill of', presets),
    line('hours', 'Hours of the month', { hint: '730' }),
    line('egress-gb', 'Gigabytes out of the cloud'),
    line('vnet-gb', 'Gigabytes to other regions'),
    line('mbps', 'Throughput needed, Mbps'),
    line('discount', 'Discount, percent'),
    tick('active-active', 'Both machines of the gateway at work'),
    tick('compare', 'The sizes side by side'),
  ];

  ask(library) {
    const question = { hours: this.field('hours'), egress_gb: this.field('egress-gb'), vnet_gb: this.field('vnet-gb'), mbps: this.field('mbps'),
      discount: this.field('discount'), active_active: this.field('active-active'), compare: this.field('compare') };
    const answer = library.cost(this.chosen(library), question);
    const { currency, as_of: day, lines, unknown, notes } = answer;
    const total = currency ? `${answer.complete ? '' : 'at least '}${money(answer.total_micros, currency)}` : 'nothing is billed by the month';
    const rows = lines.map((one) => [one.what, one.source ? link(one.source, `${one.region}, ${one.as_of}`) : 'your own price', money(one.micros, currency)]);
    const sizes = (answer.compare ?? []).map((one) => table(`Sizes for ${one.gateway}`, ['Size', 'A month', 'Fits'],
      one.offers.map((offer) => [offer.name, money(offer.micros, one.currency), offer.fits ? 'yes' : offer.cannot.join('; ')])));
    const show = [figure('A month', total), ...(rows.length ? [table(`Prices of ${day}`, ['What', 'Price of', 'Amount'], rows)] : []),
      ...unknown.map((text) => h('p', {}, `No price is known: ${text}.`)), ...notes.map((note) => h('p', {}, `${note}.`)), ...sizes];
    return { question, answer, show };
  }
}

class Matrix extends Tool {
  static fields = [
    choice('device', 'System', devices),
    choice('with', 'Together with', (library) => [['', 'nothing: all that it can'], ...devices(library)]),
  ];

  ask(library) {
    const [device, other] = [this.field('device'), this.field('with')];
    return other ? this.#pair(library, [device, other]) : this.#alone(library, device);
  }

  #alone(library, device) {
    const question = { devices: [device] };
    const answer = library.matrix(question);
    const span = (one) => (one.until ? `${one.since} to ${one.until}` : `since ${one.since}`);
    const doubt = (one) => (one.confirmed ? '' : ', not confirmed');
    const rows = (own) => own.abilities.map((one) => [one.group, one.name, span(one) + doubt(one), link(one.source.url, `${one.source.title}, ${one.source.checked}`)]);
    const show = answer.devices.flatMap((own) => [h('p', {}, own.about), h('p', {}, `Judged by: ${own.judged_by}`), table(own.name, ['Kind', 'Ability', 'Releases', 'Source'], rows(own))]);
    return { question, answer, show };
  }

  #pair(library, ends) {
    const question = { ends };
    const answer = library.pair(question);
    const name = (id) => library.matrix({ devices: [id] }).devices[0].name;
    const says = ({ why, source }) => (source ? link(source, why) : why);
    const rows = answer.map((one) => [one.together ? 'yes' : 'no', one.group, one.name, says(one.ends[0]), says(one.ends[1])]);
    return { question, answer, show: table(ends.map(name).join(' with '), ['Together', 'Kind', 'Ability', ...ends.map(name)], rows) };
  }
}

class Wizard extends OnScenario {
  static fields = [
    choice('preset', 'Begin with', presets),
    line('json', 'The scenario; what stands here is checked as you type', { wide: true }),
    tick('despite-errors', 'Files despite errors'),
  ];

  static get observedAttributes() {
    return ['preset'];
  }

  #shown;

  ask(library) {
    const text = this.shadowRoot.getElementById('json');
    const chosen = this.scenario ?? this.field('preset');
    if (this.#shown !== chosen) {
      this.#shown = chosen;
      text.value = JSON.stringify(this.chosen(library), undefined, 2);
    }
    const scenario = this.#parsed(text.value);
    const answer = library.check(scenario);
    const show = [h('p', {}, h('strong', {}, answer.verdict.sentence)), ...answer.findings.map(findingLine)];
    const despite = this.field('despite-errors');
    if (despite || !answer.findings.some(({ severity }) => severity === 'error')) {
      const { files } = library.export(scenario, { despite_errors: despite });
      show.push(table('Files, without keys', ['File', 'What it is'], files.map((file) => [this.#download(file), file.purpose])));
    }
    return { question: {}, answer, show };
  }

  #parsed(text) {
    try {
      return JSON.parse(text);
    } catch (cause) {
      const fault = { field: 'json', what: `this is not JSON: ${cause.message}`, fix: 'correct it, or begin anew' };
      throw new TunnelwrightError('scenario', fault.what, { faults: [fault], cause });
    }
  }

  #download({ path, text, media_type: type }) {
    const button = h('button', { type: 'button' }, path);
    button.addEventListener('click', () => {
      const address = URL.createObjectURL(new Blob([text], { type }));
      h('a', { href: address, download: path.replaceAll('/', '-') }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });
    return button;
  }
}

const ALL = {
  'tw-mtu': Mtu,
  'tw-subnet-planner': Planner,
  'tw-key-converter': Converter,
  'tw-cost': Cost,
  'tw-matrix': Matrix,
  'tw-wizard': Wizard,
};

// Of a script that brings the tools alone, the elements that need more are none.
const able = ([, { needs }]) => needs in MODULES || 'tunnelwright' in MODULES;

// A page may load the script twice; the first one counts.
for (const [name, element] of Object.entries(ALL).filter(able)) if (!customElements.get(name)) customElements.define(name, element);
