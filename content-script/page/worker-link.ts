/**
 * World: worker, before its first script. The recorder's end of the edge to its session: one text a message,
 * through a binding of the debugger that nothing else in the worker can reach.
 * Promise: it calls nothing that a script may have replaced, and never throws.
 */
import type { PageMessage } from '../../protocol/page-messages.ts';
import { createList, isArray, isView, ownDataValue } from './natives.ts';

export interface WorkerLink {
  readonly send: (message: PageMessage) => void;
}

const { stringify } = JSON;
const { keys } = Object;
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

  function post(text: string): void {
    binding ??= taken();
    if (binding === null) {
      if (waiting.length < MAX_WAITING) waiting[waiting.length] = text;
      return;
    }
    for (let i = 0; i < waiting.length; i++) binding(waiting[i]);
    waiting.length = 0;
    binding(text);
  }

  return {
    send(message) {
      try {
        post(message.type === 'plot' ? plotText(message.payload.file) : textOf(message));
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

/** JSON of our own data. `JSON.stringify` would call a `toJSON` that a page may put on a prototype. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (typeof value !== 'object' || value === null) return 'null';
  if (isView(value)) return `"${listOf(value as Int32Array | Float64Array)}"`;
  if (isArray(value)) {
    let items = '';
    for (let i = 0; i < value.length; i++) items += (i === 0 ? '' : ',') + textOf(value[i]);
    return `[${items}]`;
  }
  const names = keys(value);
  let properties = '';
  for (let i = 0; i < names.length; i++) {
    const property = (value as Record<string, unknown>)[names[i]];
    properties += `${i === 0 ? '' : ','}${stringify(names[i])}:${textOf(property)}`;
  }
  return `{${properties}}`;
}

function listOf(column: Int32Array | Float64Array): string {
  let list = '';
  for (let i = 0; i < column.length; i++) list += i === 0 ? `${column[i]}` : `,${column[i]}`;
  return list;
}
