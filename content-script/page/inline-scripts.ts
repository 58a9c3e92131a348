/**
 * World: page. Instruments inline scripts: an observer sees each as the parser has read it and before it
 * runs, and changes its text; the first thing the changed script does is to say where it stands and to put
 * its own text back, so the page finds its scripts as they were written.
 * Promise: a script whose changed text might not be allowed to run is left alone and listed.
 */
import { instrument } from '../../instrument/index.ts';
import {
  HELPERS,
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type EmbeddedSites,
  type SiteId,
  type SiteRow,
} from '../../protocol/calling-convention.ts';
import type { RecorderHooks } from './hooks.ts';
import { createInlinePolicy } from './inline-policy.ts';
import { placeOfScript, type Place } from './inline-position.ts';
import type { DomNatives } from './inline-natives.ts';
import { stripIntegrity } from './inline-integrity.ts';
import { createObjectMap, defineProperty } from './natives.ts';

/** Where the instrumenter's own start of a script ends: after directives, before the first statement. */
const START_END = '/*_$*/';
const CLASSIC =
  /^\s*(?:(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))?\s*$/i;
const MODULE = /^\s*module\s*$/i;

interface Rewritten {
  readonly original: string;
  readonly changed: string;
  readonly first: SiteId;
  readonly table: EmbeddedSites;
  /** Where the call that tells the place stands in the script's own text. */
  readonly probe: Place;
  ran: boolean;
}

/**
 * Starts to watch the document. `onPlaced` hears the sites again once a script has told where it stands:
 * until then their lines count from the script's own first.
 */
export function rewriteInlineScripts(
  hooks: RecorderHooks,
  dom: DomNatives,
  realm: typeof globalThis,
  onPlaced: (first: SiteId, table: EmbeddedSites) => void,
): void {
  const byScript = createObjectMap<Rewritten>();
  const scripts: HTMLScriptElement[] = [];
  const policy = createInlinePolicy(realm, dom);
  let nextFirst: SiteId = SITE_ID_RANGE.page + SITE_ID_STRIDE;

  const observer = dom.observe((nodes) => {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      stripIntegrity(dom, node);
      policy.sees(node);
      const script = dom.asScript(node);
      if (script !== null) look(script);
    }
    observer.forget();
  });

  /** Never throws: what fails leaves the script as it is. */
  function look(script: HTMLScriptElement): void {
    try {
      const type = dom.attribute(script, 'type') ?? '';
      const sourceType = MODULE.test(type) ? 'module' : CLASSIC.test(type) ? 'script' : null;
      if (sourceType === null || dom.attribute(script, 'src') !== null) return;
      if (sourceType === 'script' && dom.attribute(script, 'nomodule') !== null) return;
      const text = dom.text(script);
      const before = byScript.get(script);
      if (text === '' || before?.ran === true || before?.changed === text) return;
      if (before === undefined && !(dom.isParsing() && dom.isLast(script))) {
        list('inserted', 'It was put into the page by another script, and ran at once.');
        return;
      }
      if (policy.forbids !== null) {
        list(policy.forbids.code, policy.forbids.reason);
        return;
      }
      rewrite(script, sourceType, text, before);
    } catch {
      list('unexpected', 'It could not be rewritten.');
    }
  }

  function rewrite(
    script: HTMLScriptElement,
    sourceType: 'script' | 'module',
    text: string,
    before: Rewritten | undefined,
  ): void {
    // The parser may show a long script in pieces: the next one stands behind what became of the first.
    const rest = before && text.slice(0, before.changed.length) === before.changed;
    const original = rest ? before.original + text.slice(before.changed.length) : text;
    const url = dom.documentUrl();
    let result = instrument(original, { url, sourceType, firstSite: nextFirst });
    if (result.ok && result.sites.rows.length === 0) return;
    observer.watchText(script);
    if (!result.ok) {
      if (rest) dom.setText(script, original);
      const { code, message } = result.error;
      list(code, message);
      return;
    }
    const table: EmbeddedSites = result.sites;
    const first = hooks.registerSites(table, 'page');
    if (first !== nextFirst) result = instrument(original, { url, sourceType, firstSite: first });
    if (!result.ok) return;
    nextFirst = result.next;
    const at = result.code.indexOf(START_END) + START_END.length;
    const changed = `${result.code.slice(0, at)}${HELPERS.inline}(${scripts.length});${result.code.slice(at)}`;
    scripts[scripts.length] = script;
    byScript.set(script, { original, changed, first, table, probe: placeAt(changed, at), ran: false });
    dom.setText(script, changed);
  }

  function list(code: string, reason: string): void {
    hooks.reportNotRecorded({ what: 'script', url: dom.documentUrl(), line: null, code, reason });
  }

  defineProperty(realm, HELPERS.inline, {
    value: (index: number): void => {
      try {
        const script = scripts[index];
        const rewritten = byScript.get(script);
        if (rewritten === undefined || rewritten.ran) return;
        rewritten.ran = true;
        const place = placeOfScript();
        if (place !== null) onPlaced(rewritten.first, placed(rewritten, place));
        dom.setText(script, rewritten.original);
        observer.forget();
      } catch {
        // The page may call this with anything.
      }
    },
  });
}

/** Line and column of an offset, 1-based. */
function placeAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', start)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The script's functions where they stand in the document, now that its first call has told its place. */
function placed({ table, probe }: Rewritten, at: Place): EmbeddedSites {
  const lines = at.line - probe.line;
  // Only the first line of a script shares its columns with what stands before it.
  const columns = probe.line === 1 ? at.column - probe.column : 0;
  const rows = table.rows.map(([kind, name, line, column, parameters]): SiteRow => [
    kind,
    name,
    line + lines,
    line === 1 ? column + columns : column,
    parameters,
  ]);
  return { url: table.url, rows };
}
