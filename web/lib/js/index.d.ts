// The functions; the types of what goes in and comes out are made from the Rust types.

import type {
  CheckAnswer, ConvertQuestion, CostAnswer, CostQuestion, Days, ExportAnswer, ExportQuestion, Fault, Finding,
  KeyCheckQuestion, Matrix, MatrixQuestion, MtuAnswer, MtuQuestion, PairQuestion, PairRow, PlanAnswer, Preset,
  PskAnswer, PskJudged, PskQuestion, Scenario, SpiAnswer, SpiQuestion, SubnetAnswer, SubnetQuestion,
} from './types.js';

export type * from './types.js';

/**
 * Why there is no answer. `scenario`: the scenario's form; `question`: a field of the question; `refused`: a finding
 * is an error; `blocked`: a Content-Security-Policy; `load`: the module cannot be loaded; `internal`: a fault of ours.
 */
export type ErrorKind = 'scenario' | 'question' | 'refused' | 'blocked' | 'load' | 'internal';

/** What every function throws. */
export class TunnelwrightError extends Error {
  readonly kind: ErrorKind;
  /** Every fault with the path of its field. */
  readonly faults: Fault[];
  /** The findings, where they are why. */
  readonly findings: Finding[];
}

/** Everything about keys. What goes in and comes out is secret. */
export interface Keys {
  /** A new pre-shared key that every end takes. */
  psk(question: PskQuestion): PskAnswer;
  /** What every end makes of a pre-shared key. */
  check(question: KeyCheckQuestion): PskJudged;
  /** A key in another notation. */
  convert(question: ConvertQuestion): string;
  /** SPIs that both ends take. */
  spi(question: SpiQuestion): SpiAnswer;
}

/** What needs no scenario. Where a question has a `date`, it is today when absent; where it has a `seed`, it is drawn anew. */
export interface Tools {
  /** Version of the package. */
  version(): string;
  /** What every device can do, dated and sourced: `tunnelwright matrix --json`. */
  matrix(question?: MatrixQuestion): Matrix;
  /** What two devices can do together: `tunnelwright matrix --pair --json`. */
  pair(question: PairQuestion): PairRow[];
  /** The gateway's subnet, transit networks, conflicts: `tunnelwright plan-subnet --json`. */
  subnet(question: SubnetQuestion): SubnetAnswer;
  /** The largest packet in a tunnel; `esp` is needed: `tunnelwright mtu --json`. */
  mtu(question: MtuQuestion): MtuAnswer;
  keys: Keys;
}

/** The library. */
export interface Library extends Tools {
  /** The built-in scenarios. */
  presets(): Preset[];
  /** A built-in scenario. */
  preset(name: string): Scenario;
  /** The findings, whether both ends agree, the whole in words: `tunnelwright check --json`. */
  check(scenario: Scenario, question?: Days): CheckAnswer;
  /** Both ends resolved, each value in the words of both. */
  plan(scenario: Scenario, question?: Days): PlanAnswer;
  /** Every file of both sides, byte for byte those of `tunnelwright export`. */
  export(scenario: Scenario, question?: ExportQuestion): ExportAnswer;
  /** The month's bill: `tunnelwright cost --json`. */
  cost(scenario: Scenario, question?: CostQuestion): CostAnswer;
}

/** What the module can be loaded from; the file beside the script when nothing is given. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** The library; the same one however often it is asked for. */
export function load(source?: Source | Promise<Source>): Promise<Library>;
