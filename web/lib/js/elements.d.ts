// Loading the module defines the elements; the events that they send are these.

import type { ErrorKind, Fault } from './index.js';

/** What every event tells: the element's name. */
export interface ToolEvent {
  tool: string;
}

/** `tw-answer`: what was asked and what the library says. Of a key neither is told. */
export interface AnswerEvent extends ToolEvent {
  question?: unknown;
  answer?: unknown;
}

/** `tw-fault`: what stands in the fields cannot be answered. */
export interface FaultEvent extends ToolEvent {
  kind: ErrorKind;
  faults: Fault[];
}

/** `tw-error`: the core cannot be loaded; `error.message` names what a policy must allow. */
export interface LoadEvent extends ToolEvent {
  error: Error;
}
