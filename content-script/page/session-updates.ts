/**
 * World: page. A panel session's ear: turns what the core tells into tree updates, on a timer of its own,
 * and splits the large ones.
 */
import type { CapHit } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { UPDATE_MAX_ROWS, type RecordingId, type RecordingSettings } from '../../protocol/page-messages.ts';
import type { Core, Listener } from './core.ts';
import { NativeFloat64Array, NativeInt32Array, setElement } from './natives.ts';
import { FIRST_NODE, HOT_SHIFT, LINK_SHIFT, PARENT, SIGNATURE } from './tree-columns.ts';
import type { TreeDelta } from './tree-drain.ts';

export interface SessionOptions {
  readonly id: RecordingId;
  readonly settings: RecordingSettings;
  /** Gets every update; large ones arrive split, each at most `UPDATE_MAX_ROWS` rows. Must not throw. */
  readonly onUpdate: (update: TreeUpdate) => void;
  /** Time between two updates of the recorder's own timer; 250 if left out. */
  readonly intervalMs?: Milliseconds;
}

/** A panel session's hold on the recorder. */
export interface AttachedSession {
  /** Sends what happened since the last update, now and synchronously. `last`: and lets go. */
  flush(last: boolean): void;
  /** `flush(true)`: an update with `last: true` is sent. Twice is harmless. */
  detach(): void;
}

export type SetTimer = (task: () => void, delay: Milliseconds) => unknown;

// The panel shows live counts; four a second look alive and cost little.
const INTERVAL: Milliseconds = 250;
// A drain takes 2 to 8 ms when 100,000 nodes changed: updates then come less often, so that all of them
// together stay below one per cent of the main thread's time. But figures that stand still for longer look like a
// page that hangs; one that grew by 100,000 nodes, or a machine that does other things, is dear once.
// Less than one: the timer around a drain takes some, too.
const MAX_SHARE = 0.009;
const MAX_INTERVAL: Milliseconds = 10_000;
// The first comes sooner, so that the panel says at once that something is recorded.
const FIRST_DELAY: Milliseconds = 50;

const NOTHING = new NativeFloat64Array(0);

export function attachSessionTo(
  core: Core,
  setTimer: SetTimer | null,
  options: SessionOptions,
  maxRows = UPDATE_MAX_ROWS,
): AttachedSession {
  const { now, origin } = core.clock;
  const startedAt = now();
  let sequence = 0;
  let sentTypes = 0;
  let sentSignatures = 0;
  let sentNodes = 0;
  let attached = true;

  const listener: Listener = { signatures: options.settings.signatures, hear };
  core.attach(listener);
  schedule(FIRST_DELAY);

  function hear(delta: TreeDelta, caps: readonly CapHit[]): void {
    let from = 0;
    let first = true;
    // Nodes before the rows that speak of them.
    while (core.tree.nodes.count - FIRST_NODE - sentNodes > maxRows) {
      send(delta, 0, 0, first ? caps : [], false);
      first = false;
    }
    do {
      const to = delta.length - from > maxRows ? from + maxRows : delta.length;
      send(delta, from, to, first ? caps : [], !attached && to === delta.length);
      first = false;
      from = to;
    } while (from < delta.length);
  }

  function send(delta: TreeDelta, from: number, to: number, caps: readonly CapHit[], isLast: boolean): void {
    const isFirstPart = from === 0;
    const { timedLength } = delta;
    const timedFrom = from < timedLength ? from : timedLength;
    const timedTo = to < timedLength ? to : timedLength;
    const update: TreeUpdate = {
      recording: options.id,
      sequence: sequence++,
      startedAt: origin + startedAt,
      duration: now() - startedAt,
      firstType: sentTypes,
      types: newTypes(),
      firstSignature: sentSignatures,
      signatures: newSignatures(),
      firstNode: sentNodes,
      nodes: newNodes(),
      rows: rowsOf(delta, from, to),
      calls: part(delta.calls, from, to, delta.length),
      selfTime: part(delta.selfTime, timedFrom, timedTo, timedLength),
      waitTime: part(delta.waitTime, timedFrom, timedTo, timedLength),
      timedCalls: part(delta.timedCalls, timedFrom, timedTo, timedLength),
      firstCallTime: part(delta.firstCallTime, timedFrom, timedTo, timedLength),
      minTime: part(delta.minTime, timedFrom, timedTo, timedLength),
      maxTime: part(delta.maxTime, timedFrom, timedTo, timedLength),
      sampledTime: delta.alsoSampled ? part(delta.sampledTime, timedFrom, timedTo, timedLength) : NOTHING,
      sampledVariance: delta.alsoSampled
        ? part(delta.sampledVariance, timedFrom, timedTo, timedLength)
        : NOTHING,
      alsoSampled: delta.alsoSampled,
      clock: core.describeClock(),
      histogram: isFirstPart && to > 0 ? delta.histogram : new NativeInt32Array(0),
      caps: copy(caps),
      last: isLast,
    };
    options.onUpdate(update);
  }

  function newTypes(): TreeUpdate['types'] {
    const { rows } = core.types;
    const types: TreeUpdate['types'][number][] = [];
    for (let i = sentTypes; i < rows.length; i++) setElement(types, i - sentTypes, rows[i]);
    sentTypes = rows.length;
    return types;
  }

  function newSignatures(): Int32Array {
    const rows = core.signatures.encode(sentSignatures + 1);
    sentSignatures = core.signatures.count();
    return rows;
  }

  function newNodes(): Int32Array {
    const { hot, links, count } = core.tree.nodes;
    const all = count - FIRST_NODE - sentNodes;
    const length = all > maxRows ? maxRows : all;
    const nodes = new NativeInt32Array(length * 2);
    for (let i = 0; i < length; i++) {
      const node = FIRST_NODE + sentNodes + i;
      // The two roots come before the first node, so they turn into -1 and -2 by themselves.
      nodes[i * 2] = hot[(node << HOT_SHIFT) | PARENT] - FIRST_NODE;
      nodes[i * 2 + 1] = links[(node << LINK_SHIFT) | SIGNATURE] - 1;
    }
    sentNodes += length;
    return nodes;
  }

  function schedule(delay: Milliseconds): void {
    if (setTimer === null) return;
    setTimer(() => {
      if (!attached) return;
      // A task of our own begins on an empty stack: whatever exit was lost, the event loop is what runs.
      core.tree.returnToRoot();
      const start = now();
      core.drain();
      const cost = now() - start;
      const interval = options.intervalMs ?? INTERVAL;
      const longer = cost / MAX_SHARE < MAX_INTERVAL ? cost / MAX_SHARE : MAX_INTERVAL;
      schedule(longer > interval ? longer : interval);
    }, delay);
  }

  function detach(): void {
    if (!attached) return;
    // The core drains once more, and what it then says is the last.
    attached = false;
    core.detach(listener);
  }

  return {
    flush(last) {
      if (last) detach();
      else if (attached) core.drain();
    },
    detach,
  };
}

function rowsOf(delta: TreeDelta, from: number, to: number): Int32Array {
  const rows = new NativeInt32Array(to - from);
  for (let i = from; i < to; i++) rows[i - from] = delta.nodes[i] - FIRST_NODE;
  return rows;
}

/** Rows of a column; the column itself where it is not split: nobody changes what was drained. */
function part(column: Float64Array, from: number, to: number, length: number): Float64Array {
  if (to - from === length) return column;
  const values = new NativeFloat64Array(to - from);
  for (let i = from; i < to; i++) values[i - from] = column[i];
  return values;
}

function copy(caps: readonly CapHit[]): CapHit[] {
  const hits: CapHit[] = [];
  for (let i = 0; i < caps.length; i++) setElement(hits, i, caps[i]);
  return hits;
}
