/**
 * World: extension. Tells documents and workers that profile themselves which functions the rewritten scripts have, each
 * only those that documents of its own origin asked for.
 * Promise: a script that uses the page API, and all that come after it, run once these are told, so that a
 * report made in the same turn has names; a document that does not answer holds nothing up for long.
 * Workers hear it when they next hear anything; their reports wait for it, as those of documents do.
 */
import { API_NAME } from '../../protocol/calling-convention.ts';
import type { PageDocument } from './page-ports.ts';
import type { SiteTableOfSession } from './site-table.ts';

export interface PageNames {
  /** Before a rewritten script is delivered to a document of that origin. */
  beforeDelivery(script: {
    readonly origin: string | null;
    readonly url: string;
    readonly source: string;
  }): Promise<void>;
  /** The document came to be: it will hear names if its origin uses the page API. */
  began(document: PageDocument): void;
  wantedBy(document: PageDocument): void;
  /** The document has taken so many tables. */
  knownTo(document: PageDocument, count: number): void;
  gone(document: PageDocument): void;
}

/** How far one document is. */
interface Listener {
  readonly sent: Set<object>;
  known: number;
  onKnown: (() => void) | null;
}

// An answer takes milliseconds; a page whose main thread is busy for longer gets its script all the same.
const PATIENCE_MS = 1000;

export function createPageNames(sites: SiteTableOfSession): PageNames {
  const documents = new Map<PageDocument, Listener>();
  /** Origins whose scripts use the page API. */
  const wanting = new Set<string>();
  const urls = new Map<string, Set<string>>();

  /** Resolves when the document has taken everything that is there for it, or does not answer. */
  async function tell(document: PageDocument, listener: Listener, origin: string): Promise<void> {
    const own = urls.get(origin);
    const tables = sites.tables.filter((entry) => own?.has(entry.table.url) && !listener.sent.has(entry));
    for (const entry of tables) listener.sent.add(entry);
    if (tables.length > 0) document.send({ type: 'sites', payload: { tables } });
    if (listener.known >= listener.sent.size || document.standsStill === true) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      const before = listener.onKnown;
      listener.onKnown = () => {
        before?.();
        if (listener.known < listener.sent.size) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function tellAll(origin: string): Promise<void> {
    const own = [...documents].filter(([document]) => document.origin === origin);
    await Promise.all(own.map(([document, listener]) => tell(document, listener, origin)));
  }

  return {
    async beforeDelivery({ origin, url, source }) {
      if (origin === null) return;
      let own = urls.get(origin);
      if (own === undefined) urls.set(origin, (own = new Set()));
      own.add(url);
      if (source.includes(API_NAME)) wanting.add(origin);
      if (wanting.has(origin)) await tellAll(origin);
    },
    began(document) {
      if (documents.has(document)) return;
      const listener: Listener = { sent: new Set(), known: 0, onKnown: null };
      documents.set(document, listener);
      if (document.origin !== null && wanting.has(document.origin))
        void tell(document, listener, document.origin);
    },
    wantedBy(document) {
      if (document.origin === null) return;
      wanting.add(document.origin);
      void tellAll(document.origin);
    },
    knownTo(document, count) {
      const listener = documents.get(document);
      if (listener === undefined) return;
      listener.known = count;
      const { onKnown } = listener;
      if (listener.known >= listener.sent.size) listener.onKnown = null;
      onKnown?.();
    },
    gone(document) {
      const listener = documents.get(document);
      documents.delete(document);
      if (listener === undefined) return;
      listener.known = Infinity;
      listener.onKnown?.();
    },
  };
}
