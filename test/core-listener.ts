/**
 * Tests: the recorder's core on a clock that the test moves, and a listener that says what it heard by paths
 * of signatures.
 */
import { createCore, type Core, type Listener } from '../content-script/page/core.ts';
import type { RecordingTiming } from '../content-script/page/call-tree.ts';
import type { TreeLimits } from '../content-script/page/folded-frames.ts';
import {
  FIRST_NODE,
  HOT_SHIFT,
  LINK_SHIFT,
  PARENT,
  ROOT,
  SIGNATURE,
} from '../content-script/page/tree-columns.ts';
import type { CapHit } from '../profile/model.ts';
import { SITE_ID_STRIDE } from '../protocol/calling-convention.ts';

export interface Total {
  calls: number;
  selfTime: number;
  waitTime: number;
  timedCalls: number;
  minTime: number;
  maxTime: number;
  firstCallTime: number;
}

export interface Recording {
  readonly core: Core;
  /** Moves the clock. */
  readonly pass: (milliseconds: number) => void;
  /** Path of labels → what was heard of it. */
  readonly heard: Map<string, Total>;
  readonly caps: CapHit[];
  readonly stop: () => void;
}

export const FACTS = { step: 1, readCost: 0, ownCostInside: 0, ownCostOutside: 0 };

/** Id of a function's site. */
export const f = (index: number): number => 2 + index * SITE_ID_STRIDE;

function labelOf(core: Core, signature: number): string {
  const [site, count, ...types] = core.signatures.encode(signature);
  const labels = types.slice(0, Math.max(count, 0)).map((type) => core.types.rows[type].label);
  return `f${(site - 2) / SITE_ID_STRIDE}${count < 0 ? '' : `(${labels.join(', ')})`}`;
}

function pathOf(core: Core, node: number): string {
  const { hot, links } = core.tree.nodes;
  const own = labelOf(core, links[(node << LINK_SHIFT) | SIGNATURE]);
  const parent = hot[(node << HOT_SHIFT) | PARENT];
  return parent >= FIRST_NODE
    ? `${pathOf(core, parent)} > ${own}`
    : parent === ROOT
      ? own
      : `compiler > ${own}`;
}

/** Hears everything from now on, until `stop`. */
export function listen(core: Core, signatures = true): Pick<Recording, 'heard' | 'caps' | 'stop'> {
  const heard = new Map<string, Total>();
  const caps: CapHit[] = [];
  const listener: Listener = {
    signatures,
    hear(delta, hits) {
      for (let i = 0; i < hits.length; i++) caps.push(hits[i]);
      for (let row = 0; row < delta.length; row++) {
        const isTimed = row < delta.timedLength;
        const path = pathOf(core, delta.nodes[row]);
        const total = heard.get(path);
        if (!total) {
          heard.set(path, {
            calls: delta.calls[row],
            selfTime: isTimed ? delta.selfTime[row] : 0,
            waitTime: isTimed ? delta.waitTime[row] : 0,
            timedCalls: isTimed ? delta.timedCalls[row] : 0,
            minTime: isTimed ? delta.minTime[row] : NaN,
            maxTime: isTimed ? delta.maxTime[row] : NaN,
            firstCallTime: isTimed ? delta.firstCallTime[row] : NaN,
          });
          continue;
        }
        total.calls += delta.calls[row];
        total.selfTime += isTimed ? delta.selfTime[row] : 0;
        total.waitTime += isTimed ? delta.waitTime[row] : 0;
        total.timedCalls += isTimed ? delta.timedCalls[row] : 0;
        if (Number.isNaN(total.firstCallTime)) total.firstCallTime = isTimed ? delta.firstCallTime[row] : NaN;
        total.minTime = least(total.minTime, isTimed ? delta.minTime[row] : NaN);
        total.maxTime = -least(-total.maxTime, -(isTimed ? delta.maxTime[row] : NaN));
      }
    },
  };
  core.attach(listener);
  return { heard, caps, stop: () => core.detach(listener) };
}

/** Counts alone, by node, for trees of so many nodes that paths would take seconds. */
export function countCalls(
  core: Core,
  signatures = true,
): { readonly calls: Map<number, number>; readonly stop: () => void } {
  const calls = new Map<number, number>();
  const listener: Listener = {
    signatures,
    hear({ length, nodes, calls: heard }) {
      for (let row = 0; row < length; row++) calls.set(nodes[row], (calls.get(nodes[row]) ?? 0) + heard[row]);
    },
  };
  core.attach(listener);
  return { calls, stop: () => core.detach(listener) };
}

function least(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}

/** A fresh core and somebody who listens to it. */
export function record(limits?: TreeLimits, timing?: () => RecordingTiming): Recording {
  let time = 1000;
  const core = createCore(
    { now: () => time, origin: 0, isolated: false },
    { facts: FACTS, ...(limits ? { limits } : {}), ...(timing ? { timing } : {}) },
  );
  return { core, pass: (by) => (time += by), ...listen(core) };
}
