/**
 * World: any (pure). Clocks of several contexts or recordings as one: no better than the worst of them in
 * each respect.
 */
import type { Clock, Sampling } from './model.ts';

const KINDS = ['exact', 'sampled', 'none'] as const;

/** The clock to judge times by that were made partly by one and partly by the other. */
export function coarserClock(a: Clock, b: Clock): Clock {
  return {
    kind: KINDS[Math.max(KINDS.indexOf(a.kind), KINDS.indexOf(b.kind))],
    step: Math.max(a.step, b.step),
    readCost: Math.max(a.readCost, b.readCost),
    ownCostInside: Math.max(a.ownCostInside, b.ownCostInside),
    ownCostOutside: Math.max(a.ownCostOutside, b.ownCostOutside),
    isolated: a.isolated && b.isolated,
    whyNotSampled: a.whyNotSampled ?? b.whyNotSampled,
    sampling: a.sampling && b.sampling ? bothSamplings(a.sampling, b.sampling) : (a.sampling ?? b.sampling),
  };
}

/** Amounts add up; what is per call or per second is that of the worse. */
function bothSamplings(a: Sampling, b: Sampling): Sampling {
  return {
    samples: a.samples + b.samples,
    interval: Math.max(a.interval, b.interval),
    stalls: a.stalls + b.stalls,
    unattributed: a.unattributed + b.unattributed,
    cpuShare: Math.max(a.cpuShare, b.cpuShare),
    exactBefore: a.exactBefore + b.exactBefore,
    ownCostInside: Math.max(a.ownCostInside, b.ownCostInside),
    ownCostOutside: Math.max(a.ownCostOutside, b.ownCostOutside),
  };
}
