/**
 * World: Node. Bytes of scripts read as a browser reads them, and sent back so that it reads them alike.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { charsetOf, readScript, type CharsetHints } from './script-bytes.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hints = (header: string | null, asked: string | null = null): CharsetHints => ({
  header,
  ask: () => Promise.resolve(asked),
});

describe('reads', () => {
  it.each([
    ['a mark before the header', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('é')), hints('iso-8859-1'), 'é'],
    ['UTF-16 by its mark', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00), hints(null), 'é'],
    ['by the header', latin1('\xe9'), hints('iso-8859-1'), 'é'],
    ['by the header against valid UTF-8', utf8('é'), hints('iso-8859-1'), 'Ã©'],
    ['valid UTF-8 without a header', utf8('日本'), hints(null, 'windows-1252'), '日本'],
    ['other bytes by element or document', Uint8Array.of(0x83, 0x65), hints(null, 'shift_jis'), 'テ'],
    ['UTF-16 without a mark by its element', Uint8Array.of(0x61, 0, 0xe9, 0), hints(null, 'utf-16le'), 'aé'],
    ['escape sequences by element', latin1('\x1b$B%F\x1b(B'), hints(null, 'iso-2022-jp'), 'テ'],
    ['windows-1252 when nothing decides', latin1('\xe9'), hints(null), 'é'],
    ['past an unknown label', utf8('é'), hints('klingon'), 'é'],
  ])('%s', async (_, bytes, by, text) => {
    expect((await readScript(bytes, by)).text).toBe(text);
  });
});

describe('sends', () => {
  const f = (name: string, text: string): string => `function ${name}(${name}) { return "${text}" }`;
  /** `function [name]([name]) { return "[text]" }` in bytes, some of them trail bytes that look like quotes' escapes. */
  const sources: readonly [string, Uint8Array, CharsetHints][] = [
    ['windows-1252', latin1(f('\xe9', '\xe9\x80')), hints('windows-1252')],
    ['shift_jis', latin1(f('\x83\x5c', '\x94\x5c \x83\x7b')), hints(null, 'shift_jis')],
    ['gb18030', latin1(f('\xc4\xe3', '\x81\x30\x81\x30 \x84\x7b')), hints('gb18030')],
    ['big5', latin1(f('\xa5\x5c', '\x88\x62')), hints(null, 'big5')],
    ['euc-kr', latin1(f('\xb0\xa1', '\xb0\xa1')), hints('euc-kr')],
    ['utf-8', utf8(f('é', '日')), hints(null)],
    ['utf-8', latin1(f('a', '\xe2\x82 \xff')), hints('utf-8')],
  ];

  it.each(sources)('%s as its own bytes, with ASCII between them', async (charset, bytes, by) => {
    const script = await readScript(bytes, by);
    const result = instrument(script.text, { url: 'f.js', sourceType: 'script' });
    if (!result.ok) throw new Error(result.error.message);
    const sent = script.encode(result.code);
    const read = new TextDecoder(charset).decode(sent);
    const escaped = (text: string): string =>
      text.replace(/\\u\{(\w+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
    expect(escaped(read)).toBe(result.code);
    let at = 0;
    for (const byte of sent) if (byte === bytes[at]) at++;
    expect(at).toBe(bytes.length);
  });

  it.each([
    ['UTF-16 with its mark', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00), hints(null)],
    ['UTF-16 of the header', Uint8Array.of(0xe9, 0x00), hints('utf-16le')],
    ['escape sequences', latin1('\x1b$B%F\x1b(B'), hints('iso-2022-jp')],
  ])('%s as UTF-8 with a mark, which counts more than labels', async (_, bytes, by) => {
    const script = await readScript(bytes, by);
    expect(script.encode('é')).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9));
  });

  it('any bytes so that they are read as the text, whatever is malformed in them', async () => {
    const charset = fc.constantFrom('utf-8', 'shift_jis', 'gb18030', 'big5', 'euc-kr', 'euc-jp', 'koi8-r');
    await fc.assert(
      fc.asyncProperty(charset, fc.uint8Array({ maxLength: 40 }), async (label, bytes) => {
        const script = await readScript(bytes, hints(label));
        const sent = script.encode(script.text);
        const read = new TextDecoder(sent[0] === 0xef && sent[1] === 0xbb ? 'utf-8' : label).decode(sent);
        expect(read).toBe(script.text);
      }),
    );
  });
});

it('finds the charset in a content type', () => {
  expect(charsetOf('text/javascript; charset="UTF-8"')).toBe('utf-8');
  expect(charsetOf('text/javascript;x=1; CHARSET=Shift_JIS ')).toBe('shift_jis');
  expect(charsetOf('text/javascript')).toBeNull();
});
