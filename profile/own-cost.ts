/**
 * World: any (pure). What recording itself cost, call node by call node, from how many calls there were, what they
 * were called with and what that costs as calibrated: a part inside the callee's own span, and a part in its caller's.
 */
import type { Clock, Context, Profile, TypeKind } from './model.ts';
import type { Milliseconds, Nanoseconds } from './units.ts';

const MS_PER_NS = 1e-6;

interface CountedCalls {
  readonly length: number;
  readonly parent: Int32Array;
  readonly signature: Int32Array;
  readonly calls: Float64Array;
  readonly timedCalls: Float64Array;
}

/** Kinds of the arguments of a signature; null: nothing was described. */
export type KindsOf = (signature: number) => readonly TypeKind[] | null;

/** Milliseconds of our own work, by row. */
export interface OwnCosts {
  /** What it added to the row's self time, and is taken out of it: by its own calls, and by those that it made. */
  readonly ownCost: Float64Array;
  /** What the row's own calls added to their callers, in whose `ownCost` it is. */
  readonly ownCostInCaller: Float64Array;
}

export function ownCosts(nodes: CountedCalls, clock: Clock, kindsOf: KindsOf): OwnCosts {
  const ownCost = new Float64Array(nodes.length);
  const ownCostInCaller = new Float64Array(nodes.length);
  if (clock.kind === 'none') return { ownCost, ownCostInCaller };
  const { parent, signature, calls, timedCalls } = nodes;
  const { inside, outside } = costsPerCall(clock);
  const describing = createDescribingCosts(clock, kindsOf);
  for (let row = 0; row < nodes.length; row++) {
    const timed = clock.kind === 'exact' ? calls[row] : Math.min(calls[row], timedCalls[row]);
    const untimed = calls[row] - timed;
    const described = describing(signature[row]) * MS_PER_NS;
    // The clock is read before the arguments are described; the cell is written after it.
    ownCost[row] += timed * (inside.timed + described) + untimed * inside.untimed;
    ownCostInCaller[row] = timed * outside.timed + untimed * (outside.untimed + described);
    if (parent[row] >= 0) ownCost[parent[row]] += ownCostInCaller[row];
  }
  return { ownCost, ownCostInCaller };
}

/** To describe the arguments of one call, by signature; each is looked at once. */
function createDescribingCosts({ describing }: Clock, kindsOf: KindsOf): (signature: number) => Nanoseconds {
  const known = new Map<number, Nanoseconds>();
  return (signature) => {
    let cost = known.get(signature);
    if (cost === undefined) {
      cost = (kindsOf(signature) ?? []).reduce((sum, kind) => sum + (describing[kind] ?? 0), 0);
      known.set(signature, cost);
    }
    return cost;
  };
}

function costsPerCall(clock: Clock): Record<'inside' | 'outside', { timed: number; untimed: number }> {
  const { ownCostInside, ownCostOutside, sampling } = clock;
  return {
    inside: { timed: ownCostInside * MS_PER_NS, untimed: (sampling?.ownCostInside ?? 0) * MS_PER_NS },
    outside: { timed: ownCostOutside * MS_PER_NS, untimed: (sampling?.ownCostOutside ?? 0) * MS_PER_NS },
  };
}

/** All that recording cost in one context: what is in its rows, what calls cost the event loop, and its sampler. */
export function ownCostOfContext({ clock, callNodes, duration }: Context): Milliseconds {
  if (clock.kind === 'none') return 0;
  let cost = 0;
  for (let row = 0; row < callNodes.length; row++) {
    cost += callNodes.ownCost[row];
    if (callNodes.parent[row] < 0) cost += callNodes.ownCostInCaller[row];
  }
  return cost + (clock.sampling?.cpuShare ?? 0) * duration;
}

/** All that recording cost, in processor time. */
export function ownCostOfProfile(profile: Profile): Milliseconds {
  return profile.contexts.reduce((sum, context) => sum + ownCostOfContext(context), 0);
}
