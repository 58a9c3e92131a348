/**
 * World: page. What inline rewriting uses of the DOM, taken before any page script, so that a page that
 * patches a prototype neither sees nor disturbs it.
 */
import type { Admission } from './admission.ts';
import { nativeGetter, nativeMethod, nativeSetter } from './native-methods.ts';
import { createList, createObjectMap, type ObjectMap } from './natives.ts';
import type { Signing } from './signing.ts';

const SVG = 'http://www.w3.org/2000/svg';
const ELEMENT = 1;
const TEXT = 3;
const LAST_PART = /[^/]*$/;
const exec = nativeMethod(RegExp.prototype, 'exec');
const toLowerCase = nativeMethod(String.prototype, 'toLowerCase');

export interface DomNatives {
  /** A script element of HTML, or of SVG, which is treated alike; or null. */
  asScript(node: unknown): HTMLScriptElement | null;
  /** Address of the script's file; null for one with its own text. */
  source(script: HTMLScriptElement): string | null;
  setSource(script: HTMLScriptElement, url: string): void;
  isConnected(node: Node): boolean;
  tagOf(node: Node): string;
  /** `button#go in page.html` */
  nameOf(element: Element): string;
  parentOf(node: Node): Node | null;
  /** Null where there is no such attribute. */
  attribute(element: Element, name: string): string | null;
  removeAttribute(element: Element, name: string): void;
  text(script: HTMLScriptElement): string;
  /** {@link Admission.nonceFor} */
  nonceFor(script: HTMLScriptElement, text: string): string | null | undefined;
  /** The element has this nonce until {@link takeBack}. */
  lend(element: Element, nonce: string): void;
  /** The same for one that asks for a file by its digest. */
  lendForFile(element: Element, integrity: string): void;
  /** Elements that have another nonce get their own again: the browser has looked at them. */
  takeBack(): void;
  /** Digests that a script has set, by its element. */
  readonly digests: ObjectMap<string>;
  /** False where its text would have to be signed and cannot be. */
  takesText(script: HTMLScriptElement): boolean;
  /** Of XML, where a text may be made of sections, each section and comment is itself again once the text is. */
  setText(script: HTMLScriptElement, text: string): void;
  /** The parser has just read it, and it has not run yet. */
  isAtParser(script: HTMLScriptElement): boolean;
  /** The open shadow tree that the parser has made for a node, or is making; null where it has none. */
  parsedTree(node: Node): ParsedTree | null;
  documentUrl(): string;
  nodeType(node: Node): number;
  listLength(list: NodeListOf<Node>): number;
  eventType(event: Event): string;
  /** Whether a prototype is among those of an element. */
  isOfKind(prototype: object, element: Element): boolean;
  /** Calls back with the nodes that were added, or whose text changed, since the last time. */
  observe(handler: (nodes: readonly Node[]) => void): DomObserver;
}

export interface ParsedTree {
  readonly root: Node;
  readonly elements: NodeListOf<Element>;
  /** The parser is still in it. */
  readonly isOpen: boolean;
}

/** A text in several nodes. */
interface SectionedText {
  readonly text: string;
  readonly parts: readonly CharacterData[];
  readonly data: readonly string[];
}

export interface DomObserver {
  /** Hears what comes into a shadow tree, too. */
  watchTree(root: Node): void;
  /** Hears changes of its text, too. */
  watchText(script: HTMLScriptElement): void;
  /** Forgets what has changed until now: our own doing. */
  forget(): void;
}

export function createDomNatives(
  realm: typeof globalThis,
  signing: Signing,
  admission: Admission,
): DomNatives {
  const { document } = realm;
  const nodeName = nativeGetter(realm.Node.prototype, 'nodeName');
  const parentNode = nativeGetter(realm.Node.prototype, 'parentNode');
  const isConnected = nativeGetter(realm.Node.prototype, 'isConnected');
  const nextSibling = nativeGetter(realm.Node.prototype, 'nextSibling');
  const getAttribute = nativeMethod(realm.Element.prototype, 'getAttribute');
  const setAttribute = nativeMethod(realm.Element.prototype, 'setAttribute');
  const removeAttribute = nativeMethod(realm.Element.prototype, 'removeAttribute');
  const shadowRoot = nativeGetter(realm.Element.prototype, 'shadowRoot');
  const queryFragment = nativeMethod(realm.DocumentFragment.prototype, 'querySelectorAll') as unknown as (
    self: Node,
    selector: string,
  ) => NodeListOf<Element>;
  const getText = nativeGetter(realm.HTMLScriptElement.prototype, 'text');
  const setText = nativeSetter(realm.HTMLScriptElement.prototype, 'text');
  const getNonce = nativeGetter(realm.HTMLElement.prototype, 'nonce');
  const setNonce = nativeSetter(realm.HTMLElement.prototype, 'nonce');
  const getSvgNonce = nativeGetter(realm.SVGElement.prototype, 'nonce');
  const setSvgNonce = nativeSetter(realm.SVGElement.prototype, 'nonce');
  const getContent = nativeGetter(realm.Node.prototype, 'textContent');
  const setContent = nativeSetter(realm.Node.prototype, 'textContent');
  const isAsync = nativeGetter(realm.HTMLScriptElement.prototype, 'async');
  const getNamespace = nativeGetter(realm.Element.prototype, 'namespaceURI');
  const isSvg = (element: Element): boolean => getNamespace(element) === SVG;
  const nonceOf = (element: Element): string =>
    isSvg(element) ? getSvgNonce(element as SVGElement) : getNonce(element as HTMLElement);
  const giveNonce = (element: Element, nonce: string): void => {
    if (isSvg(element)) setSvgNonce(element as SVGElement, nonce);
    else setNonce(element as HTMLElement, nonce);
  };
  let lent = createList<{ readonly element: Element; readonly own: string; readonly nonce: string }>();
  const lend = (element: Element, nonce: string): void => {
    const own = nonceOf(element);
    if (own === nonce) return;
    lent[lent.length] = { element, own, nonce };
    giveNonce(element, nonce);
  };
  const textOf = (script: HTMLScriptElement): string =>
    isSvg(script) ? (getContent(script) ?? '') : getText(script);
  const setWhole = (script: HTMLScriptElement, text: string): void => {
    if (isSvg(script)) setContent(script, signing.script(text));
    else setText(script, signing.script(text));
  };
  /**
   * What scripts make is `async` from its beginning on, and so is what the parser made once it has had its turn and did
   * not run: to change the text of such a one would run it.
   */
  const isOfParser = (script: HTMLScriptElement): boolean =>
    isSvg(script) || !isAsync(script) || getAttribute(script, 'async') !== null;
  /** No node of the document comes after it: where the parser is, or somebody appends at the very end. */
  function isLast(node: Node): boolean {
    for (let at: Node | null = node; at !== null; at = parentNode(at))
      if (nextSibling(at) !== null) return false;
    return true;
  }
  const firstChild = nativeGetter(realm.Node.prototype, 'firstChild');
  const getData = nativeGetter(realm.CharacterData.prototype, 'data');
  const setData = nativeSetter(realm.CharacterData.prototype, 'data');
  const readyState = nativeGetter(realm.Document.prototype, 'readyState');
  const documentUri = nativeGetter(realm.Document.prototype, 'documentURI');
  const nodeType = nativeGetter(realm.Node.prototype, 'nodeType');
  const eventType = nativeGetter(realm.Event.prototype, 'type');
  const isPrototypeOf = nativeMethod(Object.prototype, 'isPrototypeOf');
  const recordType = nativeGetter(realm.MutationRecord.prototype, 'type');
  const recordTarget = nativeGetter(realm.MutationRecord.prototype, 'target');
  const addedNodes = nativeGetter(realm.MutationRecord.prototype, 'addedNodes');
  const listLength = nativeGetter(realm.NodeList.prototype, 'length');
  const NativeObserver = realm.MutationObserver;
  const observe = nativeMethod(realm.MutationObserver.prototype, 'observe');
  const takeRecords = nativeMethod(realm.MutationObserver.prototype, 'takeRecords');
  const ofSections = createObjectMap<SectionedText>();

  /** Null for a script that has text alone, as all do in HTML. */
  function sectionsOf(script: HTMLScriptElement): SectionedText | null {
    const parts = createList<CharacterData>();
    const data = createList<string>();
    let hasSection = false;
    for (let child = firstChild(script); child !== null; child = nextSibling(child)) {
      if (nodeType(child) !== TEXT) hasSection = true;
      parts[parts.length] = child as CharacterData;
      data[data.length] = getData(child as CharacterData);
    }
    return hasSection ? { text: textOf(script), parts, data } : null;
  }

  return {
    // The getters throw for anything that is no node, or no script.
    asScript(node) {
      try {
        // An error for every other node would be dear while a page is parsed.
        const tag = nodeName(node as Node);
        if (tag !== 'SCRIPT' && tag !== 'script') return null;
        const script = node as HTMLScriptElement;
        if (!isSvg(script)) getText(script);
        return script;
      } catch {
        return null;
      }
    },
    source: (script) =>
      isSvg(script)
        ? (getAttribute(script, 'href') ?? getAttribute(script, 'xlink:href'))
        : getAttribute(script, 'src'),
    setSource(script, url) {
      const to = signing.scriptUrl(url);
      if (!isSvg(script)) setAttribute(script, 'src', to);
      else setAttribute(script, getAttribute(script, 'href') === null ? 'xlink:href' : 'href', to);
    },
    isConnected: (node) => isConnected(node),
    tagOf: (node) => nodeName(node),
    nameOf(element) {
      const id = getAttribute(element, 'id');
      const tag = toLowerCase(nodeName(element)) + (id === null || id === '' ? '' : `#${id}`);
      const page = exec(LAST_PART, documentUri(document));
      return tag + (page === null || page[0] === '' ? '' : ` in ${page[0]}`);
    },
    parentOf: (node) => parentNode(node),
    attribute: (element, name) => getAttribute(element, name),
    removeAttribute: (element, name) => removeAttribute(element, name),
    text: textOf,
    nonceFor: (script, text) => admission.nonceFor(nonceOf(script), text),
    lend,
    lendForFile: (element, integrity) => lend(element, admission.nonceForFile(nonceOf(element), integrity)),
    takeBack() {
      const all = lent;
      if (all.length === 0) return;
      lent = createList();
      for (let i = 0; i < all.length; i++)
        // The page may have given it another one.
        if (nonceOf(all[i].element) === all[i].nonce) giveNonce(all[i].element, all[i].own);
    },
    digests: createObjectMap<string>(),
    // Of SVG it is an object converted to a text, and a default policy is asked about that (Chromium 156).
    takesText: (script) => !signing.isOn() || !isSvg(script),
    setText(script, text) {
      const known = ofSections.get(script) ?? sectionsOf(script);
      if (known === null) {
        setWhole(script, text);
        return;
      }
      ofSections.set(script, known);
      const { parts, data } = known;
      for (let i = 0; i < parts.length; i++)
        setData(parts[i], text === known.text ? data[i] : i === 0 ? text : '');
    },
    isAtParser: (script) => readyState(document) === 'loading' && isOfParser(script) && isLast(script),
    parsedTree(node) {
      if (nodeType(node) !== ELEMENT || readyState(document) !== 'loading') return null;
      const root = shadowRoot(node as Element);
      if (root === null) return null;
      return { root, elements: queryFragment(root, '*'), isOpen: isLast(node) };
    },
    documentUrl: () => documentUri(document),
    nodeType: (node) => nodeType(node),
    listLength: (list) => listLength(list),
    eventType: (event) => eventType(event),
    isOfKind: (prototype, element) => isPrototypeOf(prototype, element),
    observe(handler) {
      const observer = new NativeObserver((records) => {
        const nodes: Node[] = [];
        let count = 0;
        for (let r = 0; r < records.length; r++) {
          const target = recordTarget(records[r]);
          if (recordType(records[r]) === 'characterData') {
            const parent = parentNode(target);
            if (parent !== null) nodes[count++] = parent;
            continue;
          }
          nodes[count++] = target;
          const added = addedNodes(records[r]);
          for (let i = 0, n = listLength(added); i < n; i++) nodes[count++] = added[i];
        }
        handler(nodes);
      });
      observe(observer, document, { childList: true, subtree: true });
      return {
        watchTree: (root) => observe(observer, root, { childList: true, subtree: true }),
        watchText: (script) =>
          observe(observer, script, { childList: true, characterData: true, subtree: true }),
        forget: () => void takeRecords(observer),
      };
    },
  };
}
