/**
 * World: Node. Bytes of scripts read as a browser reads them.
 */
import { expect, it } from 'vitest';
import { charsetOf, decodeBody } from './decode-body.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  ['a mark beats the header', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('é')), 'iso-8859-1', null, 'é'],
  ['UTF-16 by its mark', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00), null, null, 'é'],
  ['the header decides', latin1('\xe9'), 'iso-8859-1', null, 'é'],
  ['the header decides against valid UTF-8', utf8('é'), 'iso-8859-1', null, 'Ã©'],
  ['valid UTF-8 without a header', utf8('日本'), null, 'windows-1252', '日本'],
  ['the document decides for other bytes', Uint8Array.of(0x83, 0x65), null, 'shift_jis', 'テ'],
  ['windows-1252 when nothing decides', latin1('\xe9'), null, null, 'é'],
  ['an unknown label is passed over', utf8('é'), 'klingon', null, 'é'],
])('%s', (_, bytes, header, document, text) => {
  expect(decodeBody(bytes, header, document)).toBe(text);
});

it('finds the charset in a content type', () => {
  expect(charsetOf('text/javascript; charset="UTF-8"')).toBe('utf-8');
  expect(charsetOf('text/javascript;x=1; CHARSET=Shift_JIS ')).toBe('shift_jis');
  expect(charsetOf('text/javascript')).toBeNull();
});
