/**
 * World: benchmark page. The functions whose calls `micro.mjs` measures: they do as little as a function can,
 * so that what instrumenting adds is all there is to see. A classic script; this is what gets instrumented.
 */
globalThis.microKernels = {
  // Calls come from a function that is recorded, as in a program: what the event loop calls goes another way.
  run: (loop, f, v, n) => loop(f, v, n),
  oneInt: (a) => (a === 0 ? 1 : 0),
  twoInts: (a, b) => (a === b ? 1 : 0),
  twoFloats: (a, b) => (a === b ? 1 : 0),
  twoStrings: (a, b) => (a === b ? 1 : 0),
  twoTypedArrays: (a, b) => (a === b ? 1 : 0),
  mixedTypedArrays: (a, b) => (a === b ? 1 : 0),
  sameInstance: (a, b) => (a === b ? 1 : 0),
  instances: (a, b) => (a === b ? 1 : 0),
  threeClasses: (a, b) => (a === b ? 1 : 0),
  fourInts: (a, b, c, d) => (a === d ? 1 : 0),
  sixInts: (a, b, c, d, e, f) => (a === f ? 1 : 0),
  // Called with three arguments; that is told of functions that can see it.
  surplus: function (a) {
    return a === 0 ? arguments.length : 0;
  },
};
