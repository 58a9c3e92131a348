/**
 * World: panel (pure). The measured times of single call nodes: what a box of the chart stands for. Sums over
 * subtrees are made once for a context.
 */
import { subtreeSums, type MeasuredTime } from '../../profile/index.ts';
import type { CallNodeRef, CallNodeTable, Profile } from '../../profile/model.ts';

interface TreeSums {
  readonly totalOwnCost: Float64Array;
  readonly totalVariance: Float64Array;
}

const known = new WeakMap<CallNodeTable, TreeSums>();

function sumsOf(nodes: CallNodeTable): TreeSums {
  let sums = known.get(nodes);
  if (!sums) {
    sums = {
      totalOwnCost: subtreeSums(nodes.ownCost, nodes.parent),
      totalVariance: subtreeSums(nodes.selfTimeVariance, nodes.parent),
    };
    known.set(nodes, sums);
  }
  return sums;
}

export function nodeSelfTime(profile: Profile, { context, node }: CallNodeRef): MeasuredTime {
  const { callNodes } = profile.contexts[context];
  return {
    time: callNodes.selfTime[node],
    variance: callNodes.selfTimeVariance[node],
    ownCost: callNodes.ownCost[node],
    ownCostInCaller: callNodes.ownCostInCaller[node],
  };
}

export function nodeTotalTime(profile: Profile, { context, node }: CallNodeRef): MeasuredTime {
  const { callNodes } = profile.contexts[context];
  const { totalOwnCost, totalVariance } = sumsOf(callNodes);
  return {
    time: callNodes.totalTime[node],
    variance: totalVariance[node],
    ownCost: totalOwnCost[node],
    ownCostInCaller: callNodes.ownCostInCaller[node],
  };
}
