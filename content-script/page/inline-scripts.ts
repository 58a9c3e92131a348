/**
 * World: page. Instruments inline scripts: an observer sees each as the parser has read it and before it
 * runs, and changes its text; the first thing the changed script does is to say where it stands and to put
 * its own text back, so the page finds its scripts as they were written. The text of one that does not run at once
 * (a module, or what a policy forbids) is put back as soon as the parser goes on: the browser has taken it by then.
 * Promise: a script whose changed text might not be allowed to run is left alone and listed.
 */
import { instrument, leftOutReason, type LeftOut, type SourceType } from '../../instrument/index.ts';
import {
  HELPERS,
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type EmbeddedSites,
  type SiteId,
  type SiteRow,
} from '../../protocol/calling-convention.ts';
import type { ChangedInline, NotRecordedText } from '../../protocol/page-messages.ts';
import { textMark } from '../../protocol/traced-texts.ts';
import type { RecorderHooks } from './hooks.ts';
import type { InlinePolicy } from './inline-policy.ts';
import { placeOfScript, type Place } from './inline-position.ts';
import type { DomNatives } from './inline-natives.ts';
import { stripIntegrity } from './inline-integrity.ts';
import { nativeMethod } from './native-methods.ts';
import { createList, createObjectMap, defineProperty, hasOwn, matches } from './natives.ts';
import { withinLanguage } from './own-language.ts';

export const AS_WRITTEN = {
  code: 'csp',
  reason: 'The page’s Content Security Policy allows this inline script only as it was written.',
} as const;

/** Where the instrumenter's own start of a script ends: after directives, before the first statement. */
const START_END = '/*_$*/';
const CLASSIC =
  /^\s*(?:(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))?\s*$/i;
const charCodeAt = nativeMethod(String.prototype, 'charCodeAt');
const MODULE = /^\s*module\s*$/i;

interface Rewritten {
  readonly original: string;
  readonly changed: string;
  readonly first: SiteId;
  readonly table: EmbeddedSites;
  readonly leftOut: readonly LeftOut[];
  /** Where the call that tells the place stands in the script's own text. */
  readonly probe: Place;
  /** Its own text stands in the document again. */
  isBack: boolean;
}

/** Hears that a script has begun to run, and where it stands. */
type OnStart = (place: Place | null) => void;

/** For scripts that run before the observer hears of them. */
export interface InlineRewriter {
  /** A policy of the page may block what is changed. */
  readonly isForbidden: () => boolean;
  /** Hears of all nodes that came into the document, in groups, before the next script of the parser runs. */
  readonly onNodes: (listener: (nodes: readonly Node[]) => void) => void;
  /** Hears of the text of each module before it is instrumented, and gives another with the same lines. */
  readonly onModule: (change: (text: string) => string) => void;
  /** Nobody has looked at it yet. */
  readonly isNew: (script: HTMLScriptElement) => boolean;
  /** How a script is read, from its file or its own text; null for data and what does not run. */
  readonly kindOf: (script: HTMLScriptElement) => SourceType | null;
  /** How the text of the script would be read if it ran now; null where it would not run, or must be left alone. */
  readonly typeOf: (script: HTMLScriptElement) => SourceType | null;
  /** The observer will not look at it any more. */
  readonly adopt: (script: HTMLScriptElement) => void;
  /** The text of a call to put at the start of a script: `onStart` hears it once. */
  readonly startCall: (onStart: OnStart) => string;
  /** Lists the script if nobody has looked at it: it has run. */
  readonly missed: (script: HTMLScriptElement, code: string, reason: string) => void;
}

/**
 * Starts to watch the document. `onPlaced` hears the sites again once a script has told where it stands:
 * until then their lines count from the script's own first.
 */
export function rewriteInlineScripts(
  hooks: RecorderHooks,
  dom: DomNatives,
  realm: typeof globalThis,
  onPlaced: (first: SiteId, table: EmbeddedSites, script: ChangedInline) => void,
  policy: InlinePolicy,
): InlineRewriter {
  const looked = createObjectMap<'waits' | 'done'>();
  /** Shadow trees that were looked into. */
  const trees = createObjectMap<true>();
  const byScript = createObjectMap<Rewritten>();
  const starts: (OnStart | null)[] = [];
  let pending: HTMLScriptElement[] = [];
  let hearNodes: ((nodes: readonly Node[]) => void) | null = null;
  let changeModule: ((text: string) => string) | null = null;
  let nextFirst: SiteId = SITE_ID_RANGE.page + SITE_ID_STRIDE;

  const observer = dom.observe((nodes) => {
    putBackBefore(nodes);
    dom.takeBack();
    const all = createList<Node>();
    for (let i = 0; i < nodes.length; i++) sees(nodes[i], all);
    observer.forget();
    hearNodes?.(all);
  });

  /** A node, and what is in the shadow tree that the markup gives it. */
  function sees(node: Node, all: Node[]): void {
    all[all.length] = node;
    stripIntegrity(dom, node);
    policy.sees(node);
    const script = dom.asScript(node);
    if (script !== null) look(script);
    const tree = dom.parsedTree(node);
    if (tree === null || trees.get(tree.root) === true) return;
    trees.set(tree.root, true);
    if (tree.isOpen) observer.watchTree(tree.root);
    for (let i = 0, n = dom.listLength(tree.elements); i < n; i++) sees(tree.elements[i], all);
  }

  /** What the parser reads next is no piece of the scripts it read before: these have been taken. */
  function putBackBefore(nodes: readonly Node[]): void {
    if (pending.length === 0) return;
    const open: HTMLScriptElement[] = [];
    for (let i = 0; i < pending.length; i++) {
      if (isOnly(dom, nodes, pending[i])) open[open.length] = pending[i];
      else putBack(pending[i]);
    }
    pending = open;
  }

  function putBack(script: HTMLScriptElement): void {
    const rewritten = byScript.get(script);
    if (rewritten === undefined || rewritten.isBack) return;
    rewritten.isBack = true;
    looked.set(script, 'done');
    try {
      dom.takeBack();
      dom.setText(script, rewritten.original);
    } catch {
      // A policy on the text of scripts that came meanwhile.
    }
    observer.forget();
  }

  /** Never throws: what fails leaves the script as it is. */
  function look(script: HTMLScriptElement): void {
    try {
      const sourceType = sourceTypeOf(dom, script);
      if (sourceType === null || looked.get(script) === 'done') return;
      const text = dom.text(script);
      const before = byScript.get(script);
      if (text === '' || before?.isBack === true || before?.changed === text) return;
      const isKnown = looked.get(script) !== undefined;
      looked.set(script, 'waits');
      if (before === undefined && !dom.isAtParser(script)) {
        if (!isKnown)
          list(
            script,
            'inserted',
            'It was put into the page, or given its text, in a way that is not seen in time.',
          );
        return;
      }
      if (policy.forbids !== null) {
        list(script, policy.forbids.code, policy.forbids.reason);
        return;
      }
      if (!dom.takesText(script)) {
        list(
          script,
          'trusted-types',
          'A policy of the page wants script texts signed, which those of SVG cannot be.',
        );
        return;
      }
      const nonce = dom.nonceFor(script, text);
      if (typeof nonce !== 'string') {
        // It may be the first piece of one that is allowed as a whole.
        observer.watchText(script);
        if (nonce === null) list(script, AS_WRITTEN.code, AS_WRITTEN.reason);
        return;
      }
      withinLanguage(() => {
        rewrite(script, sourceType, text, before, nonce);
      });
    } catch {
      list(script, 'unexpected', 'It could not be rewritten.');
    }
  }

  function rewrite(
    script: HTMLScriptElement,
    sourceType: SourceType,
    text: string,
    before: Rewritten | undefined,
    nonce: string,
  ): void {
    // The parser may show a long script in pieces: the next one stands behind what became of the first.
    const rest = before && text.slice(0, before.changed.length) === before.changed;
    const original = rest ? before.original + text.slice(before.changed.length) : text;
    const url = dom.documentUrl();
    const source = sourceType === 'module' && changeModule !== null ? changeModule(original) : original;
    let result = instrument(source, { url, sourceType, firstSite: nextFirst });
    if (result.ok && result.code === original) {
      listLeftOut(result.leftOut, null, original);
      return;
    }
    observer.watchText(script);
    if (!result.ok) {
      if (rest) dom.setText(script, original);
      const { code, message } = result.error;
      list(script, code, message);
      return;
    }
    const table: EmbeddedSites = result.sites;
    const first = hooks.registerSites(table, 'page');
    if (first !== nextFirst) result = instrument(source, { url, sourceType, firstSite: first });
    if (!result.ok) return;
    nextFirst = result.next;
    const end = result.code.indexOf(START_END);
    const at = end < 0 ? 0 : end + START_END.length;
    const call = startCall((place) => started(script, place));
    const changed = result.code.slice(0, at) + call + result.code.slice(at);
    const probe = placeAt(changed, at);
    byScript.set(script, { original, changed, first, table, leftOut: result.leftOut, probe, isBack: false });
    dom.setText(script, changed);
    dom.lend(script, nonce);
    if (before === undefined) pending[pending.length] = script;
  }

  function startCall(onStart: OnStart): string {
    starts[starts.length] = onStart;
    return `${HELPERS.inline}(${starts.length - 1});`;
  }

  function started(script: HTMLScriptElement, place: Place | null): void {
    const rewritten = byScript.get(script);
    if (rewritten === undefined) return;
    if (place !== null) {
      const { first, changed, probe } = rewritten;
      const script = { line: place.line - probe.line + 1, length: changed.length };
      onPlaced(first, placed(rewritten, place), script);
    }
    listLeftOut(rewritten.leftOut, place && place.line - rewritten.probe.line);
    putBack(script);
  }

  /** `above`: lines of the document in front of the script; null: nobody knows. `text`: of one that runs as it was written. */
  function listLeftOut(leftOut: readonly LeftOut[], above: number | null, text?: string): void {
    const url = dom.documentUrl();
    const known = text === undefined ? {} : aboutText(text);
    for (const { code, line: own } of leftOut) {
      const line = above === null ? null : own + above;
      hooks.reportNotRecorded({ what: 'function', url, line, code, reason: leftOutReason(code), ...known });
    }
  }

  function list(script: HTMLScriptElement, code: string, reason: string): void {
    const known = aboutText(dom.text(script));
    hooks.reportNotRecorded({ what: 'script', url: dom.documentUrl(), line: null, code, reason, ...known });
  }

  // The last script of a document has nothing behind it.
  const onParsed = (): void => {
    putBackBefore([]);
    dom.takeBack();
  };
  realm.document.addEventListener('DOMContentLoaded', onParsed, { capture: true, once: true });

  defineProperty(realm, HELPERS.inline, {
    value: (index: number): void => {
      try {
        const onStart = hasOwn(starts, index) ? starts[index] : null;
        if (onStart === null) return;
        starts[index] = null;
        const place = placeOfScript();
        withinLanguage(() => {
          onStart(place);
        });
      } catch {
        // The page may call this with anything.
      }
    },
  });

  return {
    isForbidden: () => policy.forbids !== null,
    onNodes(listener) {
      hearNodes = listener;
    },
    onModule(change) {
      changeModule = change;
    },
    kindOf: (script) => kindOf(dom, script),
    isNew: (script) => looked.get(script) === undefined,
    typeOf: (script) =>
      policy.forbids === null && looked.get(script) === undefined && dom.takesText(script)
        ? sourceTypeOf(dom, script)
        : null,
    adopt: (script) => looked.set(script, 'done'),
    startCall,
    missed(script, code, reason) {
      if (looked.get(script) !== undefined || sourceTypeOf(dom, script) === null) return;
      if (dom.text(script) === '') return;
      looked.set(script, 'done');
      list(script, code, reason);
    },
  };
}

/** What tells it from others that run as they were written. */
function aboutText(text: string): Pick<NotRecordedText, 'length' | 'mark'> {
  return { length: text.length, mark: textMark(text, charCodeAt) };
}

/** Null for what is no script of the page's own text: data, templates, files. */
function sourceTypeOf(dom: DomNatives, script: HTMLScriptElement): SourceType | null {
  return dom.source(script) === null ? kindOf(dom, script) : null;
}

/** Null for data, templates, and what only other browsers run. */
function kindOf(dom: DomNatives, script: HTMLScriptElement): SourceType | null {
  const type = dom.attribute(script, 'type') ?? '';
  const sourceType = matches(MODULE, type) ? 'module' : matches(CLASSIC, type) ? 'script' : null;
  return sourceType === 'script' && dom.attribute(script, 'nomodule') !== null ? null : sourceType;
}

/** Some nodes, and all of them are this script or text in it. */
function isOnly(dom: DomNatives, nodes: readonly Node[], script: HTMLScriptElement): boolean {
  for (let i = 0; i < nodes.length; i++)
    if (nodes[i] !== script && dom.parentOf(nodes[i]) !== script) return false;
  return nodes.length > 0;
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
