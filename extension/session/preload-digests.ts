/**
 * World: extension, Chromium. Scripts that a document preloads with a digest
 * (`<link rel="preload" as="script" integrity=…>`). The browser compares it before anything in the page could
 * take it off, and a script element that asks for the same address is then blocked with it. So the
 * document's text is read along as it arrives, and such scripts are left as they are.
 */
import { bytesFromBase64 } from './base64.ts';

export interface PreloadDigests {
  /** A document begins; `stream` asks for its text so far and makes the rest follow through `arrived`. */
  documentBegan(frame: string, document: string, url: string, stream: Promise<string>): void;
  /** More of a document's text, as base64. */
  arrived(document: string, data: string): void;
  /** Whether the document that is in a frame now preloads this address with a digest. */
  guards(frame: string, url: string): Promise<boolean>;
}

interface Scan {
  readonly base: string;
  readonly urls: Set<string>;
  /** Text behind the last tag that was read whole. */
  rest: string;
  /** Its text up to where the stream took over. */
  ready: Promise<void>;
}

// A tag that is longer is no link; without a bound a document without tags would be kept whole.
const LONGEST_TAG = 10_000;

export function createPreloadDigests(): PreloadDigests {
  const scans = new Map<string, Scan>();
  const current = new Map<string, string>();

  function read(scan: Scan, data: string): void {
    // Tags and addresses are ASCII in every charset a document may have, UTF-16 aside.
    const text = scan.rest + latin1(bytesFromBase64(data));
    for (const [tag] of text.matchAll(/<link\s[^>]*>/gi)) {
      const url = guardedUrl(tag, scan.base);
      if (url !== null) scan.urls.add(url);
    }
    const open = text.lastIndexOf('<');
    scan.rest = open < 0 || text.length - open > LONGEST_TAG ? '' : text.slice(open);
  }

  return {
    documentBegan(frame, document, url, stream) {
      scans.delete(current.get(frame) ?? '');
      const scan: Scan = { base: url, urls: new Set(), rest: '', ready: Promise.resolve() };
      // A document without a response of its own (about:, blob:) has no stream.
      scan.ready = stream.then(
        (text) => read(scan, text),
        () => undefined,
      );
      scans.set(document, scan);
      current.set(frame, document);
    },
    arrived(document, data) {
      const scan = scans.get(document);
      if (scan !== undefined) scan.ready = scan.ready.then(() => read(scan, data));
    },
    async guards(frame, url) {
      const scan = scans.get(current.get(frame) ?? '');
      await scan?.ready;
      return scan?.urls.has(withoutFragment(url)) ?? false;
    },
  };
}

/** The address of a script that this tag preloads with a digest; null for every other tag. */
function guardedUrl(tag: string, base: string): string | null {
  if (!/\sintegrity\s*=/i.test(tag)) return null;
  const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  if (href === null || !/[\s"'=](?:module)?preload/i.test(tag)) return null;
  const address = (href[1] ?? href[2] ?? href[3] ?? '').replaceAll('&amp;', '&');
  return URL.canParse(address, base) ? withoutFragment(new URL(address, base).href) : null;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
