/**
 * World: any (pure). Clocks of several contexts or recordings as one: no better than the worst of them in
 * each respect.
 */
import type { Clock, Processor, Profile, Sampling } from './model.ts';

const KINDS = ['exact', 'sampled', 'none'] as const;

/** The clock to judge times by that were made partly by one and partly by the other. */
export function coarserClock(a: Clock, b: Clock): Clock {
  return {
    kind: KINDS[Math.max(KINDS.indexOf(a.kind), KINDS.indexOf(b.kind))],
    step: Math.max(a.step, b.step),
    readCost: Math.max(a.readCost, b.readCost),
    ownCostInside: Math.max(a.ownCostInside, b.ownCostInside),
    ownCostOutside: Math.max(a.ownCostOutside, b.ownCostOutside),
    describing: dearer(a.describing, b.describing),
    isolated: a.isolated && b.isolated,
    whyNotSampled: a.whyNotSampled ?? b.whyNotSampled,
    sampling: a.sampling && b.sampling ? bothSamplings(a.sampling, b.sampling) : (a.sampling ?? b.sampling),
    processor:
      a.processor && b.processor ? bothProcessors(a.processor, b.processor) : (a.processor ?? b.processor),
  };
}

/**
 * The clock that rows are judged by, which add up several contexts: the coarsest of each property over all in which something
 * ran. One that only counted tells nothing of the times of the others. Null: nothing ran.
 */
export function coarsestClock({ contexts }: Pick<Profile, 'contexts'>): Clock | null {
  const clocks = contexts.filter((context) => context.callNodes.length > 0).map(({ clock }) => clock);
  const timed = clocks.filter(({ kind }) => kind !== 'none');
  if (clocks.length === 0) return null;
  return (timed.length > 0 ? timed : clocks).reduce(coarserClock);
}

function dearer(a: Clock['describing'], b: Clock['describing']): Clock['describing'] {
  const both = { ...a };
  for (const [kind, cost] of Object.entries(b) as [keyof typeof b, number][])
    both[kind] = Math.max(both[kind] ?? 0, cost);
  return both;
}

/** Idle is told of the time in which there was work. */
export function bothProcessors(a: Processor, b: Processor): Processor {
  const busy = a.busy + b.busy;
  const idle = busy > 0 ? (a.idle * a.busy + b.idle * b.busy) / busy : Math.max(a.idle, b.idle);
  return { busy, cpu: a.cpu + b.cpu, idle };
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
