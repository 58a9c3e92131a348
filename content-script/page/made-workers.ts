/**
 * World: page and worker. Workers that are made of text, from `blob:` and `data:` addresses: no request shows
 * their script, so it is instrumented where the worker is made.
 * Promise: what cannot be changed unseen is made as the page says, and listed.
 */
import type { BlobTexts } from './blob-texts.ts';
import { sourceUrlOf } from './dynamic-code-place.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { createInMemoryScripts } from './in-memory-scripts.ts';
import { nativeMethod } from './native-methods.ts';
import { construct } from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';
import { createWorkerTexts, goalsOf } from './worker-texts.ts';

const exec = nativeMethod(RegExp.prototype, 'exec');
const BLOB = /^blob:/;
const FRAGMENT = /#[^]*$/;

/** Replaces `Worker` in a realm that has it. `announce` hears of each that is made as the page says, just before. */
export function hookMadeWorkers(
  code: DynamicCode,
  blobs: BlobTexts,
  realm: typeof globalThis,
  announce: (url: unknown) => void = () => undefined,
): void {
  const scripts = createInMemoryScripts(blobs, realm);
  const texts = createWorkerTexts(code);

  const replacement = replaceFunction(realm, 'Worker', (native) => {
    const make = (_native: object, args: unknown[], newTarget: unknown): object => {
      const target = (newTarget === replacement ? native : newTarget) as typeof native;
      const changed = changedAddress(args, make);
      if (changed === null) {
        if (args.length > 0) announce(args[0]);
        return construct(native, args, target) as object;
      }
      const { address, fragment } = changed;
      try {
        return construct(native, [address + fragment, args[1]], target) as object;
      } finally {
        // The worker has taken what is behind the address.
        if (exec(BLOB, address) !== null) blobs.revokeUrl(address);
      }
    };
    return { construct: make };
  });

  /** Null: as the page says. Never throws. */
  function changedAddress(
    args: readonly unknown[],
    below: unknown,
  ): { readonly address: string; readonly fragment: string } | null {
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
      const text = texts.change(script, url, named ?? place, goalsOf(args[1]));
      // The worker can read it.
      const fragment = exec(FRAGMENT, url)?.[0] ?? '';
      return text === null ? null : { address: script.address(text), fragment };
    } catch {
      return null;
    }
  }
}
