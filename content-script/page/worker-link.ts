/**
 * World: worker, before its first script. The recorder's end of the edge to its session: one text a message,
 * through a binding of the debugger that nothing else in the worker can reach.
 * Promise: it calls nothing that a script may have replaced, and never throws.
 */
import type { PageMessage } from '../../protocol/page-messages.ts';
import { jsonText } from './json-text.ts';
import { createList, ownDataValue } from './natives.ts';

export interface WorkerLink {
  readonly send: (message: PageMessage) => void;
  /** Says what waits, if somebody hears it by now. */
  readonly connect: () => boolean;
}

const { stringify } = JSON;
const { deleteProperty } = Reflect;

/**
 * Takes the binding from the global object. A shared worker may get it a moment after its first script: what is said
 * until then is kept. A realm that never gets one (nobody listens) sends into the void.
 */
export function createWorkerLink(realm: object, name: string): WorkerLink {
  const waiting = createList<string>();
  let binding = taken();

  function taken(): ((text: string) => void) | null {
    const found: unknown = ownDataValue(realm, name);
    if (typeof found !== 'function') return null;
    deleteProperty(realm, name);
    return found as (text: string) => void;
  }

  function connect(): boolean {
    binding ??= taken();
    if (binding === null) return false;
    for (let i = 0; i < waiting.length; i++) binding(waiting[i]);
    waiting.length = 0;
    return true;
  }

  function post(text: string): void {
    if (connect()) binding?.(text);
    else if (waiting.length < MAX_WAITING) waiting[waiting.length] = text;
  }

  return {
    connect,
    send(message) {
      try {
        post(message.type === 'plot' ? plotText(message.payload.file) : jsonText(message));
      } catch {
        // The worker is ending, or what the page plots is no data.
      }
    },
  };
}

// A dozen messages begin a recording.
const MAX_WAITING = 100;

/** The page's own object, so its own methods may run: it asked for it. */
function plotText(file: unknown): string {
  return `{"type":"plot","payload":{"file":${stringify(file) ?? 'null'}}}`;
}
