/**
 * World: page. Inline scripts in markup that `document.write` puts in front of the parser: they run inside that
 * call. So the markup is given to the parser in pieces that end within each `</script>`, where the script's text
 * is known and it has not run yet; then it is changed as that of inserted scripts is.
 * Promise: the parser reads the same characters in the same order; a script that resists runs as it was written.
 */
import type { MadeSources } from './dynamic-sources.ts';
import type { DomNatives } from './inline-natives.ts';
import { stripIntegrity } from './inline-integrity.ts';
import type { InlineRewriter } from './inline-scripts.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { apply, method, sliceString, toText } from './natives.ts';
import type { Signing } from './signing.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Changes the text of a script that is not complete, or has not run; `below` is who wrote it. */
type Change = (script: HTMLScriptElement, below: unknown) => void;

// All of `</script` but its last letter: after it nothing has ended yet.
const END = /<\/scrip(?=t)/gi;
const PARTIAL_END = /<(?:\/(?:s(?:c(?:r(?:ip?)?)?)?)?)?$/i;
const OPEN = /<script/i;
const LINE_END = /\r\n?/g;
// Scripts that are written in more calls than it takes to write so much are not looked for.
const MAX_WRITTEN = 4_000_000;

/** `write` and `writeln`, of the realm's own document in pieces; `below` is what the page called. */
export type Write = (
  native: Method,
  self: unknown,
  args: unknown[],
  lineEnd: string,
  below: unknown,
) => unknown;

export function createWriting(
  inline: InlineRewriter,
  sources: MadeSources,
  dom: DomNatives,
  signing: Signing,
  change: Change,
  realm: typeof globalThis,
): { readonly write: Write; /** A script has begun and not ended. */ readonly isOpen: () => boolean } {
  const { document } = realm;
  const querySelectorAll = nativeMethod(realm.Document.prototype, 'querySelectorAll');
  const writePiece = nativeMethod(realm.Document.prototype, 'write');
  const listLength = nativeGetter(realm.NodeList.prototype, 'length');
  const replace = method<RegExp, [string, string], string>(RegExp.prototype, Symbol.replace);
  const exec = nativeMethod(RegExp.prototype, 'exec');
  const endsWith = (text: string, end: string): boolean =>
    end.length <= text.length && sliceString(text, text.length - end.length, text.length) === end;
  /** What was written since the last end of a script; a script may be written in many calls. */
  let written = '';

  function lookAtOpenScripts(below: unknown): void {
    const all = querySelectorAll(document, 'script');
    const text = exec(/\r/, written) === null ? written : replace(LINE_END, written, '\n');
    for (let i = listLength(all) - 1; i >= 0; i--) {
      const script = dom.asScript(all[i]);
      if (script === null || !inline.isNew(script)) continue;
      const own = dom.text(script);
      if (own === '') {
        stripIntegrity(dom, script);
        sources.changeParsed(script, below);
      }
      if (own === '' || !endsWith(text, own)) continue;
      change(script, below);
      return;
    }
  }

  function writeInPieces(text: string, below: unknown): void {
    const before = written;
    const partial = exec(PARTIAL_END, before);
    const tail = partial === null ? '' : partial[0];
    const all = tail + text;
    let done = tail.length;
    // The scripts inside may write, too: that is a text of its own.
    written = '';
    let since = before;
    END.lastIndex = 0;
    for (let match = exec(END, all); match !== null; match = exec(END, all)) {
      const cut = END.lastIndex;
      const piece = sliceString(all, done, cut);
      done = cut;
      if (piece !== '') writePiece(document, piece);
      written = sliceString(since + piece, 0, since.length + piece.length - match[0].length);
      try {
        lookAtOpenScripts(below);
      } catch {
        // It runs as it was written.
      }
      written = '';
      since = '';
      END.lastIndex = cut;
    }
    const rest = sliceString(all, done, all.length);
    if (rest !== '') writePiece(document, rest);
    written = since.length + rest.length > MAX_WRITTEN ? '' : since + rest;
  }

  const write: Write = (native, self, args, lineEnd, below) => {
    // A policy of the page is asked about the whole of it.
    if (signing.isOn()) return apply(native, self, args);
    let text = '';
    for (let i = 0; i < args.length; i++) {
      // Signed texts and objects are converted by the native.
      if (typeof args[i] !== 'string' && typeof args[i] !== 'number') return apply(native, self, args);
      text += toText(args[i]);
    }
    const opensNone = written === '' && exec(/</, text) === null;
    if (self !== document || args.length === 0 || opensNone) return apply(native, self, args);
    writeInPieces(text + lineEnd, below);
    return undefined;
  };
  return { write, isOpen: () => exec(OPEN, written) !== null };
}
