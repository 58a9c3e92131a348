/**
 * World: page. A rewritten script no longer has the digest that its element asks for, so the digest never
 * reaches the browser: it is taken off what the parser has read, and held back where a script sets it. Only
 * while a session rewrites; style sheets keep theirs.
 */
import type { DomNatives } from './inline-natives.ts';
import { apply, toText, matches } from './natives.ts';
import { replaceFunction, replaceGetter, replaceSetter } from './stand-in-property.ts';

/**
 * From now on a script element keeps a digest that is set on it to itself: one that a script makes asks for
 * its source the moment it is inserted, long before an observer hears of it. `integrity` still reads as it
 * was set. `onHandler` hears of handlers that are set as attributes, `onSource` of
 * sources. The replaced natives keep name, length, errors and native code to `toString`.
 */
export function holdIntegrityBack(
  realm: typeof globalThis,
  dom: DomNatives,
  onHandler: (name: string, element: Element) => void,
  onSource: (script: HTMLScriptElement, args: unknown[], below: unknown) => (() => void) | null,
): void {
  const held = dom.digests;
  const scripts = realm.HTMLScriptElement.prototype;
  const elements = realm.Element.prototype;

  replaceGetter(scripts, 'integrity', (native) => ({
    apply: (_native, self: object, args: unknown[]) =>
      (dom.asScript(self) === null ? undefined : held.get(self)) ?? apply(native, self, args),
  }));
  replaceSetter(scripts, 'integrity', (native) => ({
    apply(_native, self: object, args: unknown[]) {
      if (dom.asScript(self) === null) apply(native, self, args);
      else held.set(self, toText(args[0]));
    },
  }));
  const setAttribute = replaceFunction(elements, 'setAttribute', (native) => ({
    apply(_native, self: Element, args: unknown[]) {
      const [name] = args;
      if (args.length > 1 && isIntegrity(name) && dom.asScript(self) !== null)
        held.set(self, toText(args[1]));
      else {
        if (typeof name === 'string' && (name[0] === 'o' || name[0] === 'O')) quietly(onHandler, name, self);
        const script = isSource(name) ? dom.asScript(self) : null;
        const undo = script === null ? null : onSource(script, args, setAttribute);
        try {
          apply(native, self, args);
        } finally {
          undo?.();
        }
      }
    },
  }));
}

/** What stands for an element may be anything. */
function quietly(task: (name: string, element: Element) => void, name: string, element: Element): void {
  try {
    task(name, element);
  } catch {
    // The native says what is to be said.
  }
}

/** The name as HTML compares it; anything but text is left to the native, which converts it once. */
function isIntegrity(name: unknown): boolean {
  return (
    name === 'integrity' || (typeof name === 'string' && name.length === 9 && matches(/^integrity$/i, name))
  );
}

function isSource(name: unknown): boolean {
  return name === 'src' || (typeof name === 'string' && name.length === 3 && matches(/^src$/i, name));
}

/** Takes the digest off a script that the parser has read. Never throws. */
export function stripIntegrity(dom: DomNatives, node: Node): void {
  try {
    const tag = dom.tagOf(node);
    if (tag === 'SCRIPT' || tag === 'script') stripFromScript(dom, node as HTMLScriptElement);
    else if (tag === 'LINK') {
      const link = node as Element;
      const rel = dom.attribute(link, 'rel') ?? '';
      const isScript =
        matches(/\bmodulepreload\b/i, rel) || matches(/^\s*script\s*$/i, dom.attribute(link, 'as') ?? '');
      const integrity = isScript ? dom.attribute(link, 'integrity') : null;
      if (integrity === null) return;
      dom.lendForFile(link, integrity);
      dom.removeAttribute(link, 'integrity');
    }
  } catch {
    // An element that resists keeps its digest.
  }
}

function stripFromScript(dom: DomNatives, script: HTMLScriptElement): void {
  const written = dom.attribute(script, 'integrity');
  const integrity = written ?? dom.digests.get(script);
  if (integrity !== undefined) dom.lendForFile(script, integrity);
  if (written !== null) dom.removeAttribute(script, 'integrity');
  if (!matches(/^\s*importmap\s*$/i, dom.attribute(script, 'type') ?? '')) return;
  const text = dom.text(script);
  const map = JSON.parse(text) as unknown;
  if (typeof map !== 'object' || map === null || !('integrity' in map)) return;
  const nonce = dom.nonceFor(script, text);
  if (typeof nonce !== 'string') return;
  dom.lend(script, nonce);
  delete map.integrity;
  dom.setText(script, JSON.stringify(map));
}
