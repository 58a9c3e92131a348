/**
 * World: page. Text that goes to `eval` from instrumented code: the helper around the argument gives the
 * text instrumented, so that the call itself stays as it is, and a direct one direct.
 * Promise: only what the realm's own `eval` is about to run is changed, and only text.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { createStringMap, dataProperty, defineProperty } from './natives.ts';

// As many as are told apart; see `dynamic-code.ts`.
const MAX_KNOWN = 20_000;
const SIGNED = 'It is signed, and a policy in the markup of the page takes signed texts only.';
const FIXED = { writable: false, enumerable: false, configurable: false };

/** Defines the helper that emitted code calls around the argument of `eval`. */
export function hookEval(code: DynamicCode, realm: typeof globalThis): void {
  const native: unknown = realm.eval;
  /** By text alone: asking for the place costs more than most calls of `eval`. */
  const known = createStringMap<string>();
  let count = 0;

  function changed(text: string): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (!code.mayHoldCode(text)) return text;
    const url = code.urlOf(text, helper);
    if (code.isWatched()) {
      code.list(url, 'trusted-types', 'A policy of the page is asked about this text.');
      return text;
    }
    const result = code.change(text, url) ?? text;
    if (count++ < MAX_KNOWN) known.set(text, result);
    return result;
  }

  const helper = (called: unknown, given: unknown): unknown => {
    if (called !== native || (typeof given !== 'string' && typeof given !== 'object')) return given;
    try {
      const text = code.textOf(given);
      if (text !== null) {
        const result = changed(text);
        return result === text ? given : result;
      }
      if (code.isSigned(given)) code.list(code.urlOf('', helper), 'trusted-types', SIGNED);
    } catch {
      // It runs as it was written.
    }
    return given;
  };
  defineProperty(realm, HELPERS.evalText, dataProperty(helper, FIXED));
}
