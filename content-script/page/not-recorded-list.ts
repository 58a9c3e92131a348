/**
 * World: page. What ran in this realm without being recorded, each entry once, for whoever listens: with each text that it stands for.
 */
import type { NotRecordedText } from '../../protocol/page-messages.ts';
import { createList, createStringMap } from './natives.ts';

export interface NotRecordedList {
  readonly report: (entry: NotRecordedText) => void;
  /** Hears all entries, those from before too. */
  readonly listen: (listener: (entry: NotRecordedText) => void) => void;
  readonly entries: readonly NotRecordedText[];
}

// A page that makes scripts without end must not fill memory with their names.
const MAX_ENTRIES = 10_000;

export function createNotRecordedList(): NotRecordedList {
  const entries = createList<NotRecordedText>();
  const listeners = createList<(entry: NotRecordedText) => void>();
  const known = createStringMap<true>();
  let count = 0;
  return {
    entries,
    report(entry) {
      const key = `${entry.what} ${entry.code} ${entry.line ?? entry.length ?? ''} ${entry.url}`;
      const told = entry.mark === undefined ? key : `${key} ${entry.mark}`;
      if (known.get(told) === true || count >= MAX_ENTRIES) return;
      count++;
      if (known.get(key) !== true) entries[entries.length] = entry;
      known.set(key, true);
      known.set(told, true);
      for (let i = 0; i < listeners.length; i++) listeners[i](entry);
    },
    listen(listener) {
      listeners[listeners.length] = listener;
      for (let i = 0; i < entries.length; i++) listener(entries[i]);
    },
  };
}
