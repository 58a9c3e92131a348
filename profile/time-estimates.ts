/**
 * World: any (pure). From what a recorder measured of one context to its self times: which estimator
 * counts, the recorder's own cost taken out of callee and caller, and the variance that is left.
 *
 * Promise: one estimator at any moment, never two for the same time; an amount is never below zero.
 */
import type { CallNodeRows } from './call-node-rows.ts';
import type { Clock } from './model.ts';
import { ownCosts } from './own-cost.ts';
import type { TreeUpdate } from './tree-update.ts';

/** What both estimators say of the time in which both were at work, by the recorder's node id. */
export interface TimeEstimates {
  exact: Float64Array; // Milliseconds
  sampled: Float64Array; // Milliseconds
  sampledVariance: Float64Array; // Milliseconds²
}

const FIRST_CAPACITY = 256;

export function createTimeEstimates(): TimeEstimates {
  return {
    exact: new Float64Array(FIRST_CAPACITY),
    sampled: new Float64Array(FIRST_CAPACITY),
    sampledVariance: new Float64Array(FIRST_CAPACITY),
  };
}

/** Adds an update that has been checked; what `selfTime` alone tells is the rows' own. */
export function addEstimates(estimates: TimeEstimates, update: TreeUpdate, nodeCount: number): void {
  if (estimates.exact.length < nodeCount) grow(estimates, nodeCount);
  const { rows, selfTime, sampledTime, sampledVariance, alsoSampled } = update;
  for (let i = 0; i < rows.length; i++) {
    if (alsoSampled) estimates.exact[rows[i]] += selfTime[i];
    if (sampledTime.length > 0) {
      estimates.sampled[rows[i]] += sampledTime[i];
      estimates.sampledVariance[rows[i]] += sampledVariance[i];
    }
  }
}

/** Self times and their variances of a document's rows; `nodes.selfTime` is what counts in any case. */
export function selfTimesOf(
  nodes: CallNodeRows,
  estimates: TimeEstimates,
  clock: Clock,
): { readonly selfTime: Float64Array; readonly selfTimeVariance: Float64Array } {
  const { length } = nodes;
  const isSampled = clock.kind === 'sampled';
  const selfTime = new Float64Array(length);
  const selfTimeVariance = new Float64Array(length);
  const costs = ownCosts(nodes, clock);
  const spans = spansOf(nodes, isSampled ? nodes.timedCalls : nodes.calls);
  for (let row = 0; row < length; row++) {
    const told = row < estimates.exact.length;
    const exact = nodes.selfTime[row] + (told && !isSampled ? estimates.exact[row] : 0);
    const sampled = told && isSampled ? estimates.sampled[row] : 0;
    // Less than no time is what taking out our own cost leaves of a very short call: none.
    selfTime[row] = Math.max(0, exact + sampled - costs[row]);
    selfTimeVariance[row] =
      stepVariance(exact, spans[row], clock.step) + (sampled > 0 ? estimates.sampledVariance[row] : 0);
  }
  return { selfTime, selfTimeVariance };
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

function grow(estimates: TimeEstimates, nodeCount: number): void {
  const capacity = Math.max(nodeCount, estimates.exact.length * 2);
  for (const name of ['exact', 'sampled', 'sampledVariance'] as const) {
    const wider = new Float64Array(capacity);
    wider.set(estimates[name]);
    estimates[name] = wider;
  }
}
