/**
 * World: any (pure). What recording itself cost, call node by call node, from how many calls there were and
 * what one costs as calibrated: a part inside the callee's own span, and a part in its caller's.
 */
import type { Clock, Context, Profile } from './model.ts';
import type { Milliseconds } from './units.ts';

const MS_PER_NS = 1e-6;

interface CountedCalls {
  readonly length: number;
  readonly parent: Int32Array;
  readonly calls: Float64Array;
  readonly timedCalls: Float64Array;
}

/** Milliseconds that our own work added to the self time of each row, and that are taken out of it. */
export function ownCosts(nodes: CountedCalls, clock: Clock): Float64Array {
  const costs = new Float64Array(nodes.length);
  if (clock.kind === 'none') return costs;
  const { parent, calls, timedCalls } = nodes;
  const { inside, outside } = costsPerCall(clock);
  for (let row = 0; row < nodes.length; row++) {
    const timed = clock.kind === 'exact' ? calls[row] : Math.min(calls[row], timedCalls[row]);
    const untimed = calls[row] - timed;
    costs[row] += timed * inside.timed + untimed * inside.untimed;
    if (parent[row] >= 0) costs[parent[row]] += timed * outside.timed + untimed * outside.untimed;
  }
  return costs;
}

function costsPerCall(clock: Clock): Record<'inside' | 'outside', { timed: number; untimed: number }> {
  const { ownCostInside, ownCostOutside, sampling } = clock;
  return {
    inside: { timed: ownCostInside * MS_PER_NS, untimed: (sampling?.ownCostInside ?? 0) * MS_PER_NS },
    outside: { timed: ownCostOutside * MS_PER_NS, untimed: (sampling?.ownCostOutside ?? 0) * MS_PER_NS },
  };
}

/** All that recording cost in one context: its calls, those from the event loop too, and its sampler. */
export function ownCostOfContext({ clock, callNodes, duration }: Context): Milliseconds {
  if (clock.kind === 'none') return 0;
  const { inside, outside } = costsPerCall(clock);
  let cost = 0;
  for (let row = 0; row < callNodes.length; row++) {
    const calls = callNodes.calls[row];
    const timed = clock.kind === 'exact' ? calls : Math.min(calls, callNodes.timedCalls[row]);
    cost += timed * (inside.timed + outside.timed) + (calls - timed) * (inside.untimed + outside.untimed);
  }
  return cost + (clock.sampling?.cpuShare ?? 0) * duration;
}

/** All that recording cost, in processor time. */
export function ownCostOfProfile(profile: Profile): Milliseconds {
  return profile.contexts.reduce((sum, context) => sum + ownCostOfContext(context), 0);
}
