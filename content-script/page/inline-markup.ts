/**
 * World: page. What makes elements of text, or attributes of names, tells of the event handlers in them before
 * anything can happen to these elements: an observer hears only of what is in the document, and of that later.
 * Promise: the natives are called with what they were given, and keep their text, name, length and errors.
 */
import type { InlineHandlers } from './inline-handlers.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { apply, method } from './natives.ts';
import { replaceFunction, replaceSetter, type NativeFunction, type Traps } from './stand-in-property.ts';

const exec = nativeMethod(RegExp.prototype, 'exec');
const IN_MARKUP = /[\s"'/](on[a-z]+)\s*=/gi;

/** Hears of the names of handlers in markup. True where there are any. Never throws. */
export function seesMarkup(handlers: InlineHandlers, markup: string): boolean {
  let isFound = false;
  try {
    IN_MARKUP.lastIndex = 0;
    for (let match = exec(IN_MARKUP, markup); match !== null; match = exec(IN_MARKUP, markup)) {
      isFound = true;
      handlers.seesAttribute(match[1]);
    }
  } catch {
    // They are heard of when they come into the document.
  }
  return isFound;
}

/** Where the new elements are: in what was given back, in `this`, or beside it. */
type Into = 'result' | 'self' | 'parent';

interface TrustedTypes {
  readonly isHTML: (value: unknown) => boolean;
}

export function hookMarkup(handlers: InlineHandlers, realm: typeof globalThis): void {
  const { Element, ShadowRoot, Document, Range, DOMParser, Node } = realm;
  const parentNode = nativeGetter(Node.prototype, 'parentNode');
  const { trustedTypes, TrustedHTML } = realm as {
    readonly trustedTypes?: TrustedTypes;
    readonly TrustedHTML?: { readonly prototype: object };
  };
  const isSigned = trustedTypes === undefined ? null : trustedTypes.isHTML.bind(trustedTypes);
  const signedText =
    TrustedHTML === undefined ? null : method<unknown, [], string>(TrustedHTML.prototype, 'toString');

  function mayHoldHandlers(given: unknown): boolean {
    if (typeof given === 'string') return seesMarkup(handlers, given);
    if (typeof given !== 'object' || given === null || signedText === null || isSigned?.(given) !== true)
      return false;
    return seesMarkup(handlers, signedText(given));
  }

  /** Of a native that takes markup as `args[at]`. */
  const taking =
    (at: number, into: Into) =>
    (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      let isNew = false;
      let parent: unknown = self;
      try {
        isNew = mayHoldHandlers(args[at]);
        if (isNew && into === 'parent') parent = parentNode(self as Node) ?? self;
      } catch {
        // The native says what is to be said.
      }
      const result = apply(native, self, args);
      if (isNew) handlers.seesOutside((into === 'result' ? result : parent) as Node);
      return result;
    };

  /** Of a native that takes the name of an attribute as `args[at]`. */
  const naming =
    (at: number, owner: 'element' | 'document') =>
    (native: NativeFunction, self: unknown, args: unknown[]): unknown => {
      const name = args[at];
      if (typeof name === 'string')
        try {
          handlers.seesAttribute(name, owner === 'element' ? (self as Element) : undefined);
        } catch {
          // The native says what is to be said.
        }
      return apply(native, self, args);
    };

  type Call = (native: NativeFunction, self: unknown, args: unknown[]) => unknown;
  const calling =
    (call: Call) =>
    (native: NativeFunction): Traps => ({
      apply: (_native, self, args) => call(native, self, args as unknown[]),
    });
  const replace = (holder: object, name: string, call: Call): void =>
    void replaceFunction(holder, name, calling(call));
  const replaceSet = (holder: object, name: string, call: Call): void =>
    void replaceSetter(holder, name, calling(call));

  replaceSet(Element.prototype, 'innerHTML', taking(0, 'self'));
  replaceSet(Element.prototype, 'outerHTML', taking(0, 'parent'));
  replaceSet(ShadowRoot.prototype, 'innerHTML', taking(0, 'self'));
  replace(Element.prototype, 'insertAdjacentHTML', taking(1, 'parent'));
  replace(Element.prototype, 'setHTMLUnsafe', taking(0, 'self'));
  replace(ShadowRoot.prototype, 'setHTMLUnsafe', taking(0, 'self'));
  replace(Range.prototype, 'createContextualFragment', taking(0, 'result'));
  replace(DOMParser.prototype, 'parseFromString', taking(0, 'result'));
  replace(Document, 'parseHTMLUnsafe', taking(0, 'result'));
  replace(Document.prototype, 'execCommand', taking(2, 'self'));

  replace(Element.prototype, 'setAttributeNS', naming(1, 'element'));
  replace(Element.prototype, 'toggleAttribute', naming(0, 'element'));
  replace(Document.prototype, 'createAttribute', naming(0, 'document'));
  replace(Document.prototype, 'createAttributeNS', naming(1, 'document'));
}
