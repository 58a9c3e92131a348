/**
 * World: page. Tables, globals and exceptions: functions are swapped on their way in and out. Promise: the
 * engine sees the page's arguments once, in number and order as passed, and every error is its own.
 */
import type { Boundary } from './wasm-boundary.ts';
import {
  apply,
  attempt,
  capture,
  type Captured,
  construct,
  createPrivateMap,
  getOwnPropertyDescriptor,
  isArray,
  property,
  defineProperty,
} from './wasm-natives.ts';
import { createMethod, replaceAccessor, replaceConstructor, replaceMethod } from './wasm-stand-ins.ts';

export function hookContainers(namespace: typeof WebAssembly, boundary: Boundary): void {
  hookTables(namespace, boundary);
  hookGlobals(namespace, boundary);
  hookExceptions(namespace, boundary);
}

/** A method that gives out what the engine holds. */
const givingOut = (native: Captured, boundary: Boundary): Captured =>
  createMethod((receiver, args) => boundary.toPage(apply(native, receiver, args)));

function hookTables(namespace: typeof WebAssembly, boundary: Boundary): void {
  const prototype = namespace.Table.prototype;
  const grow = capture(prototype, 'grow')!;
  const set = capture(prototype, 'set')!;
  const lengthOf = capture(prototype, 'length')!;
  const anyValue = createPrivateMap<object, boolean>();
  const notExported = (): void => undefined;

  /** Whether a table takes every JavaScript value, so that a wrapper goes in as itself. */
  const takesAnyValue = (table: unknown): boolean => {
    if (typeof table !== 'object' || table === null) return false;
    let answer = anyValue.get(table);
    if (answer === undefined) {
      // Growing by nothing checks the value and changes nothing; a table of 64-bit addresses wants a BigInt.
      answer =
        attempt(() => apply(grow, table, [0, notExported])) !== null ||
        attempt(() => apply(grow, table, [0n, notExported])) !== null;
      anyValue.set(table, answer);
    }
    return answer;
  };

  /** A method whose second argument goes into the table. */
  const takingIn = (native: Captured): Captured =>
    createMethod((table, args) => {
      const original = boundary.originalOf(args[1]);
      if (original && !takesAnyValue(table)) args[1] = original;
      return apply(native, table, args);
    });

  replaceMethod(prototype, 'grow', takingIn);
  replaceMethod(prototype, 'set', takingIn);
  replaceMethod(prototype, 'get', (native) => givingOut(native, boundary));
  replaceConstructor(namespace, 'Table', (native) => (args, newTarget) => {
    const wrapper = args[1];
    const original = boundary.originalOf(wrapper);
    if (!original) return construct(native, args, newTarget) as object;
    args[1] = original;
    const table = construct(native, args, newTarget) as object;
    // Only the finished table tells whether it wanted the wrapper itself; reading the descriptor would be seen.
    const length = takesAnyValue(table) ? Number(apply(lengthOf, table, [])) : 0;
    for (let i = 0; i < length; i++) apply(set, table, [i, wrapper]);
    return table;
  });
}

function hookGlobals(namespace: typeof WebAssembly, boundary: Boundary): void {
  const prototype = namespace.Global.prototype;
  const valueOf = capture(prototype, 'value')!;

  replaceAccessor(prototype, 'value', 'get', (native) => givingOut(native, boundary));
  replaceMethod(prototype, 'valueOf', (native) => givingOut(native, boundary));
  replaceAccessor(prototype, 'value', 'set', (native) =>
    createMethod((global, args) => {
      const original = boundary.originalOf(args[0]);
      // A number is made of the function's text: the page's code may run, so ask the engine once.
      if (!original || !holdsReference(global)) return apply(native, global, args);
      // An external reference takes the wrapper as it is; a function reference refuses it.
      return attempt(() => [apply(native, global, args)]) ? undefined : apply(native, global, [original]);
    }),
  );
  const holdsReference = (global: unknown): boolean => {
    const held = attempt(() => [apply(valueOf, global, [])]);
    return (
      held !== null && (held[0] === undefined || typeof held[0] === 'object' || typeof held[0] === 'function')
    );
  };
  replaceConstructor(namespace, 'Global', (native) => (args, newTarget) => {
    if (args.length > 1) args[1] = boundary.toEngine(args[1]);
    return construct(native, args, newTarget) as object;
  });
}

function hookExceptions(namespace: typeof WebAssembly, boundary: Boundary): void {
  const exception: unknown = getOwnPropertyDescriptor(namespace, 'Exception')?.value;
  const prototype: unknown =
    typeof exception === 'function' ? getOwnPropertyDescriptor(exception, 'prototype')?.value : null;
  if (typeof prototype !== 'object' || prototype === null) return;
  replaceMethod(prototype, 'getArg', (native) => givingOut(native, boundary));
  replaceConstructor(namespace, 'Exception', (native) => (args, newTarget) => {
    if (boundary.hasWrappers() && isArray(args[1])) args[1] = withOriginals(args[1], boundary);
    return construct(native, args, newTarget) as object;
  });
}

/** The array itself when no wrapper is in it, else a copy with originals. Reads no accessor. */
function withOriginals(payload: unknown[], boundary: Boundary): unknown[] {
  let copy: unknown[] | null = null;
  for (let i = 0; i < payload.length; i++) {
    const original = boundary.originalOf(getOwnPropertyDescriptor(payload, i)?.value);
    if (!original) continue;
    copy ??= copyOf(payload);
    defineProperty(copy, i, property(original, { writable: true, enumerable: true, configurable: true }));
  }
  return copy ?? payload;
}

function copyOf(payload: unknown[]): unknown[] {
  const copy: unknown[] = [];
  for (let i = 0; i < payload.length; i++)
    defineProperty(copy, i, property(payload[i], { writable: true, enumerable: true, configurable: true }));
  return copy;
}
