/**
 * World: extension. Bytes of a script → text, and instrumented text → bytes. The browser reads them by byte order
 * mark, response, script element or document, a module as UTF-8, and does not say which it will be. So what goes
 * back is the same bytes with ASCII between them, which is right however they are read.
 * Promise: never throws, whatever label a server sends.
 */
import { INSERTIONS } from '../../instrument/restore.ts';

export interface ScriptBytes {
  readonly text: string;
  /** Bytes of the instrumented text. */
  encode(code: string): Uint8Array;
}

export interface CharsetHints {
  /** Label in the response's head. */
  readonly header: string | null;
  /** Label of the script's element, else charset of its document. Only asked where the bytes do not tell. */
  readonly ask: () => Promise<string | null>;
}

const UTF_8_MARK = [0xef, 0xbb, 0xbf] as const;
/** Encodings in which an ASCII character is not always its byte. */
const NOT_ASCII = /^(?:utf-16|iso-2022)/;
/** Encodings whose characters are one byte each. */
const ONE_BYTE = /^(?:windows-|iso-8859-|koi8-|ibm866$|macintosh$|x-mac-|x-user-defined$)/;

export async function readScript(bytes: Uint8Array, hints: CharsetHints): Promise<ScriptBytes> {
  const mark = charsetOfMark(bytes);
  if (mark !== null) return marked(decode(bytes, mark) ?? '');
  const header = encodingOf(hints.header);
  if (header !== null) return read(bytes, header);
  const utf8 = decode(bytes, 'utf-8', true);
  // Bytes of UTF-16 and of escape sequences are those of ASCII, too.
  if (utf8 !== null && !holdsControls(bytes)) return { text: utf8, encode };
  return read(bytes, encodingOf(await hints.ask()) ?? (utf8 === null ? 'windows-1252' : 'utf-8'));
}

/** The charset parameter of a content type, lower case, or null. */
export function charsetOf(contentType: string): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  return match ? (match[1] ?? match[2] ?? '').toLowerCase() : null;
}

function read(bytes: Uint8Array, encoding: string): ScriptBytes {
  const text = decode(bytes, encoding) ?? '';
  if (NOT_ASCII.test(encoding)) return marked(text);
  if (encoding === 'utf-8' && decode(bytes, encoding, true) !== null) return { text, encode };
  const byteAt = ONE_BYTE.test(encoding) ? null : offsetsOrUnclear(bytes, encoding, text);
  return byteAt === 'unclear'
    ? marked(text)
    : { text, encode: (code) => insert(code, bytes, byteAt) ?? withMark(code) };
}

/** Text that is sent with a mark, which counts more than any label. */
function marked(text: string): ScriptBytes {
  return { text, encode: withMark };
}

function withMark(code: string): Uint8Array {
  const bytes = encode(code);
  const all = new Uint8Array(UTF_8_MARK.length + bytes.length);
  all.set(UTF_8_MARK);
  all.set(bytes, UTF_8_MARK.length);
  return all;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes with what was inserted between them; null where it cannot be told from what was there. */
function insert(code: string, bytes: Uint8Array, byteAt: Uint32Array | null): Uint8Array | null {
  const length = byteAt === null ? bytes.length : byteAt.length - 1;
  const parts: Uint8Array[] = [];
  let done = 0;
  let read = 0;
  const copyUntil = (end: number): void => {
    const next = read + end - done;
    parts.push(byteAt === null ? bytes.subarray(read, next) : bytes.subarray(byteAt[read], byteAt[next]));
    read = next;
  };
  for (const match of code.matchAll(INSERTIONS)) {
    copyUntil(match.index);
    parts.push(encode(asAscii(match[0])));
    done = match.index + match[0].length;
  }
  copyUntil(code.length);
  if (read !== length) return null;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Names in what is inserted stand in code and in strings, and may be escaped in both. */
function asAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Decoders may refuse a malformed end, even where they are told to replace it. */
function offsetsOrUnclear(bytes: Uint8Array, encoding: string, text: string): Uint32Array | 'unclear' {
  try {
    return byteOffsets(bytes, encoding, text);
  } catch {
    return 'unclear';
  }
}

/** Where each character of the text begins, and the end; unclear where malformed bytes run into one another. */
function byteOffsets(bytes: Uint8Array, encoding: string, text: string): Uint32Array | 'unclear' {
  const offsets = new Uint32Array(text.length + 1);
  const decoder = new TextDecoder(encoding);
  let character = 0;
  for (let at = 0; at < bytes.length;) {
    const from = at;
    let decoded = String.fromCharCode(bytes[at++]);
    if (decoded >= '\x80') {
      decoded = decoder.decode(bytes.subarray(from, at), { stream: true });
      while (decoded === '' && at < bytes.length)
        decoded = decoder.decode(bytes.subarray(at, ++at), { stream: true });
      if (at === bytes.length) decoded += decoder.decode();
      // A malformed character ends where ASCII goes on.
      const whole = decoded.replace(/[\0-\x7f]+$/, '');
      at -= decoded.length - whole.length;
      decoded = whole;
    }
    if (decoded === '' || text.slice(character, character + decoded.length) !== decoded) return 'unclear';
    offsets.fill(from, character, character + decoded.length);
    character += decoded.length;
  }
  offsets[character] = bytes.length;
  return character === text.length ? offsets : 'unclear';
}

function charsetOfMark(bytes: Uint8Array): string | null {
  if (UTF_8_MARK.every((byte, i) => bytes[i] === byte)) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** NUL or ESC, which no script has that is really ASCII. */
function holdsControls(bytes: Uint8Array): boolean {
  return bytes.includes(0x00) || bytes.includes(0x1b);
}

/** Name of an encoding by one of its labels; null for an unknown label. */
function encodingOf(label: string | null): string | null {
  try {
    return label === null ? null : new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Null for an unknown encoding, and when `strict` for bytes that are not of it. */
function decode(bytes: Uint8Array, encoding: string, strict = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}
