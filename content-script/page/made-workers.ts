/**
 * World: page and worker. Workers that are made of text, from `blob:` and `data:` addresses: no request shows
 * their script, so it is instrumented where the worker is made. It brings its site table, because it runs elsewhere.
 * Promise: what cannot be changed unseen is made as the page says, and listed.
 */
import { instrument, type SourceType } from '../../instrument/index.ts';
import type { BlobTexts } from './blob-texts.ts';
import { sourceUrlOf } from './dynamic-code-place.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { createInMemoryScripts, type InMemoryScript } from './in-memory-scripts.ts';
import { nativeMethod } from './native-methods.ts';
import { construct, createStringMap, hasOwn, ownDataValue } from './natives.ts';
import { withinLanguage } from './own-language.ts';
import { replaceFunction } from './stand-in-property.ts';

// A page that makes workers of ever new texts must not fill memory; each is kept because pools use one text.
const MAX_TEXTS = 200;
const exec = nativeMethod(RegExp.prototype, 'exec');
const BLOB = /^blob:/;

/** Replaces `Worker` in a realm that has it. `announce` hears of each that is made as the page says, just before. */
export function hookMadeWorkers(
  code: DynamicCode,
  blobs: BlobTexts,
  realm: typeof globalThis,
  announce: (url: unknown) => void = () => undefined,
): void {
  const scripts = createInMemoryScripts(blobs, realm);
  const changed = createStringMap<string>();
  let texts = 0;

  /** The script with what records it; null: as it is. */
  function change(
    script: InMemoryScript,
    url: string,
    place: string,
    goals: readonly SourceType[],
  ): string | null {
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
  }

  const replacement = replaceFunction(realm, 'Worker', (native) => {
    const make = (_native: object, args: unknown[], newTarget: unknown): object => {
      const target = (newTarget === replacement ? native : newTarget) as typeof native;
      const changedUrl = changedAddress(args, make);
      if (changedUrl === null) {
        if (args.length > 0) announce(args[0]);
        return construct(native, args, target) as object;
      }
      try {
        return construct(native, [changedUrl, args[1]], target) as object;
      } finally {
        // The worker has taken what is behind the address.
        if (exec(BLOB, changedUrl) !== null) blobs.revokeUrl(changedUrl);
      }
    };
    return { construct: make };
  });

  /** Null: as the page says. Never throws. */
  function changedAddress(args: readonly unknown[], below: unknown): string | null {
    try {
      const url = args.length === 0 || code.isSigned(args[0]) ? null : scripts.addressOf(args[0]);
      if (url === null) return null;
      const place = code.urlOf('', below, 'worker');
      const script = scripts.at(url);
      if (script === null || code.isWatched()) {
        code.list(place, 'in-memory', 'It runs in a worker made of what is not known to be text.');
        return null;
      }
      const named = sourceUrlOf(script.text);
      const text = change(script, url, named ?? place, goalsOf(args[1]));
      return text === null ? null : script.address(text);
    } catch {
      return null;
    }
  }
}

// Addresses of blobs have 60 to 100 characters; one of data may be as long as its text.
const LONGEST_NAME = 200;

/** Reads own data properties only; a getter of the page's runs once, in the native. */
function goalsOf(options: unknown): readonly SourceType[] {
  if (options === undefined) return ['script'];
  if (typeof options === 'object' && options !== null && hasOwn(options, 'type')) {
    const type = ownDataValue(options, 'type');
    if (type === 'module') return ['module'];
    if (type === 'classic') return ['script'];
  }
  return ['script', 'module'];
}
