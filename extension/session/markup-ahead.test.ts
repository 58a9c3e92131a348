/**
 * World: Node. Preloads with a digest, found in a document's text however it is cut.
 */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createMarkupAhead } from './markup-ahead.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const HTML = `<!doctype html>
  <link rel="stylesheet" href="style.css" integrity="sha384-a">
  <link rel="preload" as="script" href="plain.js">
  <link rel=preload as=script href=/guarded.js?a=1&amp;b=2 integrity=sha384-a crossorigin>
  <LINK INTEGRITY='sha384-a' HREF='https://cdn.example/lib.js' AS='script' REL='preload'><p>text</p>
  <script src="plain.js"></script><script
  charset=Shift_JIS src='a.js'></script><script src=b.js charset="windows-1251" integrity=sha384-a></script>`;

beforeAll(() => {
  // Node 20 has no codec of its own; in the browser it is the engine's.
  const codec = { value: (text: string) => new Uint8Array(Buffer.from(text, 'base64')), configurable: true };
  if (!('fromBase64' in Uint8Array)) Object.defineProperty(Uint8Array, 'fromBase64', codec);
});

it('guards what is preloaded with a digest and knows the charsets of elements, however the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(HTML.length), { maxLength: 6 }), async (cuts) => {
      const markup = createMarkupAhead();
      const at = [0, ...cuts.sort((a, b) => a - b), HTML.length];
      const pieces = at.slice(1).map((end, i) => base64(HTML.slice(at[i], end)));
      markup.documentBegan(
        'frame',
        'document',
        'https://a.example/dir/page.html',
        Promise.resolve(pieces[0]),
      );
      for (const piece of pieces.slice(1)) markup.arrived('document', piece);
      const guarded = async (url: string): Promise<boolean> => markup.guards('frame', url);
      expect(await guarded('https://a.example/guarded.js?a=1&b=2')).toBe(true);
      expect(await guarded('https://cdn.example/lib.js')).toBe(true);
      expect(await guarded('https://a.example/dir/plain.js')).toBe(false);
      expect(await guarded('https://a.example/dir/style.css')).toBe(false);
      expect(await guarded('https://a.example/dir/b.js')).toBe(false);
      const charset = async (file: string): Promise<string | null> =>
        markup.charsetOf('frame', `https://a.example/dir/${file}`);
      expect(await charset('a.js')).toBe('Shift_JIS');
      expect(await charset('b.js')).toBe('windows-1251');
      expect(await charset('plain.js')).toBeNull();
    }),
  );
});

it('forgets a document with the next one in its frame', async () => {
  const markup = createMarkupAhead();
  markup.documentBegan('frame', 'one', 'https://a.example/', Promise.resolve(base64(HTML)));
  markup.documentBegan('frame', 'two', 'https://a.example/', Promise.reject(new Error('no response')));
  expect(await markup.guards('frame', 'https://cdn.example/lib.js')).toBe(false);
});
