/**
 * World: page. Event handlers in the markup: `onclick="…"`. The browser compiles one when its event comes or
 * somebody reads it, with its element, form and document in scope, and only the browser can; so just before, the
 * attribute says something else for as long as it takes to compile that, and then its own text again.
 * The window hears what happens in its document; what is outside of it, or in a shadow tree, has listeners of its own.
 * Promise: a handler that would not run does not; one that resists runs as it was written.
 */
import type { DynamicCode } from './dynamic-code.ts';
import { setFunctionText } from './function-text.ts';
import type { DomNatives } from './inline-natives.ts';
import type { InlineRewriter } from './inline-scripts.ts';
import type { JavascriptAddresses } from './javascript-addresses.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { isStandIn, nativeText } from './native-text.ts';
import {
  apply,
  createList,
  createObjectMap,
  createStringMap,
  getOwnPropertyDescriptor,
  hasOwn,
  ownDataValue,
  sliceString,
  type StringMap,
} from './natives.ts';
import type { Signing } from './signing.ts';
import type { Admission } from './admission.ts';
import { replaceGetter } from './stand-in-property.ts';

export interface InlineHandlers {
  /** Nodes that are in the document now, and what is below them. Never throws. */
  readonly sees: (nodes: readonly Node[]) => void;
  /** An attribute that is made, or is being set on an element. */
  readonly seesAttribute: (name: string, element?: Element) => void;
  /** Nodes outside of the document, or in one of its shadow trees; `into`: or they will be below this one. */
  readonly seesOutside: (node: Node, into?: Node) => void;
  /** Listens again, after `document.open()`. */
  readonly listenAgain: () => void;
}

type Getter = (this: unknown) => unknown;
type Query = (self: Node, selector: string) => NodeListOf<Element>;

interface Accessor {
  readonly get: Getter;
  readonly set: (this: unknown, value: unknown) => void;
}

const ELEMENT = 1;
const DOCUMENT = 9;
/** Events whose names are not those of their handlers. */
const OTHER_TYPES = [
  ['onbegin', 'beginEvent'],
  ['onend', 'endEvent'],
  ['onrepeat', 'repeatEvent'],
  ['onwebkitanimationend', 'webkitAnimationEnd'],
  ['onwebkitanimationiteration', 'webkitAnimationIteration'],
  ['onwebkitanimationstart', 'webkitAnimationStart'],
  ['onwebkittransitionend', 'webkitTransitionEnd'],
] as const;
const indexOf = nativeMethod(String.prototype, 'indexOf');
const exec = nativeMethod(RegExp.prototype, 'exec');
const toLowerCase = nativeMethod(String.prototype, 'toLowerCase');
const HANDLER = /^on[a-z]+$/i;
const CAPTURE = { capture: true, passive: true };
const BODY = /^(?:BODY|FRAMESET)$/;

export function createInlineHandlers(
  code: DynamicCode,
  inline: InlineRewriter,
  dom: DomNatives,
  signing: Signing,
  admission: Admission,
  addresses: JavascriptAddresses,
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
  const getRoot: (self: Node) => Node = nativeMethod(realm.Node.prototype, 'getRootNode');
  const ownerOf = nativeGetter(realm.Node.prototype, 'ownerDocument');
  const contentOf = nativeGetter(realm.HTMLTemplateElement.prototype, 'content');
  const bodyOf = nativeGetter(realm.Document.prototype, 'body');
  const queryDocument = nativeMethod(realm.Document.prototype, 'querySelectorAll') as unknown as Query;
  const queryFragment = nativeMethod(
    realm.DocumentFragment.prototype,
    'querySelectorAll',
  ) as unknown as Query;
  const composedPath = nativeMethod(Event.prototype, 'composedPath');
  const listen = nativeMethod(EventTarget.prototype, 'addEventListener');
  const rare = realm as Readonly<
    Partial<Record<'MathMLElement' | 'HTMLFrameSetElement', { readonly prototype: object }>>
  >;
  /** Where the accessors of handlers are; a later one hides an earlier. */
  const holders = [
    Element,
    realm.HTMLElement,
    realm.SVGElement,
    rare.MathMLElement,
    realm.HTMLMediaElement,
    realm.HTMLVideoElement,
    realm.SVGAnimationElement,
    rare.HTMLFrameSetElement,
    realm.HTMLBodyElement,
  ];

  /** Attributes that are somewhere in the page. */
  const known = createStringMap<true>();
  const names = createList<string>();
  let count = 0;
  /** Finds elements that may have one of them. */
  let selector = '';
  const typeOf = createStringMap<string>();
  const attributeOf = createStringMap<string>();
  for (let i = 0; i < OTHER_TYPES.length; i++) {
    const [attribute, type] = OTHER_TYPES[i];
    typeOf.set(attribute, type);
    attributeOf.set(type, attribute);
  }
  /** The last that was given a handler of its window, wherever it stands. */
  let body: Element | null = null;
  /** Compiled from our text. */
  const made = createObjectMap<true>();
  /** Of the native getter that a stand-in stands for, and itself. */
  const accessors = createObjectMap<Accessor>();
  /** Texts by element and attribute, whose reading compiles nothing that it would not. */
  const looked = createObjectMap<StringMap<string>>();
  const seen = createObjectMap<number>();
  let batch = 0;
  /** Not known to be complete. */
  let templates = createList<Element>();

  function look(element: Element): void {
    if (dom.tagOf(element) === 'TEMPLATE') {
      templates[templates.length] = element;
      lookInto(element);
    }
    if (!hasAttributes(element)) return;
    const all = attributeNames(element);
    for (let i = 0; i < all.length; i++) {
      seesAttribute(all[i], element);
      if (all[i] === 'src') addresses.seesFrame(element);
      // Some are handlers of the window, which hears its events in the order of their handlers: this one comes first.
      if (dom.tagOf(element) === 'BODY' && exec(HANDLER, all[i]) !== null) adopt(element, all[i]);
    }
  }

  /** What is in a template has no events, and its copies may have some at once. */
  function lookInto(template: Element): void {
    const inside = queryFragment(contentOf(template as HTMLTemplateElement), '*');
    for (let i = 0, n = listLength(inside); i < n; i++) {
      const all = attributeNames(inside[i]);
      for (let at = 0; at < all.length; at++) seesAttribute(all[at]);
    }
  }

  /** The parser has gone on with them. */
  function lookAgain(): void {
    const begun = templates;
    if (begun.length === 0) return;
    templates = createList<Element>();
    try {
      for (let i = 0; i < begun.length; i++) lookInto(begun[i]);
    } catch {
      // Handlers of copies are heard of when they come into the document.
    }
  }

  function seesAttribute(name: string, element?: Element): void {
    if (exec(HANDLER, name) === null) return;
    const attribute = toLowerCase(name);
    if (known.get(attribute) !== true && !learn(attribute)) return;
    if (element === undefined) return;
    if (exec(BODY, dom.tagOf(element)) !== null) body = element;
    if (getRoot(element) !== document) listenAt(element, attribute);
  }

  /** False for an attribute that is no handler. */
  function learn(attribute: string): boolean {
    let isHandler = false;
    for (let i = 0; i < holders.length; i++) {
      const holder = holders[i]?.prototype;
      if (holder === undefined || !hasOwn(holder, attribute)) continue;
      isHandler = true;
      replaceAccessor(holder, attribute);
    }
    if (!isHandler) return false;
    known.set(attribute, true);
    names[count++] = attribute;
    selector += `${selector === '' ? '' : ','}[${attribute}]`;
    listenTo(attribute);
    return true;
  }

  function seesOutside(node: Node, into: Node = node): void {
    try {
      if (count === 0 || getRoot(into) === document) return;
      const type = nodeType(node);
      if (type === ELEMENT) listenToAll(node as Element);
      const query = type === ELEMENT ? queryAll : type === DOCUMENT ? queryDocument : queryFragment;
      const below = query(node as Element, selector);
      for (let i = 0, n = listLength(below); i < n; i++) listenToAll(below[i]);
    } catch {
      // A text; or its handlers run as they were written.
    }
  }

  function listenToAll(element: Element): void {
    const all = attributeNames(element);
    for (let i = 0; i < all.length; i++) if (known.get(all[i]) === true) listenAt(element, all[i]);
  }

  function listenAt(target: EventTarget, attribute: string): void {
    listen(target, typeOf.get(attribute) ?? sliceString(attribute, 2, attribute.length), onEvent, CAPTURE);
  }

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
    const replacement = replaceGetter(holder, attribute, (native) => ({
      apply(_native, self: Element, args: unknown[]): unknown {
        adopt(self, attribute);
        return apply(native, self, args);
      },
    }));
    if (replacement !== null) accessors.set(replacement, { get, set });
  }

  function listenTo(attribute: string): void {
    listenAt(window, attribute);
    // The window does not hear what has been loaded in its document.
    if (attribute === 'onload') listenAt(document, attribute);
  }

  /** The first to hear an event: before any handler of it is compiled. */
  function onEvent(event: Event): void {
    try {
      const type = dom.eventType(event);
      const attribute = attributeOf.get(type) ?? `on${type}`;
      const path = composedPath(event);
      for (let i = 0; i < path.length; i++) {
        if (isElement(path[i])) adopt(path[i] as Element, attribute);
      }
      // Handlers of a window are attributes of its body.
      if (path.length > 1 || path[0] !== window) return;
      const own = bodyOf(document);
      if (own !== null) adopt(own, attribute);
      if (body !== null && body !== own) adopt(body, attribute);
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
      if (text === null || inline.isForbidden() || !admission.admitsHandlers()) return;
      if (ownerOf(element) !== document) return;
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
    const result = code.change(`(${source})`, `${attribute} of ${dom.nameOf(element)}`);
    if (result === null) return null;
    const head = indexOf(source, '{', 0) + 1;
    const body = sliceString(result, 1 + head, result.length - '})'.length);
    // The browser puts a line break in front of the text, where the source has one.
    const lineBreak = indexOf(body, '\n', 0);
    return sliceString(body, 0, lineBreak) + sliceString(body, lineBreak + 1, body.length);
  }

  function accessorOf(element: Element, attribute: string): Accessor | null {
    const isForeign = !dom.isOfKind(Element.prototype, element);
    for (let i = holders.length - 1; i >= 0; i--) {
      const holder = holders[i]?.prototype;
      if (holder === undefined || (!isForeign && !dom.isOfKind(holder, element))) continue;
      const held = getOwnPropertyDescriptor(holder, attribute);
      const get = held && (ownDataValue(held, 'get') as object | undefined);
      const accessor = get && accessors.get(get);
      if (accessor !== undefined && (!isForeign || takes(accessor, element))) return accessor;
    }
    return null;
  }

  /** Of an element that was made in another realm. */
  function takes({ get }: Accessor, element: Element): boolean {
    try {
      apply(get, element, []);
      return true;
    } catch {
      return false;
    }
  }

  /** What the browser names them. */
  function parametersOf(element: Element, attribute: string): string {
    if (attribute === 'onerror' && exec(BODY, dom.tagOf(element)) !== null)
      return 'event, source, lineno, colno, error';
    return dom.isOfKind(realm.SVGElement.prototype, element) ? 'evt' : 'event';
  }

  return {
    sees(nodes) {
      batch++;
      lookAgain();
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
    seesOutside,
    listenAgain() {
      for (let i = 0; i < count; i++) listenTo(names[i]);
    },
  };
}
