/**
 * World: page. Value types and the type section of a WebAssembly binary, garbage-collection types
 * included. Promise: an encoding we do not know is null, never a wrong type and never an exception.
 */
import { type Cursor, readByte, readCount, readU32 } from './wasm-binary-cursor.ts';
import { createDictionary } from './wasm-natives.ts';

export interface WasmValueType {
  /** As in the text format: `i32`, `funcref`, `(ref null 3)`. */
  readonly label: string;
  /**
   * What happens to such a value between JavaScript and WebAssembly: `plain` goes through as it is,
   * `function` may be an exported function, `never` cannot be passed at all (the call throws).
   */
  readonly crossing: 'plain' | 'function' | 'never';
}

export interface WasmFunctionType {
  readonly parameters: readonly WasmValueType[];
  readonly results: readonly WasmValueType[];
}

const byCode = createDictionary<WasmValueType>();
const heapNames = createDictionary<string>();

for (const [code, label] of [
  [0x7f, 'i32'],
  [0x7e, 'i64'],
  [0x7d, 'f32'],
  [0x7c, 'f64'],
  [0x6f, 'externref'],
  [0x6e, 'anyref'],
  [0x6d, 'eqref'],
  [0x6c, 'i31ref'],
  [0x6b, 'structref'],
  [0x6a, 'arrayref'],
  [0x72, 'nullexternref'],
  [0x71, 'nullref'],
] as const)
  byCode[code] = { label, crossing: 'plain' };
for (const [code, label] of [
  [0x70, 'funcref'],
  [0x73, 'nullfuncref'],
] as const)
  byCode[code] = { label, crossing: 'function' };
for (const [code, label] of [
  [0x7b, 'v128'],
  [0x69, 'exnref'],
  [0x74, 'nullexnref'],
] as const)
  byCode[code] = { label, crossing: 'never' };
for (const [code, name] of [
  [0x70, 'func'],
  [0x6f, 'extern'],
  [0x6e, 'any'],
  [0x6d, 'eq'],
  [0x6c, 'i31'],
  [0x6b, 'struct'],
  [0x6a, 'array'],
  [0x69, 'exn'],
  [0x74, 'noexn'],
  [0x73, 'nofunc'],
  [0x72, 'noextern'],
  [0x71, 'none'],
] as const)
  heapNames[code] = name;

const REF = 0x64;
const REF_NULL = 0x63;

/** One value or reference type; null (and a fault) for an encoding we do not know. */
export function readValueType(cursor: Cursor): WasmValueType | null {
  const code = readByte(cursor);
  const known = byCode[code];
  if (known && cursor.ok) return known;
  if (code !== REF && code !== REF_NULL) return fault(cursor);
  const prefix = code === REF ? 'ref' : 'ref null';
  const heap = cursor.at < cursor.end ? cursor.bytes[cursor.at] : 0xff;
  const name = heapNames[heap];
  if (name !== undefined) {
    cursor.at++;
    return { label: `(${prefix} ${name})`, crossing: byCode[heap]!.crossing };
  }
  // Any other one-byte negative number is a heap type from the future.
  if (heap >= 0x40 && heap < 0x80) return fault(cursor);
  const index = readU32(cursor);
  return cursor.ok ? { label: `(${prefix} ${index})`, crossing: 'function' } : null;
}

function fault(cursor: Cursor): null {
  cursor.ok = false;
  return null;
}

const PACKED = [0x78, 0x77]; // i8, i16: only inside structs and arrays
const GROUP = 0x4e;
const SUBTYPES = [0x50, 0x4f]; // open, final
const FUNCTION = 0x60;
const STRUCT = 0x5f;
const ARRAY = 0x5e;

/**
 * Function types by type index; null for structs and arrays. What stands behind an entry that we cannot
 * read is missing, so its functions have no type.
 */
export function readTypeSection(cursor: Cursor): (WasmFunctionType | null)[] {
  const types: (WasmFunctionType | null)[] = [];
  const entries = readCount(cursor);
  for (let i = 0; i < entries && cursor.ok; i++) {
    const grouped = cursor.bytes[cursor.at] === GROUP;
    if (grouped) readByte(cursor);
    const members = grouped ? readCount(cursor) : 1;
    for (let j = 0; j < members && cursor.ok; j++) {
      const type = readSubtype(cursor);
      if (cursor.ok) types[types.length] = type;
    }
  }
  return types;
}

function readSubtype(cursor: Cursor): WasmFunctionType | null {
  let form = readByte(cursor);
  if (form === SUBTYPES[0] || form === SUBTYPES[1]) {
    const supertypes = readCount(cursor);
    for (let i = 0; i < supertypes && cursor.ok; i++) readU32(cursor);
    form = readByte(cursor);
  }
  if (form === FUNCTION) {
    const parameters = readValueTypes(cursor);
    const results = readValueTypes(cursor);
    return cursor.ok ? { parameters, results } : null;
  }
  if (form === STRUCT) {
    const fields = readCount(cursor);
    for (let i = 0; i < fields && cursor.ok; i++) skipField(cursor);
  } else if (form === ARRAY) skipField(cursor);
  else cursor.ok = false;
  return null;
}

function readValueTypes(cursor: Cursor): WasmValueType[] {
  const types: WasmValueType[] = [];
  const count = readCount(cursor);
  for (let i = 0; i < count && cursor.ok; i++) {
    const type = readValueType(cursor);
    if (type) types[types.length] = type;
  }
  return types;
}

function skipField(cursor: Cursor): void {
  const code = cursor.bytes[cursor.at];
  if (code === PACKED[0] || code === PACKED[1]) readByte(cursor);
  else readValueType(cursor);
  readByte(cursor); // mutability
}
