/**
 * World: Node. Writes count.wasm: one small function, `count(n)`, in a module the size of a real one, so
 * that compiling it costs what compiling costs. The same bytes on every machine.
 *
 *     node examples/seed/make-wasm.mjs
 */
import { writeFileSync } from 'node:fs';

const [I32, F64] = [0x7f, 0x7c];
// Enough for some tens of milliseconds of compilation, and small enough to live in the repository.
const OTHER_FUNCTIONS = 1800;
const STATEMENTS = 14;
const LOCALS = 6; // of each type, in every function but `count`

/** mulberry32: small, fast and good enough to make functions differ. */
function createRandom(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function unsigned(value) {
  const bytes = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return bytes;
}

function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && low < 0x40) || (value === -1 && low >= 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const vector = (items) => [...unsigned(items.length), ...items.flat()];
const text = (string) => [...unsigned(string.length), ...Buffer.from(string, 'ascii')];
const double = (value) => [...new Uint8Array(new Float64Array([value]).buffer)];

const END = 0x0b;
const VOID = 0x40;

// while (i < n) i = i + 1; return i. Local 0 is n, local 1 is i.
const COUNT = [
  ...[0x02, VOID], // block
  ...[0x03, VOID], // loop
  ...[0x20, 1, 0x20, 0, 0x4e], // i >= n
  ...[0x0d, 1], // leave the block if so
  ...[0x20, 1, 0x41, 1, 0x6a, 0x21, 1], // i = i + 1
  ...[0x0c, 0], // again
  ...[END, END],
  ...[0x20, 1],
];

const I32_BINARY = [0x6a, 0x6b, 0x6c, 0x71, 0x72, 0x73, 0x74, 0x75, 0x46, 0x48]; // no division: nothing traps
const F64_BINARY = [0xa0, 0xa1, 0xa2, 0xa4, 0xa5];
const F64_UNARY = [0x99, 0x9a, 0x9b, 0x9c, 0x9f];

/** Body of a function (i32, f64) → f64. */
function makeBody(index, random) {
  const i32Local = () => (random(LOCALS + 1) === 0 ? 0 : 2 + random(LOCALS));
  const f64Local = () => (random(LOCALS + 1) === 0 ? 1 : 2 + LOCALS + random(LOCALS));
  const address = (depth) => [...i32(depth), 0x41, ...signed(0xfff8), 0x71]; // masked: always in bounds

  function i32(depth) {
    if (depth <= 0) return random(3) === 0 ? [0x41, ...signed(random(100000) - 50000)] : [0x20, i32Local()];
    switch (random(6)) {
      case 0:
        return [...f64(depth - 1), ...f64(depth - 1), 0x63]; // <
      case 1:
        return [...address(depth - 1), 0x28, 2, ...unsigned(random(64) * 4)]; // load
      default:
        return [...i32(depth - 1), ...i32(depth - 1), I32_BINARY[random(I32_BINARY.length)]];
    }
  }

  function f64(depth) {
    if (depth <= 0) return random(3) === 0 ? [0x44, ...double(random(1000) / 8)] : [0x20, f64Local()];
    switch (random(6)) {
      case 0:
        return [...i32(depth - 1), 0xb7]; // convert
      case 1:
        return [...address(depth - 1), 0x2b, 3, ...unsigned(random(32) * 8)]; // load
      case 2:
        return [...f64(depth - 1), F64_UNARY[random(F64_UNARY.length)]];
      default:
        return [...f64(depth - 1), ...f64(depth - 1), F64_BINARY[random(F64_BINARY.length)]];
    }
  }

  function statement(depth) {
    switch (random(depth > 0 ? 6 : 4)) {
      case 0:
        return [...i32(3), 0x21, 3 + random(LOCALS - 1)]; // never local 2, which counts loops
      case 1:
      case 2:
        return [...f64(3), 0x21, 2 + LOCALS + random(LOCALS)];
      case 3:
        return [...address(2), ...f64(2), 0x39, 3, ...unsigned(random(32) * 8)]; // store
      case 4:
        return [...i32(2), 0x04, VOID, ...statement(depth - 1), 0x05, ...statement(depth - 1), END]; // if … else
      default: // a loop that runs eight times
        return [
          ...[0x41, 0, 0x21, 2, 0x03, VOID],
          ...statement(0),
          ...[0x20, 2, 0x41, 1, 0x6a, 0x22, 2, 0x41, 8, 0x48, 0x0d, 0, END],
        ];
    }
  }

  const statements = [];
  for (let i = 0; i < STATEMENTS; i++) statements.push(...statement(2));
  // One call each, of a function before it: a tree of calls that always ends.
  const call = index === 0 ? [] : [...i32(1), ...f64(1), 0x10, ...unsigned(1 + random(index)), 0xa0];
  return [...statements, ...f64(2), ...call];
}

/** A body with its locals and its length in front. */
function encodeBody(locals, code) {
  const bytes = [...vector(locals.map(([count, type]) => [...unsigned(count), type])), ...code, END];
  return [...unsigned(bytes.length), ...bytes];
}

function concatenate(parts) {
  return Buffer.concat(parts.map((part) => Uint8Array.from(part)));
}

function section(id, content) {
  return concatenate([[id], unsigned(content.length), content]);
}

function makeModule() {
  const random = createRandom(20260101);
  const bodies = [encodeBody([[1, I32]], COUNT)];
  for (let i = 0; i < OTHER_FUNCTIONS; i++)
    bodies.push(
      encodeBody(
        [
          [LOCALS, I32],
          [LOCALS, F64],
        ],
        makeBody(i, random),
      ),
    );
  const indices = bodies.map((_, i) => i);
  const other = indices.slice(1);
  const localNames = [1, 0, 1, 0, ...text('n')]; // of one function, count: of one local, 0
  const names = [...text('name'), 2, ...unsigned(localNames.length), ...localNames];
  return concatenate([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(
      1,
      vector([
        [0x60, 1, I32, 1, I32],
        [0x60, 2, I32, F64, 1, F64],
      ]),
    ),
    section(3, vector(indices.map((i) => (i === 0 ? [0] : [1])))),
    section(4, vector([[0x70, 0, ...unsigned(OTHER_FUNCTIONS)]])),
    section(5, vector([[0, 2]])), // two pages of memory
    section(
      7,
      vector([
        [...text('count'), 0, 0],
        [...text('functions'), 1, 0],
        [...text('memory'), 2, 0],
      ]),
    ),
    section(9, vector([[0, 0x41, 0, END, ...vector(other.map((i) => unsigned(i)))]])),
    section(10, concatenate([unsigned(bodies.length), ...bodies])),
    section(0, names),
  ]);
}

writeFileSync(new URL('count.wasm', import.meta.url), makeModule());
