/**
 * World: any (pure). The numbers of a profile with the exact meaning Python's pstats gives them, one
 * row per signature or per function, in one pass over the tree.
 *
 * Promise: 100,000 call nodes take milliseconds; nothing is allocated per node.
 */
import { firstKnown, greatestKnown, leastKnown } from './call-node-rows.ts';
import { subtreeSums } from './call-node-tree.ts';
import type { CallNodeRef, CallNodeTable, Clock, Profile } from './model.ts';
import { ProfileError } from './profile-error.ts';
import type { MeasuredTime } from './time-range.ts';
import type { CallNodeIndex, ContextIndex } from './units.ts';

/** What a row stands for. */
export type StatsBy = 'signature' | 'function';

export interface StatsScope {
  /** Default: `signature`. */
  readonly by?: StatsBy;
  /** Contexts to look at; default: all. */
  readonly contexts?: readonly ContextIndex[];
  /** Only this call node and what is below it. */
  readonly under?: CallNodeRef;
}

/**
 * One row per signature (or function) that was called, in the order of the profile's tables.
 *
 *     fib(n: int) calls itself:      calls 177   primitiveCalls 1
 *     cumulativeTime counts an activation only where the same row is not already on the stack, so it
 *     is never more than the time that passed; mutual recursion too.
 */
export interface StatsTable {
  readonly length: number;
  readonly by: StatsBy;
  readonly signature: Int32Array; // SignatureIndex, -1 by function
  readonly site: Int32Array; // SiteIndex
  readonly calls: Float64Array;
  readonly primitiveCalls: Float64Array; // calls not induced by recursion of the same row
  readonly selfTime: Float64Array; // Milliseconds: pstats' tottime
  readonly cumulativeTime: Float64Array; // Milliseconds: pstats' cumtime
  /** Milliseconds²; variances add up as the times do. `time-range.ts` makes 95 % ranges of them. */
  readonly selfTimeVariance: Float64Array;
  readonly cumulativeTimeVariance: Float64Array;
  readonly ownCost: Float64Array; // Milliseconds of the recorder's work, already taken out of selfTime
  readonly cumulativeOwnCost: Float64Array; // Milliseconds, already taken out of cumulativeTime
  readonly ownCostInCaller: Float64Array; // Milliseconds of the recorder's work that the row's calls added to their callers
  readonly cumulativeOwnCostInCaller: Float64Array; // the same of primitive calls
  readonly waitTime: Float64Array; // Milliseconds awaited
  readonly timedCalls: Float64Array; // calls whose duration was measured by two clock reads
  readonly firstCallTime: Float64Array; // Milliseconds, of the first path in table order that has one; NaN: none
  readonly minTime: Float64Array; // Milliseconds, NaN: none
  readonly maxTime: Float64Array; // Milliseconds, NaN: none
}

/** A range of call nodes of one context that is a forest of whole subtrees. */
export interface NodeRange {
  readonly clock: Clock;
  readonly nodes: CallNodeTable;
  readonly start: CallNodeIndex;
  readonly end: CallNodeIndex; // exclusive
}

/** @throws ProfileError `no-such-row` for a context or node that the profile does not have */
export function computeStats(profile: Profile, scope: StatsScope = {}): StatsTable {
  const by = scope.by ?? 'signature';
  const ranges = rangesOf(profile, scope);
  const rows = rowsOf(profile, ranges, by);
  const table = emptyTable(profile, by, rows);
  const active = new Int32Array(table.length); // activations of a row on the current path
  for (const range of ranges) addRange(table, range, rows.bySignature, active);
  return table;
}

/** The node ranges that a scope selects. */
export function rangesOf(profile: Profile, scope: StatsScope): readonly NodeRange[] {
  const contextOf = (context: ContextIndex): { readonly nodes: CallNodeTable; readonly clock: Clock } => {
    const found = profile.contexts.at(context);
    if (context < 0 || !found) throw new ProfileError('no-such-row', `There is no context ${context}.`);
    return { nodes: found.callNodes, clock: found.clock };
  };
  if (scope.under) {
    const { context, node } = scope.under;
    const { nodes, clock } = contextOf(context);
    if (!(node >= 0 && node < nodes.length)) {
      throw new ProfileError('no-such-row', `Context ${context} has no call node ${node}.`);
    }
    if (scope.contexts && !scope.contexts.includes(context)) return [];
    return [{ nodes, clock, start: node, end: nodes.subtreeEnd[node] }];
  }
  const contexts = scope.contexts ? new Set(scope.contexts) : profile.contexts.keys();
  return Array.from(contexts, (context) => {
    const { nodes, clock } = contextOf(context);
    return { nodes, clock, start: 0, end: nodes.length };
  });
}

/** Which row each signature counts in. */
export interface RowsOfSignatures {
  readonly length: number;
  readonly bySignature: Int32Array; // row, or -1 where the signature is not in the ranges
  readonly signature: Int32Array; // SignatureIndex of a row, -1 by function
}

export function rowsOf(profile: Profile, ranges: readonly NodeRange[], by: StatsBy): RowsOfSignatures {
  const { signatures, sites } = profile;
  const seen = new Uint8Array(signatures.length);
  for (const { nodes, start, end } of ranges) {
    for (let i = start; i < end; i++) seen[nodes.signature[i]] = 1;
  }
  const bySignature = new Int32Array(signatures.length).fill(-1);
  let length = 0;
  if (by === 'signature') {
    for (let s = 0; s < signatures.length; s++) if (seen[s]) bySignature[s] = length++;
  } else {
    const bySite = new Int32Array(sites.length).fill(-1);
    for (let s = 0; s < signatures.length; s++) if (seen[s]) bySite[signatures.site[s]] = 0;
    for (let site = 0; site < sites.length; site++) if (bySite[site] === 0) bySite[site] = length++;
    for (let s = 0; s < signatures.length; s++) if (seen[s]) bySignature[s] = bySite[signatures.site[s]];
  }
  const signature = new Int32Array(length).fill(-1);
  if (by === 'signature') {
    for (let s = 0; s < signatures.length; s++) if (bySignature[s] >= 0) signature[bySignature[s]] = s;
  }
  return { length, bySignature, signature };
}

function emptyTable(profile: Profile, by: StatsBy, rows: RowsOfSignatures): StatsTable {
  const { length, bySignature, signature } = rows;
  const site = new Int32Array(length);
  for (let s = 0; s < bySignature.length; s++) {
    if (bySignature[s] >= 0) site[bySignature[s]] = profile.signatures.site[s];
  }
  return {
    length,
    by,
    signature,
    site,
    calls: new Float64Array(length),
    primitiveCalls: new Float64Array(length),
    selfTime: new Float64Array(length),
    cumulativeTime: new Float64Array(length),
    selfTimeVariance: new Float64Array(length),
    cumulativeTimeVariance: new Float64Array(length),
    ownCost: new Float64Array(length),
    cumulativeOwnCost: new Float64Array(length),
    ownCostInCaller: new Float64Array(length),
    cumulativeOwnCostInCaller: new Float64Array(length),
    waitTime: new Float64Array(length),
    timedCalls: new Float64Array(length),
    firstCallTime: new Float64Array(length).fill(NaN),
    minTime: new Float64Array(length).fill(NaN),
    maxTime: new Float64Array(length).fill(NaN),
  };
}

/** Adds a range. `active` is all zero before and after. */
function addRange(table: StatsTable, range: NodeRange, rowOf: Int32Array, active: Int32Array): void {
  const { nodes, start, end } = range;
  if (start === end) return;
  const { parent, signature, calls, totalTime } = nodes;
  const totalVariance = subtreeSums(nodes.selfTimeVariance, parent);
  const totalCosts = subtreeSums(nodes.ownCost, parent);
  const outside = parent[start];
  let top = outside; // innermost node of the current path
  for (let i = start; i < end; i++) {
    for (; top !== parent[i]; top = parent[top]) active[rowOf[signature[top]]]--;
    const row = rowOf[signature[i]];
    if (active[row]++ === 0) {
      table.primitiveCalls[row] += calls[i];
      table.cumulativeTime[row] += totalTime[i];
      table.cumulativeTimeVariance[row] += totalVariance[i];
      table.cumulativeOwnCost[row] += totalCosts[i];
      table.cumulativeOwnCostInCaller[row] += nodes.ownCostInCaller[i];
    }
    table.calls[row] += calls[i];
    table.selfTime[row] += nodes.selfTime[i];
    table.selfTimeVariance[row] += nodes.selfTimeVariance[i];
    table.ownCost[row] += nodes.ownCost[i];
    table.ownCostInCaller[row] += nodes.ownCostInCaller[i];
    table.waitTime[row] += nodes.waitTime[i];
    table.timedCalls[row] += nodes.timedCalls[i];
    table.firstCallTime[row] = firstKnown(table.firstCallTime[row], nodes.firstCallTime[i]);
    table.minTime[row] = leastKnown(table.minTime[row], nodes.minTime[i]);
    table.maxTime[row] = greatestKnown(table.maxTime[row], nodes.maxTime[i]);
    top = i;
  }
  for (; top !== outside; top = parent[top]) active[rowOf[signature[top]]]--;
}

/** `177/1` where some calls were recursive, else `177`. */
export function formatCalls(calls: number, primitiveCalls: number): string {
  return calls === primitiveCalls ? String(calls) : `${calls}/${primitiveCalls}`;
}

/** The row's self time with all that limits it. */
export function selfTimeOf(stats: StatsTable, row: number): MeasuredTime {
  return {
    time: stats.selfTime[row],
    variance: stats.selfTimeVariance[row],
    ownCost: stats.ownCost[row],
    ownCostInCaller: stats.ownCostInCaller[row],
  };
}

/** Its cumulative time; what shifts between callers and callees within it does not matter to that. */
export function cumulativeTimeOf(stats: StatsTable, row: number): MeasuredTime {
  return {
    time: stats.cumulativeTime[row],
    variance: stats.cumulativeTimeVariance[row],
    ownCost: stats.cumulativeOwnCost[row],
    ownCostInCaller: stats.cumulativeOwnCostInCaller[row],
  };
}
