/**
 * World: page. Script elements at `blob:` and `data:` addresses, and import maps that name such: their attribute
 * or text says another address while the browser reads it, and its own again right after.
 * Promise: never throws; an element that resists keeps its address.
 */
import type { MadeAddresses } from './dynamic-addresses.ts';
import type { DomNatives } from './inline-natives.ts';
import type { InlineRewriter } from './inline-scripts.ts';
import { nativeMethod } from './native-methods.ts';
import { createList, createObjectMap } from './natives.ts';
import type { Signing } from './signing.ts';

export type Undo = () => void;

export interface MadeSources {
  /** A script that is about to be read by the browser. Gives how it gets its own address back; null: it has it. */
  readonly change: (script: HTMLScriptElement, below: unknown) => Undo | null;
  /** The same of one that is in the document without a source, and is given this one as `args[at]`. */
  readonly changeGiven: (
    script: HTMLScriptElement,
    args: unknown[],
    at: number,
    below: unknown,
  ) => Undo | null;
  /** A script that the parser has read, and not run yet. */
  readonly changeParsed: (script: HTMLScriptElement, below: unknown) => void;
  /** Nodes that came into the document, before the parser goes on. */
  readonly sees: (nodes: readonly Node[]) => void;
}

const exec = nativeMethod(RegExp.prototype, 'exec');
const IN_MEMORY = /^\s*(?:blob|data):/i;
const MAP = /^\s*importmap\s*$/i;

export function createMadeSources(
  addresses: MadeAddresses,
  inline: InlineRewriter,
  dom: DomNatives,
  signing: Signing,
  realm: typeof globalThis,
): MadeSources {
  /** Of scripts that the parser has not run yet. */
  let pending = createList<Undo>();
  const handled = createObjectMap<true>();

  function changeSource(script: HTMLScriptElement, below: unknown, isParsed: boolean): Undo | null {
    const source = dom.source(script);
    // What is put in by a script may not be signed, and would be if we changed it.
    if (source === null) return isParsed || !signing.isEnforced() ? changeMap(script, below) : null;
    if (exec(IN_MEMORY, source) === null) return null;
    const type = inline.kindOf(script);
    if (type === null) return null;
    handled.set(script, true);
    let isBack = false;
    const putBack = (): void => {
      if (isBack) return;
      isBack = true;
      dom.setSource(script, source);
    };
    // What the parser runs says itself when it begins; a script may read its own address then.
    const start = isParsed && type === 'script' ? () => inline.startCall(putBack) : undefined;
    const to = addresses.changed(source, type, below, start);
    if (to === null) return null;
    dom.setSource(script, to);
    return putBack;
  }

  function changeMap(script: HTMLScriptElement, below: unknown): Undo | null {
    if (exec(MAP, dom.attribute(script, 'type') ?? '') === null) return null;
    const text = dom.text(script);
    const to = addresses.changeMap(text, below);
    if (to === text) return null;
    const nonce = dom.nonceFor(script, text);
    if (typeof nonce !== 'string') return null;
    handled.set(script, true);
    dom.lend(script, nonce);
    dom.setText(script, to);
    return () => dom.setText(script, text);
  }

  function quietly(task: () => Undo | null): Undo | null {
    try {
      return task();
    } catch {
      return null;
    }
  }

  function changeParsed(script: HTMLScriptElement, below: unknown): void {
    if (handled.get(script) === true) return;
    const undo = quietly(() => changeSource(script, below, true));
    if (undo !== null) pending[pending.length] = undo;
  }

  function putAllBack(): void {
    const all = pending;
    if (all.length === 0) return;
    pending = createList();
    for (let i = 0; i < all.length; i++) all[i]();
  }

  realm.document.addEventListener('DOMContentLoaded', putAllBack, { capture: true, once: true });

  return {
    change: (script, below) => quietly(() => changeSource(script, below, false)),
    changeGiven: (script, args, at, below) =>
      quietly(() => {
        const source = args[at];
        if (typeof source !== 'string' || exec(IN_MEMORY, source) === null) return null;
        // A policy of the page hears of it.
        if (signing.isEnforced()) return null;
        if (!dom.isConnected(script)) return null;
        const type = dom.source(script) === null ? inline.kindOf(script) : null;
        const to = type === null ? null : addresses.changed(source, type, below);
        if (to === null) return null;
        args[at] = to;
        return () => dom.setSource(script, source);
      }),
    changeParsed,
    sees(nodes) {
      putAllBack();
      for (let i = 0; i < nodes.length; i++) {
        const script = dom.asScript(nodes[i]);
        if (script !== null && dom.isAtParser(script)) changeParsed(script, changeParsed);
      }
    },
  };
}
