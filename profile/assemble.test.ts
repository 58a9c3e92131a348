import { describe, expect, it } from 'vitest';
import {
  addUpdate,
  assembleProfile,
  createContextBuilder,
  UNKNOWN_FUNCTION,
  type ContextBuilder,
} from './assemble.ts';
import { createFakeRecorder, type FakeRecorder } from './fake-recorder.ts';
import { DRAWN_CLOCK, DRAWN_META, formatTree } from './from-text.ts';
import { bucketOf, HISTOGRAM_BUCKETS } from './histogram.ts';
import type { Profile } from './model.ts';
import { ProfileError } from './profile-error.ts';
import type { TreeUpdate } from './tree-update.ts';

const builderFor = (url = 'https://a.example/'): ContextBuilder =>
  createContextBuilder({ kind: 'page', url, clock: DRAWN_CLOCK, startedAt: 0 });

function assembled(recorder: FakeRecorder, options?: { signatures?: boolean }): Profile {
  const builder = builderFor();
  addUpdate(builder, recorder.update(true));
  return assembleProfile(DRAWN_META, [builder], recorder.siteOf, options);
}

const INT = { label: 'int', kind: 'int' } as const;
const FLOAT = { label: 'float', kind: 'float' } as const;

describe('an assembled profile', () => {
  it('keeps two signatures of one function apart, in a tree by first call', () => {
    const recorder = createFakeRecorder();
    const draw = recorder.addSite('a.js', 'draw', 1, ['c']);
    const scale = recorder.addSite('a.js', 'scale', 5, ['x']);
    for (const type of [INT, FLOAT, INT]) {
      recorder.enter(draw, ['Canvas']);
      recorder.advance(2);
      recorder.enter(scale, [type]);
      recorder.advance(1);
      recorder.leave();
      recorder.leave();
    }
    const profile = assembled(recorder);
    expect(formatTree(profile)).toEqual([
      'draw(c: Canvas)    calls 3  self 6',
      '  scale(x: int)    calls 2  self 2',
      '  scale(x: float)  calls 1  self 1',
    ]);
    const { callNodes } = profile.contexts[0];
    expect([...callNodes.subtreeEnd]).toEqual([3, 2, 3]);
    expect([...callNodes.parent]).toEqual([-1, 0, 0]);
    expect([...callNodes.totalTime]).toEqual([9, 2, 1]);
    expect([...callNodes.timedCalls]).toEqual([3, 2, 1]);
    expect([...callNodes.firstCallTime]).toEqual([3, 1, 1]);
  });

  it('adds up what comes in several updates, in whatever pieces', () => {
    const recorder = createFakeRecorder();
    const f = recorder.addSite('a.js', 'f', 1, ['x']);
    const builder = builderFor();
    const live: [number, number][] = [];
    for (const [type, time] of [
      [INT, 4],
      [FLOAT, 1],
      [INT, 2],
    ] as const) {
      recorder.enter(f, [type]);
      recorder.advance(time);
      addUpdate(builder, recorder.update()); // in the middle of a call
      recorder.advance(1);
      recorder.leave();
      live.push([builder.calls, builder.signatures]);
    }
    expect(live).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ]);
    addUpdate(builder, recorder.update(true));
    const profile = assembleProfile(DRAWN_META, [builder], recorder.siteOf);
    expect(formatTree(profile)).toEqual(['f(x: int)    calls 2  self 8', 'f(x: float)  calls 1  self 2']);
    const { callNodes, histograms } = profile.contexts[0];
    expect([callNodes.firstCallTime[0], callNodes.minTime[0], callNodes.maxTime[0]]).toEqual([5, 3, 5]);
    expect(histograms.length).toBe(2);
    expect(histograms.counts[bucketOf(5)]).toBe(1);
    expect(histograms.counts[bucketOf(3)]).toBe(1);
    expect(histograms.counts[HISTOGRAM_BUCKETS + bucketOf(2)]).toBe(1);
  });

  it('leaves out calls that began before the recording, and moves their callees up', () => {
    const recorder = createFakeRecorder();
    const [outer, middle, inner] = ['outer', 'middle', 'inner'].map((name, i) =>
      recorder.addSite('a.js', name, i + 1),
    );
    recorder.enter(outer, [], { counted: false });
    recorder.advance(100);
    recorder.enter(middle, []);
    recorder.advance(1);
    recorder.enter(outer, [], { counted: false });
    recorder.enter(inner, []);
    recorder.advance(1);
    recorder.leave();
    recorder.leave();
    recorder.enter(inner, []);
    recorder.advance(1);
    recorder.leave();
    recorder.leave();
    recorder.leave();
    recorder.enter(middle, []);
    recorder.advance(1);
    recorder.leave();
    expect(formatTree(assembled(recorder))).toEqual([
      'middle()   calls 2  self 2',
      '  inner()  calls 2  self 2',
    ]);
  });

  it('collapses signatures to functions when asked', () => {
    const recorder = createFakeRecorder();
    const f = recorder.addSite('a.js', 'f', 1, ['x']);
    const g = recorder.addSite('a.js', 'g', 2, []);
    for (const type of [INT, FLOAT]) {
      recorder.enter(f, [type]);
      recorder.enter(g, []);
      recorder.advance(1);
      recorder.leave();
      recorder.leave();
    }
    const profile = assembled(recorder, { signatures: false });
    expect(formatTree(profile)).toEqual(['f    calls 2  self 0', '  g  calls 2  self 2']);
    expect(profile.types.length).toBe(0);
    expect(profile.meta.settings.signatures).toBe(false);
  });

  it('keeps the same bytes at two URLs two functions, and the same place in two documents one', () => {
    const recorders = [createFakeRecorder(), createFakeRecorder()];
    const builders = recorders.map((recorder, i) => {
      for (const url of ['lib.js', `copy-${i}.js`]) {
        recorder.enter(recorder.addSite(url, 'f', 1, ['x']), [INT]);
        recorder.advance(1);
        recorder.leave();
      }
      const builder = builderFor(`https://a.example/${i}`);
      addUpdate(builder, recorder.update(true));
      return builder;
    });
    const profile = assembleProfile(DRAWN_META, builders, (site, i) => recorders[i].siteOf(site));
    expect(profile.sites.url).toEqual(['lib.js', 'copy-0.js', 'copy-1.js']);
    expect(profile.signatures.length).toBe(3);
    expect(profile.types.label).toEqual(['int']);
    expect([...profile.contexts[1].callNodes.signature]).toEqual([0, 2]);
  });

  it('says so where nobody knows a function', () => {
    const recorder = createFakeRecorder();
    recorder.enter(7, [INT]);
    recorder.leave();
    expect(formatTree(assembled(recorder))).toEqual([`${UNKNOWN_FUNCTION}(int)  calls 1  self 0`]);
  });

  it("puts the browser's compilation beside the page, as a context of its own", () => {
    const recorder = createFakeRecorder();
    const load = recorder.addSite('a.js', 'load', 1);
    const compile = recorder.addSite('', 'compile module (12 KB)', 0);
    recorder.enter(load, []);
    recorder.advance(1);
    recorder.leave();
    recorder.enter(compile, null, { compiler: true });
    recorder.advance(30);
    recorder.leave();
    const profile = assembled(recorder);
    expect(formatTree(profile)).toEqual([
      '[page https://a.example/]',
      'load()                  calls 1  self 1',
      '[compiler https://a.example/]',
      'compile module (12 KB)  calls 1  self 30',
    ]);
    expect(profile.contexts.map((c) => [...c.histograms.signature])).toEqual([[0], [1]]);
  });

  it('knows documents that went away without a last update', () => {
    const recorder = createFakeRecorder();
    const builder = builderFor();
    addUpdate(builder, recorder.update());
    const silent = builderFor();
    expect(
      assembleProfile(DRAWN_META, [builder, silent], recorder.siteOf).contexts.map((c) => c.complete),
    ).toEqual([false, false]);
    addUpdate(builder, recorder.update(true));
    expect(assembleProfile(DRAWN_META, [builder], recorder.siteOf).contexts[0].complete).toBe(true);
  });

  it('sums the caps that recorders hit', () => {
    const recorder = createFakeRecorder();
    const builder = builderFor();
    const caps = [{ what: 'depth', limit: 100, times: 2 }] as const;
    addUpdate(builder, { ...recorder.update(), caps });
    addUpdate(builder, { ...recorder.update(true), caps });
    expect(assembleProfile(DRAWN_META, [builder], recorder.siteOf).meta.capsHit).toEqual([
      { what: 'depth', limit: 100, times: 4 },
    ]);
  });

  it('can be assembled while the recording goes on, without touching what was collected', () => {
    const recorder = createFakeRecorder();
    const f = recorder.addSite('a.js', 'f', 1);
    const builder = builderFor();
    const once = (): string[] => {
      recorder.enter(f, []);
      recorder.advance(1);
      recorder.leave();
      addUpdate(builder, recorder.update());
      return formatTree(assembleProfile(DRAWN_META, [builder], recorder.siteOf));
    };
    expect([once(), once()]).toEqual([['f()  calls 1  self 1'], ['f()  calls 2  self 2']]);
  });

  it('grows to a hundred thousand nodes', () => {
    const recorder = createFakeRecorder();
    const f = recorder.addSite('a.js', 'f', 1);
    for (let depth = 0; depth < 300; depth++) {
      for (let width = 0; width < 333; width++) {
        recorder.enter(f, [`T${width}`]);
        recorder.leave();
      }
      recorder.enter(f, ['deeper']);
    }
    const { callNodes } = assembled(recorder).contexts[0];
    expect(callNodes.length).toBe(300 * 334);
    expect(callNodes.calls.reduce((a, b) => a + b)).toBe(300 * 334);
    expect(callNodes.subtreeEnd[333]).toBe(300 * 334);
  });
});

describe('an update that breaks a rule', () => {
  const valid = (): TreeUpdate => {
    const recorder = createFakeRecorder();
    const f = recorder.addSite('a.js', 'f', 1, ['x']);
    recorder.enter(f, [INT]);
    recorder.advance(1);
    recorder.enter(f, [FLOAT]);
    recorder.advance(1);
    recorder.leave();
    recorder.leave();
    return recorder.update();
  };
  const cases: readonly [string, Partial<TreeUpdate>, string, RegExp][] = [
    ['comes out of order', { sequence: 1 }, 'update-sequence', /update 0 is next, not 1/],
    ['skips types', { firstType: 3 }, 'update-sequence', /the next type is 0, not 3/],
    ['skips signatures', { firstSignature: 3 }, 'update-sequence', /the next signature is 0/],
    ['skips nodes', { firstNode: 1 }, 'update-sequence', /the next node is 0, not 1/],
    [
      'has half a signature',
      { signatures: Int32Array.of(0, 1, 0, 0) },
      'update-columns',
      /all its types|number of types/,
    ],
    ['has a cut-off signature', { signatures: Int32Array.of(0, 5, 0) }, 'update-columns', /all its types/],
    [
      'has a negative site',
      { signatures: Int32Array.of(-4, 0, 0, 0) },
      'update-range',
      /site id is not negative/,
    ],
    ['has an unknown type', { signatures: Int32Array.of(0, 1, 9, 0, 0) }, 'update-range', /below 2/],
    ['has a signature of -2 types', { signatures: Int32Array.of(0, -2) }, 'update-range', /-1 types/],
    ['has half a node', { nodes: Int32Array.of(-1, 0, 0) }, 'update-columns', /pairs/],
    ['has a node below itself', { nodes: Int32Array.of(-1, 0, 1, 1) }, 'update-range', /parent of node 1/],
    ['has a node under -3', { nodes: Int32Array.of(-3, 0, 0, 1) }, 'update-range', /parent of node 0/],
    [
      'has a node of no signature',
      { nodes: Int32Array.of(-1, 0, 0, 2) },
      'update-range',
      /signature of node 1/,
    ],
    ['counts in an unknown node', { rows: Int32Array.of(0, 2) }, 'update-range', /nodes below 2/],
    ['has a short column', { maxTime: Float64Array.of(1) }, 'update-columns', /maxTime has as many values/],
    ['counts half a call', { calls: Float64Array.of(1, 0.5) }, 'update-amount', /calls is a whole number/],
    ['counts NaN calls', { calls: Float64Array.of(1, NaN) }, 'update-amount', /calls is a whole number/],
    ['has endless time', { selfTime: Float64Array.of(1, Infinity) }, 'update-amount', /selfTime is a finite/],
    ['waits less than nothing', { waitTime: Float64Array.of(1, -1) }, 'update-amount', /waitTime/],
    ['has a negative least time', { minTime: Float64Array.of(1, -1) }, 'update-amount', /minTime/],
    ['has half a histogram', { histogram: Int32Array.of(0, 1) }, 'update-columns', /triples/],
    [
      'has an unknown bucket',
      { histogram: Int32Array.of(0, HISTOGRAM_BUCKETS, 1) },
      'update-range',
      /buckets/,
    ],
    [
      'has a histogram of nobody',
      { histogram: Int32Array.of(2, 1, 1) },
      'update-range',
      /signatures of a histogram/,
    ],
    ['counts durations backwards', { histogram: Int32Array.of(0, 1, -1) }, 'update-amount', /not negative/],
    ['lasts NaN', { duration: NaN }, 'update-amount', /duration/],
  ];
  it.each(cases)('%s: is refused with the rule, and changes nothing', (_, wrong, code, rule) => {
    const builder = builderFor();
    const add = (update: TreeUpdate) => () => addUpdate(builder, update);
    expect(add({ ...valid(), ...wrong })).toThrow(expect.objectContaining({ code }));
    expect(add({ ...valid(), ...wrong })).toThrow(rule);
    expect(add({ ...valid(), ...wrong })).toThrow(ProfileError);
    expect(builder).toEqual(builderFor());
    add(valid())();
    expect(builder.calls).toBe(2);
  });

  it('belongs to another recording or follows the last: is refused', () => {
    const recorder = createFakeRecorder(1);
    const builder = builderFor();
    addUpdate(builder, recorder.update());
    expect(() => addUpdate(builder, { ...recorder.update(), recording: 2 })).toThrow(/recording 2, not to 1/);
    addUpdate(builder, { ...recorder.update(true), sequence: 1 });
    expect(() => addUpdate(builder, { ...recorder.update(), sequence: 2 })).toThrow(
      /nothing follows the last/,
    );
  });
});
