/**
 * World: extension. Turns the bytes of a script into text as the browser would have: byte order mark,
 * then the response's charset, then what the bytes are, then the document's charset.
 * Promise: never throws, whatever label a server sends.
 */

/** Script bytes → text. `documentCharset` is only asked when nothing else decides. */
export function decodeBody(
  bytes: Uint8Array,
  headerCharset: string | null,
  documentCharset: string | null,
): string {
  const marked = charsetOfMark(bytes);
  if (marked !== null) return decode(bytes, marked) ?? '';
  if (headerCharset !== null) {
    const text = decode(bytes, headerCharset);
    if (text !== null) return text;
  }
  return (
    decode(bytes, 'utf-8', true) ?? decode(bytes, documentCharset ?? '') ?? decode(bytes, 'windows-1252')!
  );
}

/** The charset parameter of a content type, lower case, or null. */
export function charsetOf(contentType: string): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  return match ? (match[1] ?? match[2] ?? '').toLowerCase() : null;
}

function charsetOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** Null for an unknown label, and when `strict` for bytes that are not of that charset. */
function decode(bytes: Uint8Array, label: string, strict = false): string | null {
  try {
    return new TextDecoder(label, { fatal: strict }).decode(bytes);
  } catch {
    return null;
  }
}
