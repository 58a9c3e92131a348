/**
 * World: page. `Function` and its kin: what they make of text is instrumented.
 * Promise: the native makes the function first, so every error, conversion, policy and proper text is its
 * own; only when it has succeeded is a second one made, which then stands for the first.
 */
import type { DynamicCode } from './dynamic-code.ts';
import { setFunctionText } from './function-text.ts';
import { standsFor, nativeText } from './native-text.ts';
import { nativeMethod } from './native-methods.ts';
import {
  apply,
  construct,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  NativeProxy,
  setPrototypeOf,
  sliceString,
} from './natives.ts';

interface FunctionMaker {
  (...texts: unknown[]): object;
  new (...texts: unknown[]): object;
}

const indexOf = nativeMethod(String.prototype, 'indexOf');
// The text of a made function: `function anonymous(a,b\n) {\nreturn a\n}`.
const HEAD_END = '\n) {\n';
const END = '\n}';
const CLOSE = '})';

/** Replaces the constructors of functions of all four kinds, wherever the page can find them. */
export function hookFunctionConstructors(code: DynamicCode, realm: typeof globalThis): void {
  const plain = replaceConstructor(code, getPrototypeOf(function () {}) as object, null);
  if (plain === null) return;
  const held = getOwnPropertyDescriptor(realm, 'Function');
  if (held && held.value === plain.native) defineProperty(realm, 'Function', like(held, plain.replacement));
  const kin = [async function () {}, function* () {}, async function* () {}];
  for (let i = 0; i < kin.length; i++)
    replaceConstructor(code, getPrototypeOf(kin[i]) as object, plain.replacement);
}

function replaceConstructor(
  code: DynamicCode,
  prototype: object,
  parent: object | null,
): { readonly native: object; readonly replacement: object } | null {
  const held = getOwnPropertyDescriptor(prototype, 'constructor');
  const native: unknown = held?.value;
  if (!held || typeof native !== 'function') return null;
  const replacement = createReplacement(code, native as FunctionMaker);
  defineProperty(prototype, 'constructor', like(held, replacement));
  if (parent !== null) setPrototypeOf(native, parent);
  return { native, replacement };
}

function createReplacement(code: DynamicCode, native: FunctionMaker): object {
  const call = (_native: FunctionMaker, _self: unknown, texts: unknown[]): object =>
    changed(code, native, apply(native, undefined, texts), texts, call);
  const make = (_native: FunctionMaker, texts: unknown[], newTarget: unknown): object => {
    const target = (newTarget === replacement ? native : newTarget) as FunctionMaker;
    return changed(code, native, construct(native, texts, target), texts, make);
  };
  const handler = setPrototypeOf({ apply: call, construct: make }, null) as ProxyHandler<FunctionMaker>;
  const replacement = standsFor(new NativeProxy(native, handler), native);
  return replacement;
}

/** The function that stands for `original`: itself where it cannot be instrumented. Never throws. */
function changed(
  code: DynamicCode,
  native: FunctionMaker,
  original: object,
  texts: readonly unknown[],
  below: unknown,
): object {
  try {
    const text = nativeText(original);
    const url = code.urlOf(text, below);
    const bodyStart = findBody(text, texts);
    if (bodyStart < 0 || isForeign(code, texts)) {
      code.list(url, 'function-text', 'The text of this function cannot be replaced unseen.', `(${text})`);
      return original;
    }
    const open = indexOf(text, '(', 0) + 1;
    const head = sliceString(text, 0, bodyStart - 1);
    const result = code.change(`(${text})`, url);
    // Functions among the parameters' defaults would be changed with the head.
    if (result === null) return original;
    if (sliceString(result, 1, 1 + head.length) !== head) {
      code.list(url, 'function-parameters', 'Its parameters have functions as defaults.', `(${text})`);
      return original;
    }
    const parameters = sliceString(head, open, head.length - HEAD_END.length + 1);
    const body = sliceString(result, 1 + head.length, result.length - CLOSE.length);
    // The native puts a line break in front of the body, where the text had one.
    const lineBreak = indexOf(body, '\n', 0);
    const replacement = construct(native, [
      code.signed(parameters),
      code.signed(sliceString(body, 0, lineBreak) + sliceString(body, lineBreak + 1, body.length)),
    ]);
    const prototype = getPrototypeOf(original) as object | null;
    if (getPrototypeOf(replacement) !== prototype) setPrototypeOf(replacement, prototype);
    setFunctionText(replacement, text);
    return replacement;
  } catch {
    return original;
  }
}

/** Where the body begins in the text of a made function; -1 where that cannot be told. */
function findBody(text: string, texts: readonly unknown[]): number {
  const last: unknown = texts.length === 0 ? '' : texts[texts.length - 1];
  if (typeof last === 'string') return text.length - END.length - last.length;
  const at = indexOf(text, HEAD_END, 0);
  return at < 0 || indexOf(text, HEAD_END, at + 1) >= 0 ? -1 : at + HEAD_END.length;
}

/** True where a policy of the page would see a text of ours. */
function isForeign(code: DynamicCode, texts: readonly unknown[]): boolean {
  if (code.isWatched()) return true;
  for (let i = 0; i < texts.length; i++)
    if (code.isSigned(texts[i]) && code.textOf(texts[i]) === null) return true;
  return false;
}

function like(held: PropertyDescriptor, value: unknown): PropertyDescriptor {
  const { writable = false, enumerable = false, configurable = false } = held;
  return dataProperty(value, { writable, enumerable, configurable });
}
