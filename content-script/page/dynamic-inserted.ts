/**
 * World: page. Inline scripts that a script of the page inserts run inside the call that inserts them, before
 * any observer hears of them: their text is changed just before that call and put back when they start.
 * Promise: the natives keep their text, name, length and errors; a script that did not run keeps its text, too.
 */
import type { DynamicCode } from './dynamic-code.ts';
import type { MadeSources, Undo } from './dynamic-sources.ts';
import type { DomNatives } from './inline-natives.ts';
import { seesMarkup } from './inline-markup.ts';
import { stripIntegrity } from './inline-integrity.ts';
import type { InlineHandlers } from './inline-handlers.ts';
import { AS_WRITTEN, type InlineRewriter } from './inline-scripts.ts';
import { nativeGetter, nativeMethod, nativeSetter } from './native-methods.ts';
import { apply, createList, createObjectMap, sliceString } from './natives.ts';
import { createWriting } from './dynamic-written.ts';
import type { Signing } from './signing.ts';
import { replaceFunction, replaceSetter, type NativeFunction, type Traps } from './stand-in-property.ts';

type Apply = NonNullable<Traps['apply']>;

interface Changed {
  readonly text: string;
  readonly putBack: Undo;
}

const UNSIGNED = 'A policy of the page wants script texts signed, and it is not known whether this one was.';
const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

/**
 * Replaces what inserts nodes into a document, and what writes markup into it. `onOpened` is called when the
 * document may have begun anew, in the same window.
 */
export function hookInsertions(
  code: DynamicCode,
  inline: InlineRewriter,
  sources: MadeSources,
  handlers: InlineHandlers,
  dom: DomNatives,
  signing: Signing,
  realm: typeof globalThis,
  onOpened: () => void,
): void {
  const { Node, Element, Document, DocumentFragment, CharacterData, DocumentType, HTMLScriptElement, Range } =
    realm;
  const isConnected = (node: Node): boolean => dom.isConnected(node);
  const nodeType = nativeGetter(Node.prototype, 'nodeType');
  const firstChild = nativeGetter(Node.prototype, 'firstChild');
  const nextSibling = nativeGetter(Node.prototype, 'nextSibling');
  const getData = nativeGetter(CharacterData.prototype, 'data');
  const commonAncestor = nativeGetter(Range.prototype, 'commonAncestorContainer');
  const setData = nativeSetter(CharacterData.prototype, 'data');
  const queryElement = nativeMethod(Element.prototype, 'querySelectorAll') as unknown as Query;
  const queryFragment = nativeMethod(DocumentFragment.prototype, 'querySelectorAll') as unknown as Query;
  const queryDocument = nativeMethod(Document.prototype, 'querySelectorAll') as unknown as Query;
  const listLength = nativeGetter(realm.NodeList.prototype, 'length');

  /** The same node says something else where that is possible: the page may hold it. */
  function setText(script: HTMLScriptElement, text: string): void {
    const child = signing.isOn() ? null : firstChild(script);
    if (child !== null && nodeType(child) === TEXT && nextSibling(child) === null)
      setData(child as CharacterData, text);
    else dom.setText(script, text);
  }

  /** What the script is to say instead of `text` until it starts, and how it gets its own text back; or null. */
  function changed(script: HTMLScriptElement, text: string, below: unknown): Changed | null {
    const type = inline.typeOf(script);
    if (type === null || text === '') return null;
    inline.adopt(script);
    const nonce = dom.nonceFor(script, text);
    if (typeof nonce !== 'string') {
      const { code: why, reason } = AS_WRITTEN;
      if (nonce === null) code.list(code.urlOf(text, below, 'script'), why, reason, text);
      return null;
    }
    let result: string | null = null;
    const putBack = (): void => {
      if (result === null) return;
      dom.takeBack();
      const now = dom.text(script);
      // The parser may have gone on with it.
      const isLonger = sliceString(now, 0, result.length) === result;
      setText(script, isLonger ? text + sliceString(now, result.length, now.length) : text);
      result = null;
    };
    const start = (): string => inline.startCall(putBack);
    result = code.change(text, code.urlOf(text, below, 'script'), start, type);
    if (result === null) return null;
    dom.lend(script, nonce);
    return { text: result, putBack };
  }

  /** Texts that scripts were given signed: no other text of theirs must be signed by us. */
  const signed = createObjectMap<string>();

  /** Where texts have to be signed: it was, as far as is known. */
  function mayChange(script: HTMLScriptElement, text: string, below: unknown): boolean {
    if (!signing.isEnforced() || signed.get(script) === text) return true;
    if (inline.typeOf(script) !== null && code.mayHoldCode(text))
      code.list(code.urlOf(text, below, 'script'), 'trusted-types', UNSIGNED, text);
    return false;
  }

  function change(script: HTMLScriptElement, below: unknown): Undo | null {
    // One that is in the document has read its file; its own text runs when it got a type that runs and is moved.
    const undo = isConnected(script) ? null : sources.change(script, below);
    if (undo !== null) return undo;
    const text = dom.text(script);
    const to = mayChange(script, text, below) ? changed(script, text, below) : null;
    if (to === null) return null;
    setText(script, to.text);
    return to.putBack;
  }

  /** A script that is in the document already runs as soon as it gets a text. */
  function changeGivenText(script: HTMLScriptElement, args: unknown[], below: unknown): Undo | null {
    const given = args[0];
    if (args.length !== 1 || dom.text(script) !== '') return null;
    const own = code.textOf(given);
    const isSigned = code.isSigned(given);
    if (signing.isEnforced() && !isSigned) return null;
    if (own === null && (isSigned || typeof given === 'string' || nodeType(given as Node) !== TEXT))
      return null;
    const text = own ?? getData(given as CharacterData);
    const to = changed(script, text, below);
    if (to === null) return null;
    if (own !== null) args[0] = code.like(to.text, given);
    else setData(given as CharacterData, to.text);
    return to.putBack;
  }

  function changeAll(self: unknown, args: unknown[], below: unknown): Undo[] {
    const undo = createList<Undo>();
    const into = dom.asScript(self);
    if (into !== null)
      try {
        add(undo, changeGivenText(into, args, below));
      } catch {
        // Not a text.
      }
    for (let i = 0; i < args.length; i++) {
      const node = args[i];
      if (typeof node !== 'object' || node === null) continue;
      try {
        const type = nodeType(node as Node);
        if (type !== ELEMENT && type !== FRAGMENT) continue;
        handlers.seesOutside(node as Node, self as Node);
        const script = dom.asScript(node);
        if (script !== null) stripIntegrity(dom, script);
        if (script !== null) add(undo, change(script, below));
        else if (firstChild(node as Node) !== null) {
          const inside = (type === ELEMENT ? queryElement : queryFragment)(node as Node, 'script');
          for (let at = 0, n = listLength(inside); at < n; at++) {
            const found = dom.asScript(inside[at]);
            if (found !== null) stripIntegrity(dom, found);
            if (found !== null) add(undo, change(found, below));
          }
        }
      } catch {
        // Not a node, or one that resists: the native says what is to be said.
      }
    }
    return undo;
  }

  /** Of a node, or of what a range stands in. */
  function isInDocument(place: unknown): boolean {
    try {
      return isConnected(place as Node);
    } catch {
      try {
        return isConnected(commonAncestor(place as Range));
      } catch {
        return false;
      }
    }
  }

  const inserting = (): Apply => {
    const call = (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      const undo = isInDocument(self) ? changeAll(self, args, call) : null;
      if (undo === null) return apply(native, self, args);
      try {
        return apply(native, self, args);
      } finally {
        for (let i = 0; i < undo.length; i++) undo[i]();
        // Of what asks for a file by its digest.
        dom.takeBack();
      }
    };
    return call;
  };

  const { write, isOpen } = createWriting(inline, sources, dom, signing, change, realm);
  const writing = (lineEnd: string) => (): Apply => {
    const call = (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      for (let i = 0; i < args.length; i++)
        if (typeof args[i] === 'string') seesMarkup(handlers, args[i] as string);
      try {
        return write(native, self, args, lineEnd, call);
      } finally {
        if (!isOpen()) reportWritten(self);
        onOpened();
      }
    };
    return call;
  };

  const opening = (): Apply => (native, self, args) => {
    const opened = apply(native, self, args);
    onOpened();
    return opened;
  };

  /** `text`, where a script is in the document already. */
  const setting = (): Apply => {
    const call = (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      const given = args[0];
      const isSigned = code.isSigned(given);
      const script = isSigned || typeof given === 'string' ? dom.asScript(self) : null;
      if (script !== null && isSigned) signed.set(script, code.textOf(given) ?? '');
      const undo = script !== null && isInDocument(self) ? changeGivenText(script, args, call) : null;
      try {
        return apply(native, self, args);
      } finally {
        undo?.();
      }
    };
    return call;
  };

  /** `src`, where a script is in the document already. */
  const sourcing = (): Apply => {
    const call = (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      const script = dom.asScript(self);
      const undo = script === null ? null : sources.changeGiven(script, args, 0, call);
      try {
        return apply(native, self, args);
      } finally {
        undo?.();
      }
    };
    return call;
  };

  function reportWritten(self: unknown): void {
    try {
      const all = queryDocument(self as Document, 'script');
      for (let i = 0, n = listLength(all); i < n; i++) {
        const script = dom.asScript(all[i]);
        if (script !== null)
          inline.missed(script, 'written', 'document.write put it into the page, where it ran at once.');
      }
    } catch {
      // Not a document.
    }
  }

  const beside = ['before', 'after', 'replaceWith'];
  const into = ['append', 'prepend', 'replaceChildren'];
  replaceAll(Node.prototype, ['appendChild', 'insertBefore', 'replaceChild'], inserting);
  replaceAll(Element.prototype, ['insertAdjacentElement', ...beside, ...into], inserting);
  replaceAll(Document.prototype, into, inserting);
  replaceAll(DocumentFragment.prototype, into, inserting);
  replaceAll(CharacterData.prototype, beside, inserting);
  replaceAll(DocumentType.prototype, beside, inserting);
  replaceAll(Range.prototype, ['insertNode'], inserting);
  replaceAll(Document.prototype, ['write'], writing(''));
  replaceAll(Document.prototype, ['writeln'], writing('\n'));
  replaceAll(Document.prototype, ['open'], opening);
  replaceAll(HTMLScriptElement.prototype, ['text'], setting);
  replaceAll(HTMLScriptElement.prototype, ['src'], sourcing);
}

type Query = (self: Node, selector: string) => NodeListOf<Element>;

/** Something to undo, or nothing. */
function add(list: Undo[], undo: Undo | null): void {
  if (undo !== null) list[list.length] = undo;
}

/** Methods, and setters of accessors. */
function replaceAll(holder: object, names: readonly string[], createCall: () => Apply): void {
  const traps = (): Traps => ({ apply: createCall() });
  for (let i = 0; i < names.length; i++) {
    replaceFunction(holder, names[i], traps);
    replaceSetter(holder, names[i], traps);
  }
}
