/**
 * World: benchmark page. Calls each kernel with prepared arguments; never instrumented. A classic script.
 * Every loop is a function of its own text, so that one kernel's types do not blunt another's.
 */
globalThis.microDriver = (() => {
  class Vector {
    x = 0;
  }
  class Matrix {
    x = 0;
  }
  class Tensor {
    x = 0;
  }
  const of = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  const kinds = [Float32Array, Float64Array, Int32Array, Uint8Array, Int16Array, Uint32Array];
  const vector = new Vector();
  const array = new Float32Array(16);
  const SIZE = 64;
  const values = {
    oneInt: of(SIZE, (i) => i),
    twoInts: of(SIZE, (i) => i),
    twoFloats: of(SIZE, (i) => i + 0.5),
    twoStrings: of(SIZE, (i) => `text ${i}`),
    twoTypedArrays: of(SIZE, () => array),
    mixedTypedArrays: of(SIZE, (i) => new kinds[i % 6](4 + (i % 3))),
    sameInstance: of(SIZE, () => vector),
    instances: of(SIZE, () => new Vector()),
    threeClasses: of(SIZE, (i) => new [Vector, Matrix, Tensor][i % 3]()),
    fourInts: of(SIZE, (i) => i),
    sixInts: of(SIZE, (i) => i),
    surplus: of(SIZE, (i) => i),
  };
  const loops = {};
  for (const name of Object.keys(values)) {
    const list = Array.from(
      { length: { oneInt: 1, fourInts: 4, sixInts: 6, surplus: 3 }[name] ?? 2 },
      (_, i) => `v[(i + ${i * 7}) & 63]`,
    );
    loops[name] = new Function(
      'f',
      'v',
      'n',
      `let sum = 0; for (let i = 0; i < n; i++) sum += f(${list.join(', ')}); return sum; // ${name}`,
    );
  }
  return {
    names: Object.keys(values),
    run: (name, calls) =>
      globalThis.microKernels.run(loops[name], globalThis.microKernels[name], values[name], calls),
  };
})();
