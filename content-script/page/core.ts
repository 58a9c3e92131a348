/**
 * World: page. One realm's recording: the tables, the tree and who listens. Any number of listeners come
 * and go by themselves; each hears what happens while it is attached and nothing else.
 */
import type { CapHit, Clock } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { createCallTree, type CallTree, type RecordingTiming } from './call-tree.ts';
import { createCapCounter, type CapCounter } from './caps.ts';
import { measureClock, type ClockFacts, type RealmClock } from './clock.ts';
import { createDescriber, type Describer } from './describe-value.ts';
import { createElementAccessors, type ElementAccessors } from './element-accessors.ts';
import { createEmittedHelpers, MODE, type EmittedHelpers } from './emitted-helpers.ts';
import { createFastHelpers, type FastHelpers } from './fast-helpers.ts';
import type { TreeLimits } from './folded-frames.ts';
import { createHistogramCounts } from './histogram-counts.ts';
import { createList, NativeInt32Array } from './natives.ts';
import { createDescribingCosts, createUntimedCost, measureExactCost, warmUp } from './own-cost.ts';
import { createOwnGenerators } from './own-generators.ts';
import { createProxyRegistry, type ProxyRegistry } from './proxies.ts';
import type { SampleReader } from './sample-reader.ts';
import { createSignatureTable, type SignatureTable } from './signature-table.ts';
import { drainTree, type TreeDelta } from './tree-drain.ts';
import { createSurplusTypes } from './surplus-types.ts';
import { createSuspendedFrames, type SuspendedFrames } from './suspended-frames.ts';
import { ROOT } from './tree-columns.ts';
import { createTypeTable, type TypeTable } from './type-table.ts';

export interface Listener {
  readonly signatures: boolean;
  /** What happened since the drain before. Must not throw. */
  readonly hear: (delta: TreeDelta, caps: readonly CapHit[]) => void;
}

export interface CoreOptions {
  /**
   * How the next recording is timed, asked when it begins. If left out: exact; not at all by a clock that was seen to
   * stand still.
   */
  readonly timing?: () => RecordingTiming;
  readonly sampling?: SamplingSource;
  readonly limits?: TreeLimits;
  /** What is known of the clock already: nothing is measured then. */
  readonly facts?: ClockFacts;
  /** The same, as another realm has measured it. */
  readonly told?: ClockFacts | null;
  /** Called when somebody begins to listen, and when nobody does any more. */
  readonly onSwitch?: (on: boolean) => void;
  /** Called when emitted code should call other helpers; perhaps with calls of the page on the stack. */
  readonly onHelpers?: (helpers: EmittedHelpers) => void;
}

const EXACT: RecordingTiming = { timing: 'exact' };
const NONE: RecordingTiming = { timing: 'none' };

/** Where a recording gets a sampler from. */
export interface SamplingSource {
  /** What a sampler looks at: its element 0 is the node that is current. Left out: there are no samplers. */
  readonly cell?: Int32Array | undefined;
  /** An exact recording begins: memory that a sampler was asked to watch; null: this one stays exact. */
  readonly begin: () => SampleReader | null;
  /** The last recording that `begin` was called for is over, and its memory is no longer watched. */
  readonly end: () => void;
  /** Why there is none, as a sentence; null: none was asked for. */
  readonly whyNot: () => string | null;
}

/**
 * So many calls are timed exactly before a context goes on sampled: 2 ms of clock reads, and enough that what
 * is called less often is told to the last microsecond.
 */
const EXACT_CALLS = 20_000;

const NOT_YET = 'The sampler had not begun when the recording was over.';

export interface Core {
  readonly types: TypeTable;
  readonly signatures: SignatureTable;
  readonly tree: CallTree;
  readonly describer: Describer;
  readonly proxies: ProxyRegistry;
  readonly accessors: ElementAccessors;
  /** Those for the recording that runs. Helpers of other times work, more slowly. */
  readonly helpers: EmittedHelpers;
  readonly frames: SuspendedFrames;
  readonly caps: CapCounter;
  readonly clock: RealmClock;
  readonly isOn: () => boolean;
  /** Begins to listen. Twice is harmless. */
  readonly attach: (listener: Listener) => void;
  /** Drains a last time and lets go. Twice is harmless. */
  readonly detach: (listener: Listener) => void;
  /** Tells all listeners what happened since the last time. */
  readonly drain: () => void;
  /** The clock as measured, by the first call or the first recording; a few milliseconds. */
  readonly describeClock: () => Clock;
}

export function createCore(clock: RealmClock, options: CoreOptions = {}): Core {
  const { timing = () => EXACT, sampling, limits, onSwitch, onHelpers } = options;
  const caps = createCapCounter();
  const types = createTypeTable(caps);
  const proxies = createProxyRegistry();
  const accessors = createElementAccessors();
  const describer = createDescriber(types, proxies, accessors, caps);
  const signatures = createSignatureTable(caps);
  const histogram = createHistogramCounts();
  const now: () => Milliseconds = clock.now;
  const tree = createCallTree(
    now,
    signatures,
    histogram,
    caps,
    describer.effort,
    limits,
    chooseHelpers,
    sampling?.cell,
  );
  const mode = new NativeInt32Array(1);
  const surplusTypes = createSurplusTypes(types);
  const anyTime = createEmittedHelpers(mode, describer, surplusTypes, signatures, tree);
  let helpers = anyTime;
  // Both or none: helpers, and the array that they are made for.
  let fast: FastHelpers | null = null;
  let fastOf: Int32Array | null = null;
  let listeners = createList<Listener>();
  let facts: ClockFacts | null = options.facts ?? null;
  const describing = createDescribingCosts(describer, now);
  const untimed = createUntimedCost(now);
  let reader: SampleReader | null = null;
  // From the first drain that found a sampler at work: samples count from there on.
  let isSampled = false;
  let begunAt: Milliseconds = 0;
  let exactBefore: Milliseconds = 0;
  let calls = 0;

  const isOn = (): boolean => listeners.length > 0;

  const indexOf = (listener: Listener): number => {
    for (let i = 0; i < listeners.length; i++) if (listeners[i] === listener) return i;
    return -1;
  };

  /** As asked for; but exact times by a clock that stands still would be slow, and nothing. */
  function usefulTiming(): RecordingTiming {
    const asked = timing();
    return asked.timing === 'exact' && facts?.step === 0 ? NONE : asked;
  }

  /** Those for the arrays that the tree has now. */
  function fastHelpers(): EmittedHelpers {
    const of = tree.fast();
    if (fastOf !== of.hot) {
      fast = createFastHelpers(of, tree, describer, surplusTypes, signatures, anyTime);
      fastOf = of.hot;
    }
    return mode[0] === MODE.signatures ? fast!.signatures : fast!.functions;
  }

  function chooseHelpers(): void {
    const isFast = mode[0] !== MODE.off && tree.timing() !== 'exact';
    const chosen = isFast ? fastHelpers() : anyTime;
    if (chosen === helpers) return;
    helpers = chosen;
    onHelpers?.(helpers);
  }

  function setMode(): void {
    let next: number = listeners.length === 0 ? MODE.off : MODE.functions;
    for (let i = 0; i < listeners.length; i++) if (listeners[i].signatures) next = MODE.signatures;
    mode[0] = next;
    chooseHelpers();
  }

  function measure(): ClockFacts {
    if (facts !== null) return facts;
    if (options.told) {
      warmUp(tree, histogram);
      return (facts = options.told);
    }
    const { step, readCost } = measureClock(clock);
    const cost = measureExactCost(tree, histogram, now, step);
    measureDescribing();
    measureDescribing();
    return (facts = {
      step,
      readCost,
      ownCostInside: cost.inside,
      ownCostOutside: cost.outside,
    });
  }

  /** A clock of 100 µs tells nothing of it. */
  function measureDescribing(): void {
    if (clock.isolated && options.facts === undefined) describing.measure();
  }

  /** While nobody of the page runs. */
  function measureAgain(): void {
    if (tree.current() !== ROOT) return;
    measureDescribing();
    if (reader !== null) untimed.measure(fastHelpers());
  }

  function beginRecording(): void {
    const how = usefulTiming();
    reader = how.timing === 'exact' ? (sampling?.begin() ?? null) : null;
    isSampled = false;
    calls = 0;
    begunAt = now();
    tree.begin(how);
  }

  function endRecording(): void {
    if (reader !== null) {
      if (!isSampled) reader.end(noSample, now);
      sampling?.end();
    }
    reader = null;
    tree.end();
    // They hold arrays that the tree has given back.
    if (fastOf !== tree.fast().hot) fast = fastOf = null;
  }

  const noSample = (): void => undefined;

  function takeSamples(from: SampleReader, last: boolean): void {
    if (last) from.end(tree.addSample, now);
    else from.take(tree.addSample);
  }

  /** A sampler has begun its work: from here on both are known, and after many calls only what it says. */
  function lookForSampler(delta: TreeDelta): void {
    if (reader === null || isSampled) return;
    for (let i = 0; i < delta.length; i++) calls += delta.calls[i];
    if (!reader.isSampling()) return;
    reader.begin();
    isSampled = true;
    exactBefore = now() - begunAt;
    if (calls >= EXACT_CALLS) tree.goOnSampled();
    else tree.goOnSampledAfter(EXACT_CALLS - calls);
  }

  function drain(last = false): void {
    if (listeners.length === 0) return;
    if (reader !== null && isSampled) takeSamples(reader, last);
    const delta = drainTree(tree, histogram, isSampled);
    const hits = caps.take();
    // The stack may have been too full to do it when the tree grew.
    if (helpers !== anyTime && fastOf !== tree.fast().hot) chooseHelpers();
    if (!last) measureAgain();
    // What is held for speed only is dropped now and then, so that nothing of the page lives on with it.
    describer.forget();
    for (let i = 0; i < listeners.length; i++) listeners[i].hear(delta, hits);
    if (!last) lookForSampler(delta);
  }

  return {
    types,
    signatures,
    tree,
    describer,
    proxies,
    accessors,
    get helpers() {
      return helpers;
    },
    frames: createSuspendedFrames(tree, createOwnGenerators(proxies)),
    caps,
    clock,
    drain: () => {
      drain();
    },
    describeClock() {
      const measured = measure();
      const { isolated } = clock;
      const kind = isOn() ? tree.timing() : usefulTiming().timing;
      return {
        kind,
        ...measured,
        describing: describing.costs(),
        isolated,
        whyNotSampled:
          kind !== 'exact'
            ? null
            : reader === null
              ? (sampling?.whyNot() ?? null)
              : isSampled
                ? null
                : NOT_YET,
        sampling:
          reader === null || !isSampled
            ? null
            : {
                ...reader.facts(),
                exactBefore,
                ownCostInside: untimed.cost().inside,
                ownCostOutside: untimed.cost().outside,
              },
        processor: null,
      };
    },
    isOn,
    attach(listener) {
      if (indexOf(listener) >= 0) return;
      const first = listeners.length === 0;
      if (first) {
        measure();
        // A page may have changed the prototypes of arrays since.
        describer.forget();
        beginRecording();
      } else {
        drain();
        tree.forgetStarts();
      }
      listeners[listeners.length] = listener;
      setMode();
      if (first && reader !== null) untimed.measureFirst(fastHelpers());
      if (first) onSwitch?.(true);
    },
    detach(listener) {
      if (indexOf(listener) < 0) return;
      drain(listeners.length === 1);
      const others = createList<Listener>();
      for (let i = 0; i < listeners.length; i++) {
        if (listeners[i] !== listener) others[others.length] = listeners[i];
      }
      listeners = others;
      setMode();
      if (listeners.length > 0) return;
      onSwitch?.(false);
      endRecording();
    },
  };
}
