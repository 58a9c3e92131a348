/**
 * World: page and worker. The texts that workers are made of, instrumented once a place. They bring their site tables,
 * because they run elsewhere.
 */
import { instrument, type SourceType } from '../../instrument/index.ts';
import { sourceUrlOf } from './dynamic-code-place.ts';
import type { DynamicCode } from './dynamic-code.ts';
import type { InMemoryScript } from './in-memory-scripts.ts';
import { createStringMap, hasOwn, ownDataValue } from './natives.ts';
import { withinLanguage } from './own-language.ts';

export interface WorkerTexts {
  /** The script with what records it; null: as it is, and listed. */
  readonly change: (
    script: InMemoryScript,
    url: string,
    place: string,
    goals: readonly SourceType[],
  ) => string | null;
}

// A page that makes workers of ever new texts must not fill memory; each is kept because pools use one text.
const MAX_TEXTS = 200;
// Addresses of blobs have 60 to 100 characters; one of data may be as long as its text.
const LONGEST_NAME = 200;

export function createWorkerTexts(code: DynamicCode): WorkerTexts {
  const changed = createStringMap<string>();
  let texts = 0;
  return {
    change(script, url, place, goals) {
      const key = `${goals[0]} ${goals.length} ${place}\n${script.text}`;
      const known = changed.get(key);
      if (known !== undefined) return known;
      if (texts++ >= MAX_TEXTS) {
        code.list(place, 'worker-cap', 'The page makes workers of more texts than are told apart.');
        return null;
      }
      let refused: { readonly code: string; readonly message: string } | null = null;
      for (let i = 0; i < goals.length; i++) {
        const options = { url: place, sourceType: goals[i], embedSites: true };
        const result = withinLanguage(() => instrument(script.text, options));
        if (result.ok) {
          code.listLeftOut(place, result.leftOut);
          // Stacks and errors go on to say the page's own address.
          const named = sourceUrlOf(script.text) === null && url.length < LONGEST_NAME;
          const text = named ? `${result.code}\n//# sourceURL=${url}` : result.code;
          changed.set(key, text);
          return text;
        }
        refused ??= result.error;
      }
      if (refused !== null) code.list(place, refused.code, refused.message);
      return null;
    },
  };
}

/** Of a constructor's options. Reads own data properties only; a getter of the page's runs once, in the native. */
export function goalsOf(options: unknown): readonly SourceType[] {
  if (options === undefined) return ['script'];
  if (typeof options === 'object' && options !== null && hasOwn(options, 'type')) {
    const type = ownDataValue(options, 'type');
    if (type === 'module') return ['module'];
    if (type === 'classic') return ['script'];
  }
  return ['script', 'module'];
}
