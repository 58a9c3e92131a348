/**
 * World: page. Calls that wait in their middle: async functions and generators. A frame knows its node and who
 * ran it last: that one is current again while it waits, so that nobody is when the event loop is. Resuming and
 * leaving go to nodes, never relatively; a frame of an older recording does nothing.
 *
 * The time of a call of several parts is the sum of its parts. Emitted code calls all of this with `false`
 * for a frame while dormant; then each only returns its operand, and is small, to be inlined. What they do with a frame is called: inlined
 * it made the page's own frames half as large again (`too-long-to-inline.ts`). HOT, but for `delegate`, `iterate` and `use`.
 */
import type { Milliseconds } from '../../profile/units.ts';
import { RESOURCE_ROLE } from '../../protocol/calling-convention.ts';
import type { CallTree } from './call-tree.ts';
import type { RecorderNodeId } from './hooks.ts';
import type { OwnGenerators } from './own-generators.ts';
import { NEVER, tooLongToInline } from './too-long-to-inline.ts';
import { watchIterable, type Watcher } from './watched-iterators.ts';
import { watchResource } from './watched-resources.ts';

/** One call. Made for each, while recording only. */
export interface Frame {
  /** Of its node, whatever frames are folded onto it. */
  readonly node: RecorderNodeId;
  /** Who made it run, to be current when it stops. In its first part that is its caller, found by `entry`. */
  resumer: RecorderNodeId;
  /** Folded frames then. */
  folds: number;
  /** What the enter helper returned; 0 after the first part. */
  entry: RecorderNodeId;
  runs: boolean;
  readonly start: Milliseconds;
  /** When its running part began. */
  since: Milliseconds;
  /** All of its parts before this one. */
  spent: Milliseconds;
  /** When it began to wait for a promise; NaN while it runs, or waits to be asked for the next value. */
  awaits: Milliseconds;
  /** The generator whose `yield*` has begun this one, and waits with it. */
  delegator: Frame | null;
  /** The one that its own `yield*` is at, and what that had spent when this one stopped last. */
  delegate: Frame | null;
  delegateSpent: Milliseconds;
}

/** As emitted code has it. */
export type MaybeFrame = Frame | false;

export interface SuspendedFrames {
  readonly create: (entry: RecorderNodeId) => MaybeFrame;
  readonly beforeAwait: <T>(operand: T, frame: MaybeFrame) => T;
  readonly beforeYield: <T>(operand: T, frame: MaybeFrame) => T;
  readonly beforeReturn: <T>(frame: MaybeFrame, operand: T) => T;
  readonly resume: <T>(value: T, frame: MaybeFrame) => T;
  readonly leave: (frame: Frame) => void;
  /** What stands for the operand of `for await`: its iterator runs in the frame, which waits between. */
  readonly iterate: (operand: unknown, frame: MaybeFrame) => unknown;
  /**
   * The same for `yield*`. Nothing stands for a generator that is just made by the function `maker.key…`, where that tells itself: it goes on
   * by itself, and whoever delegates to it waits until it ends.
   */
  readonly delegate: (
    operand: unknown,
    frame: MaybeFrame,
    maker?: unknown,
    ...keys: readonly string[]
  ) => unknown;
  /** What stands for a resource: it is disposed in the frame, which waits after where the engine does. */
  readonly use: (resource: unknown, frame: MaybeFrame, role?: number, first?: unknown) => unknown;
}

export function createSuspendedFrames(tree: CallTree, generators: OwnGenerators): SuspendedFrames {
  const { pause, goTo, resume: goOn, here, folds, charged, addWait, endCall, caught, caughtInPart } = tree;

  /** Delegates to a generator that is new: what runs next is that. If the stack is full, nothing does. */
  let delegating: Frame | null = null;

  function create(entry: RecorderNodeId): MaybeFrame {
    const delegator = delegating;
    delegating = null;
    if (entry === NEVER) tooLongToInline(entry);
    if (entry === 0) {
      // Nobody will say when it waits.
      if (delegator !== null) stop(delegator);
      return false;
    }
    const start = charged();
    const frame: Frame = {
      node: here(),
      resumer: 0,
      folds: 0,
      entry,
      runs: true,
      start,
      since: start,
      spent: 0,
      awaits: NaN,
      delegator,
      delegate: null,
      delegateSpent: 0,
    };
    if (delegator !== null) delegator.delegate = frame;
    return frame;
  }

  /** Ends the part that runs. */
  function stop(frame: Frame): void {
    const { entry } = frame;
    frame.runs = false;
    if (entry === 0) goTo(frame.resumer, frame.folds);
    else {
      frame.entry = 0;
      pause(entry);
    }
    frame.spent += charged() - frame.since;
    if (frame.delegate !== null) frame.delegateSpent = frame.delegate.spent;
  }

  function run(frame: Frame): void {
    const resumer = here();
    const below = folds();
    const delegator = delegating;
    delegating = null;
    if (!goOn(frame.node)) return;
    if (delegator !== null) delegateTo(frame, delegator);
    endDelegation(frame);
    frame.runs = true;
    frame.resumer = resumer;
    frame.folds = below;
    frame.since = charged();
    endWait(frame);
  }

  /** A function that replaces itself has handed over a generator from before: this one, or one that waits for it. */
  function delegateTo(frame: Frame, delegator: Frame): void {
    let first = frame;
    for (let by = frame.delegator; by?.delegate === first; by = by.delegator) first = by;
    if (first === delegator) return;
    first.delegator = delegator;
    delegator.delegate = first;
  }

  /** What it was at has ended, and ran without it since both waited first. */
  function endDelegation(frame: Frame): void {
    const { delegate } = frame;
    if (delegate === null) return;
    frame.spent += delegate.spent - frame.delegateSpent;
    frame.delegate = null;
  }

  function endWait(frame: Frame): void {
    if (frame.awaits !== frame.awaits) return;
    addWait(frame.awaits);
    frame.awaits = NaN;
  }

  function suspend(frame: Frame, awaits: boolean): void {
    if (frame.folds === NEVER) tooLongToInline(frame.folds);
    if (!frame.runs) return;
    stop(frame);
    let waiting = frame;
    for (let by = frame.delegator; by?.delegate === waiting; by = by.delegator) {
      if (by.runs) stop(by);
      waiting = by;
    }
    if (awaits) frame.awaits = charged();
  }

  function comeBack(frame: Frame): void {
    if (frame.folds === NEVER) tooLongToInline(frame.folds);
    if (!frame.runs) {
      run(frame);
      return;
    }
    // It runs already where a block begins that exceptions lead to.
    delegating = frame.delegate = null;
    if (frame.entry !== 0) caught(frame.entry);
    else caughtInPart(frame.node, frame.folds);
  }

  function delegateFrom(frame: Frame, operand: unknown, maker: unknown, keys: readonly string[]): unknown {
    if (frame.folds === NEVER) tooLongToInline(frame.folds);
    const goesOnItself = (generator: unknown, made: unknown): boolean => {
      if (!generators.isMadeBy(generator, made)) return false;
      delegating = frame;
      return true;
    };
    if (goesOnItself(operand, generators.memberOf(maker, keys))) return operand;
    return watchIterable(operand, watcherOf(frame, false), goesOnItself);
  }

  const watcherOf = (frame: Frame, awaits: boolean): Watcher => ({
    before() {
      if (!frame.runs) run(frame);
    },
    after() {
      suspend(frame, awaits);
    },
  });

  return {
    create,
    beforeAwait(operand, frame) {
      if (frame) suspend(frame, true);
      return operand;
    },
    beforeYield(operand, frame) {
      if (frame) suspend(frame, false);
      return operand;
    },
    beforeReturn(frame, operand) {
      if (frame) suspend(frame, true);
      return operand;
    },
    resume(value, frame) {
      if (frame) comeBack(frame);
      return value;
    },
    leave(frame) {
      if (frame.folds === NEVER) tooLongToInline(frame.folds);
      delegating = null;
      // An exception that ends a wait ends the call, too: its last part takes no time.
      if (!frame.runs) run(frame);
      if (!frame.runs) return;
      stop(frame);
      endCall(frame.node, frame.start, frame.spent);
    },
    iterate: (operand, frame) => (frame ? watchIterable(operand, watcherOf(frame, true)) : operand),
    delegate: (operand, frame, maker, ...keys) =>
      frame ? delegateFrom(frame, operand, maker, keys) : operand,
    use: (resource, frame, role = RESOURCE_ROLE.only, first = null) =>
      frame ? watchResource(resource, watcherOf(frame, true), role, first) : resource,
  };
}
