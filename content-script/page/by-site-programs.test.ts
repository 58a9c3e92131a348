/**
 * Whole programs, instrumented and recorded by the real recorder: whom what they call behind an exception, a wait or a deep recursion
 * is told below.
 */
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { FACTS, listen } from '../../test/core-listener.ts';
import { createCore } from './core.ts';
import type { TreeLimits } from './folded-frames.ts';
import { installHelpers, setFlag } from './install-helpers.ts';
import { createNotRecordedList } from './not-recorded-list.ts';
import { createSiteTables } from './site-tables.ts';

const TIMINGS = ['exact', 'sampled', 'none'] as const;
const ROOMY: TreeLimits = { nodes: 10_000, depth: 1_000 };
const LOW: TreeLimits = { nodes: 10_000, depth: 4 };

/** Runs `main()`, and says for each path of functions how often it was called. A millisecond passes with each look at the clock. */
function record(
  source: string,
  timing: (typeof TIMINGS)[number],
  limits: TreeLimits,
): { readonly calls: Record<string, number>; readonly longest: number } {
  const result = instrument(source, { url: 'program.js', sourceType: 'script' });
  if (!result.ok) throw new Error(result.error.message);
  const { code, first, sites } = result;
  let time = 0;
  const clock = { now: () => time, origin: 0, isolated: false };
  const core = createCore(clock, { facts: FACTS, limits, timing: () => ({ timing }) });
  const { heard, stop } = listen(core);
  const realm = vm.createContext({
    dispatch: (listeners: readonly (() => void)[]) => {
      for (const listener of listeners) {
        try {
          listener();
        } catch {
          // As the engine reports it.
        }
      }
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  });
  installHelpers(realm, core, createSiteTables(createNotRecordedList().report));
  setFlag(realm, true);
  vm.runInContext(`${code}\n;main()`, realm);
  core.tree.returnToRoot();
  stop();
  const calls: Record<string, number> = {};
  let longest = 0;
  for (const [path, total] of heard) {
    const names = path.split(' > ').map((label) => {
      const index = Number(/^f(-?[\d.]+)/.exec(label)![1]);
      return sites.rows[index - (first - 2) / 4][1];
    });
    calls[names.join('>')] = (calls[names.join('>')] ?? 0) + total.calls;
    if (names.at(-1) !== 'main' && total.maxTime > longest) longest = total.maxTime;
  }
  return { calls, longest };
}

/** Who called the functions of this name, and how often. */
function callersOf(name: string, calls: Record<string, number>): Record<string, number> {
  const callers: Record<string, number> = {};
  for (const [path, count] of Object.entries(calls)) {
    const [own, caller] = path.split('>').reverse();
    if (own === name) callers[caller] = (callers[caller] ?? 0) + count;
  }
  return callers;
}

describe.each(TIMINGS)('%s', (timing) => {
  it.each([ROOMY, LOW])(
    'a return inside a loop inside a `try` leaves once, whatever its iterator throws then',
    (limits) => {
      const { calls } = record(
        `function it() { return { [Symbol.iterator]() { return this }, next() { return { value: 1, done: false } }, return() { null.x } } }
         function mark() { return [1].length }
         function walk(n) { if (n) { walk(n - 1); mark(); return n } try { for (const x of it()) return x } catch { return 0 } }
         function main() { walk(3); mark() }`,
        timing,
        limits,
      );
      expect(callersOf('mark', calls)).toEqual({ walk: 3, main: 1 });
    },
  );

  it('no call is as long as what came behind one that an exception ended', () => {
    const { longest } = record(
      `function bad(k) { pass(1); if (k === 1) null.x; if (k < 0) bad(k); return k }
       function step(k) { if (k) bad(k); [k].map(String); return k }
       function loop(k) { try { for (let i = 0; i < 3; i++) step(0); step(k) } catch {} if (k < 0) loop(k) }
       function main() { loop(1); pass(1000); loop(2); pass(1000); loop(3) }`,
      timing,
      ROOMY,
    );
    expect(longest).toBe(timing === 'none' ? 0 : 1);
  });

  it('a generator that goes on deeper than the tree goes leaves the recursion around it as it was', () => {
    const { calls } = record(
      `function* tokens() { for (;;) yield next(1) }
       function next(n) { return n ? next(n - 1) : n }
       function mark() { return [1].length }
       function parse(n) { if (n) parse(n - 1); else source.next(); mark(); return [n] }
       let source; function main() { source = tokens(); source.next(); parse(8); mark() }`,
      timing,
      LOW,
    );
    expect(callersOf('mark', calls)).toEqual({ parse: 9, main: 1 });
  });

  it('a generator that catches deeper than the tree goes is current again', () => {
    const { calls } = record(
      `function fails(n) { if (n === 0) null.x; return fails(n - 1) }
       function* tokens() { for (;;) { try { fails(3) } catch { mark() } yield mark() } }
       function mark() { return [1].length }
       function parse(n) { if (n) parse(n - 1); else source.next(); mark(); return [n] }
       let source; function main() { source = tokens(); source.next(); parse(8); mark() }`,
      timing,
      LOW,
    );
    expect(callersOf('mark', calls)).toEqual({ parse: 9, main: 1, tokens: 4 });
  });

  it.each([3, 4, 5, 6, 1000])('functions that call each other, caught in the middle, below %i', (depth) => {
    const { calls } = record(
      `function g(n) { return f(n + 1) }
       function f(n) { if (n === 9) null.x; if (n === 5) try { return g(n) } catch { return n } return g(n) }
       function main() { f(0); end() } function end() { return [1].length }`,
      timing,
      { nodes: 10_000, depth },
    );
    expect(calls).toMatchObject({ 'main>end': 1 });
  });

  it('an exception of a method that only the engine calls, and reports, ends nothing else', () => {
    const { calls } = record(
      `class Base { connectedCallback() { this.fill() } handleEvent() { this.fill() } fill() { null.x } }
       class Sub extends Base {
         connectedCallback() { super.connectedCallback() }
         handleEvent() { super.handleEvent() }
         fill() { if (this.deep) { this.connectedCallback(); this.handleEvent() } super.fill() }
       }
       function mark() { return [1].length }
       function main() {
         const sub = new Sub();
         sub.onclick = function (n) { n ? sub.onclick(n - 1) : sub.fill() };
         dispatch([sub.connectedCallback.bind(sub)]); mark();
         dispatch([sub.handleEvent.bind(sub)]); mark();
         dispatch([sub.onclick.bind(sub, 2)]); mark();
       }`,
      timing,
      ROOMY,
    );
    expect(callersOf('mark', calls)).toEqual({ main: 3 });
  });

  it('an exception that a promise or an event takes ends nothing else', () => {
    const { calls } = record(
      `function walk(n) { if (n === 0) null.x; new Promise(() => { walk(n - 1) }).catch(() => 0); mark(); return n }
       function hear(n) {
         if (n === 0) null.x;
         const target = { listeners: [], addEventListener(f) { this.listeners.push(f) } };
         target.addEventListener(() => { hear(n - 1) });
         dispatch(target.listeners); mark(); return n
       }
       function mark() { return [1].length }
       function main() { walk(3); hear(3); mark() }`,
      timing,
      ROOMY,
    );
    expect(callersOf('mark', calls)).toEqual({ walk: 3, hear: 3, main: 1 });
  });

  it('a static block, and a function that is only counted, end none of those around them by what they catch', () => {
    const { calls } = record(
      `function wrap(n) { walk(n - 1); mark(); return [n] }
       function* counted() { try { with ({}) { null.x; yield 1 } } catch { } }
       function walk(n) { if (n === 0) { class A { static { try { null.x } catch {} } } counted().next(); mark(); return 0 } wrap(n); mark(); return 1 }
       function mark() { return [1].length }
       function main() { walk(1); mark() }`,
      timing,
      ROOMY,
    );
    expect(callersOf('mark', calls)).toEqual({ walk: 2, wrap: 1, main: 1 });
  });
});
