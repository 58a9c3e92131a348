/**
 * World: panel (pure). What was not recorded, by reason: a long list is mostly the same few reasons.
 */
import type { NotRecorded } from '../../profile/model.ts';
import { formatAmount } from '../text/format.ts';

/** Entries of one reason. */
export interface NotRecordedGroup {
  readonly code: string;
  /** `12 scripts`; `3 functions`. */
  readonly amount: string;
  /** The sentence that all entries share; null where each has its own. */
  readonly reason: string | null;
  readonly entries: readonly NotRecorded[];
}

const PLURAL: Readonly<Record<NotRecorded['what'], readonly [one: string, many: string]>> = {
  script: ['script', 'scripts'],
  wasm: ['module', 'modules'],
  function: ['function', 'functions'],
};

/** Largest group first, entries in their own order. */
export function groupNotRecorded(list: readonly NotRecorded[]): readonly NotRecordedGroup[] {
  const groups = new Map<string, NotRecorded[]>();
  for (const entry of list) {
    const key = `${entry.what} ${entry.code}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()]
    .map((entries) => {
      const [{ what, code, reason }] = entries;
      const shared = entries.every((entry) => entry.reason === reason);
      return {
        code,
        amount: formatAmount(entries.length, ...PLURAL[what]),
        reason: shared ? reason : null,
        entries,
      };
    })
    .sort((a, b) => b.entries.length - a.entries.length);
}
