/**
 * World: extension, Chromium. Puts scripts on the list of what runs as it was written, each with its reason.
 */
import { leftOutReason, type LeftOut } from '../../instrument/index.ts';
import type { Refusal } from './instrument-messages.ts';
import type { ScriptList } from './script-list.ts';
import { WHY_NOT, type WhyNot } from './why-not-recorded.ts';

export interface ListedScripts {
  /** A script that nothing else has counted. */
  found(url: string, why: WhyNot): void;
  because(url: string, why: WhyNot, line?: number): void;
  refused(url: string, refusal: Pick<Refusal, 'code' | 'reason' | 'line'>): void;
  /** What stays as it is in a script that is instrumented. */
  leftOut(url: string, places: readonly LeftOut[]): void;
  /** A worker's main script that nothing was put in the place of: perhaps nothing could be made of it. */
  main(url: string, why: WhyNot): void;
  /** Why nothing could be made of a worker's main script; null: it is instrumented. */
  mainIs(url: string, refusal: Refusal | null): void;
  clear(): void;
}

export function createListedScripts(scripts: Pick<ScriptList, 'foundOne' | 'notRecorded'>): ListedScripts {
  const refusedMains = new Map<string, Refusal>();

  const because: ListedScripts['because'] = (url, why, line) => {
    const [code, reason] = WHY_NOT[why];
    refused(url, { code, reason, line: line ?? null });
  };
  const refused: ListedScripts['refused'] = (url, { code, reason, line }) =>
    scripts.notRecorded({ what: 'script', url, line, code, reason });

  return {
    because,
    refused,
    found(url, why) {
      scripts.foundOne();
      because(url, why);
    },
    leftOut(url, places) {
      for (const { code, line } of places)
        scripts.notRecorded({ what: 'function', url, line, code, reason: leftOutReason(code) });
    },
    main(url, why) {
      const refusal = refusedMains.get(url);
      if (refusal === undefined) because(url, why);
      else refused(url, refusal);
    },
    mainIs(url, refusal) {
      if (refusal === null) refusedMains.delete(url);
      else refusedMains.set(url, refusal);
    },
    clear: () => refusedMains.clear(),
  };
}
