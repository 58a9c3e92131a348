/**
 * World: Node, benchmarks. A process of its own that measures what recording leaves on the heap, and prints a
 * number. `node --expose-gc … memory-probe.mjs few | many | nodes | timed-nodes | kept-nodes`:
 *
 *     few     bytes per call in the steady state, over a million calls of functions of up to three parameters
 *     many    the same for functions of four parameters and more
 *     nodes   bytes per call node of a tree of 196,604; memory that nobody has written to is none
 *     timed-nodes   the same where all of them were timed exactly and nobody has taken their times yet
 *     kept-nodes    what a `Profile` of the page keeps of each of these when its recording is over
 *
 * `few` and `many` need a young generation so large that nothing is collected in between.
 */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { instrument } from '../../dist/lib/instrument.js';

const RECORDER = readFileSync(new URL('../../dist/lib/recorder.js', import.meta.url), 'utf8');
const CALLS = 1_000_000;
const REPETITIONS = 5;
const WARM_UP = 20;

/** A realm that records; unless told, its clock stands still, so that boxed times of Node's own clock are not counted. */
function createRealm(source, now = () => 0) {
  const realm = vm.createContext({ performance: { now, timeOrigin: 0 } });
  vm.runInContext(
    `globalThis.arrays = [];
     Int32Array = new Proxy(Int32Array, {
       construct(target, values) {
         const array = Reflect.construct(target, values);
         arrays.push(new WeakRef(array));
         return array;
       },
     });`,
    realm,
  );
  vm.runInContext(RECORDER, realm);
  const result = instrument(source, {
    url: 'probe.js',
    sourceType: 'script',
    embedSites: true,
    firstSite: 2,
  });
  if (!result.ok) throw new Error(result.error.message);
  vm.runInContext(result.code, realm);
  vm.runInContext('globalThis.profile = new SignatureProfiler.Profile()', realm);
  return realm;
}

const PAGE = 4096;

/** Bytes of the realm's large arrays that nobody has written to, by whole pages: systems give memory when it is written to. */
function untouchedBytes({ arrays }) {
  let untouched = 0;
  for (const array of arrays.map((reference) => reference.deref())) {
    const each = PAGE / 4;
    for (let from = 0; array && from + each <= array.length; from += each) {
      if (array.subarray(from, from + each).every((value) => value === 0)) untouched += PAGE;
    }
  }
  return untouched;
}

/** Everything the realm holds: objects and the memory of typed arrays. */
function heldBytes() {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** @param {string} turn statements that make ten calls and allocate nothing themselves */
function bytesPerCall(turn) {
  const realm = createRealm(`
    class Point { constructor(x) { this.x = x; } plus(other) { return other; } }
    function ints(a, b) { return a; }
    function floats(a, b) { return a; }
    function texts(a) { return a; }
    function typed(a, b) { return a; }
    function three(a, b, c) { return a; }
    function four(a, b, c, d) { return a; }
    function five(a, b, c, d, e) { return a; }
    function outer(f, a, b) { return f(a, b); }
  `);
  vm.runInContext(
    'const point = new Point(1), array = new Float32Array(8), other = new Int8Array(3), list = [1, 2];',
    realm,
  );
  const turns = vm.runInContext(`(count) => { for (let i = 0; i < count; i++) { ${turn} } }`, realm);
  vm.runInContext('profile.enable()', realm);
  for (let i = 0; i < WARM_UP; i++) turns(2000);
  const growth = (count) => {
    globalThis.gc();
    const before = heldBytes();
    turns(count);
    return heldBytes() - before;
  };
  // What the reading itself costs is there after one turn as well; and the compiler may put code on the heap
  // in the middle, so the least of a few counts.
  let [one, many] = [Infinity, Infinity];
  for (let i = 0; i < REPETITIONS; i++) {
    one = Math.min(one, growth(1));
    many = Math.min(many, growth(CALLS / 10));
  }
  vm.runInContext('profile.disable()', realm);
  const calls = vm.runInContext(
    'profile.toJSON().contexts[0].callNodes.calls.reduce((a, b) => a + b, 0)',
    realm,
  );
  if (calls !== WARM_UP * 2000 * 10 + REPETITIONS * (CALLS + 10))
    throw new Error(`${calls} calls were counted.`);
  return Math.max(0, many - one) / CALLS;
}

async function bytesPerNode(now, isOver = false) {
  // Two functions a level, each calling both of the next: 2 + 4 + … + 2^n paths, no recursion to fold.
  const tree = (name, levels) =>
    Array.from({ length: levels }, (_, level) =>
      ['a', 'b']
        .map((side) => {
          const next = level + 1 < levels ? `${name}a${level + 1}(); ${name}b${level + 1}();` : '';
          return `function ${name}${side}${level}() { ${next} }`;
        })
        .join('\n'),
    ).join('\n');
  const realm = createRealm(`${tree('p', 16)}\n${tree('q', 15)}`, now);
  const walk = vm.runInContext('() => { pa0(); pb0(); qa0(); qb0(); }', realm);
  vm.runInContext('profile.enable()', realm);
  await collect();
  const before = heldBytes() - untouchedBytes(realm);
  await collect();
  walk();
  if (isOver) vm.runInContext('profile.disable()', realm);
  await collect();
  const after = heldBytes() - untouchedBytes(realm);
  if (isOver) vm.runInContext('profile.enable()', realm);
  walk();
  vm.runInContext('profile.disable()', realm);
  const nodes = vm.runInContext('profile.toJSON().contexts[0].callNodes.calls.length', realm);
  const expected = 2 ** 17 - 2 + (2 ** 16 - 2);
  if (nodes !== expected) throw new Error(`${nodes} nodes, not ${expected}.`);
  return (after - before) / nodes;
}

function tickingClock() {
  let time = 0;
  return () => (time += 0.005);
}

/** Everything that can be freed, buffers included: these go in a task after the collection. */
async function collect() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
}

const PROBES = {
  few: () =>
    bytesPerCall(`
      ints(1, 2); floats(1.5, 2.5); texts('x'); typed(array, array); typed(array, other); point.plus(point);
      three(point, list, null); outer(ints, 3, 4); floats(1, 2.5);`),
  many: () =>
    bytesPerCall(`
      four(1, 2, 3, 4); four(1.5, 'x', null, list); four(array, array, array, array); four(point, list, 1, 2);
      five(1, 2, 3, 4, 5); five(1.5, 'x', null, list, true); five(point, point, point, point, point);
      four(1, 2, 3, 4); five(1, 2, 3, 4, 5); ints(1, 2);`),
  nodes: () => bytesPerNode(),
  'timed-nodes': () => bytesPerNode(tickingClock()),
  'kept-nodes': () => bytesPerNode(tickingClock(), true),
};
console.log(await PROBES[process.argv[2]]());
