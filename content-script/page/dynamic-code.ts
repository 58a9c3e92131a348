/**
 * World: page. Text that becomes code while the page runs, instrumented at once: the same text from the same
 * place is one script, however often it is made.
 * Promise: never throws; what cannot be instrumented is listed, and runs as it is.
 */
import {
  instrument,
  leftOutReason,
  type InstrumentResult,
  type LeftOut,
  type SourceType,
} from '../../instrument/index.ts';
import { HELPERS, SITE_ID_RANGE, SITE_ID_STRIDE, type SiteId } from '../../protocol/calling-convention.ts';
import { textMark } from '../../protocol/traced-texts.ts';
import { placeOfCaller, sourceUrlOf } from './dynamic-code-place.ts';
import type { RecorderHooks } from './hooks.ts';
import { nativeMethod } from './native-methods.ts';
import {
  createStringMap,
  dataProperty,
  defineProperty,
  hasOwn,
  method,
  sliceString,
  type StringMap,
} from './natives.ts';
import { withinLanguage } from './own-language.ts';
import type { Signing } from './signing.ts';

export interface DynamicCode {
  /** What a text is called: its `sourceURL`, or the place of the call of `below`, `eval at f (app.js:3)`. */
  readonly urlOf: (text: string, below: unknown, what?: 'eval' | 'script' | 'module' | 'worker') => string;
  /** The text instrumented, on the same lines, with what `start` gives to run first; null: run it as it is. */
  readonly change: (text: string, url: string, start?: () => string, type?: SourceType) => string | null;
  /** False for text that cannot hold a function nor make other code: most of what is data. */
  readonly mayHoldCode: (text: string) => boolean;
  /** Puts code on the list of what was not recorded; `text`: as the browser compiles it, if that is known. */
  readonly list: (url: string, code: string, reason: string, text?: string) => void;
  /** Puts there what stays as it is in a script that is instrumented. */
  readonly listLeftOut: (url: string, places: readonly LeftOut[]) => void;
  /** True for a text signed by a Trusted Types policy. */
  readonly isSigned: (value: unknown) => boolean;
  /**
   * A text, also of one that is signed where what is changed can be signed, or the session has lifted the policy.
   * Null for what must reach the browser as it is.
   */
  readonly textOf: (value: unknown) => string | null;
  /** The text signed, where a policy wants that. */
  readonly signed: (text: string) => string;
  /** The text that goes to the browser in the place of `given`: signed, if that is. */
  readonly like: (text: string, given: unknown) => string;
  /** True where a policy of the page would be asked about a text that stands for this one. */
  readonly isWatched: (given?: unknown) => boolean;
}

// A page that makes scripts without end must not fill memory with them. Bundlers for development put every
// module into an `eval`: thousands of them, a few kilobytes each. Kept are the text and what became of it.
const MAX_TEXTS = 20_000;
const MAX_CHARACTERS = 20_000_000;
// The instrumenter's own start of a script: in a document the helpers are there.
const START = /typeof _\$on=="undefined"&&[^]*?\/\*_\$\*\//;
const RENAME = /_\$n\(/;
// Methods and accessors, too, have a body behind a closing parenthesis.
const MAY_HOLD_CODE = /function|=>|class|eval|import|\)\s*[{/]/;
const exec = nativeMethod(RegExp.prototype, 'exec');
const charCodeAt = nativeMethod(String.prototype, 'charCodeAt');

interface TrustedTypes {
  readonly defaultPolicy: unknown;
  readonly isScript: (value: unknown) => boolean;
}

export function createDynamicCode(
  hooks: RecorderHooks,
  realm: typeof globalThis,
  signing: Signing,
  /** A policy that neither is lifted nor lets us sign. */
  isGuarded: () => boolean = () => true,
): DynamicCode {
  const { trustedTypes } = realm as { readonly trustedTypes?: TrustedTypes };
  const isScript = trustedTypes ? trustedTypes.isScript.bind(trustedTypes) : null;
  const { TrustedScript } = realm as { readonly TrustedScript?: { readonly prototype: object } };
  const signedText =
    TrustedScript === undefined ? null : method<object, [], string>(TrustedScript.prototype, 'toString');
  const isSigned = (value: unknown): boolean => isScript !== null && isScript(value);
  /** By place, then by text. */
  const changed = createStringMap<StringMap<Changed | false>>();
  const scripts = createStringMap<number>();
  let texts = 0;
  let characters = 0;
  let nextFirst: SiteId = SITE_ID_RANGE.page;

  const markOf = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : textMark(text, charCodeAt);

  const list = (url: string, code: string, reason: string, text?: string): void =>
    hooks.reportNotRecorded({ what: 'script', url, line: null, code, reason, mark: markOf(text) });

  /** `text`: of one that runs as it was written. */
  function listLeftOut(url: string, places: readonly LeftOut[], text?: string): void {
    for (let i = 0; i < places.length; i++) {
      const { code, line } = places[i];
      const reason = leftOutReason(code);
      hooks.reportNotRecorded({ what: 'function', url, line, code, reason, mark: markOf(text) });
    }
  }

  function rewrite(text: string, url: string, sourceType: SourceType): Changed | false {
    const instrumented = (firstSite: SiteId): InstrumentResult =>
      withinLanguage(() => instrument(text, { url, sourceType, firstSite }));
    let result = instrumented(nextFirst);
    if (result.ok) listLeftOut(url, result.leftOut, result.code === text ? text : undefined);
    if (result.ok && result.code === text) return false;
    if (result.ok && result.sites.rows.length > 0) {
      const first = hooks.registerSites(result.sites, 'page');
      // Inline scripts take ids of this range, too.
      if (first !== nextFirst) result = instrumented(first);
      nextFirst = first + (result.ok ? result.sites.rows.length : 0) * SITE_ID_STRIDE;
    }
    if (!result.ok) {
      list(url, result.error.code, result.error.message, text);
      return false;
    }
    if (exec(RENAME, result.code) !== null) defineRename(realm);
    return splitAtStart(result.code);
  }

  return {
    list,
    listLeftOut,
    urlOf(text, below, what = 'eval') {
      const named = sourceUrlOf(text);
      if (named !== null) return named;
      const place = placeOfCaller(below);
      return place === null ? what : `${what} at ${place}`;
    },
    mayHoldCode: (text) => exec(MAY_HOLD_CODE, text) !== null,
    change(text, url, start = nothing, type = 'script') {
      const place = `${type} ${url}`;
      const fromHere = changed.get(place) ?? createStringMap<Changed | false>();
      const known = fromHere.get(text);
      if (known !== undefined) return join(known, start);
      if (texts >= MAX_TEXTS || characters > MAX_CHARACTERS) {
        list(url, 'dynamic-cap', 'The page makes more scripts at run time than are told apart.');
        return null;
      }
      texts++;
      characters += text.length;
      try {
        // Of several texts from one place the second is `eval at f (app.js:3) #2`: other functions, other rows.
        const number = (scripts.get(url) ?? 0) + 1;
        scripts.set(url, number);
        const code = rewrite(text, number === 1 ? url : `${url} #${number}`, type);
        fromHere.set(text, code);
        changed.set(place, fromHere);
        return join(code, start);
      } catch {
        return null;
      }
    },
    isSigned,
    textOf(value) {
      // Without a default policy it does not run, and the page may be told of it.
      if (typeof value === 'string')
        return signing.isEnforced() && trustedTypes?.defaultPolicy === null ? null : value;
      return signedText === null || !isSigned(value) || isGuarded() ? null : signedText(value as object);
    },
    signed: signing.script,
    like: (text, given) => (isSigned(given) ? signing.script(text) : text),
    isWatched: (given) =>
      trustedTypes !== undefined &&
      (signing.isOn() ? !isSigned(given) : isGuarded()) &&
      trustedTypes.defaultPolicy !== null,
  };
}

const nothing = (): string => '';

/** A changed text in two parts: what has to stand first (directives, comments), and the rest. */
interface Changed {
  readonly before: string;
  readonly after: string;
}

/** Leaves out the start that the instrumenter gives a script. */
function splitAtStart(code: string): Changed {
  const start = exec(START, code);
  if (start === null) return { before: '', after: code };
  const end = start.index + start[0].length;
  return { before: sliceString(code, 0, start.index), after: sliceString(code, end, code.length) };
}

function join(changed: Changed | false, start: () => string): string | null {
  return changed === false ? null : changed.before + start() + changed.after;
}

/** What the start of a script would have defined. */
function defineRename(realm: object): void {
  if (hasOwn(realm, HELPERS.rename)) return;
  const rename = (target: object, name: string): object => {
    defineProperty(target, 'name', dataProperty(name, { ...ONLY_CONFIGURABLE }));
    return target;
  };
  const attributes = { writable: true, enumerable: false, configurable: true };
  defineProperty(realm, HELPERS.rename, dataProperty(rename, attributes));
}

const ONLY_CONFIGURABLE = { writable: false, enumerable: false, configurable: true };
