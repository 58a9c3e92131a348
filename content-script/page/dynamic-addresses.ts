/**
 * World: page. Scripts and modules at `blob:` and `data:` addresses: they are loaded from another address of the
 * same kind, with their text instrumented. One address is one module, whoever asks for it and however often; it
 * keeps its `import.meta.url` and its name in stacks.
 * Promise: never throws; what cannot be changed unseen is loaded as it is, and the session lists it.
 */
import { parse } from '../../instrument/1-parse/parse.ts';
import { createLineTable } from '../../instrument/diagnostics/line-table.ts';
import type { SourceType } from '../../instrument/index.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';
import { CHANGED_ADDRESS } from '../../protocol/page-messages.ts';
import type { BlobTexts } from './blob-texts.ts';
import { sourceUrlOf } from './dynamic-code-place.ts';
import type { DynamicCode } from './dynamic-code.ts';
import { createInMemoryScripts } from './in-memory-scripts.ts';
import { nativeMethod } from './native-methods.ts';
import { createList, createStringMap, dataProperty, defineProperty, sliceString } from './natives.ts';
import { withinLanguage } from './own-language.ts';

/** What one document asks the {@link HELPERS.importUrl} of another for, beside the address. */
export const SHARED = 'shared worker';

export interface MadeAddresses {
  /** The address to load instead; null: as it is. `start`: a call that goes in front of its statements. */
  readonly changed: (
    address: unknown,
    type: SourceType,
    below: unknown,
    start?: () => string,
  ) => string | null;
  /** A module's text with the addresses that it imports statically changed; itself where there are none. */
  readonly changeImports: (text: string, below: unknown) => string;
  /** An import map's text with the addresses of modules changed. */
  readonly changeMap: (text: string, below: unknown) => string;
  /** Answers other documents that ask for the address of a shared worker. */
  readonly onShared: (answer: (url: string) => string | null) => void;
  /** Hears of each that a script imports as it is. */
  readonly asItIs: (address: unknown) => void;
}

const exec = nativeMethod(RegExp.prototype, 'exec');
const quote: (text: string) => string = JSON.stringify;
const JAVASCRIPT = /^(?:text|application)\/(?:x-)?(?:java|ecma)script\s*(?:;|$)/;
const RUNS_WHEN_CLASSIC = /^(?:$|;|text\/plain\s*(?:;|$))/;
const IN_MEMORY = /(["'])(?:blob|data):/;
const IMPORTS_OWN_ADDRESS = /import\s*\.\s*meta/;
// What stands in a `sourceURL` comment counts up to a blank or a quote; a longer one would double the text.
const NAME = /^[^\s'"]{1,2000}$/;
// Past that, further modules keep their addresses: a module must never be loaded from two.
const MAX_MODULES = 2000;
const FIXED = { writable: false, enumerable: false, configurable: false };

export function createMadeAddresses(
  code: DynamicCode,
  blobs: BlobTexts | null,
  isForbidden: () => boolean,
  realm: typeof globalThis,
  asItIs: (address: unknown) => void = () => undefined,
): MadeAddresses {
  const scripts = createInMemoryScripts(blobs, realm);
  /** By the page's own; false: as it is. */
  const modules = createStringMap<string | false>();
  let count = 0;
  /** Ours, by the page's own. */
  const made = createStringMap<string[]>();

  blobs?.onRevoked((url) => {
    const ours = made.get(url);
    if (ours === undefined) return;
    for (let i = 0; i < ours.length; i++) blobs.revokeUrl(ours[i]);
    made.set(url, createList());
  });

  function load(url: string, type: SourceType, below: unknown, start?: () => string): string | null {
    const script = scripts.at(url);
    if (script === null) return null;
    const runs = exec(JAVASCRIPT, script.type) ?? (type === 'script' && exec(RUNS_WHEN_CLASSIC, script.type));
    if (!runs) return null;
    const text = type === 'module' ? changeImports(script.text, below) : script.text;
    const tellsAddress = type === 'module' && exec(IMPORTS_OWN_ADDRESS, text) !== null;
    const begin = tellsAddress ? () => `import.meta.url=${quote(url)};` : start;
    const place = code.urlOf(text, below, type);
    const changed = code.change(text, place, begin, type) ?? unchanged(text, text !== script.text, begin);
    if (changed === null) return null;
    const isNamed = sourceUrlOf(text) !== null || exec(NAME, url) === null;
    const fragment = exec(/#[^]*/, url);
    const own = fragment === null ? url : sliceString(url, 0, fragment.index);
    const address = script.address(isNamed ? changed : `${changed}\n//# sourceURL=${url}`);
    const ours = made.get(own) ?? createList<string>();
    ours[ours.length] = address;
    made.set(own, ours);
    return `${address}#${CHANGED_ADDRESS}${fragment === null ? '' : fragment[0]}`;
  }

  /** Null where it may hold what could not be instrumented. */
  function unchanged(text: string, hasOtherImports: boolean, begin?: () => string): string | null {
    if (!hasOtherImports && code.mayHoldCode(text)) return null;
    return begin === undefined ? text : begin() + text;
  }

  function changed(address: unknown, type: SourceType, below: unknown, start?: () => string): string | null {
    try {
      const url = code.isSigned(address) ? null : scripts.addressOf(address);
      if (url === null) return null;
      const known = type === 'module' ? modules.get(url) : undefined;
      if (known !== undefined) return known === false ? null : known;
      const isLeft = isForbidden() || (type === 'module' && count++ >= MAX_MODULES);
      const result = isLeft ? null : load(url, type, below, start);
      if (type === 'module') modules.set(url, result ?? false);
      return result;
    } catch {
      return null;
    }
  }

  function changeImports(text: string, below: unknown): string {
    if (exec(IN_MEMORY, text) === null) return text;
    const parsed = withinLanguage(() => parse(createLineTable(text, { line: 1, column: 1 }), 'module'));
    if (!parsed.ok) return text;
    const { body } = parsed.script.program;
    let result = '';
    let done = 0;
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      const source = 'source' in statement ? statement.source : null;
      const to = source === null || source === undefined ? null : changed(source.value, 'module', below);
      if (!source || to === null) continue;
      result += sliceString(text, done, source.start) + quote(to);
      done = source.end;
    }
    return result + sliceString(text, done, text.length);
  }

  function changeMap(text: string, below: unknown): string {
    if (exec(IN_MEMORY, text) === null) return text;
    return withinLanguage(() => {
      let isChanged = false;
      const map: unknown = JSON.parse(text, (_, value: unknown) => {
        const to = typeof value === 'string' ? changed(value, 'module', below) : null;
        if (to !== null) isChanged = true;
        return to ?? value;
      });
      return isChanged ? JSON.stringify(map) : text;
    });
  }

  let answerShared: (url: string) => string | null = () => null;
  const helper = (address: unknown, what?: unknown): unknown => {
    if (what === SHARED) return typeof address === 'string' ? answerShared(address) : null;
    const to = changed(address, 'module', helper);
    if (to === null) asItIs(address);
    return to ?? address;
  };
  defineProperty(realm, HELPERS.importUrl, dataProperty(helper, FIXED));
  return {
    changed,
    changeImports,
    changeMap,
    onShared(answer) {
      answerShared = answer;
    },
    asItIs,
  };
}
