/**
 * The label of every kind of value, row by row, and the bounds.
 */
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createCapCounter } from './caps.ts';
import { createDescriber } from './describe-value.ts';
import { createElementAccessors } from './element-accessors.ts';
import { createProxyRegistry } from './proxies.ts';
import { createTypeTable } from './type-table.ts';

// It comes without types.
const ndarray = createRequire(import.meta.url)('ndarray') as (data: object, shape?: number[]) => object;

function createLabeller(): (value: unknown) => string {
  const caps = createCapCounter();
  const types = createTypeTable(caps);
  const proxies = createProxyRegistry();
  const describer = createDescriber(types, proxies, createElementAccessors(), caps);
  return (value) => {
    const first = describer.describe(value);
    // Found again by the fast path.
    expect(describer.describe(value)).toBe(first);
    return types.rows[first].label;
  };
}

class Matrix {
  rows = 1;
}
class MyFloats extends Float32Array {}
class Vector extends Array<number> {}
class Cache extends Map<unknown, unknown> {}
const detach = <T extends ArrayBufferView>(view: T): T => {
  structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
  return view;
};
const resizable = (length: number, maxByteLength: number): ArrayBuffer =>
  Reflect.construct<[number, object], ArrayBuffer>(ArrayBuffer, [length, { maxByteLength }]);
const here = (code: string): unknown => vm.runInThisContext(code);
const foreign = (code: string): unknown => vm.runInNewContext(code);

describe('the label of a value', () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['int', 1],
    ['int', -0],
    ['int', 2 ** 53],
    ['int', 1e300],
    ['int', -(2 ** 31)],
    ['float', 1.5],
    ['float', NaN],
    ['float', Infinity],
    ['float', -Infinity],
    ['bigint', 1n],
    ['string', 'a'],
    ['boolean', false],
    ['undefined', undefined],
    ['null', null],
    ['symbol', Symbol.iterator],
    ['function', () => 1],
    ['function', Matrix],
    ['Float32Array(16)', new Float32Array(16)],
    ['Uint8ClampedArray(0)', new Uint8ClampedArray(0)],
    ['BigUint64Array(2)', new BigUint64Array(2)],
    ['MyFloats(16)', new MyFloats(16)],
    ['Float32Array(detached)', detach(new Float32Array(16))],
    ['MyFloats(detached)', detach(new MyFloats(16))],
    ['Float32Array(4)', Object.setPrototypeOf(new Float32Array(4), null)],
    ['Float32Array(4)', Object.setPrototypeOf(new Float32Array(4), Matrix.prototype)],
    ['Int8Array(3)', foreign('new Int8Array(3)')],
    ['Mine(3)', foreign('class Mine extends Int8Array {}; new Mine(3)')],
    ['ArrayBuffer(64)', new ArrayBuffer(64)],
    ['ArrayBuffer(0)', new ArrayBuffer(0)],
    ['ArrayBuffer(64 of 128)', resizable(64, 128)],
    ['ArrayBuffer(detached)', detach(new Uint8Array(8)).buffer],
    ['SharedArrayBuffer(64)', new SharedArrayBuffer(64)],
    ['DataView(64)', new DataView(new ArrayBuffer(64))],
    ['DataView(detached)', detach(new DataView(new ArrayBuffer(8)))],
    ['Array(0)', []],
    ['Array<int>(3)', [1, 2, 3]],
    ['Array<float>(2)', [1.5, 2.5]],
    ['Array<float>(2)', [1, 2.5]],
    ['Array<mixed>(5)', [1, 'a', null, {}, 2]],
    ['Array<string>(1)', ['a']],
    ['Array<null>(2)', [null, null]],
    // eslint's rule against sparse arrays is the point of these.
    ['Array<holey int>(4)', Object.assign(new Array<number>(4), { 0: 1, 3: 2 })],
    ['Array<holey>(3)', new Array<number>(3)],
    ['Array<Matrix>(2)', [new Matrix(), new Matrix()]],
    ['Array<Object>(2)', [{}, { a: 1 }]],
    ['Array<Float32Array>(2)', [new Float32Array(1), new Float32Array(2)]],
    ['Array<float>(2, 8)', [new Array(8).fill(1.5), new Array(8).fill(2)]],
    [
      'Array<int>(2, 2, 2)',
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    ],
    [
      'Array<mixed>(2, 2)',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    ['Array<Array>(2)', [[1], [2, 3]]],
    ['Array<Array>(2)', [[], []]],
    ['Array<mixed>(2)', [[1], 2]],
    ['Array<int>(64)', new Array(64).fill(1)],
    ['Array(65)', new Array(65).fill(1)],
    ['Array<Array>(9)', Array.from({ length: 9 }, () => [1, 2, 3, 4, 5, 6, 7, 8])],
    ['Array<int>(8, 7)', Array.from({ length: 8 }, () => [1, 2, 3, 4, 5, 6, 7])],
    ['Array<string>(16)', new Array(16).fill('a')],
    ['Array(17)', new Array(17).fill('a')],
    ['Array(17)', Array.from({ length: 17 }, () => ({}))],
    ['Array(17)', Array.from({ length: 17 }, (_, i) => (i < 16 ? i : 'a'))],
    ['Array<holey int>(64)', Object.assign(new Array(64), { 3: 1, 60: 2 })],
    ['Array<holey>(64)', new Array(64)],
    ['Array<string>(4, 4)', Array.from({ length: 4 }, () => ['a', 'b', 'c', 'd'])],
    ['Array<Array>(5)', Array.from({ length: 5 }, () => ['a', 'b', 'c', 'd'])],
    ['Array(1000000)', new Array(1_000_000)],
    ['Array(4294967295)', new Array(2 ** 32 - 1)],
    ['Array(2)', Object.defineProperty([1, 2], 1, { get: () => 2 })],
    ['Vector<int>(2)', Vector.from([1, 2])],
    ['Vector(100)', Vector.from({ length: 100 }, () => 1)],
    ['Array<int>(2)', foreign('[1, 2]')],
    ['Matrix', new Matrix()],
    ['Object', {}],
    ['Object', Object.create({ a: 1 })],
    ['Object', here('Object.create(Object.create(null))')],
    ['Object(null)', Object.create(null)],
    ['(anonymous class)', here('new (class {})')],
    ['(anonymous class)', here('new (class { static name = 1 })')],
    ['Object', foreign('({})')],
    ['Foreign', foreign('class Foreign {}; new Foreign()')],
    [
      'Map(3)',
      new Map([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ],
    ['Set(2)', new Set([1, 2])],
    ['Map(1)', foreign('new Map([[1, 1]])')],
    ['Cache(1)', new Cache([[1, 1]])],
    ['Map', Object.create(Map.prototype)],
    ['WeakMap', new WeakMap()],
    ['Blob(4)', new Blob(['four'])],
    ['Promise', Promise.resolve(1)],
    ['Date', new Date()],
    ['RegExp', /a/],
    ['TypeError', new TypeError('a')],
    ['Event', new Event('a')],
    ['WebAssembly.Memory(2 pages)', new WebAssembly.Memory({ initial: 2 })],
    ['WebAssembly.Table(3)', new WebAssembly.Table({ initial: 3, element: 'anyfunc' })],
    ['ndarray(float64, [3, 4])', ndarray(new Float64Array(12), [3, 4])],
    ['ndarray(float32, [2])', ndarray(new Float32Array(2))],
    [
      'Tensor(float32, [1, 224, 224, 3])',
      new (class Tensor {
        shape = [1, 224, 224, 3];
        dtype = 'float32';
        dataId = {};
      })(),
    ],
    [
      'Tensor(int64, [2, 3])',
      new (class t {
        dims = [2, 3];
        type = 'int64';
        size = 6;
        dataLocation = 'cpu';
      })(),
    ],
    [
      'Tensor(float32, [])',
      new (class Tensor {
        shape: number[] = [];
        dtype = 'float32';
        dataId = {};
      })(),
    ],
  ];
  const labelOf = createLabeller();

  for (const [label, value] of rows) {
    it(`${label} for ${typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value}`, () => {
      expect(labelOf(value)).toBe(label);
    });
  }

  it('is that of the size it has now', () => {
    const map = new Map<number, number>();
    expect(labelOf(map)).toBe('Map(0)');
    map.set(1, 1);
    expect(labelOf(map)).toBe('Map(1)');
    const buffer = resizable(8, 16) as ArrayBuffer & { resize(length: number): void };
    const view = new Uint8Array(buffer, 4, 4);
    expect(labelOf(view)).toBe('Uint8Array(4)');
    buffer.resize(4);
    expect(labelOf(view)).toBe('Uint8Array(detached)');
    expect(labelOf(buffer)).toBe('ArrayBuffer(4 of 16)');
  });

  it('has a bound', () => {
    const label = labelOf(here(`new ({ ['x'.repeat(1e6)]: class {} })['x'.repeat(1e6)]`));
    expect(label).toHaveLength(201);
    expect(label.endsWith('…')).toBe(true);
  });
});

describe('the table of types', () => {
  it('goes over to one type a class when there are too many sizes', () => {
    const caps = createCapCounter();
    const types = createTypeTable(caps);
    const { describe: typeOf } = createDescriber(
      types,
      createProxyRegistry(),
      createElementAccessors(),
      caps,
    );
    const buffer = new ArrayBuffer(40_000);
    for (let length = 0; length < 31_000; length++) typeOf(new Uint8Array(buffer, 0, length));
    expect(types.rows.length).toBeLessThan(30_050);
    expect(types.rows[typeOf(new Uint8Array(buffer, 0, 30_999))].label).toBe('Uint8Array(other)');
    expect(types.rows[typeOf(new Uint8Array(buffer, 0, 7))].label).toBe('Uint8Array(7)');
    expect(types.rows[typeOf(new Matrix())].label).toBe('Matrix');
    expect(caps.take()[0]).toMatchObject({ what: 'signatures', limit: 30_000 });
  });
});
