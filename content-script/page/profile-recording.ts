/**
 * World: page. What one Profile of the page API has heard so far, over any number of recordings: its own
 * call tree, to which each recording's nodes are mapped, so that it outlives them.
 */
import type { CapHit, Clock } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { SITE_ID_RANGE, SITE_ID_STRIDE } from '../../protocol/calling-convention.ts';
import type { Core, Listener } from './core.ts';
import { createGrowingRows, type GrowingRows } from './growing-rows.ts';
import { createList } from './natives.ts';
import { createPairTable, type PairTable } from './pair-table.ts';
import { FIRST_NODE, HOT_SHIFT, LANE, LINK_SHIFT, PARENT, ROOT, SIGNATURE } from './tree-columns.ts';
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

// Columns of a node. TIMES: its row of them, 0 for none.
const NODE_PARENT = 0;
const NODE_SIGNATURE = 1;
const NODE_CALLS = 2;
const NODE_TIMES = 3;
const NODE_COLUMNS = 4;

// Columns of times: exact time that counts in any case, and what two estimators say of the recording that runs.
const SELF = 0;
const EXACT = 1;
const SAMPLED = 2;
const SAMPLED_VARIANCE = 3;
// Of recordings that have ended.
const PAST = 4;
const PAST_VARIANCE = 5;
const WAIT = 6;
const TIMED = 7;
const FIRST = 8;
const LEAST = 9;
const MOST = 10;
const TIME_COLUMNS = 11;
const NO_TIMES = 0;

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
  let nodes = createGrowingRows(NODE_COLUMNS, FIRST_NODE);
  // Of the nodes that were timed.
  let times = createTimes();
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

  /** One that does not fit into memory is the compiler's lane, which is told nowhere. */
  function newNode(parent: number, signature: number): number {
    const id = nodes.add();
    nodes.values[id * NODE_COLUMNS + NODE_PARENT] = parent;
    nodes.values[id * NODE_COLUMNS + NODE_SIGNATURE] = signature;
    return id;
  }

  /** Where the times of a node begin. */
  function timesAt(node: number): number {
    const known = nodes.values[node * NODE_COLUMNS + NODE_TIMES];
    if (known !== NO_TIMES) return known * TIME_COLUMNS;
    const row = times.add();
    const at = row * TIME_COLUMNS;
    forgetSpans(times, at);
    nodes.values[node * NODE_COLUMNS + NODE_TIMES] = row;
    return at;
  }

  function reset(): void {
    nodes = createGrowingRows(NODE_COLUMNS, FIRST_NODE);
    times = createTimes();
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
        if (found !== LANE) children.add(parent, signature, found);
      }
      own[node] = found;
    }
  }

  function hear(delta: TreeDelta, hits: readonly CapHit[]): void {
    mapNodes();
    clock = core.describeClock();
    const { links } = core.tree.nodes;
    for (let row = 0; row < delta.length; row++) {
      const node = own[delta.nodes[row]];
      const counts = !isLeftOut(links[(delta.nodes[row] << LINK_SHIFT) | SIGNATURE]);
      if (counts) nodes.values[node * NODE_COLUMNS + NODE_CALLS] += delta.calls[row];
      if (row < delta.timedLength) hearTimes(timesAt(node), delta, row, counts);
    }
    addBuckets(delta.histogram, delta.histogramLength);
    for (let i = 0; i < hits.length; i++) addCap(hits[i]);
  }

  /** `isOwn`: else it is only self time, of a callee that is left out. */
  function hearTimes(at: number, delta: TreeDelta, row: number, isOwn: boolean): void {
    const { values } = times;
    if (delta.alsoSampled) {
      values[at + EXACT] += delta.selfTime[row];
      values[at + SAMPLED] += delta.sampledTime[row];
      values[at + SAMPLED_VARIANCE] += delta.sampledVariance[row];
    } else values[at + SELF] += delta.selfTime[row];
    if (!isOwn) return;
    values[at + WAIT] += delta.waitTime[row];
    values[at + TIMED] += delta.timedCalls[row];
    values[at + FIRST] = orElse(values[at + FIRST], delta.firstCallTime[row]);
    if (!(delta.minTime[row] >= values[at + LEAST]))
      values[at + LEAST] = orElse(delta.minTime[row], values[at + LEAST]);
    if (!(delta.maxTime[row] <= values[at + MOST]))
      values[at + MOST] = orElse(delta.maxTime[row], values[at + MOST]);
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
    const { values } = times;
    for (let row = NO_TIMES + 1; row < times.count; row++) {
      const at = row * TIME_COLUMNS;
      if (isSampled) {
        values[at + PAST] += values[at + SAMPLED];
        values[at + PAST_VARIANCE] += values[at + SAMPLED_VARIANCE];
      } else values[at + SELF] += values[at + EXACT];
      values[at + EXACT] = values[at + SAMPLED] = values[at + SAMPLED_VARIANCE] = 0;
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
      own = createList<number>();
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
    const length = nodes.count - FIRST_NODE;
    const ofNode = (row: number, column: number): number =>
      nodes.values[(FIRST_NODE + row) * NODE_COLUMNS + column];
    const column = (value: (at: number) => number): Float64Array =>
      Float64Array.from({ length }, (_, row) => value(ofNode(row, NODE_TIMES) * TIME_COLUMNS));
    const { values } = times;
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
      nodes: Int32Array.from({ length: length * 2 }, (_, i) =>
        i % 2 === 0 ? ofNode(i >> 1, NODE_PARENT) - FIRST_NODE : ofNode(i >> 1, NODE_SIGNATURE) - 1,
      ),
      rows: Int32Array.from({ length }, (_, row) => row),
      calls: Float64Array.from({ length }, (_, row) => ofNode(row, NODE_CALLS)),
      selfTime: column((at) => values[at + SELF] + (isSampled ? 0 : values[at + EXACT])),
      waitTime: column((at) => values[at + WAIT]),
      timedCalls: column((at) => values[at + TIMED]),
      firstCallTime: column((at) => values[at + FIRST]),
      minTime: column((at) => values[at + LEAST]),
      maxTime: column((at) => values[at + MOST]),
      sampledTime: column((at) => values[at + PAST] + (isSampled ? values[at + SAMPLED] : 0)),
      sampledVariance: column(
        (at) => values[at + PAST_VARIANCE] + (isSampled ? values[at + SAMPLED_VARIANCE] : 0),
      ),
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

/** With those of a node that was never timed. */
function createTimes(): GrowingRows {
  const times = createGrowingRows(TIME_COLUMNS, NO_TIMES + 1);
  forgetSpans(times, NO_TIMES);
  return times;
}

function forgetSpans({ values }: GrowingRows, at: number): void {
  values[at + FIRST] = values[at + LEAST] = values[at + MOST] = NaN;
}

function orElse(value: number, otherwise: number): number {
  return value === value ? value : otherwise;
}
