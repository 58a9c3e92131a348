/**
 * World: page. Inline scripts that a script of the page inserts run inside the call that inserts them, before
 * any observer hears of them: their text is changed just before that call and put back when they start.
 * Promise: the natives keep their text, name, length and errors; a script that did not run keeps its text, too.
 */
import type { DynamicCode } from './dynamic-code.ts';
import type { DomNatives } from './inline-natives.ts';
import type { InlineRewriter } from './inline-scripts.ts';
import { nativeGetter, nativeMethod, nativeSetter } from './native-methods.ts';
import { standsFor } from './native-text.ts';
import {
  apply,
  createList,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  setPrototypeOf,
} from './natives.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Undo = () => void;

const ELEMENT = 1;
const TEXT = 3;
const FRAGMENT = 11;

/** Replaces what inserts nodes into a document, and what writes markup into it. */
export function hookInsertions(
  code: DynamicCode,
  inline: InlineRewriter,
  dom: DomNatives,
  realm: typeof globalThis,
): void {
  const { Node, Element, Document, DocumentFragment, CharacterData, DocumentType } = realm;
  const isConnected = nativeGetter(Node.prototype, 'isConnected');
  const nodeType = nativeGetter(Node.prototype, 'nodeType');
  const firstChild = nativeGetter(Node.prototype, 'firstChild');
  const nextSibling = nativeGetter(Node.prototype, 'nextSibling');
  const setData = nativeSetter(CharacterData.prototype, 'data');
  const queryElement = nativeMethod(Element.prototype, 'querySelectorAll') as unknown as Query;
  const queryFragment = nativeMethod(DocumentFragment.prototype, 'querySelectorAll') as unknown as Query;
  const queryDocument = nativeMethod(Document.prototype, 'querySelectorAll') as unknown as Query;
  const listLength = nativeGetter(realm.NodeList.prototype, 'length');

  /** The same node says something else where that is possible: the page may hold it. */
  function setText(script: HTMLScriptElement, text: string): void {
    const child = firstChild(script);
    if (child !== null && nodeType(child) === TEXT && nextSibling(child) === null)
      setData(child as CharacterData, text);
    else dom.setText(script, text);
  }

  function change(script: HTMLScriptElement, below: unknown, undo: Undo[]): void {
    const type = inline.typeOf(script);
    const text = type === null || isConnected(script) ? '' : dom.text(script);
    if (type === null || text === '' || code.isWatched()) return;
    inline.adopt(script);
    let isChanged = true;
    const putBack = (): void => {
      if (isChanged) setText(script, text);
      isChanged = false;
    };
    const start = (): string => inline.startCall(putBack);
    const result = code.change(text, code.urlOf(text, below, 'script'), start, type);
    if (result === null) return;
    setText(script, result);
    undo[undo.length] = putBack;
  }

  function changeAll(args: readonly unknown[], below: unknown): Undo[] {
    const undo = createList<Undo>();
    for (let i = 0; i < args.length; i++) {
      const node = args[i];
      if (typeof node !== 'object' || node === null) continue;
      try {
        const type = nodeType(node as Node);
        if (type !== ELEMENT && type !== FRAGMENT) continue;
        const script = dom.asScript(node);
        if (script !== null) change(script, below, undo);
        else if (firstChild(node as Node) !== null) {
          const inside = (type === ELEMENT ? queryElement : queryFragment)(node as Node, 'script');
          for (let at = 0, n = listLength(inside); at < n; at++) {
            const found = dom.asScript(inside[at]);
            if (found !== null) change(found, below, undo);
          }
        }
      } catch {
        // Not a node, or one that resists: the native says what is to be said.
      }
    }
    return undo;
  }

  function isInDocument(node: unknown): boolean {
    try {
      return isConnected(node as Node);
    } catch {
      return false;
    }
  }

  const inserting = (native: Method): object => {
    const call = (_native: Method, self: unknown, args: unknown[]): unknown => {
      const undo = isInDocument(self) ? changeAll(args, call) : null;
      if (undo === null || undo.length === 0) return apply(native, self, args);
      try {
        return apply(native, self, args);
      } finally {
        for (let i = 0; i < undo.length; i++) undo[i]();
      }
    };
    return call;
  };

  const writing =
    (native: Method): object =>
    (_native: Method, self: unknown, args: unknown[]) => {
      try {
        return apply(native, self, args);
      } finally {
        reportWritten(self);
      }
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
  replaceAll(Document.prototype, ['write', 'writeln'], writing);
}

type Query = (self: Node, selector: string) => NodeListOf<Element>;

function replaceAll(holder: object, names: readonly string[], createCall: (native: Method) => object): void {
  for (let i = 0; i < names.length; i++) {
    const held = getOwnPropertyDescriptor(holder, names[i]);
    const native: unknown = held?.value;
    if (!held || typeof native !== 'function') continue;
    const { writable = false, enumerable = false, configurable = false } = held;
    const handler = setPrototypeOf({ apply: createCall(native as Method) }, null) as ProxyHandler<Method>;
    const replacement = standsFor(new NativeProxy(native as Method, handler), native);
    defineProperty(holder, names[i], dataProperty(replacement, { writable, enumerable, configurable }));
  }
}
