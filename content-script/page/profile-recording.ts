/**
 * World: page. What one Profile of the page API has heard so far, over any number of recordings: its own
 * call tree, to which each recording's nodes are mapped, so that it outlives them.
 */
import type { CapHit, Clock } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { SITE_ID_RANGE, SITE_ID_STRIDE } from '../../protocol/calling-convention.ts';
import type { Core, Listener } from './core.ts';
import { createList } from './natives.ts';
import { createPairTable, type PairTable } from './pair-table.ts';
import { FIRST_NODE, HOT_SHIFT, LINK_SHIFT, PARENT, ROOT, SIGNATURE } from './tree-columns.ts';
import type { TreeDelta } from './tree-drain.ts';

export interface ProfileRecording {
  readonly start: () => void;
  readonly stop: () => void;
  readonly clear: () => void;
  /** Everything so far as one update, for `profile/assemble.ts`. Up to now, when it is running. */
  readonly toUpdate: () => TreeUpdate;
  /** On the wall clock; 0 when nothing was ever recorded. */
  readonly startedAt: () => Milliseconds;
}

interface Node {
  readonly parent: number;
  readonly signature: number;
  calls: number;
  /** Exact time that counts in any case, and what two estimators say of the recording that runs. */
  selfTime: Milliseconds;
  exactTime: Milliseconds;
  sampledTime: Milliseconds;
  sampledVariance: number;
  /** Of recordings that have ended. */
  pastTime: Milliseconds;
  pastVariance: number;
  waitTime: Milliseconds;
  timedCalls: number;
  firstCallTime: Milliseconds;
  minTime: Milliseconds;
  maxTime: Milliseconds;
}

interface Bucket {
  readonly signature: number;
  readonly bucket: number;
  count: number;
}

export function createProfileRecording(
  core: Core,
  settings: { readonly signatures: boolean; readonly builtins: boolean },
): ProfileRecording {
  // Own nodes in the tree's numbering: two roots, then calls.
  let nodes = createList<Node>();
  let children: PairTable = createPairTable();
  // By node of the tree that is being recorded: own node. Valid while attached.
  let own = createList<number>();
  let buckets = createList<Bucket>();
  let bucketOf: PairTable = createPairTable();
  let caps = createList<CapHit>();
  let running = false;
  let startedAt: Milliseconds = 0;
  let resumedAt: Milliseconds = 0;
  let duration: Milliseconds = 0;
  let clock: Clock | null = null;
  let wasSampled = false;

  function isLeftOut(signature: number): boolean {
    return (
      !settings.builtins && core.signatures.siteOf(signature) % SITE_ID_STRIDE === SITE_ID_RANGE.recorder
    );
  }

  function newNode(parent: number, signature: number): number {
    const id = nodes.length;
    const none: Milliseconds = NaN;
    nodes[id] = {
      parent,
      signature,
      calls: 0,
      selfTime: 0,
      exactTime: 0,
      sampledTime: 0,
      sampledVariance: 0,
      pastTime: 0,
      pastVariance: 0,
      waitTime: 0,
      timedCalls: 0,
      firstCallTime: none,
      minTime: none,
      maxTime: none,
    };
    return id;
  }

  function reset(): void {
    nodes = createList<Node>();
    newNode(-1, 0);
    newNode(-1, 0);
    children = createPairTable();
    buckets = createList<Bucket>();
    bucketOf = createPairTable();
    caps = createList<CapHit>();
    own = createList<number>();
    duration = 0;
    startedAt = 0;
    wasSampled = false;
  }

  /** Own node of each node of the tree. What is left out counts as the caller. */
  function mapNodes(): void {
    const { hot, links, count } = core.tree.nodes;
    for (let node = own.length; node < count; node++) {
      if (node <= ROOT) {
        own[node] = node;
        continue;
      }
      const parent = own[hot[(node << HOT_SHIFT) | PARENT]];
      const signature = links[(node << LINK_SHIFT) | SIGNATURE];
      if (isLeftOut(signature)) {
        own[node] = parent;
        continue;
      }
      let found = children.find(parent, signature);
      if (found === 0) {
        found = newNode(parent, signature);
        children.add(parent, signature, found);
      }
      own[node] = found;
    }
  }

  function hear(delta: TreeDelta, hits: readonly CapHit[]): void {
    mapNodes();
    clock = core.describeClock();
    const { links } = core.tree.nodes;
    for (let row = 0; row < delta.length; row++) {
      const node = nodes[own[delta.nodes[row]]];
      const isTimed = row < delta.timedLength;
      if (isTimed && delta.alsoSampled) {
        node.exactTime += delta.selfTime[row];
        node.sampledTime += delta.sampledTime[row];
        node.sampledVariance += delta.sampledVariance[row];
      } else if (isTimed) node.selfTime += delta.selfTime[row];
      if (isLeftOut(links[(delta.nodes[row] << LINK_SHIFT) | SIGNATURE])) continue;
      node.calls += delta.calls[row];
      if (!isTimed) continue;
      node.waitTime += delta.waitTime[row];
      node.timedCalls += delta.timedCalls[row];
      if (node.firstCallTime !== node.firstCallTime) node.firstCallTime = delta.firstCallTime[row];
      if (!(delta.minTime[row] >= node.minTime)) node.minTime = orElse(delta.minTime[row], node.minTime);
      if (!(delta.maxTime[row] <= node.maxTime)) node.maxTime = orElse(delta.maxTime[row], node.maxTime);
    }
    addBuckets(delta.histogram, delta.histogramLength);
    for (let i = 0; i < hits.length; i++) addCap(hits[i]);
  }

  function addBuckets(triples: Int32Array, length: number): void {
    for (let i = 0; i < length; i += 3) {
      const signature = triples[i];
      if (isLeftOut(signature + 1)) continue;
      let found = bucketOf.find(signature, triples[i + 1]);
      if (found === 0) {
        found = buckets.length + 1;
        buckets[buckets.length] = { signature, bucket: triples[i + 1], count: 0 };
        bucketOf.add(signature, triples[i + 1], found);
      }
      buckets[found - 1].count += triples[i + 2];
    }
  }

  function addCap({ what, limit, times }: CapHit): void {
    for (let i = 0; i < caps.length; i++) {
      if (caps[i].what === what && caps[i].limit === limit) {
        caps[i] = { what, limit, times: caps[i].times + times };
        return;
      }
    }
    caps[caps.length] = { what, limit, times };
  }

  /** The recording that ran is over: one of its two estimators counts from now on. */
  function decide(): void {
    const isSampled = clock?.kind === 'sampled';
    wasSampled ||= isSampled;
    for (let i = FIRST_NODE; i < nodes.length; i++) {
      const node = nodes[i];
      if (isSampled) {
        node.pastTime += node.sampledTime;
        node.pastVariance += node.sampledVariance;
      } else node.selfTime += node.exactTime;
      node.exactTime = node.sampledTime = node.sampledVariance = 0;
    }
  }

  const listener: Listener = { signatures: settings.signatures, hear };
  reset();

  return {
    startedAt: () => startedAt,
    start() {
      if (running) return;
      running = true;
      own = createList<number>();
      core.attach(listener);
      resumedAt = core.clock.now();
      if (startedAt === 0) startedAt = core.clock.origin + resumedAt;
    },
    stop() {
      if (!running) return;
      running = false;
      duration += core.clock.now() - resumedAt;
      core.detach(listener);
      decide();
    },
    clear() {
      // What is still in the tree belongs to the time before.
      if (running) core.drain();
      reset();
      if (!running) return;
      resumedAt = core.clock.now();
      startedAt = core.clock.origin + resumedAt;
    },
    toUpdate() {
      if (running) core.drain();
      return toUpdate();
    },
  };

  // From here on ordinary code: it runs because the page asks for a report.

  function toUpdate(): TreeUpdate {
    const isSampled = clock?.kind === 'sampled';
    const anySampled = isSampled || wasSampled;
    const calls = Array.from({ length: nodes.length - FIRST_NODE }, (_, row) => nodes[FIRST_NODE + row]);
    const column = (value: (node: Node) => number): Float64Array => Float64Array.from(calls, value);
    return {
      recording: 0,
      sequence: 0,
      startedAt,
      duration: running ? duration + core.clock.now() - resumedAt : duration,
      firstType: 0,
      types: Array.from(core.types.rows as ArrayLike<TreeUpdate['types'][number]>),
      firstSignature: 0,
      signatures: core.signatures.encode(1),
      firstNode: 0,
      nodes: Int32Array.from(calls.flatMap((node) => [node.parent - FIRST_NODE, node.signature - 1])),
      rows: Int32Array.from(calls, (_, row) => row),
      calls: column((node) => node.calls),
      selfTime: column((node) => node.selfTime + (isSampled ? 0 : node.exactTime)),
      waitTime: column((node) => node.waitTime),
      timedCalls: column((node) => node.timedCalls),
      firstCallTime: column((node) => node.firstCallTime),
      minTime: column((node) => node.minTime),
      maxTime: column((node) => node.maxTime),
      sampledTime: column((node) => node.pastTime + (isSampled ? node.sampledTime : 0)),
      sampledVariance: column((node) => node.pastVariance + (isSampled ? node.sampledVariance : 0)),
      alsoSampled: false,
      clock: clock === null ? null : { ...clock, kind: anySampled ? 'sampled' : clock.kind },
      histogram: Int32Array.from(
        Array.from({ length: buckets.length }, (_, i) => [
          buckets[i].signature,
          buckets[i].bucket,
          buckets[i].count,
        ]).flat(),
      ),
      caps: Array.from({ length: caps.length }, (_, i) => caps[i]),
      last: !running,
    };
  }
}

function orElse(value: number, otherwise: number): number {
  return value === value ? value : otherwise;
}
