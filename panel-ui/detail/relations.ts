/**
 * World: panel (pure). What stands around the selection: who calls it, whom it calls, the signatures of
 * its function. Edges are found once for a recording, so that walking the table costs nothing.
 */
import { computeCallEdges, type CallEdge, type CallEdgeTable } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex } from '../../profile/units.ts';
import type { Selection } from '../store/state.ts';
import type { TableLevel } from '../table/table-rows.ts';

interface EdgesOfProfile {
  signature?: CallEdgeTable;
  function?: CallEdgeTable;
}
const known = new WeakMap<Profile, EdgesOfProfile>();

function edgesOf(profile: Profile, by: 'signature' | 'function'): CallEdgeTable {
  let edges = known.get(profile);
  if (!edges) known.set(profile, (edges = {}));
  return (edges[by] ??= computeCallEdges(profile, { by }));
}

export interface Relations {
  /** Most time first; a caller of site -1 is the browser. */
  readonly callers: readonly CallEdge[];
  readonly callees: readonly CallEdge[];
}

/** Callers and callees of a signature, or of a function as a whole. */
export function relationsOf(profile: Profile, { site, signature }: Selection): Relations {
  const by = signature === null ? 'function' : 'signature';
  const edges = edgesOf(profile, by);
  const wanted = signature ?? site;
  const [callers, callees]: [CallEdge[], CallEdge[]] = [[], []];
  const callerEnds = by === 'function' ? edges.callerSite : edges.callerSignature;
  const calleeEnds = by === 'function' ? edges.calleeSite : edges.calleeSignature;
  for (let i = 0; i < edges.length; i++) {
    const numbers = {
      calls: edges.calls[i],
      primitiveCalls: edges.primitiveCalls[i],
      selfTime: edges.selfTime[i],
      cumulativeTime: edges.cumulativeTime[i],
    };
    if (calleeEnds[i] === wanted)
      callers.push({ site: edges.callerSite[i], signature: edges.callerSignature[i], ...numbers });
    if (callerEnds[i] === wanted)
      callees.push({ site: edges.calleeSite[i], signature: edges.calleeSignature[i], ...numbers });
  }
  const byTime = (a: CallEdge, b: CallEdge): number =>
    b.cumulativeTime - a.cumulativeTime || b.calls - a.calls;
  return { callers: callers.sort(byTime), callees: callees.sort(byTime) };
}

/** One signature of a function with its share in it. */
export interface SignatureShare {
  readonly signature: SignatureIndex;
  readonly calls: number;
  readonly selfTime: number; // Milliseconds
  readonly callShare: number; // of the function's calls
  readonly timeShare: number; // of the function's self time; NaN where it has none
}

/** All signatures of a function, most self time first. */
export function sharesOf({ stats }: TableLevel, site: number): readonly SignatureShare[] {
  const rows: number[] = [];
  let calls = 0;
  let time = 0;
  for (let row = 0; row < stats.length; row++) {
    if (stats.site[row] !== site) continue;
    rows.push(row);
    calls += stats.calls[row];
    time += stats.selfTime[row];
  }
  return rows
    .map((row) => ({
      signature: stats.signature[row],
      calls: stats.calls[row],
      selfTime: stats.selfTime[row],
      callShare: calls > 0 ? stats.calls[row] / calls : NaN,
      timeShare: time > 0 ? stats.selfTime[row] / time : NaN,
    }))
    .sort((a, b) => b.selfTime - a.selfTime || b.calls - a.calls);
}
