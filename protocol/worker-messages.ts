/**
 * World: any. The edge worker ↔ session. A worker has no relay: its recorder calls a binding of the debugger
 * with one text a message, and hears commands as calls of a function that only the session holds.
 *
 *   recorder ──binding(text)──► debugger session of the worker ──► PageEvents
 *   recorder ◄──command(…)───── debugger session of the worker ◄── PageCommands
 *
 * The text is JSON; the columns of an update stand in it as text, numbers with commas between, because JSON has
 * neither typed arrays nor NaN.
 */
import type { Clock } from '../profile/model.ts';
import type { TreeUpdate } from '../profile/tree-update.ts';
import { FROM_OUTSIDE, HELPERS } from './calling-convention.ts';
import type { DocumentConfig, PageCommand } from './page-messages.ts';

/** Of a clock that is read at each call. Measuring takes as long as all else that a worker's recorder does to begin. */
export type ClockFacts = Pick<Clock, 'step' | 'readCost' | 'ownCostInside' | 'ownCostOutside'>;

export function clockFacts({ step, readCost, ownCostInside, ownCostOutside }: Clock): ClockFacts {
  return { step, readCost, ownCostInside, ownCostOutside };
}

/** What the session declares around the worker's script, and finds there when it has run. */
export interface WorkerConfig extends DocumentConfig {
  readonly url: string;
  /** Name of the binding on the global object; the recorder takes it away before any script of the page. */
  readonly binding: string;
  /** Of a worker that begins with an empty main script. */
  readonly main: MainScriptAt | null;
  /**
   * Path on the worker's own origin that it asks for, with the address of a worker's main script as the query, before it
   * makes that worker. Null: it must not ask.
   */
  readonly announceAt: string | null;
  /** As the page's recorder has measured it, so that the worker need not; null: not known yet. */
  readonly clock: ClockFacts | null;
  /** False: what it imports by an address runs as it was written. */
  readonly importsHeld: boolean;
  /** Its global object is: its own script runs already. */
  readonly isWhole: boolean;
  /** Set by the recorder: takes commands. */
  command: ((command: PageCommand) => void) | null;
}

/** The script that an empty main script stands for. */
export interface MainScriptAt {
  /** Of the classic script; as a module it is at {@link MODULE_PART}. */
  readonly address: string;
  /** Of a function on the global object that is called when the empty script runs, and when the module begins. */
  readonly callName: string;
}

/** After a {@link MainScriptAt.address}: the same text as a module, and the module that it imports first. */
export const MODULE_PART = '-module';
export const START_PART = '-start';

/** Name under which the session declares a {@link WorkerConfig}. */
export const WORKER_CONFIG_NAME = 'SIGNATURE_PROFILER_WORKER';

/** An expression: runs the worker's script, and gives the function that takes commands. `config` as JSON. */
export function recorderExpression(config: string, workerScript: string): string {
  const name = WORKER_CONFIG_NAME;
  return `(()=>{const ${name}=${config};${workerScript};return ${name}.command})()${FROM_OUTSIDE}`;
}

/** On the global object of a shared worker: the function that takes commands, until the session has taken it. */
export function commandKey(binding: string): string {
  return `${binding}c`;
}

/** A statement for a worker that is not waited for: leaves what the expression gives under its key, once. */
export function recorderStatement(binding: string, expression: string): string {
  return `"${HELPERS.on}"in globalThis||Object.defineProperty(globalThis,"${commandKey(binding)}",{configurable:true,value:${expression}});`;
}

/** A text whose directives say that it is strict: they count in front of all else only. */
const STRICT = /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*(?:'use strict'|"use strict")/;
const HASHBANG = /^#!/;

/** The changed text of a script with statements in front. */
export function beginningWith(statements: string, source: string, code: string): string {
  const start = STRICT.exec(source) === null ? statements : `"use strict";${statements}`;
  return HASHBANG.exec(code) === null ? start + code : `${start}//${code}`;
}

/** Columns of an update that are arrays of that type. */
type ColumnsOf<C> = { [K in keyof TreeUpdate]: TreeUpdate[K] extends C ? K : never }[keyof TreeUpdate];
const INTEGERS: Readonly<Record<ColumnsOf<Int32Array>, true>> = {
  signatures: true,
  nodes: true,
  rows: true,
  histogram: true,
};
const NUMBERS: Readonly<Record<ColumnsOf<Float64Array>, true>> = {
  calls: true,
  selfTime: true,
  waitTime: true,
  timedCalls: true,
  firstCallTime: true,
  minTime: true,
  maxTime: true,
  sampledTime: true,
  sampledVariance: true,
};

/** A message as it travelled → as a relay would have handed it on. Null for what is no JSON. Never throws. */
export function decodeWorkerMessage(text: string): unknown {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (isUpdate(message) && isRecord(message['payload'])) {
    const { payload } = message;
    for (const key of Object.keys(INTEGERS)) payload[key] = column(payload[key], Int32Array);
    for (const key of Object.keys(NUMBERS)) payload[key] = column(payload[key], Float64Array);
  }
  return message;
}

/** It says what was counted. */
export function isUpdate(message: unknown): message is Record<string, unknown> {
  return isRecord(message) && message['type'] === 'update';
}

/** What is no column stays as it is: the schema refuses it. */
function column(value: unknown, Column: Int32ArrayConstructor | Float64ArrayConstructor): unknown {
  if (typeof value !== 'string') return value;
  return new Column(value === '' ? [] : value.split(',').map(Number));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
