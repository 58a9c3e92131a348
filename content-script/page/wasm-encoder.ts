/**
 * World: tests (pure). Writes small WebAssembly modules from a readable description, so that tests show
 * what they feed. Promise: sections in the order of the specification; nothing is validated.
 */
export const VALUE_TYPES = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
  funcref: 0x70,
  externref: 0x6f,
} as const;
export type ValueTypeName = keyof typeof VALUE_TYPES;

export interface ModuleDescription {
  /** `[parameters, results]`, or the raw bytes of one entry of the type section. */
  readonly types?: readonly (readonly [readonly ValueTypeName[], readonly ValueTypeName[]] | Uint8Array)[];
  /** `[module, field, kind, …]`: function with type index; table of a type; global of a type. */
  readonly imports?: readonly (
    | readonly [string, string, 'function', number]
    | readonly [string, string, 'table', ValueTypeName]
    | readonly [string, string, 'memory']
    | readonly [string, string, 'global', ValueTypeName]
  )[];
  readonly functions?: readonly { readonly type: number; readonly body: readonly number[] }[];
  readonly tables?: readonly (readonly [ValueTypeName, number])[];
  readonly memory?: boolean;
  /** `[type, mutable, initial value as an expression without its end]`. */
  readonly globals?: readonly (readonly [ValueTypeName, boolean, readonly number[]])[];
  readonly exports?: readonly (readonly [string, 'function' | 'table' | 'memory' | 'global', number])[];
  readonly start?: number;
  /** Function indices put into table 0 from index 0 on. */
  readonly elements?: readonly number[];
  /** Functions that `ref.func` may name. */
  readonly declared?: readonly number[];
  readonly moduleName?: string;
  /** Names of locals by function index. */
  readonly localNames?: Readonly<Record<number, readonly string[]>>;
}

const KINDS = { function: 0, table: 1, memory: 2, global: 3 } as const;

/** Unsigned LEB128; also right for small signed numbers below 64. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value > 0 ? low + 128 : low);
  } while (value > 0);
  return bytes;
}

const vector = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const name = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  return [...leb(bytes.length), ...bytes];
};
const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const section = (id: number, present: unknown, bytes: () => number[]): number[] =>
  present === undefined ? [] : [id, ...sized(bytes())];
const types = (names: readonly ValueTypeName[]): number[] => vector(names.map((n) => [VALUE_TYPES[n]]));

export function encodeModule(m: ModuleDescription): Uint8Array<ArrayBuffer> {
  const names: number[] = [];
  if (m.moduleName !== undefined) names.push(0, ...sized(name(m.moduleName)));
  if (m.localNames) {
    const functions = Object.entries(m.localNames).map(([index, locals]) => [
      ...leb(Number(index)),
      ...vector(locals.map((local, i) => [...leb(i), ...name(local)])),
    ]);
    names.push(2, ...sized(vector(functions)));
  }
  const elements: number[][] = [];
  if (m.elements) elements.push([0, 0x41, 0, 0x0b, ...vector(m.elements.map(leb))]);
  if (m.declared) elements.push([3, 0, ...vector(m.declared.map(leb))]);
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, m.types, () =>
      vector(
        m.types!.map((t) => (t instanceof Uint8Array ? [...t] : [0x60, ...types(t[0]), ...types(t[1])])),
      ),
    ),
    ...section(2, m.imports, () =>
      vector(
        m.imports!.map((i) => [
          ...name(i[0]),
          ...name(i[1]),
          KINDS[i[2]],
          ...(i[2] === 'function' ? leb(i[3]) : []),
          ...(i[2] === 'table' ? [VALUE_TYPES[i[3]], 0, 0] : []),
          ...(i[2] === 'memory' ? [0, 0] : []),
          ...(i[2] === 'global' ? [VALUE_TYPES[i[3]], 0] : []),
        ]),
      ),
    ),
    ...section(3, m.functions, () => vector(m.functions!.map((f) => leb(f.type)))),
    ...section(4, m.tables, () =>
      vector(m.tables!.map(([type, size]) => [VALUE_TYPES[type], 0, ...leb(size)])),
    ),
    ...section(5, m.memory, () => vector([[0, 1]])),
    ...section(6, m.globals, () =>
      vector(
        m.globals!.map(([type, mutable, value]) => [VALUE_TYPES[type], Number(mutable), ...value, 0x0b]),
      ),
    ),
    ...section(7, m.exports, () =>
      vector(m.exports!.map(([text, kind, index]) => [...name(text), KINDS[kind], ...leb(index)])),
    ),
    ...section(8, m.start, () => leb(m.start!)),
    ...section(9, m.elements ?? m.declared, () => vector(elements)),
    ...section(10, m.functions, () => vector(m.functions!.map((f) => sized([0, ...f.body, 0x0b])))),
    ...(names.length > 0 ? [0, ...sized([...name('name'), ...names])] : []),
  ]);
}
