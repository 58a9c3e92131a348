/**
 * World: page. `Function.prototype.toString` gives the text that the page was written in: without what was
 * inserted, and native code for what stands in the place of a native. Pages build workers from such text,
 * compare it, and search it.
 * Promise: the replacement is unseen to its own method, and throws what the native throws.
 */
import { INSERTIONS } from '../../instrument/restore.ts';
import { nativeText, nativeTextOf, standsFor } from './native-text.ts';
import {
  createObjectMap,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  method,
  NativeProxy,
  ownDataValue,
  setPrototypeOf,
} from './natives.ts';

/** All that is ever inserted holds it. */
const MARK = '_$';
const includes = method<string, [string], boolean>(String.prototype, 'includes');
const replace = method<RegExp, [string, string], string>(RegExp.prototype, Symbol.replace);
const insertions = createPrivateRegExp(INSERTIONS);

/** Texts of functions that are not to be had from the engine's own, or not cheaply. */
const texts = createObjectMap<string>();

/** From now on `toString` gives `text` for this function. */
export function setFunctionText(target: object, text: string): void {
  texts.set(target, text);
}

/** Replaces the method in a realm; nothing where there is no `Function`. */
export function installFunctionText(globalObject: object): void {
  const functions = ownDataValue(globalObject, 'Function');
  if (typeof functions !== 'function') return;
  const holder = functions.prototype as object;
  const attributes = getOwnPropertyDescriptor(holder, 'toString');
  const native: unknown = attributes?.value;
  if (!attributes || typeof native !== 'function') return;
  // A proxy is no constructor where its target is none, and shows no source to another realm either.
  const handler: ProxyHandler<() => string> = {
    apply(_native, self: unknown): string {
      const standIn = nativeTextOf(self);
      if (standIn !== null) return standIn;
      // Receivers that are no function: the native has the words for them.
      return typeof self === 'function' ? textOf(self) : nativeText(self);
    },
  };
  const replacement = new NativeProxy(
    native as () => string,
    setPrototypeOf(handler, null) as typeof handler,
  );
  const { writable = true, enumerable = false, configurable = true } = attributes;
  defineProperty(
    holder,
    'toString',
    dataProperty(standsFor(replacement, native), { writable, enumerable, configurable }),
  );
}

function textOf(target: object): string {
  const known = texts.get(target);
  if (known !== undefined) return known;
  const text = nativeText(target);
  if (!includes(text, MARK)) return text;
  const original = replace(insertions, text, '');
  texts.set(target, original);
  return original;
}

/** A copy that looks up nothing on `RegExp.prototype`, where a page may have put methods of its own. */
function createPrivateRegExp(expression: RegExp): RegExp {
  const copy = new RegExp(expression.source, expression.flags);
  const fixed = { writable: false, enumerable: false, configurable: false };
  // Engines read one by one what newer ones read as `flags`.
  const own: readonly (readonly [string, unknown])[] = [
    ['exec', Reflect.get(RegExp.prototype, 'exec')],
    ['flags', expression.flags],
    ['global', expression.global],
    ['unicode', expression.unicode],
  ];
  for (const [key, value] of own) defineProperty(copy, key, dataProperty(value, fixed));
  return copy;
}
