/**
 * World: any (pure). Who called whom: one edge per (caller, callee), with pstats' numbers as seen along
 * that edge alone. An edge that is already active higher on the stack counts no second cumulative time.
 */
import type { Profile } from './model.ts';
import { createPairIndex, indexOfPair, type PairIndex } from './pair-index.ts';
import { ProfileError } from './profile-error.ts';
import { rangesOf, rowsOf, type NodeRange, type StatsScope } from './stats.ts';
import type { SignatureIndex, SiteIndex } from './units.ts';

/** What to ask for the callers or callees of. */
export type CallEnd = { readonly signature: SignatureIndex } | { readonly site: SiteIndex };

/**
 * One row per pair, ordered by first call. `caller… = -1` is the browser: an event, a timer, a script
 * that starts. By function the signature columns are -1.
 */
export interface CallEdgeTable {
  readonly length: number;
  readonly callerSignature: Int32Array; // SignatureIndex, -1 by function or where the browser called
  readonly callerSite: Int32Array; // SiteIndex, -1 where the browser called
  readonly calleeSignature: Int32Array; // SignatureIndex, -1 by function
  readonly calleeSite: Int32Array; // SiteIndex
  readonly calls: Float64Array;
  readonly primitiveCalls: Float64Array; // calls while the same edge was not active
  readonly selfTime: Float64Array; // Milliseconds in the callee itself when called along this edge
  readonly cumulativeTime: Float64Array; // Milliseconds in the callee and below, active edges once
}

/** One end of an edge and the numbers along it. */
export interface CallEdge {
  readonly signature: SignatureIndex; // of the other end; -1 by function, or the browser
  readonly site: SiteIndex; // of the other end; -1: the browser
  readonly calls: number;
  readonly primitiveCalls: number;
  readonly selfTime: number; // Milliseconds
  readonly cumulativeTime: number; // Milliseconds
}

type EdgeScope = Omit<StatsScope, 'by'>;

/** Who called a signature (by signature) or a function (by function). Their calls sum to its calls. */
export function callersOf(profile: Profile, end: CallEnd, scope: EdgeScope = {}): readonly CallEdge[] {
  const edges = edgesFor(profile, end, scope);
  const ends = 'signature' in end ? edges.calleeSignature : edges.calleeSite;
  return pick(edges, ends, wanted(end), edges.callerSignature, edges.callerSite);
}

/** Whom a signature (by signature) or a function (by function) called. */
export function calleesOf(profile: Profile, end: CallEnd, scope: EdgeScope = {}): readonly CallEdge[] {
  const edges = edgesFor(profile, end, scope);
  const ends = 'signature' in end ? edges.callerSignature : edges.callerSite;
  return pick(edges, ends, wanted(end), edges.calleeSignature, edges.calleeSite);
}

/** Every edge of a profile, in one pass. @throws ProfileError `no-such-row` */
export function computeCallEdges(profile: Profile, scope: StatsScope = {}): CallEdgeTable {
  const by = scope.by ?? 'signature';
  const ranges = rangesOf(profile, scope);
  const rows = rowsOf(profile, ranges, by);
  const edges = createEdges();
  for (const range of ranges) addRange(edges, range, rows.bySignature);
  const siteOfRow = new Int32Array(rows.length);
  for (let s = 0; s < rows.bySignature.length; s++) {
    if (rows.bySignature[s] >= 0) siteOfRow[rows.bySignature[s]] = profile.signatures.site[s];
  }
  const { length } = edges.ends;
  const caller = edges.ends.first.subarray(0, length);
  const callee = edges.ends.second.subarray(0, length);
  return {
    length,
    callerSignature: caller.map((row) => (row < 0 ? -1 : rows.signature[row])),
    callerSite: caller.map((row) => (row < 0 ? -1 : siteOfRow[row])),
    calleeSignature: callee.map((row) => rows.signature[row]),
    calleeSite: callee.map((row) => siteOfRow[row]),
    calls: Float64Array.from(edges.calls),
    primitiveCalls: Float64Array.from(edges.primitiveCalls),
    selfTime: Float64Array.from(edges.selfTime),
    cumulativeTime: Float64Array.from(edges.cumulativeTime),
  };
}

/** Edges in the making: columns by the number of the pair. */
interface Edges {
  readonly ends: PairIndex; // (caller's row or -1, callee's row)
  readonly calls: number[];
  readonly primitiveCalls: number[];
  readonly selfTime: number[];
  readonly cumulativeTime: number[];
  readonly active: number[]; // activations of an edge on the current path
}

function createEdges(): Edges {
  return {
    ends: createPairIndex(),
    calls: [],
    primitiveCalls: [],
    selfTime: [],
    cumulativeTime: [],
    active: [],
  };
}

function edgeBetween(edges: Edges, caller: number, callee: number): number {
  const known = edges.ends.length;
  const edge = indexOfPair(edges.ends, caller, callee);
  if (edge === known) {
    edges.calls.push(0);
    edges.primitiveCalls.push(0);
    edges.selfTime.push(0);
    edges.cumulativeTime.push(0);
    edges.active.push(0);
  }
  return edge;
}

function addRange(edges: Edges, { nodes, start, end }: NodeRange, rowOf: Int32Array): void {
  if (start === end) return;
  const { parent, signature, calls } = nodes;
  const outside = parent[start];
  const edgeOf = new Int32Array(end - start);
  let top = outside;
  for (let i = start; i < end; i++) {
    for (; top !== parent[i]; top = parent[top]) edges.active[edgeOf[top - start]]--;
    const caller = top === outside ? -1 : rowOf[signature[top]];
    const edge = edgeBetween(edges, caller, rowOf[signature[i]]);
    edgeOf[i - start] = edge;
    if (edges.active[edge]++ === 0) {
      edges.primitiveCalls[edge] += calls[i];
      edges.cumulativeTime[edge] += nodes.totalTime[i];
    }
    edges.calls[edge] += calls[i];
    edges.selfTime[edge] += nodes.selfTime[i];
    top = i;
  }
  for (; top !== outside; top = parent[top]) edges.active[edgeOf[top - start]]--;
}

function edgesFor(profile: Profile, end: CallEnd, scope: EdgeScope): CallEdgeTable {
  const rows = 'signature' in end ? profile.signatures.length : profile.sites.length;
  if (!(wanted(end) >= 0 && wanted(end) < rows)) {
    throw new ProfileError(
      'no-such-row',
      `The profile has no row ${wanted(end)} to ask callers or callees of.`,
    );
  }
  return computeCallEdges(profile, { ...scope, by: 'signature' in end ? 'signature' : 'function' });
}

function wanted(end: CallEnd): number {
  return 'signature' in end ? end.signature : end.site;
}

function pick(
  edges: CallEdgeTable,
  ends: Int32Array,
  end: number,
  signature: Int32Array,
  site: Int32Array,
): readonly CallEdge[] {
  const found: CallEdge[] = [];
  for (let i = 0; i < edges.length; i++) {
    if (ends[i] !== end) continue;
    found.push({
      signature: signature[i],
      site: site[i],
      calls: edges.calls[i],
      primitiveCalls: edges.primitiveCalls[i],
      selfTime: edges.selfTime[i],
      cumulativeTime: edges.cumulativeTime[i],
    });
  }
  return found;
}
