/**
 * World: extension. Hands scripts to the instrument worker, one after another so that each gets its site
 * ids when it is its turn, and remembers what it got for the same text at the same place.
 * Promise: a script that takes too long is given up and its worker replaced; nothing waits behind it.
 */
import type { InstrumentAnswer, InstrumentJob, InstrumentOutcome } from './instrument-messages.ts';
import type { SiteTableOfSession } from './site-table.ts';

export interface InstrumentRequest {
  readonly source: string;
  readonly url: string;
  readonly sourceTypes: readonly ('script' | 'module')[];
}

export interface InstrumentClient {
  /** Rejects only when the signal aborts. */
  instrument(request: InstrumentRequest, signal: AbortSignal): Promise<InstrumentOutcome>;
}

// Memory for texts that a reload asks for again; larger than what almost any page loads.
const CACHE_CHARACTERS = 128 * 1024 * 1024;

/** The worker lives until the signal aborts. */
export function createInstrumentClient(
  startWorker: () => Worker,
  sites: SiteTableOfSession,
  until: AbortSignal,
): InstrumentClient {
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let nextJob = 1;
  const cache = createCache();

  const stop = (): void => {
    worker?.terminate();
    worker = null;
  };
  until.addEventListener('abort', stop, { once: true });

  const run = (request: InstrumentRequest, signal: AbortSignal): Promise<InstrumentOutcome> =>
    new Promise((resolve, reject) => {
      if (signal.aborted || until.aborted) {
        reject(new DOMException('Given up before its turn.', 'AbortError'));
        return;
      }
      const known = cache.get(request);
      if (known) {
        resolve(known);
        return;
      }
      const answering = (worker ??= startWorker());
      const job = nextJob++;
      const done = new AbortController();
      const giveUp = (): void => {
        done.abort();
        stop();
        reject(new DOMException('Given up.', 'AbortError'));
      };
      signal.addEventListener('abort', giveUp, { once: true, signal: done.signal });
      answering.addEventListener(
        'message',
        ({ data }: MessageEvent<InstrumentAnswer>) => {
          if (data.job !== job) return;
          done.abort();
          if (data.outcome.ok) sites.add(data.outcome.sites);
          cache.set(request, data.outcome);
          resolve(data.outcome);
        },
        { signal: done.signal },
      );
      answering.addEventListener(
        'error',
        (event) => {
          done.abort();
          stop();
          resolve({
            ok: false,
            code: 'worker',
            reason: `The instrumenter failed: ${event.message}.`,
            line: null,
          });
        },
        { signal: done.signal },
      );
      answering.postMessage({ job, ...request, firstSite: sites.next } satisfies InstrumentJob);
    });

  return {
    instrument(request, signal) {
      const result = turn.then(() => run(request, signal));
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

/** Outcomes by place and text, the oldest forgotten first. */
function createCache(): {
  get(request: InstrumentRequest): InstrumentOutcome | undefined;
  set(request: InstrumentRequest, outcome: InstrumentOutcome): void;
} {
  const entries = new Map<string, { outcome: InstrumentOutcome; characters: number }>();
  let characters = 0;
  // The whole text is part of the key: maps hash strings once, and equal means equal.
  const keyOf = (r: InstrumentRequest): string => `${r.sourceTypes.join()} ${r.url}\n${r.source}`;
  return {
    get: (request) => entries.get(keyOf(request))?.outcome,
    set(request, outcome) {
      const key = keyOf(request);
      const size = key.length + (outcome.ok ? outcome.code.length : 0);
      entries.set(key, { outcome, characters: size });
      characters += size;
      for (const [oldest, entry] of entries) {
        if (characters <= CACHE_CHARACTERS) break;
        entries.delete(oldest);
        characters -= entry.characters;
      }
    },
  };
}
