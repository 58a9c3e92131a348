/**
 * World: any (pure). Collects what one document's recorder sends, update by update, in the recorder's
 * own ids. An update is checked whole before anything of it is taken: a bad one changes nothing.
 */
import {
  addAmounts,
  appendRow,
  createCallNodeRows,
  type Amounts,
  type CallNodeRows,
} from './call-node-rows.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import { bothProcessors } from './clock.ts';
import type { CapHit, Clock, ContextKind, Processor } from './model.ts';
import { shareOfProcessor } from './preemption.ts';
import { ProfileError, type ProfileErrorCode } from './profile-error.ts';
import { addEstimates, createTimeEstimates, settleEstimates, type TimeEstimates } from './time-estimates.ts';
import type { TypeRow } from './table-builder.ts';
import type { TreeUpdate } from './tree-update.ts';
import type { Milliseconds } from './units.ts';

export interface ContextOptions {
  readonly kind: ContextKind;
  readonly url: string;
  readonly clock: Clock;
  /** Since the recording's start. */
  readonly startedAt: Milliseconds;
}

/** Parent of the roots of the browser's compiler lane, as updates say it. */
export const COMPILER_ROOT = -2;

/** One document so far. Live figures may be read at any time; the rest belongs to `profile/`. */
export interface ContextBuilder extends Omit<ContextOptions, 'clock'> {
  /** As the document said last. */
  clock: Clock;
  /** All that was said of its thread. */
  processor: Processor | null;
  calls: number;
  signatures: number;
  duration: Milliseconds;
  /** The document said goodbye, or the recording was stopped in it. */
  complete: boolean;
  readonly recorded: {
    recording: number | null;
    nextSequence: number;
    readonly types: TypeRow[];
    /** By the recorder's signature id. */
    readonly signatures: { readonly site: number; readonly types: readonly number[] | null }[];
    /** By the recorder's node id. */
    readonly nodes: CallNodeRows;
    readonly estimates: TimeEstimates;
    /** Recorder's signature id → counts by bucket. */
    readonly histograms: Map<number, Float64Array>;
    readonly caps: CapHit[];
  };
}

export function createContextBuilder(options: ContextOptions): ContextBuilder {
  const { kind, url, clock, startedAt } = options;
  return {
    kind,
    url,
    clock,
    startedAt,
    processor: null,
    calls: 0,
    signatures: 0,
    duration: 0,
    complete: false,
    recorded: {
      recording: null,
      nextSequence: 0,
      types: [],
      signatures: [],
      nodes: createCallNodeRows(),
      estimates: createTimeEstimates(),
      histograms: new Map(),
      caps: [],
    },
  };
}

/**
 * Takes the next update of a document.
 * @throws ProfileError `update-sequence`, `update-range`, `update-columns` or `update-amount`, with the
 * rule that was broken; the builder is then as it was.
 */
export function addUpdate(builder: ContextBuilder, update: TreeUpdate): void {
  const { recorded } = builder;
  checkSequence(builder, update);
  const signatures = decodeSignatures(update, recorded.types.length + update.types.length);
  const signatureCount = recorded.signatures.length + signatures.length;
  const nodeCount = checkNodes(update, recorded.nodes.length, signatureCount);
  checkAmounts(update, nodeCount);
  checkHistogram(update, signatureCount);

  recorded.recording = update.recording;
  recorded.nextSequence++;
  for (const { label, kind, base } of update.types) recorded.types.push({ label, kind, base });
  for (const signature of signatures) recorded.signatures.push(signature);
  for (let i = 0; i < update.nodes.length; i += 2) {
    appendRow(recorded.nodes, update.nodes[i], update.nodes[i + 1]);
  }
  const amounts = amountsOf(update);
  for (let i = 0; i < update.rows.length; i++) {
    addAmounts(recorded.nodes, update.rows[i], amounts, i);
    builder.calls += update.calls[i];
  }
  addEstimates(recorded.estimates, update, nodeCount);
  addHistogram(recorded.histograms, update.histogram);
  for (const cap of update.caps) addCap(recorded.caps, cap);
  builder.signatures = recorded.signatures.length;
  builder.duration = update.duration;
  if (update.clock !== null) builder.clock = update.clock;
  builder.complete = update.last;
}

/**
 * What the document's thread had of the processors since the last time: the times told since are brought down to it.
 * Called soon after an update, or at the end.
 */
export function addProcessor(builder: ContextBuilder, since: Processor): void {
  const { nodes, estimates } = builder.recorded;
  settleEstimates(estimates, nodes, builder.clock, shareOfProcessor(since));
  const { processor } = builder;
  builder.processor = processor === null ? since : bothProcessors(processor, since);
}

/** All columns as long as there are rows; self time only where it counts in any case. */
function amountsOf(update: TreeUpdate): Amounts {
  const { length } = update.rows;
  const none = new Float64Array(length);
  const whole = (column: Float64Array, without = 0): Float64Array => {
    if (column.length === length) return column;
    const values = new Float64Array(length).fill(without);
    values.set(column);
    return values;
  };
  return {
    calls: update.calls,
    selfTime: update.alsoSampled ? none : whole(update.selfTime),
    selfTimeVariance: none,
    ownCost: none,
    ownCostInCaller: none,
    waitTime: whole(update.waitTime),
    timedCalls: whole(update.timedCalls),
    firstCallTime: whole(update.firstCallTime, NaN),
    minTime: whole(update.minTime, NaN),
    maxTime: whole(update.maxTime, NaN),
  };
}

/** Adds a cap to a list in which each (what, limit) stands once. */
export function addCap(caps: CapHit[], { what, limit, times }: CapHit): void {
  const known = caps.findIndex((c) => c.what === what && c.limit === limit);
  if (known < 0) caps.push({ what, limit, times });
  else caps[known] = { what, limit, times: caps[known].times + times };
}

function refuse(code: ProfileErrorCode, rule: string): never {
  throw new ProfileError(code, `A recorder's update breaks a rule: ${rule}.`);
}

function checkSequence({ recorded, complete }: ContextBuilder, update: TreeUpdate): void {
  const mine = recorded.recording ?? update.recording;
  if (update.recording !== mine) {
    refuse('update-sequence', `it belongs to recording ${update.recording}, not to ${mine}`);
  }
  if (complete) refuse('update-sequence', 'nothing follows the last update');
  const { nextSequence, types, signatures, nodes } = recorded;
  if (update.sequence !== nextSequence) {
    refuse('update-sequence', `update ${nextSequence} is next, not ${update.sequence}`);
  }
  if (update.firstType !== types.length) {
    refuse('update-sequence', `the next type is ${types.length}, not ${update.firstType}`);
  }
  if (update.firstSignature !== signatures.length) {
    refuse('update-sequence', `the next signature is ${signatures.length}, not ${update.firstSignature}`);
  }
  if (update.firstNode !== nodes.length) {
    refuse('update-sequence', `the next node is ${nodes.length}, not ${update.firstNode}`);
  }
  if (!isTime(update.duration)) refuse('update-amount', 'a duration is a finite number from 0');
}

function decodeSignatures(
  { signatures: packed }: TreeUpdate,
  typeCount: number,
): readonly { readonly site: number; readonly types: readonly number[] | null }[] {
  const found: { readonly site: number; readonly types: readonly number[] | null }[] = [];
  for (let at = 0; at < packed.length;) {
    if (at + 2 > packed.length) refuse('update-columns', 'a signature has a site and a number of types');
    const site = packed[at];
    const count = packed[at + 1];
    at += 2;
    if (site < 0) refuse('update-range', 'a site id is not negative');
    if (count < -1) refuse('update-range', 'a signature has -1 types (off) or more');
    if (count > packed.length - at) refuse('update-columns', 'a signature brings all its types');
    if (count < 0) {
      found.push({ site, types: null });
      continue;
    }
    const types = Array.from(packed.subarray(at, at + count));
    if (types.some((type) => type < 0 || type >= typeCount)) {
      refuse('update-range', `types of a signature are below ${typeCount}`);
    }
    found.push({ site, types });
    at += count;
  }
  return found;
}

/** Returns how many nodes there will be. */
function checkNodes({ nodes }: TreeUpdate, known: number, signatureCount: number): number {
  if (nodes.length % 2 !== 0) refuse('update-columns', 'nodes are pairs of parent and signature');
  for (let i = 0; i < nodes.length; i += 2) {
    const node = known + i / 2;
    if (nodes[i] < COMPILER_ROOT || nodes[i] >= node) {
      refuse('update-range', `the parent of node ${node} is -2, -1 or an earlier node, not ${nodes[i]}`);
    }
    if (nodes[i + 1] < 0 || nodes[i + 1] >= signatureCount) {
      refuse('update-range', `the signature of node ${node} is below ${signatureCount}, not ${nodes[i + 1]}`);
    }
  }
  return known + nodes.length / 2;
}

const COUNTS = ['calls', 'timedCalls'] as const;
const SAMPLED = ['sampledTime', 'sampledVariance'] as const;
const SPANS = ['firstCallTime', 'minTime', 'maxTime'] as const;

function checkAmounts(update: TreeUpdate, nodeCount: number): void {
  const { rows } = update;
  const timed = update.selfTime.length;
  if (update.calls.length !== rows.length) refuse('update-columns', 'calls has one value for each row');
  if (timed > rows.length) refuse('update-columns', 'selfTime has no more values than there are rows');
  for (const name of [...SPANS, 'waitTime', 'timedCalls'] as const) {
    if (update[name].length !== timed) refuse('update-columns', `${name} has as many values as selfTime`);
  }
  for (const name of SAMPLED) {
    const { length } = update[name];
    if (length !== timed && length !== 0)
      refuse('update-columns', `${name} has as many values as selfTime, or none at all`);
  }
  if (update.sampledTime.length !== update.sampledVariance.length)
    refuse('update-columns', 'sampledTime and sampledVariance have the same number of values');
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] < 0 || rows[i] >= nodeCount) refuse('update-range', `rows are nodes below ${nodeCount}`);
    for (const name of COUNTS) {
      if (i >= update[name].length) continue;
      const count = update[name][i];
      if (!(count >= 0 && Number.isSafeInteger(count)))
        refuse('update-amount', `${name} is a whole number from 0`);
    }
    if (i >= timed) continue;
    // Self time may go down between updates: a recorder may charge a callee and credit its caller later.
    if (!Number.isFinite(update.selfTime[i])) refuse('update-amount', 'selfTime is a finite number');
    if (!isTime(update.waitTime[i])) refuse('update-amount', 'waitTime is a finite number from 0');
    for (const name of SAMPLED) {
      if (i < update[name].length && !isTime(update[name][i]))
        refuse('update-amount', `${name} is a finite number from 0`);
    }
    for (const name of SPANS) {
      const time = update[name][i];
      if (!Number.isNaN(time) && !isTime(time))
        refuse('update-amount', `${name} is NaN or a finite number from 0`);
    }
  }
}

function checkHistogram({ histogram }: TreeUpdate, signatureCount: number): void {
  if (histogram.length % 3 !== 0) {
    refuse('update-columns', 'a histogram is triples of signature, bucket and count');
  }
  for (let i = 0; i < histogram.length; i += 3) {
    if (histogram[i] < 0 || histogram[i] >= signatureCount) {
      refuse('update-range', `signatures of a histogram are below ${signatureCount}`);
    }
    if (histogram[i + 1] < 0 || histogram[i + 1] >= HISTOGRAM_BUCKETS) {
      refuse('update-range', `buckets of a histogram are below ${HISTOGRAM_BUCKETS}`);
    }
    if (histogram[i + 2] < 0) refuse('update-amount', 'counts of a histogram are not negative');
  }
}

function addHistogram(histograms: Map<number, Float64Array>, triples: Int32Array): void {
  for (let i = 0; i < triples.length; i += 3) {
    let counts = histograms.get(triples[i]);
    if (!counts) histograms.set(triples[i], (counts = new Float64Array(HISTOGRAM_BUCKETS)));
    counts[triples[i + 1]] += triples[i + 2];
  }
}

function isTime(value: number): boolean {
  return value >= 0 && value < Infinity;
}
