/**
 * World: tests. The modules that scenarios use, each with its exports in a comment. Op codes: 20 local.get,
 * 41 i32.const, 42 i64.const, 6a add, 6c mul, 6d div, 10 call, 11 call_indirect, 00 unreachable, d2 ref.func.
 */
import { encodeModule } from './wasm-encoder.ts';

/** Byte arrays by name. */
export const MODULES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  // add(a: i32, b: i32); twice(i64); half(f64); pair() → [1, 2]; boom; div(a, b); dig: endless recursion
  math: encodeModule({
    types: [
      [['i32', 'i32'], ['i32']],
      [['i64'], ['i64']],
      [['f64'], ['f64']],
      [[], ['i32', 'i64']],
      [[], []],
    ],
    functions: [
      { type: 0, body: [0x20, 0, 0x20, 1, 0x6a] },
      { type: 1, body: [0x20, 0, 0x42, 2, 0x7e] },
      { type: 2, body: [0x20, 0, 0x44, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f, 0xa2] },
      { type: 3, body: [0x41, 1, 0x42, 2] },
      { type: 4, body: [0x00] },
      { type: 0, body: [0x20, 0, 0x20, 1, 0x6d] },
      { type: 4, body: [0x10, 6] },
    ],
    memory: true,
    globals: [
      ['i32', true, [0x41, 7]],
      ['i64', false, [0x42, 9]],
    ],
    exports: [
      ['add', 'function', 0],
      ['twice', 'function', 1],
      ['half', 'function', 2],
      ['pair', 'function', 3],
      ['boom', 'function', 4],
      ['div', 'function', 5],
      ['dig', 'function', 6],
      ['memory', 'memory', 0],
      ['counter', 'global', 0],
      ['limit', 'global', 1],
      ['sum', 'function', 0],
      ['__proto__', 'function', 0],
      ['constructor', 'function', 5],
      ['7', 'function', 1],
      ['', 'function', 2],
    ],
    moduleName: 'math',
    localNames: { 0: ['a', 'b'] },
  }),
  // Imports m.f: (i32) → i32, called by run(x) and given out again as f.
  caller: encodeModule({
    types: [[['i32'], ['i32']]],
    imports: [['m', 'f', 'function', 0]],
    functions: [{ type: 0, body: [0x20, 0, 0x10, 0] }],
    exports: [
      ['run', 'function', 1],
      ['f', 'function', 0],
    ],
  }),
  // Imports m.f: (i32, i32) → i32, the type of math.add.
  binary: encodeModule({
    types: [[['i32', 'i32'], ['i32']]],
    imports: [['m', 'f', 'function', 0]],
    functions: [{ type: 0, body: [0x20, 0, 0x20, 1, 0x10, 0] }],
    exports: [
      ['run', 'function', 1],
      ['again', 'function', 0],
    ],
  }),
  // Table t of two, [square, none]; call(i, x) through it; get(i) gives the reference; put(i, f) sets it.
  table: encodeModule({
    types: [
      [['i32'], ['i32']],
      [['i32', 'i32'], ['i32']],
      [['i32'], ['funcref']],
      [['i32', 'funcref'], []],
      [['funcref'], ['funcref', 'i32']],
    ],
    functions: [
      { type: 0, body: [0x20, 0, 0x20, 0, 0x6c] },
      { type: 1, body: [0x20, 1, 0x20, 0, 0x11, 0, 0] },
      { type: 2, body: [0x20, 0, 0x25, 0] },
      { type: 3, body: [0x20, 0, 0x20, 1, 0x26, 0] },
      { type: 4, body: [0x20, 0, 0x41, 5] },
    ],
    tables: [['funcref', 2]],
    globals: [['funcref', true, [0xd2, 0]]],
    exports: [
      ['square', 'function', 0],
      ['call', 'function', 1],
      ['get', 'function', 2],
      ['put', 'function', 3],
      ['both', 'function', 4],
      ['t', 'table', 0],
      ['chosen', 'global', 0],
    ],
    elements: [0],
  }),
  // Imports m.take: (funcref) → funcref; start passes `own` to it; pass(f) too; give(externref) → externref.
  references: encodeModule({
    types: [
      [['funcref'], ['funcref']],
      [['i32'], ['i32']],
      [[], []],
      [['externref'], ['externref']],
      [['funcref'], ['funcref', 'funcref']],
    ],
    imports: [
      ['m', 'take', 'function', 0],
      ['m', 'two', 'function', 4],
      ['m', 'echo', 'function', 3],
    ],
    functions: [
      { type: 1, body: [0x20, 0, 0x41, 1, 0x6a] },
      { type: 2, body: [0xd2, 3, 0x10, 0, 0x1a] },
      { type: 0, body: [0x20, 0, 0x10, 0] },
      { type: 3, body: [0x20, 0, 0x10, 2] },
      { type: 4, body: [0x20, 0, 0x10, 1] },
    ],
    exports: [
      ['own', 'function', 3],
      ['pass', 'function', 5],
      ['give', 'function', 6],
      ['two', 'function', 7],
    ],
    start: 4,
    declared: [3],
  }),
  // The same, without start.
  lateReferences: encodeModule({
    types: [
      [['funcref'], ['funcref']],
      [['i32'], ['i32']],
      [['funcref'], ['funcref', 'funcref']],
    ],
    imports: [
      ['m', 'take', 'function', 0],
      ['m', 'two', 'function', 2],
    ],
    functions: [
      { type: 1, body: [0x20, 0, 0x41, 1, 0x6a] },
      { type: 0, body: [0x20, 0, 0x10, 0] },
      { type: 2, body: [0x20, 0, 0x10, 1] },
    ],
    exports: [
      ['own', 'function', 2],
      ['pass', 'function', 3],
      ['two', 'function', 4],
    ],
  }),
  // Imports one global of each kind and gives them out.
  globals: encodeModule({
    imports: [
      ['m', 'number', 'global', 'i32'],
      ['m', 'function', 'global', 'funcref'],
      ['m', 'anything', 'global', 'externref'],
    ],
    exports: [
      ['number', 'global', 0],
      ['function', 'global', 1],
      ['anything', 'global', 2],
    ],
  }),
  // Imports m.a, n.b, m.c, m.a again with another type.
  several: encodeModule({
    types: [
      [[], []],
      [['funcref'], []],
    ],
    imports: [
      ['m', 'a', 'function', 0],
      ['n', 'b', 'function', 0],
      ['m', 'c', 'memory'],
      ['m', 'a', 'function', 1],
    ],
    functions: [{ type: 0, body: [0x10, 0, 0x10, 1] }],
    exports: [['run', 'function', 3]],
  }),
  vector: encodeModule({
    types: [
      [['v128'], []],
      [['i32'], ['i32']],
    ],
    functions: [
      { type: 0, body: [] },
      { type: 1, body: [0x20, 0] },
    ],
    exports: [
      ['simd', 'function', 0],
      ['simd2', 'function', 0],
      ['plain', 'function', 1],
    ],
  }),
  thousand: encodeModule({
    types: [[['i32'], ['i32']]],
    functions: Array.from({ length: 1000 }, (_, i) => ({ type: 0, body: [0x20, 0, 0x41, i % 64, 0x6a] })),
    exports: Array.from({ length: 1000 }, (_, i) => [`f${i}`, 'function', i] as const),
  }),
  many: encodeModule({
    types: [[['i32', 'i32', 'i32', 'i32', 'i32', 'i32'], ['i32']]],
    functions: [{ type: 0, body: [0x20, 0, 0x20, 5, 0x6a] }],
    exports: [['six', 'function', 0]],
  }),
  empty: encodeModule({}),
  truncated: encodeModule({ types: [[['i32'], ['i32']]], memory: true }).slice(0, -2),
  notWasm: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9]),
};
