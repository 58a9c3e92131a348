/**
 * World: page. Shared workers that are made of text, from `blob:` and `data:` addresses. Whoever says the same address
 * means the same worker, so one address has one replacement for all documents of the tab: the first that knows its text
 * makes it. The text begins with the recorder, and the session is told where to look for the worker.
 * Promise: what cannot be changed unseen is made as the page says, and listed.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import { beginningWith } from '../../protocol/worker-messages.ts';
import type { BlobTexts } from './blob-texts.ts';
import { parse } from '../../instrument/1-parse/parse.ts';
import { createLineTable } from '../../instrument/diagnostics/line-table.ts';
import { SHARED, type MadeAddresses } from './dynamic-addresses.ts';
import { sourceUrlOf } from './dynamic-code-place.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { createInMemoryScripts } from './in-memory-scripts.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { construct, createList, createStringMap, ownDataValue, sliceString } from './natives.ts';
import { withinLanguage } from './own-language.ts';
import { randomName } from './random-name.ts';
import { replaceFunction } from './stand-in-property.ts';
import { UNHELD } from './unheld-imports.ts';
import type { TwiceMaking } from './twice-made-workers.ts';
import { createWorkerTexts, goalsOf } from './worker-texts.ts';

export interface SharedWorkerMaking {
  readonly code: DynamicCode;
  readonly blobs: BlobTexts;
  readonly addresses: MadeAddresses;
  /** Statements, on one line, that put a recorder into a worker; it speaks through a binding of that name. */
  readonly recorderFor: (url: string, binding: string) => string;
  /** A worker is being made: it has that address and that binding. */
  readonly tell: (url: string, binding: string) => void;
  /** One is about to be made, of whatever. */
  readonly begin: () => void;
  /** Makes those of an address. */
  readonly makeTwice: TwiceMaking['make'];
}

interface Replacement {
  readonly address: string;
  readonly binding: string;
}

const exec = nativeMethod(RegExp.prototype, 'exec');
const BLOB = /^blob:/;
const FRAGMENT = /#[^]*/;
const BLANK = / /;
const IMPORTS = /\b(?:import|export)\b/;
// A page that makes workers of ever new addresses must not fill memory.
const MAX_ADDRESSES = 200;
// A tab has a handful of frames; one of thousands is not searched.
const MAX_WINDOWS = 200;
// Of a context's name.
const LONGEST_NAME = 200;

/** Replaces `SharedWorker` in a realm that has it. */
export function hookMadeSharedWorkers(making: SharedWorkerMaking, realm: Window & typeof globalThis): void {
  const { code, blobs, addresses, recorderFor, tell, begin, makeTwice } = making;
  const scripts = createInMemoryScripts(blobs, realm);
  const texts = createWorkerTexts(code);
  /** By the page's own, with its fragment; null: as it is. */
  const known = createStringMap<Replacement | null>();
  let count = 0;
  /** Ours, by the page's own. */
  const made = createStringMap<string[]>();
  const lengthOf = nativeGetter(realm as { readonly length: number }, 'length') as (window: object) => number;
  const { top } = realm;

  blobs.onRevoked((url) => {
    const ours = made.get(url);
    if (ours === undefined) return;
    for (let i = 0; i < ours.length; i++) blobs.revokeUrl(ours[i]);
    made.set(url, createList());
  });

  const replacement = replaceFunction(realm, 'SharedWorker', (native) => {
    const make = (_native: object, args: unknown[], newTarget: unknown): object => {
      const target = (newTarget === replacement ? native : newTarget) as typeof native;
      begin();
      const changed = changedAddress(args, make);
      if (changed === null) {
        const once = (): object => construct(native, args, target) as object;
        return target === native && !code.isWatched() ? makeTwice(args, once) : once();
      }
      const worker = construct(native, [changed.address, args[1]], target) as object;
      tell(changed.address, changed.binding);
      return worker;
    };
    return { construct: make };
  });

  /** Another document asks. */
  addresses.onShared((url) => {
    const own = known.get(url);
    const replaced =
      own === undefined && blobs.isOwn(withoutFragment(url))
        ? replace(url, 'worker', ['script', 'module'])
        : own;
    return !replaced ? null : `${replaced.binding} ${replaced.address}`;
  });

  /** Null: as the page says. Never throws. */
  function changedAddress(args: readonly unknown[], below: unknown): Replacement | null {
    try {
      const url = args.length === 0 || code.isSigned(args[0]) ? null : scripts.addressOf(args[0]);
      if (url === null) return null;
      const place = code.urlOf('', below, 'worker');
      const replaced = code.isWatched()
        ? null
        : (known.get(url) ?? fromOthers(url) ?? replace(url, place, goalsOf(args[1])));
      if (replaced === null && scripts.at(url) === null)
        code.list(place, 'in-memory', 'It runs in a shared worker made of what is not known to be text.');
      return replaced;
    } catch {
      return null;
    }
  }

  /** Null: its text is not known here, or cannot be changed. */
  function replace(url: string, place: string, goals: ReturnType<typeof goalsOf>): Replacement | null {
    const before = known.get(url);
    if (before !== undefined) return before;
    const script = scripts.at(url);
    if (script === null) return null;
    const text =
      count++ < MAX_ADDRESSES ? texts.change(script, url, sourceUrlOf(script.text) ?? place, goals) : null;
    if (text === null) {
      known.set(url, null);
      return null;
    }
    listImports(script.text);
    const binding = randomName();
    const fragment = exec(FRAGMENT, url);
    const own = withoutFragment(url);
    const name = url.length > LONGEST_NAME ? `${sliceString(url, 0, LONGEST_NAME)}…` : url;
    const recorder = recorderFor(name, binding);
    const address = script.address(withinLanguage(() => beginningWith(recorder, script.text, text)));
    if (exec(BLOB, address) !== null) {
      const ours = made.get(own) ?? createList<string>();
      ours[ours.length] = address;
      made.set(own, ours);
    }
    const result = { address: fragment === null ? address : address + fragment[0], binding };
    known.set(url, result);
    return result;
  }

  /** What it imports statically. */
  function listImports(text: string): void {
    if (exec(IMPORTS, text) === null) return;
    const parsed = withinLanguage(() => parse(createLineTable(text, { line: 1, column: 1 }), 'module'));
    if (!parsed.ok) return;
    const { body } = parsed.script.program;
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      const source = 'source' in statement ? statement.source : null;
      if (source) code.list(source.value as string, UNHELD.code, UNHELD.reason);
    }
  }

  /** What another document of the tab, of the same origin, has made or can make. */
  function fromOthers(url: string): Replacement | null {
    const windows = createList<object>();
    if (top !== null) windows[0] = top;
    for (let i = 0; i < windows.length && i < MAX_WINDOWS; i++) {
      const answer = windows[i] === realm ? null : ask(windows[i], url);
      if (answer !== null) {
        known.set(url, answer);
        return answer;
      }
      const frames = lengthOf(windows[i]);
      for (let frame = 0; frame < frames; frame++)
        windows[windows.length] = (windows[i] as Record<number, object>)[frame];
    }
    return null;
  }
}

function withoutFragment(url: string): string {
  const fragment = exec(FRAGMENT, url);
  return fragment === null ? url : sliceString(url, 0, fragment.index);
}

function ask(window: object, url: string): Replacement | null {
  try {
    const helper = ownDataValue(window, HELPERS.importUrl);
    if (typeof helper !== 'function') return null;
    const answer = (helper as (url: string, what: string) => unknown)(url, SHARED);
    if (typeof answer !== 'string') return null;
    const blank = exec(BLANK, answer);
    if (blank === null) return null;
    const { index } = blank;
    return { binding: sliceString(answer, 0, index), address: sliceString(answer, index + 1, answer.length) };
  } catch {
    // Of another origin.
    return null;
  }
}
