/**
 * World: worker, before its first script. The recorder's end of the edge to its session: one text a message,
 * through a binding of the debugger that nothing else in the worker can reach. A shared worker says its last to the documents
 * of its origin, too.
 * Promise: it calls nothing that a script may have replaced, and never throws.
 */
import type { Milliseconds } from '../../profile/units.ts';
import type { PageMessage, SharedWords } from '../../protocol/page-messages.ts';
import { jsonText } from './json-text.ts';
import { createList, ownDataValue } from './natives.ts';

export interface WorkerLink {
  readonly send: (message: PageMessage) => void;
  /** Says what waits, if somebody hears it by now. */
  readonly connect: () => boolean;
  /** What was said lately, or is heard by nobody yet. */
  readonly lately: () => Pick<SharedWords, 'first' | 'texts'>;
}

const { now: today } = Date;
const { stringify } = JSON;
const { deleteProperty } = Reflect;

// A dozen messages begin a recording.
const MAX_WAITING = 100;
// The browser has told what was said a second ago, or the machine can do nothing else either.
const KEPT: Milliseconds = 2000;

/**
 * Takes the binding from the global object. A shared worker may get it a moment after its first script: what is said
 * until then is kept. A realm that never gets one (nobody listens) sends into the void. `key`: said first, and what was said
 * lately is kept; null: nothing is.
 */
export function createWorkerLink(
  realm: object,
  name: string,
  key: string | null,
  now: () => Milliseconds = today,
): WorkerLink {
  const kept = createList<string>();
  const times = createList<Milliseconds>();
  /** Numbers of the first that is kept, and of the first that the binding has not taken. */
  let first = 0;
  let told = 0;
  let binding: ((text: string) => void) | null = null;
  connect();

  function taken(): ((text: string) => void) | null {
    const found: unknown = ownDataValue(realm, name);
    if (typeof found !== 'function') return null;
    deleteProperty(realm, name);
    return found as (text: string) => void;
  }

  function connect(): boolean {
    if (binding === null) {
      binding = taken();
      if (binding === null) return false;
      if (key !== null) binding(key);
    }
    while (told - first < kept.length) binding(kept[told++ - first]);
    forget();
    return true;
  }

  function forget(): void {
    const until = now() - KEPT;
    let old = 0;
    while (old < kept.length && (key === null || times[old] < until)) old++;
    for (let i = old; i < kept.length; i++) {
      kept[i - old] = kept[i];
      times[i - old] = times[i];
    }
    first += old;
    kept.length = times.length = kept.length - old;
  }

  function post(text: string): void {
    if (binding === null && kept.length >= MAX_WAITING) return;
    times[kept.length] = now();
    kept[kept.length] = text;
    connect();
  }

  return {
    connect,
    lately: () => ({ first, texts: kept }),
    send(message) {
      try {
        post(message.type === 'plot' ? plotText(message.payload.file) : jsonText(message));
      } catch {
        // The worker is ending, or what the page plots is no data.
      }
    },
  };
}

/** The page's own object, so its own methods may run: it asked for it. */
function plotText(file: unknown): string {
  return `{"type":"plot","payload":{"file":${stringify(file) ?? 'null'}}}`;
}
