/**
 * World: page. Event handlers in the markup: `onclick="…"`. The browser compiles one when its event comes or
 * somebody reads it, with its element, form and document in scope, and only the browser can; so just before, the
 * attribute says something else for as long as it takes to compile that, and then its own text again.
 * Promise: a handler that would not run does not; one that resists runs as it was written.
 */
import type { DynamicCode } from './dynamic-code.ts';
import { setFunctionText } from './function-text.ts';
import type { DomNatives } from './inline-natives.ts';
import type { InlineRewriter } from './inline-scripts.ts';
import { nativeMethod } from './native-methods.ts';
import { isStandIn, nativeText, standsFor } from './native-text.ts';
import {
  apply,
  createList,
  createObjectMap,
  createStringMap,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  ownDataValue,
  setPrototypeOf,
  sliceString,
  toText,
  type StringMap,
} from './natives.ts';
import type { Signing } from './signing.ts';
import { replaceFunction } from './stand-in-property.ts';

export interface InlineHandlers {
  /** Nodes that are in the document now, and what is below them. Never throws. */
  readonly sees: (nodes: readonly Node[]) => void;
  /** An attribute that is being set. */
  readonly seesAttribute: (name: string) => void;
  /** Listens again, after `document.open()`. */
  readonly listenAgain: () => void;
}

type Getter = (this: unknown) => unknown;

interface Accessor {
  readonly get: Getter;
  readonly set: (this: unknown, value: unknown) => void;
}

const ELEMENT = 1;
const indexOf = nativeMethod(String.prototype, 'indexOf');
const exec = nativeMethod(RegExp.prototype, 'exec');
const toLowerCase = nativeMethod(String.prototype, 'toLowerCase');
const HANDLER = /^on[a-z]+$/i;
const FRAME = /^I?FRAME$/;
const JAVASCRIPT = /^[\0- ]*j[\t\n\r]*avascript:/i;
const RUNS_AS_WRITTEN = 'A javascript: address runs as it was written. What it calls is recorded.';
const LAST_PART = /[^/]*$/;

export function createInlineHandlers(
  code: DynamicCode,
  inline: InlineRewriter,
  dom: DomNatives,
  signing: Signing,
  realm: typeof globalThis,
): InlineHandlers {
  const { document, window } = realm;
  const { Element, Event, EventTarget } = realm;
  const hasAttributes = nativeMethod(Element.prototype, 'hasAttributes');
  const attributeNames = nativeMethod(Element.prototype, 'getAttributeNames');
  const setAttribute = nativeMethod(Element.prototype, 'setAttribute');
  const queryAll = nativeMethod(Element.prototype, 'querySelectorAll');
  const listLength = (list: NodeListOf<Node>): number => dom.listLength(list);
  const nodeType = (node: Node): number => dom.nodeType(node);
  const composedPath = nativeMethod(Event.prototype, 'composedPath');
  const listen = nativeMethod(EventTarget.prototype, 'addEventListener');
  /** Where the accessors of handlers are. */
  const holders = [
    realm.HTMLElement,
    realm.SVGElement,
    (realm as { MathMLElement?: { prototype: object } }).MathMLElement,
    realm.HTMLBodyElement,
  ];

  /** Attributes that are somewhere in the page. */
  const known = createStringMap<true>();
  const names = createList<string>();
  let count = 0;
  /** Compiled from our text. */
  const made = createObjectMap<true>();
  /** Of the native getter that a stand-in stands for, and itself. */
  const accessors = createObjectMap<Accessor>();
  /** Texts by element and attribute, whose reading compiles nothing that it would not. */
  const looked = createObjectMap<StringMap<string>>();
  const seen = createObjectMap<number>();
  let batch = 0;

  function look(element: Element): void {
    if (!hasAttributes(element)) return;
    const all = attributeNames(element);
    for (let i = 0; i < all.length; i++) {
      seesAttribute(all[i]);
      if (all[i] === 'src') seesSource(element, dom.attribute(element, 'src') ?? '');
      // Some are handlers of the window, which hears its events in the order of their handlers: this one comes first.
      if (dom.tagOf(element) === 'BODY' && exec(HANDLER, all[i]) !== null) adopt(element, all[i]);
    }
  }

  function seesAttribute(name: string): void {
    if (exec(HANDLER, name) === null) return;
    const attribute = toLowerCase(name);
    if (known.get(attribute) === true) return;
    known.set(attribute, true);
    names[count++] = attribute;
    for (let i = 0; i < holders.length; i++) {
      const holder = holders[i]?.prototype;
      if (holder !== undefined) replaceAccessor(holder, attribute);
    }
    listenTo(attribute);
  }

  /**
   * What runs from an address runs as it was written: the browser takes its text from what the page can read. The
   * session hears of all but the first address of a frame, and `window.open`.
   */
  function seesSource(element: Element, address: string): void {
    if (exec(FRAME, dom.tagOf(element)) !== null && isCode(address))
      code.list(`javascript: of ${nameOf(element)}`, 'javascript-address', RUNS_AS_WRITTEN);
  }

  const isCode = (address: string): boolean =>
    exec(JAVASCRIPT, address) !== null && code.mayHoldCode(address);

  replaceFunction(realm, 'open', (native) => ({
    apply(_native, self, args: unknown[]) {
      // The native would ask the page's object for its text, once and first.
      if (typeof args[0] === 'object' && args[0] !== null) args[0] = toText(args[0]);
      const address = args[0];
      if (typeof address === 'string' && isCode(address))
        code.list('javascript: of window.open', 'javascript-address', RUNS_AS_WRITTEN);
      return apply(native, self, args);
    },
  }));

  /** A handler that is read is compiled, too. */
  function replaceAccessor(holder: object, attribute: string): void {
    const held = getOwnPropertyDescriptor(holder, attribute);
    if (held === undefined || !('get' in held)) return;
    const get = ownDataValue(held, 'get') as Getter | undefined;
    const set = ownDataValue(held, 'set') as Accessor['set'] | undefined;
    const { configurable } = held;
    if (get === undefined || set === undefined || configurable !== true || isStandIn(get)) return;
    // Not what a page has put there.
    if (indexOf(nativeText(get), '[native code]', 0) < 0) return;
    const handler: ProxyHandler<Getter> = {
      apply(native, self: Element, args): unknown {
        adopt(self, attribute);
        return apply(native, self, args);
      },
    };
    const replacement = new NativeProxy(get, setPrototypeOf(handler, null) as typeof handler);
    const accessor: Accessor = { get, set };
    accessors.set(standsFor(replacement, get), accessor);
    defineProperty(holder, attribute, setPrototypeOf({ get: replacement }, null) as PropertyDescriptor);
  }

  function listenTo(attribute: string): void {
    const type = sliceString(attribute, 2, attribute.length);
    listen(window, type, onEvent, { capture: true, passive: true });
    // The window does not hear what has been loaded in its document.
    if (type === 'load') listen(document, type, onEvent, { capture: true, passive: true });
  }

  /** The first to hear an event: before any handler of it is compiled. */
  function onEvent(event: Event): void {
    try {
      const attribute = `on${dom.eventType(event)}`;
      const path = composedPath(event);
      for (let i = 0; i < path.length; i++) {
        if (isElement(path[i])) adopt(path[i] as Element, attribute);
      }
    } catch {
      // The event goes on.
    }
  }

  function isElement(target: EventTarget): boolean {
    try {
      return nodeType(target as Node) === ELEMENT;
    } catch {
      return false;
    }
  }

  /** Compiles the handler with its text changed, if it is there and was not compiled so yet. Never throws. */
  function adopt(element: Element, attribute: string): void {
    try {
      const text = dom.attribute(element, attribute);
      if (text === null || inline.isForbidden()) return;
      const accessor = accessorOf(element, attribute);
      if (accessor === null) return;
      const before = looked.get(element);
      if (before?.get(attribute) === text) {
        const present = apply(accessor.get, element, []);
        if (typeof present !== 'function' || made.get(present) === true) return;
      }
      const source = `function ${attribute}(${parametersOf(element, attribute)}) {\n${text}\n}`;
      const changed = changedText(element, attribute, source);
      if (changed === null) return;
      const texts = before ?? createStringMap<string>();
      looked.set(element, texts);
      texts.set(attribute, text);
      const original = apply(accessor.get, element, []);
      // A function that a script has put there; nothing, where the page's policy allows no such handlers.
      if (typeof original !== 'function' || made.get(original) === true) return;
      if (nativeText(original) !== source) return;
      setAttribute(element, attribute, signing.script(changed));
      const replacement = apply(accessor.get, element, []);
      setAttribute(element, attribute, signing.script(text));
      const works = typeof replacement === 'function';
      apply(accessor.set, element, [works ? replacement : original]);
      made.set(works ? replacement : original, true);
      if (works) setFunctionText(replacement, source);
    } catch {
      // It runs as it was written.
    }
  }

  function changedText(element: Element, attribute: string, source: string): string | null {
    const result = code.change(`(${source})`, `${attribute} of ${nameOf(element)}`);
    if (result === null) return null;
    const head = indexOf(source, '{', 0) + 1;
    const body = sliceString(result, 1 + head, result.length - '})'.length);
    // The browser puts a line break in front of the text, where the source has one.
    const lineBreak = indexOf(body, '\n', 0);
    return sliceString(body, 0, lineBreak) + sliceString(body, lineBreak + 1, body.length);
  }

  /** `button#go in page.html` */
  function nameOf(element: Element): string {
    const id = dom.attribute(element, 'id');
    const tag = toLowerCase(dom.tagOf(element)) + (id === null || id === '' ? '' : `#${id}`);
    const page = exec(LAST_PART, dom.documentUrl());
    return tag + (page === null || page[0] === '' ? '' : ` in ${page[0]}`);
  }

  function accessorOf(element: Element, attribute: string): Accessor | null {
    for (let i = holders.length - 1; i >= 0; i--) {
      const holder = holders[i]?.prototype;
      if (holder === undefined || !dom.isOfKind(holder, element)) continue;
      const held = getOwnPropertyDescriptor(holder, attribute);
      const get = held && (ownDataValue(held, 'get') as object | undefined);
      const accessor = get && accessors.get(get);
      if (accessor !== undefined) return accessor;
    }
    return null;
  }

  /** What the browser names them. */
  function parametersOf(element: Element, attribute: string): string {
    const tag = dom.tagOf(element);
    if (attribute === 'onerror' && tag === 'BODY') return 'event, source, lineno, colno, error';
    return dom.isOfKind(realm.SVGElement.prototype, element) ? 'evt' : 'event';
  }

  return {
    sees(nodes) {
      batch++;
      for (let i = 0; i < nodes.length; i++) {
        const node = nodes[i];
        try {
          if (nodeType(node) !== ELEMENT || seen.get(node) === batch) continue;
          const element = node as Element;
          seen.set(element, batch);
          look(element);
          const below = queryAll(element, '*');
          for (let at = 0, n = listLength(below); at < n; at++) {
            seen.set(below[at], batch);
            look(below[at]);
          }
        } catch {
          // Its handlers run as they were written.
        }
      }
    },
    seesAttribute,
    listenAgain() {
      for (let i = 0; i < count; i++) listenTo(names[i]);
    },
  };
}
