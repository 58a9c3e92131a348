/**
 * World: extension, Chromium. What a document's markup says of its scripts before they have elements: its text is
 * read along as it arrives. A digest of a preload (`<link rel="preload" as="script" integrity=…>`) is compared
 * before anything in the page could take it off, and a script element that asks for the same address is then
 * blocked with it, so such scripts are left as they are. A charset of an element (`<script charset=…>`) says how
 * the browser will read the bytes that it has asked for already.
 */
import { bytesFromBase64 } from './base64.ts';

export interface MarkupAhead {
  /** A document begins; `stream` asks for its text so far and makes the rest follow through `arrived`. */
  documentBegan(frame: string, document: string, url: string, stream: Promise<string>): void;
  /** More of a document's text, as base64. */
  arrived(document: string, data: string): void;
  /** Whether the document that is in a frame now preloads this address with a digest. */
  guards(frame: string, url: string): Promise<boolean>;
  /** The charset that an element of that document names for this address; null: none does. */
  charsetOf(frame: string, url: string): Promise<string | null>;
}

interface Scan {
  readonly base: string;
  readonly guarded: Set<string>;
  readonly charsets: Map<string, string>;
  /** Text behind the last tag that was read whole. */
  rest: string;
  /** Its text up to where the stream took over. */
  ready: Promise<void>;
}

// A tag that is longer is no link; without a bound a document without tags would be kept whole.
const LONGEST_TAG = 10_000;

export function createMarkupAhead(): MarkupAhead {
  const scans = new Map<string, Scan>();
  const current = new Map<string, string>();

  function read(scan: Scan, data: string): void {
    // Tags and addresses are ASCII in every charset a document may have, UTF-16 aside.
    const text = scan.rest + latin1(bytesFromBase64(data));
    for (const [tag] of text.matchAll(/<(?:link|script)\s[^>]*>/gi)) {
      const url = addressOf(tag, scan.base);
      if (url === null) continue;
      if (isGuarded(tag)) scan.guarded.add(url);
      const charset = attributeOf(tag, 'charset');
      if (charset !== null) scan.charsets.set(url, charset);
    }
    const open = text.lastIndexOf('<');
    scan.rest = open < 0 || text.length - open > LONGEST_TAG ? '' : text.slice(open);
  }

  async function scanOf(frame: string): Promise<Scan | undefined> {
    const scan = scans.get(current.get(frame) ?? '');
    await scan?.ready;
    return scan;
  }

  return {
    documentBegan(frame, document, url, stream) {
      scans.delete(current.get(frame) ?? '');
      const scan: Scan = {
        base: url,
        guarded: new Set(),
        charsets: new Map(),
        rest: '',
        ready: Promise.resolve(),
      };
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
    guards: async (frame, url) => (await scanOf(frame))?.guarded.has(withoutFragment(url)) ?? false,
    charsetOf: async (frame, url) => (await scanOf(frame))?.charsets.get(withoutFragment(url)) ?? null,
  };
}

/** The address that a tag names; null where it names none. */
function addressOf(tag: string, base: string): string | null {
  const address = attributeOf(tag, /^<link/i.test(tag) ? 'href' : 'src')?.replaceAll('&amp;', '&');
  return address !== undefined && URL.canParse(address, base)
    ? withoutFragment(new URL(address, base).href)
    : null;
}

/** A link that preloads with a digest. */
function isGuarded(tag: string): boolean {
  return /^<link/i.test(tag) && /\sintegrity\s*=/i.test(tag) && /[\s"'=](?:module)?preload/i.test(tag);
}

function attributeOf(tag: string, name: 'href' | 'src' | 'charset'): string | null {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return value === null ? null : (value[1] ?? value[2] ?? value[3]);
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
