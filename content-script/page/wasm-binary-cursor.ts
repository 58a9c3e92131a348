/**
 * World: page. Reads numbers and names out of bytes that nobody has checked yet. Promise: never throws,
 * never reads past the end, runs no page code; after the first fault `ok` stays false and reads give 0.
 */
import { apply, fromCharCode, NativeUint8Array } from './wasm-natives.ts';

export interface Cursor {
  readonly bytes: Uint8Array;
  at: number; // next byte
  readonly end: number; // exclusive
  ok: boolean;
}

/** A cursor over `[start, end)`; a range outside the bytes is a fault from the start. */
export function createCursor(bytes: Uint8Array, start: number, end: number): Cursor {
  return { bytes, at: start, end, ok: start <= end };
}

export function readByte(cursor: Cursor): number {
  if (cursor.ok && cursor.at < cursor.end) return cursor.bytes[cursor.at++];
  cursor.ok = false;
  return 0;
}

/** Steps over `count` bytes. */
export function skip(cursor: Cursor, count: number): void {
  if (count <= cursor.end - cursor.at) cursor.at += count;
  else cursor.ok = false;
}

/** Unsigned LEB128 of at most 32 bits. */
export function readU32(cursor: Cursor): number {
  let value = 0;
  // Five groups of seven bits hold 32. Multiplication, because a shift would turn bit 31 into a sign.
  for (let i = 0, factor = 1; i < 5; i++, factor *= 128) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) {
      if (value > 0xffffffff) cursor.ok = false;
      return cursor.ok ? value : 0;
    }
  }
  cursor.ok = false;
  return 0;
}

/** Steps over a LEB128 number of at most 64 bits. */
export function skipLeb64(cursor: Cursor): void {
  for (let i = 0; i < 10; i++) if (readByte(cursor) < 0x80) return;
  cursor.ok = false;
}

/** Number of entries of a vector; a count that the bytes left cannot hold is a fault. */
export function readCount(cursor: Cursor): number {
  const count = readU32(cursor);
  if (count <= cursor.end - cursor.at) return count;
  cursor.ok = false;
  return 0;
}

// Arguments of one fromCharCode call: far below the stack's limit, and few calls for a long name.
const CHUNK = 4096;

/** A name: length, then UTF-8. What is not UTF-8 becomes U+FFFD (the engine refuses such a module). */
export function readName(cursor: Cursor): string {
  const length = readCount(cursor);
  const end = cursor.at + length;
  let text = '';
  let units: number[] = [];
  while (cursor.at < end) {
    const point = readCodePoint(cursor, end);
    if (point < 0x10000) units[units.length] = point;
    else {
      units[units.length] = 0xd800 + ((point - 0x10000) >> 10);
      units[units.length] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    }
    if (units.length >= CHUNK) {
      text += apply(fromCharCode, undefined, units);
      units = [];
    }
  }
  return text + apply(fromCharCode, undefined, units);
}

function readCodePoint(cursor: Cursor, end: number): number {
  const first = readByte(cursor);
  if (first < 0x80) return first;
  const more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  if (more === 0 || first >= 0xf5 || cursor.at + more > end) return 0xfffd;
  let point = first & (0x3f >> more);
  for (let i = 0; i < more; i++) {
    const next = cursor.bytes[cursor.at + i];
    if ((next & 0xc0) !== 0x80) return 0xfffd;
    point = (point << 6) | (next & 0x3f);
  }
  cursor.at += more;
  const smallest = more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80;
  const surrogate = point >= 0xd800 && point < 0xe000;
  return point < smallest || point > 0x10ffff || surrogate ? 0xfffd : point;
}

/** Magic `\0asm` and version 1. */
export function hasWasmHeader(bytes: Uint8Array, length: number): boolean {
  const header = new NativeUint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  if (length < 8) return false;
  for (let i = 0; i < 8; i++) if (bytes[i] !== header[i]) return false;
  return true;
}
