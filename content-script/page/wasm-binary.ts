/**
 * World: page. What the hooks need to know of a WebAssembly binary: imports, and the type, parameter names
 * and place of every exported function. The engine is the judge of validity, we only read: hostile or
 * truncated bytes never throw and take time linear in their length; what cannot be read is null.
 */
import type { Bytes } from '../../profile/units.ts';
import {
  createCursor,
  type Cursor,
  hasWasmHeader,
  readByte,
  readCount,
  readName,
  readU32,
  skip,
  skipLeb64,
} from './wasm-binary-cursor.ts';
import {
  readTypeSection,
  readValueType,
  type WasmFunctionType,
  type WasmValueType,
} from './wasm-binary-types.ts';
import { createDictionary } from './wasm-natives.ts';

export interface WasmImport {
  readonly module: string;
  readonly field: string;
  readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag';
  /** Type of an imported function; null for other kinds and where it cannot be read. */
  readonly type: WasmFunctionType | null;
  /** Type of an imported global; null for other kinds. */
  readonly value: WasmValueType | null;
}

export interface WasmExportedFunction {
  readonly name: string;
  /** Null where the type cannot be read. */
  readonly type: WasmFunctionType | null;
  /** From the name section, by position; as many as there are parameters. */
  readonly parameterNames: readonly (string | null)[];
  /** Where the body begins in the file; null for an imported function. */
  readonly offset: Bytes | null;
}

export interface WasmModuleShape {
  readonly byteLength: Bytes;
  /** From the name section. */
  readonly name: string | null;
  readonly imports: readonly WasmImport[];
  readonly functions: readonly WasmExportedFunction[];
}

const SECTION = { custom: 0, type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const EXTERNAL_KINDS = ['function', 'table', 'memory', 'global', 'tag'] as const;
// A name section above this (only debug builds have one) is not worth the time on the page's thread.
const NAME_SECTION_MAX: Bytes = 32 * 1024 * 1024;

/** Reads a module; null when it is none, or its imports, functions or exports cannot be told apart. */
export function readWasmModule(bytes: Uint8Array, length: Bytes): WasmModuleShape | null {
  if (!hasWasmHeader(bytes, length)) return null;
  const file = createCursor(bytes, 8, length);
  let types: readonly (WasmFunctionType | null)[] = [];
  let imports: readonly WasmImport[] = [];
  let typeIndices: number[] = [];
  let exported: readonly ExportedIndex[] = [];
  let offsets: readonly Bytes[] = [];
  let names: Cursor | null = null;
  while (file.at < file.end) {
    const id = readByte(file);
    const size = readU32(file);
    const start = file.at;
    skip(file, size);
    if (!file.ok) return null;
    const section = createCursor(bytes, start, file.at);
    if (id === SECTION.type) types = readTypeSection(section);
    else if (id === SECTION.import) {
      imports = readImports(section, types, typeIndices);
      if (!section.ok) return null;
    } else if (id === SECTION.function) typeIndices = readFunctions(section, typeIndices);
    else if (id === SECTION.export) {
      exported = readExports(section);
      if (!section.ok) return null;
    } else if (id === SECTION.code) offsets = readBodyOffsets(section);
    else if (id === SECTION.custom && size <= NAME_SECTION_MAX && readName(section) === 'name')
      names = section;
  }
  const wanted = createDictionary<(string | null)[]>();
  const functions: WasmExportedFunction[] = [];
  const imported = countFunctions(imports);
  for (let i = 0; i < exported.length; i++) {
    const { name, index } = exported[i];
    const typeIndex = typeIndices[index];
    const type = typeIndex === undefined ? null : (types[typeIndex] ?? null);
    const parameterNames = (wanted[index] ??= noNames(type));
    functions[i] = { name, type, parameterNames, offset: offsets[index - imported] ?? null };
  }
  const name = names ? readNames(names, wanted) : null;
  return { byteLength: length, name, imports, functions };
}

/** Imports alone, from as many bytes of a module as there are; null as long as more bytes may change them. */
export function readWasmImports(bytes: Uint8Array, length: Bytes): readonly WasmImport[] | null {
  if (!hasWasmHeader(bytes, length)) return null;
  const file = createCursor(bytes, 8, length);
  let types: readonly (WasmFunctionType | null)[] = [];
  while (file.at < file.end) {
    const id = readByte(file);
    if (id > SECTION.import) return [];
    const size = readU32(file);
    const start = file.at;
    skip(file, size);
    if (!file.ok) return null;
    const section = createCursor(bytes, start, file.at);
    if (id === SECTION.type) types = readTypeSection(section);
    else if (id === SECTION.import) {
      const imports = readImports(section, types, []);
      return section.ok ? imports : null;
    }
  }
  return null;
}

interface ExportedIndex {
  readonly name: string;
  readonly index: number; // in the function index space: imported ones first
}

function noNames(type: WasmFunctionType | null): (string | null)[] {
  const names: (string | null)[] = [];
  for (let i = 0; i < (type ? type.parameters.length : 0); i++) names[i] = null;
  return names;
}

function countFunctions(imports: readonly WasmImport[]): number {
  let count = 0;
  for (let i = 0; i < imports.length; i++) if (imports[i].kind === 'function') count++;
  return count;
}

/** Imports in order; appends the type index of each imported function to `typeIndices`. */
function readImports(
  section: Cursor,
  types: readonly (WasmFunctionType | null)[],
  typeIndices: number[],
): WasmImport[] {
  const imports: WasmImport[] = [];
  const count = readCount(section);
  for (let i = 0; i < count && section.ok; i++) {
    const module = readName(section);
    const field = readName(section);
    const kind = EXTERNAL_KINDS[readByte(section)];
    let type: WasmFunctionType | null = null;
    let value: WasmValueType | null = null;
    if (kind === 'function') {
      const index = readU32(section);
      typeIndices[typeIndices.length] = index;
      type = types[index] ?? null;
    } else if (kind === 'table') {
      readValueType(section);
      skipLimits(section);
    } else if (kind === 'memory') skipLimits(section);
    else if (kind === 'global') {
      value = readValueType(section);
      readByte(section); // mutability
    } else if (kind === 'tag') {
      readByte(section); // attribute
      readU32(section);
    } else section.ok = false;
    if (kind && section.ok) imports[i] = { module, field, kind, type, value };
  }
  return imports;
}

// Flags of limits: a maximum follows; a custom page size follows. Others (shared, 64 bit) add no bytes.
const HAS_MAXIMUM = 0x01;
const HAS_PAGE_SIZE = 0x08;

function skipLimits(section: Cursor): void {
  const flags = readByte(section);
  skipLeb64(section);
  if (flags & HAS_MAXIMUM) skipLeb64(section);
  if (flags & HAS_PAGE_SIZE) readU32(section);
}

function readFunctions(section: Cursor, imported: readonly number[]): number[] {
  const indices: number[] = [];
  for (let i = 0; i < imported.length; i++) indices[i] = imported[i]!;
  const count = readCount(section);
  for (let i = 0; i < count && section.ok; i++) {
    const index = readU32(section);
    if (section.ok) indices[indices.length] = index;
  }
  return indices;
}

function readExports(section: Cursor): ExportedIndex[] {
  const functions: ExportedIndex[] = [];
  const count = readCount(section);
  for (let i = 0; i < count && section.ok; i++) {
    const name = readName(section);
    const kind = EXTERNAL_KINDS[readByte(section)];
    const index = readU32(section);
    if (kind === undefined) section.ok = false;
    else if (kind === 'function' && section.ok) functions[functions.length] = { name, index };
  }
  return functions;
}

function readBodyOffsets(section: Cursor): Bytes[] {
  const offsets: Bytes[] = [];
  const count = readCount(section);
  for (let i = 0; i < count && section.ok; i++) {
    const size = readU32(section);
    if (section.ok) offsets[i] = section.at;
    skip(section, size);
  }
  return offsets;
}

const NAMES = { module: 0, locals: 2 } as const;

/** The module's name; fills in the parameter names of the functions in `wanted`. */
function readNames(
  section: Cursor,
  wanted: Readonly<Record<string, (string | null)[] | undefined>>,
): string | null {
  let moduleName: string | null = null;
  while (section.ok && section.at < section.end) {
    const id = readByte(section);
    const size = readU32(section);
    const part = createCursor(section.bytes, section.at, section.at + size);
    skip(section, size);
    if (!section.ok) break;
    if (id === NAMES.module) {
      const name = readName(part);
      if (part.ok && name !== '') moduleName = name;
    } else if (id === NAMES.locals) {
      const functions = readCount(part);
      for (let i = 0; i < functions && part.ok; i++) readLocalNames(part, wanted[readU32(part)]);
    }
  }
  return moduleName;
}

function readLocalNames(part: Cursor, names: (string | null)[] | undefined): void {
  const count = readCount(part);
  for (let i = 0; i < count && part.ok; i++) {
    const local = readU32(part);
    if (names && local < names.length) {
      const name = readName(part);
      if (part.ok && name !== '') names[local] = name;
    } else skip(part, readU32(part));
  }
}
