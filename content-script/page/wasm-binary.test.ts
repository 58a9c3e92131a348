/**
 * World: tests. What is read of a binary, drawn as text; and that nothing hostile makes the reader throw.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWasmImports, readWasmModule, type WasmModuleShape } from './wasm-binary.ts';
import { encodeModule, VALUE_TYPES, type ValueTypeName } from './wasm-encoder.ts';
import { MODULES } from './wasm-scenario-modules.ts';

const read = (bytes: Uint8Array): WasmModuleShape | null => readWasmModule(bytes, bytes.length);

/** `name(a: i32, f64) → i32`, `name(?)` where the type is unknown. */
function functionsOf(shape: WasmModuleShape | null): string[] | null {
  if (!shape) return null;
  return shape.functions.map(({ name, type, parameterNames }) => {
    if (!type) return `${name}(?)`;
    const parameters = type.parameters.map(({ label }, i) =>
      parameterNames[i] === null ? label : `${parameterNames[i]}: ${label}`,
    );
    return `${name}(${parameters.join(', ')}) → ${type.results.map(({ label }) => label).join(' ')}`.trim();
  });
}

describe('reading a module', () => {
  it('gives exports with types and names', () => {
    const shape = read(MODULES['math']);
    expect(shape?.name).toBe('math');
    expect(shape?.byteLength).toBe(MODULES['math'].length);
    expect(functionsOf(shape)).toEqual([
      'add(a: i32, b: i32) → i32',
      'twice(i64) → i64',
      'half(f64) → f64',
      'pair() → i32 i64',
      'boom() →',
      'div(i32, i32) → i32',
      'dig() →',
      'sum(a: i32, b: i32) → i32',
      '__proto__(a: i32, b: i32) → i32',
      'constructor(i32, i32) → i32',
      '7(i64) → i64',
      '(f64) → f64',
    ]);
  });

  it('counts imported functions before own ones', () => {
    const shape = read(MODULES['references']);
    expect(shape?.imports.map((i) => `${i.kind} ${i.module}.${i.field}`)).toEqual([
      'function m.take',
      'function m.two',
      'function m.echo',
    ]);
    expect(functionsOf(shape)).toEqual([
      'own(i32) → i32',
      'pass(funcref) → funcref',
      'give(externref) → externref',
      'two(funcref) → funcref funcref',
    ]);
  });

  it('finds where a body begins', () => {
    const bytes = MODULES['empty'];
    expect(read(bytes)?.functions).toEqual([]);
    const one = encodeModule({
      types: [[[], []]],
      functions: [{ type: 0, body: [0x01, 0x01] }],
      exports: [['f', 'function', 0]],
    });
    const offset = read(one)!.functions[0].offset!;
    expect([...one.subarray(offset, offset + 4)]).toEqual([0, 0x01, 0x01, 0x0b]); // no locals, two nops, end
  });

  it('reads names beyond ASCII, and marks what is not UTF-8', () => {
    const named = (name: string): Uint8Array =>
      encodeModule({
        types: [[[], []]],
        functions: [{ type: 0, body: [] }],
        exports: [[name, 'function', 0]],
      });
    for (const name of ['größe', '数える', '🎈balloon', '\uFEFFbom', 'x'.repeat(10_000)])
      expect(read(named(name))?.functions[0].name).toBe(name);
    const broken = named('ab');
    broken[broken.indexOf(0x62)] = 0xff;
    expect(read(broken)?.functions[0].name).toBe('a\uFFFD');
  });

  // Types of the garbage-collection proposal, by the bytes of their entry in the type section.
  const withType = (...entries: Uint8Array[]): WasmModuleShape | null =>
    read(
      encodeModule({
        types: [...entries, [['i32'], []]],
        functions: [{ type: entries.length, body: [] }],
        exports: [['f', 'function', 0]],
      }),
    );

  it('steps over structs, arrays, subtypes and groups', () => {
    const struct = new Uint8Array([0x5f, 2, 0x78, 1, 0x63, 0x6b, 0]); // struct (mut i8) (ref null struct)
    const array = new Uint8Array([0x5e, 0x64, 0, 1]); // array (mut (ref 0))
    const open = new Uint8Array([0x50, 1, 0, 0x5f, 0]); // sub 0 (struct)
    expect(functionsOf(withType(struct, array, open))).toEqual(['f(i32) →']);
  });

  it('counts the members of a group one by one', () => {
    const group = new Uint8Array([0x4e, 2, 0x5f, 0, 0x60, 1, 0x6e, 0]); // rec (struct) (func (param anyref))
    const bytes = encodeModule({
      types: [group],
      functions: [{ type: 1, body: [] }],
      exports: [['f', 'function', 0]],
    });
    expect(functionsOf(read(bytes))).toEqual(['f(anyref) →']);
  });

  it('gives up on the functions whose type it does not know, and on no others', () => {
    const future = new Uint8Array([0x60, 1, 0x42, 0]);
    const bytes = encodeModule({
      types: [[['i32'], []], future, [['f64'], []]],
      functions: [
        { type: 0, body: [] },
        { type: 1, body: [] },
        { type: 2, body: [] },
      ],
      exports: [
        ['a', 'function', 0],
        ['b', 'function', 1],
        ['c', 'function', 2],
      ],
    });
    expect(functionsOf(read(bytes))).toEqual(['a(i32) →', 'b(?)', 'c(?)']);
  });

  it('names typed references', () => {
    const typed = new Uint8Array([0x60, 3, 0x63, 0x70, 0x64, 0x6f, 0x63, 5, 0]);
    const bytes = encodeModule({
      types: [typed],
      functions: [{ type: 0, body: [] }],
      exports: [['f', 'function', 0]],
    });
    expect(functionsOf(read(bytes))).toEqual(['f((ref null func), (ref extern), (ref null 5)) →']);
  });
});

const valueType = fc.constantFrom(...(Object.keys(VALUE_TYPES) as ValueTypeName[]));
const functionType = fc.tuple(fc.array(valueType, { maxLength: 9 }), fc.array(valueType, { maxLength: 3 }));

describe('reading the imports of a module that is still coming', () => {
  it('knows them from the byte on that ends them, and never otherwise', () => {
    for (const name of ['references', 'several', 'globals', 'math', 'truncated']) {
      const bytes = MODULES[name];
      const known = Array.from(bytes, (_, i) => readWasmImports(bytes, i));
      const first = known.findIndex((imports) => imports !== null);
      expect(first).toBeGreaterThan(8);
      for (const imports of known.slice(first))
        expect(imports).toEqual(readWasmImports(bytes, bytes.length) ?? 'something');
      if (name !== 'truncated') expect(known[first]).toEqual(read(bytes)?.imports);
    }
  });
});

describe('laws of reading', () => {
  it('what was written is read', () => {
    fc.assert(
      fc.property(fc.array(functionType, { minLength: 1, maxLength: 20 }), (types) => {
        const shape = read(
          encodeModule({
            types,
            functions: types.map((_, i) => ({ type: i, body: [0x00] })),
            exports: types.map((_, i) => [`f${i}`, 'function', i] as const),
          }),
        );
        const labels = shape?.functions.map(({ type }) => [
          type?.parameters.map(({ label }) => label),
          type?.results.map(({ label }) => label),
        ]);
        expect(labels).toEqual(types);
      }),
    );
  });

  it('random bytes behind the header never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
        const bytes = new Uint8Array([...MODULES['empty'], ...tail]);
        const shape = read(bytes);
        expect(shape === null || shape.byteLength === bytes.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('damaged modules never throw: cut, changed, with sizes beyond the end', () => {
    const names = Object.keys(MODULES).filter((name) => name !== 'thousand');
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0x00, 0x7f, 0x80, 0xff, 0x4e, 0x63)), { maxLength: 6 }),
        (name, cut, changes) => {
          const bytes = MODULES[name].slice(0, MODULES[name].length - (cut % 12));
          for (const [at, value] of changes)
            if (bytes.length > 8) bytes[8 + (at % (bytes.length - 8))] = value;
          const shape = read(bytes);
          for (const { type, parameterNames } of shape?.functions ?? [])
            expect(parameterNames.length).toBe(type?.parameters.length ?? 0);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('a vector that claims four billion entries costs nothing', () => {
    const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    for (const id of [1, 2, 3, 7, 10]) {
      const bytes = new Uint8Array([...MODULES['empty'], id, huge.length, ...huge]);
      expect(() => read(bytes)).not.toThrow();
    }
  });
});
