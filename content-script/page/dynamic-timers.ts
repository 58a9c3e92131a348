/**
 * World: page. `setTimeout` and `setInterval` with code as text: the text is instrumented; everything else
 * goes to the native as it is.
 */
import type { DynamicCode } from './dynamic-code.ts';
import { standsFor } from './native-text.ts';
import {
  apply,
  createList,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  setPrototypeOf,
  toText,
} from './natives.ts';

const SIGNED = 'It is signed, and a policy in the markup of the page takes signed texts only.';

type SetTimer = (this: unknown, ...args: unknown[]) => unknown;

/** Replaces both on a window. Call it when the recorder has taken its own. */
export function hookTimers(code: DynamicCode, realm: object): void {
  const names = ['setTimeout', 'setInterval'] as const;
  for (let i = 0; i < names.length; i++) {
    const held = getOwnPropertyDescriptor(realm, names[i]);
    const native: unknown = held?.value;
    if (!held || typeof native !== 'function') continue;
    const { writable = false, enumerable = false, configurable = false } = held;
    const replacement = createReplacement(code, native as SetTimer);
    defineProperty(realm, names[i], dataProperty(replacement, { writable, enumerable, configurable }));
  }
}

function createReplacement(code: DynamicCode, native: SetTimer): object {
  const call = (_native: SetTimer, self: unknown, args: unknown[]): unknown => {
    const given = args.length > 0 ? args[0] : null;
    // The native would ask the page's object for its text, once and first.
    if (typeof given === 'object' && given !== null && !code.isSigned(given)) args[0] = toText(given);
    return apply(
      native,
      self,
      args.length > 0 && typeof given !== 'function' ? changed(code, args, call) : args,
    );
  };
  const handler = setPrototypeOf({ apply: call }, null) as ProxyHandler<SetTimer>;
  return standsFor(new NativeProxy(native, handler), native);
}

/** The arguments with the text changed. Never throws. */
function changed(code: DynamicCode, args: unknown[], below: unknown): unknown[] {
  try {
    const text = code.textOf(args[0]);
    if (text === null) {
      if (code.isSigned(args[0])) code.list(code.urlOf('', below), 'trusted-types', SIGNED);
      return args;
    }
    const url = code.urlOf(text, below);
    if (code.isWatched(args[0])) {
      code.list(url, 'trusted-types', 'A policy of the page is asked about this text.', text);
      return args;
    }
    const result = code.change(text, url);
    if (result === null) return args;
    const others = createList<unknown>();
    for (let i = 0; i < args.length; i++) others[i] = i === 0 ? code.like(result, args[0]) : args[i];
    return others;
  } catch {
    return args;
  }
}
