/**
 * World: page. Text that goes to `eval` from instrumented code: the helper around the argument gives the
 * text instrumented, so that the call itself stays as it is, and a direct one direct.
 * Promise: only what an `eval` is about to run is changed, and only text; that of another realm asks that realm.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { nativeText } from './native-text.ts';
import { apply, createObjectMap, createStringMap, dataProperty, defineProperty } from './natives.ts';

type EvalText = (called: unknown, given: unknown) => unknown;

// As many as are told apart; see `dynamic-code.ts`.
const MAX_KNOWN = 20_000;
// Each place is one entry of the list; finding it takes a stack, 10 to 17 µs a call.
const MAX_PLACED = 1000;
const ELSEWHERE_TOO = 'eval at further places';
const SIGNED = 'It is signed, and a policy in the markup of the page takes signed texts only.';
const UNKNOWN = 'It may have been evaluated: only a call tells whether it went to `eval`, and whose.';
const ELSEWHERE = 'It was evaluated in a window that has no recorder.';
const FIXED = { writable: false, enumerable: false, configurable: false };

/** Defines the helper that emitted code calls around the argument of `eval`. */
export function hookEval(code: DynamicCode, realm: typeof globalThis): void {
  const native: unknown = realm.eval;
  /** By text alone: asking for the place costs more than most calls of `eval`. */
  const known = createStringMap<string>();
  let count = 0;
  /** Helpers of other realms, by their `eval`; false: it is none, or there is none. */
  const others = createObjectMap<EvalText | false>();
  const ownText = typeof native === 'function' ? nativeText(native) : null;
  let placed = 0;

  function changed(text: string, given: unknown): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (!code.mayHoldCode(text)) return text;
    const url = code.urlOf(text, helper);
    if (code.isWatched(given)) {
      code.list(url, 'trusted-types', 'A policy of the page is asked about this text.', text);
      return text;
    }
    const result = code.change(text, url) ?? text;
    if (count++ < MAX_KNOWN) known.set(text, result);
    return result;
  }

  /** A text for something else that is called `eval`: another realm's, or nobody's. */
  function changedElsewhere(called: unknown, text: string): unknown {
    try {
      if (!code.mayHoldCode(text)) return text;
      if (called === 0) list(text, 'eval-unknown', UNKNOWN);
      if (typeof called !== 'function') return text;
      const theirs = others.get(called) ?? helperOf(called, text);
      others.set(called, theirs);
      return theirs === false ? text : theirs(called, text);
    } catch {
      return text;
    }
  }

  function helperOf(other: object, text: string): EvalText | false {
    if (nativeText(other) !== ownText || code.isWatched()) return false;
    const ask = `typeof ${HELPERS.evalText}=="undefined"?0:${HELPERS.evalText}`;
    const theirs: unknown = apply(other as () => unknown, undefined, [ask]);
    if (typeof theirs === 'function') return theirs as EvalText;
    list(text, 'eval-elsewhere', ELSEWHERE);
    return false;
  }

  function list(text: string, reason: string, sentence: string): void {
    code.list(placed++ < MAX_PLACED ? code.urlOf(text, helper) : ELSEWHERE_TOO, reason, sentence);
  }

  const helper = (called: unknown, given: unknown): unknown => {
    if (called !== native) return typeof given === 'string' ? changedElsewhere(called, given) : given;
    if (typeof given !== 'string' && typeof given !== 'object') return given;
    try {
      const text = code.textOf(given);
      if (text !== null) {
        const result = changed(text, given);
        return result === text ? given : code.like(result, given);
      }
      if (code.isSigned(given)) code.list(code.urlOf('', helper), 'trusted-types', SIGNED);
    } catch {
      // It runs as it was written.
    }
    return given;
  };
  defineProperty(realm, HELPERS.evalText, dataProperty(helper, FIXED));
}
