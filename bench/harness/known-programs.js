/**
 * World: benchmark page. Programs of known behaviour for `accuracy.mjs`. A classic script that is there twice: recorded,
 * as a script of the page, and plain, inside a function of its own (`known-truth.mjs`).
 *
 * All work is one chain of dependent steps, `x * 1664525 + 1013904223`, which no engine can shorten and no processor can
 * run beside other work: about 1.3 ns a step. Every function has its own loop, so that its time is its own; where
 * engines compile a function less well because it is recorded, it calls `plainWork`, which never is.
 */
const known = (() => {
  const { plainWork } = globalThis;
  const values = Float32Array.from({ length: 16 }, (_, i) => i);
  const other = Float64Array.from({ length: 8 }, (_, i) => i);
  class Body {
    constructor(mass) {
      this.mass = mass;
    }
    move(x) {
      for (let i = 60; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
      return x + this.mass;
    }
  }
  const bodies = Array.from({ length: 32 }, (_, i) => new Body(i));

  function tiny(x) {
    for (let i = 10; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  function runTiny(n, x) {
    for (let i = 0; i < n; i++) x = tiny(x);
    return x;
  }
  function small(x) {
    for (let i = 80; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  function runSmall(n, x) {
    for (let i = 0; i < n; i++) x = small(x);
    return x;
  }
  function middle(x) {
    for (let i = 1250; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  function runMiddle(n, x) {
    for (let i = 0; i < n; i++) x = middle(x);
    return x;
  }
  function big(x) {
    for (let i = 50000; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  function runBig(n, x) {
    for (let i = 0; i < n; i++) x = big(x);
    return x;
  }
  /** One call in 2,000 is 30,000 times as long. */
  function heavy(x, turn) {
    for (let i = turn % 2000 === 0 ? 330000 : 11; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  function runHeavy(n, x) {
    for (let i = 0; i < n; i++) x = heavy(x, i);
    return x;
  }
  /** Calls itself twice, 12 deep. */
  function tree(depth, x) {
    for (let i = 60; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return depth === 0 ? x : tree(depth - 1, tree(depth - 1, x));
  }
  function runTree(n, x) {
    for (let i = 0; i < n; i++) x = tree(12, x);
    return x;
  }
  /** 300 frames deep. */
  function deep(left, x) {
    for (let i = 150; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return left === 0 ? x : deep(left - 1, x);
  }
  function runDeep(n, x) {
    for (let i = 0; i < n; i++) x = deep(300, x);
    return x;
  }
  const list = Array.from({ length: 1000 }, (_, i) => i);
  let carried = 0;
  function mapper(value) {
    let x = carried ^ value;
    for (let i = 60; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return (carried = x);
  }
  function runMap(n, x) {
    carried = x;
    for (let i = 0; i < n; i++) x = list.map(mapper)[999];
    return x;
  }
  const shuffled = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503);
  function compare(a, b) {
    let x = carried ^ a;
    for (let i = 60; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    carried = x;
    return a - b;
  }
  function runSort(n, x) {
    carried = x;
    for (let i = 0; i < n; i++) x = shuffled.toSorted(compare)[0] + carried;
    return x;
  }
  const failure = { code: 7 };
  function thrower(x) {
    failure.code = plainWork(15000, x);
    throw failure;
  }
  function catcher(x) {
    x = plainWork(15000, x);
    try {
      thrower(x);
    } catch (error) {
      x = error.code;
    }
    return x;
  }
  function runThrow(n, x) {
    for (let i = 0; i < n; i++) x = catcher(x);
    return x;
  }
  async function step(x) {
    x = plainWork(8000, x);
    await null;
    return plainWork(8000, x);
  }
  async function flow(n, x) {
    for (let turn = 0; turn < n; turn++) x = await step(plainWork(8000, x));
    return x;
  }
  function inner(x) {
    for (let i = 10; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x;
  }
  /** Works for itself, then calls something tiny 2,000 times. */
  function gather(x) {
    for (let i = 30000; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    for (let i = 0; i < 2000; i++) x = inner(x);
    return x;
  }
  function runGather(n, x) {
    for (let i = 0; i < n; i++) x = gather(x);
    return x;
  }
  function mix(a, b, x) {
    for (let i = 60; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return (x + a[x & 15] + b[x & 7]) | 0;
  }
  function runMix(n, x) {
    for (let i = 0; i < n; i++) x = mix(values, other, x);
    return x;
  }
  function runMove(n, x) {
    for (let i = 0; i < n; i++) x = bodies[i & 31].move(x);
    return x;
  }
  const either = [1, 'one', 1.5, 'two'];
  function poly(value, x) {
    for (let i = 80; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return typeof value === 'string' ? x ^ 1 : x;
  }
  function runPoly(n, x) {
    for (let i = 0; i < n; i++) x = poly(either[i & 3], x);
    return x;
  }
  return {
    tiny: runTiny,
    small: runSmall,
    middle: runMiddle,
    big: runBig,
    heavy: runHeavy,
    tree: runTree,
    deep: runDeep,
    map: runMap,
    sort: runSort,
    throw: runThrow,
    async: flow,
    gather: runGather,
    mix: runMix,
    move: runMove,
    poly: runPoly,
  };
})();
globalThis.knownPrograms = known;
