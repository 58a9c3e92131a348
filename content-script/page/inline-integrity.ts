/**
 * World: page. A rewritten script no longer has the digest that its element asks for, so the digest is taken
 * off before the browser compares. Only while a session rewrites; style sheets keep theirs.
 */
import type { DomNatives } from './inline-natives.ts';

/** Never throws. */
export function stripIntegrity(dom: DomNatives, node: Node): void {
  try {
    const tag = dom.tagOf(node);
    if (tag === 'SCRIPT' || tag === 'script') stripFromScript(dom, node as HTMLScriptElement);
    else if (tag === 'LINK') {
      const link = node as Element;
      const rel = dom.attribute(link, 'rel') ?? '';
      const isScript =
        /\bmodulepreload\b/i.test(rel) || /^\s*script\s*$/i.test(dom.attribute(link, 'as') ?? '');
      if (isScript && dom.attribute(link, 'integrity') !== null) dom.removeAttribute(link, 'integrity');
    }
  } catch {
    // An element that resists keeps its digest.
  }
}

function stripFromScript(dom: DomNatives, script: HTMLScriptElement): void {
  if (dom.attribute(script, 'integrity') !== null) dom.removeAttribute(script, 'integrity');
  if (!/^\s*importmap\s*$/i.test(dom.attribute(script, 'type') ?? '')) return;
  const map = JSON.parse(dom.text(script)) as unknown;
  if (typeof map !== 'object' || map === null || !('integrity' in map)) return;
  delete map.integrity;
  dom.setText(script, JSON.stringify(map));
}
