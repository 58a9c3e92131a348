/**
 * World: any (pure). From what a recorder measured of one context to its self times: which estimator
 * counts, what other programs took of the processor, the recorder's own cost taken out of callee and caller, and the
 * variance that is left.
 *
 * Promise: one estimator at any moment, never two for the same time; an amount is never below zero.
 */
import type { CallNodeRows } from './call-node-rows.ts';
import type { Clock } from './model.ts';
import { ownCosts, type KindsOf } from './own-cost.ts';
import { preemptionVariance } from './preemption.ts';
import type { TreeUpdate } from './tree-update.ts';
import type { Milliseconds } from './units.ts';

/**
 * What is known of self times, by the recorder's node id. `exact` and `sampled` tell of the time in which both estimators
 * were at work; the time before, which is exact in any case, is `alone`.
 *
 *     ── window ──┬── window ──┬── open ──      a window ends when the thread's account is read:
 *      settled: scaled by      │                what is in it is scaled by what the thread had of a processor then
 *      each window's share     └ alone is in the rows themselves
 */
export interface TimeEstimates {
  open: { exact: Float64Array; sampled: Float64Array; sampledVariance: Float64Array };
  settled: {
    alone: Float64Array; // Milliseconds
    aloneVariance: Float64Array; // Milliseconds²
    exact: Float64Array;
    exactVariance: Float64Array;
    sampled: Float64Array;
    sampledVariance: Float64Array;
  };
  /** Sampler's time that was nobody's, up to the end of the last window. */
  unattributed: Milliseconds;
}

const FIRST_CAPACITY = 256;
const column = (): Float64Array => new Float64Array(FIRST_CAPACITY);

export function createTimeEstimates(): TimeEstimates {
  return {
    open: { exact: column(), sampled: column(), sampledVariance: column() },
    settled: {
      alone: column(),
      aloneVariance: column(),
      exact: column(),
      exactVariance: column(),
      sampled: column(),
      sampledVariance: column(),
    },
    unattributed: 0,
  };
}

/** Adds an update that has been checked; what `selfTime` alone tells is the rows' own. */
export function addEstimates(estimates: TimeEstimates, update: TreeUpdate, nodeCount: number): void {
  if (estimates.open.exact.length < nodeCount) grow(estimates, nodeCount);
  const { open } = estimates;
  const { rows, selfTime, sampledTime, sampledVariance, alsoSampled } = update;
  for (let i = 0; i < selfTime.length; i++) {
    if (alsoSampled) open.exact[rows[i]] += selfTime[i];
    if (sampledTime.length > 0) {
      open.sampled[rows[i]] += sampledTime[i];
      open.sampledVariance[rows[i]] += sampledVariance[i];
    }
  }
}

/**
 * Ends a window in which the thread had a processor for `share` of its time. A thread that had it all the time changes
 * nothing, so nothing need be said of it.
 */
export function settleEstimates(
  estimates: TimeEstimates,
  nodes: CallNodeRows,
  clock: Clock,
  share: number,
): void {
  const { open, settled } = estimates;
  const missed = missedShare(estimates, clock, share);
  for (let row = 0; row < nodes.length; row++) {
    const alone = nodes.selfTime[row];
    const exact = open.exact[row];
    const sampled = open.sampled[row] * missed;
    if (alone !== 0) {
      settled.alone[row] += alone * share;
      settled.aloneVariance[row] += preemptionVariance(alone, share);
      nodes.selfTime[row] = 0;
    }
    if (exact !== 0) {
      settled.exact[row] += exact * share;
      settled.exactVariance[row] += preemptionVariance(exact, share);
      open.exact[row] = 0;
    }
    if (sampled !== 0) {
      settled.sampled[row] += sampled * share;
      settled.sampledVariance[row] +=
        open.sampledVariance[row] * (missed * share) ** 2 + preemptionVariance(sampled, share);
      open.sampled[row] = open.sampledVariance[row] = 0;
    }
  }
  estimates.unattributed = clock.sampling?.unattributed ?? 0;
}

/**
 * Where others took processors from the page, they took them from the sampler, too, and what it slept through is like what it
 * saw. On a machine with a processor to spare that is not so, and it is nobody's time.
 */
function missedShare({ open, unattributed }: TimeEstimates, { sampling }: Clock, share: number): number {
  if (share >= 1 || sampling === null) return 1;
  let seen = 0;
  for (const time of open.sampled) seen += time;
  return seen > 0 ? 1 + Math.max(0, sampling.unattributed - unattributed) / seen : 1;
}

/** Exact and sampled time of a row that count by this clock, and the variance that comes with them. */
function countedTime(
  { open, settled }: TimeEstimates,
  nodes: CallNodeRows,
  isSampled: boolean,
  row: number,
): { readonly exact: Milliseconds; readonly sampled: Milliseconds; readonly variance: number } {
  const alone = nodes.selfTime[row] + (settled.alone[row] ?? 0);
  const variance = settled.aloneVariance[row] ?? 0;
  if (row >= open.exact.length) return { exact: alone, sampled: 0, variance };
  return isSampled
    ? {
        exact: alone,
        sampled: open.sampled[row] + settled.sampled[row],
        variance: variance + open.sampledVariance[row] + settled.sampledVariance[row],
      }
    : {
        exact: alone + open.exact[row] + settled.exact[row],
        sampled: 0,
        variance: variance + settled.exactVariance[row],
      };
}

/** Self times as they were measured, by the estimator that counts. */
export function measuredTimesOf(nodes: CallNodeRows, estimates: TimeEstimates, clock: Clock): Float64Array {
  return Float64Array.from({ length: nodes.length }, (_, row) => {
    const { exact, sampled } = countedTime(estimates, nodes, clock.kind === 'sampled', row);
    return exact + sampled;
  });
}

/** Self times of a document's rows, their variances, and what was taken out of them. */
export function selfTimesOf(
  nodes: CallNodeRows,
  estimates: TimeEstimates,
  clock: Clock,
  kindsOf: KindsOf,
): {
  readonly selfTime: Float64Array;
  readonly selfTimeVariance: Float64Array;
  readonly ownCost: Float64Array;
  readonly ownCostInCaller: Float64Array;
} {
  const { length } = nodes;
  const isSampled = clock.kind === 'sampled';
  const selfTime = new Float64Array(length);
  const selfTimeVariance = new Float64Array(length);
  const { ownCost, ownCostInCaller } = ownCosts(nodes, clock, kindsOf);
  const spans = spansOf(nodes, isSampled ? nodes.timedCalls : nodes.calls);
  for (let row = 0; row < length; row++) {
    const { exact, sampled, variance } = countedTime(estimates, nodes, isSampled, row);
    selfTime[row] = exact + sampled;
    selfTimeVariance[row] = variance + stepVariance(exact, spans[row], clock.step);
  }
  const believable = believableCost(selfTime, selfTimeVariance, ownCost, clock);
  for (let row = 0; row < length; row++) {
    ownCost[row] *= believable;
    ownCostInCaller[row] *= believable;
    // Less than no time is what taking out our own cost leaves of a very short call: none.
    selfTime[row] = Math.max(0, selfTime[row] - ownCost[row]);
  }
  return { selfTime, selfTimeVariance, ownCost, ownCostInCaller };
}

/** What a call costs was seen to be a third of what was calibrated where processors could hide it: more than that is a mistake. */
const NOT_BELIEVABLE = 0.25;

/**
 * No row can have had more of our own work in it than it had time. A calibration that says so was made by code that was not
 * compiled yet, on a machine that had no processor for its compiler; all rows then pay less. 0 … 1.
 */
function believableCost(
  time: Float64Array,
  variance: Float64Array,
  ownCost: Float64Array,
  clock: Clock,
): number {
  const event = clock.kind === 'sampled' && clock.sampling ? clock.sampling.interval : clock.step;
  let least = 1;
  for (let row = 0; row < time.length; row++) {
    // Three standard errors, one event more: rows are many, and the least of them counts.
    const most = time[row] + 3 * Math.sqrt(variance[row] + event ** 2);
    if (most < ownCost[row] * least) least = most / ownCost[row];
  }
  return least < NOT_BELIEVABLE ? least : 1;
}

/** Into how many spans the clock cut a row's time: one for each of its calls, one more for each callee's. */
function spansOf({ length, parent }: CallNodeRows, timed: Float64Array): Float64Array {
  const spans = timed.slice(0, length);
  for (let row = 0; row < length; row++) if (parent[row] >= 0) spans[parent[row]] += timed[row];
  return spans;
}

/**
 * What a clock of step R does to a sum of spans. One much shorter than R is seen as R with probability t/R
 * and else as nothing, which has variance tR; one of several steps has R²/12 at each of its ends.
 */
function stepVariance(time: number, spans: number, step: number): number {
  return time > 0 ? Math.min(time * step, (spans * step * step) / 6) : 0;
}

function grow({ open, settled }: TimeEstimates, nodeCount: number): void {
  const capacity = Math.max(nodeCount, open.exact.length * 2);
  const wider = (values: Float64Array): Float64Array => {
    const column_ = new Float64Array(capacity);
    column_.set(values);
    return column_;
  };
  for (const name of ['exact', 'sampled', 'sampledVariance'] as const) open[name] = wider(open[name]);
  for (const name of Object.keys(settled) as (keyof typeof settled)[]) settled[name] = wider(settled[name]);
}
