/**
 * World: Node. Reads from a trace of Chromium what ran as it was written where a recorder is, also what was garbage long before
 * the trace ended. Some events tell of each script that was compiled in the browser, in any order:
 *
 *   …-v8-source-rundown  { isolate: '10125…', scriptId: 6, executionContextId: 3, url?, sourceUrl? }   no `url`: a script evaluated it
 *   …-rundown-sources    { isolate: '10125…', scriptId: 6, sourceText, splitIndex? }                   in parts of a million characters
 *   …-target-rundown     { isolate: '10125…', scriptId: 6, url }                                       the document's; of no handler
 *
 * Where a recorder is, the trace tells, too: it is a text among others. On which line of its document a script begins only
 * `v8.compile` tells, whose category tells of every call of a listener, too, and takes longer than most of them do.
 */
import { INSERTIONS, restore } from '../instrument/restore.ts';
import { FROM_OUTSIDE } from '../protocol/calling-convention.ts';
import {
  INLINE_BY_US,
  MAY_HOLD_FUNCTIONS,
  realmKey,
  SHORTEST_RECORDER,
  withoutBlanks,
  type ScriptKind,
  type TracedScript,
  type TracedText,
  type TracedTexts,
} from '../protocol/traced-texts.ts';

const RUNDOWN = 'disabled-by-default-devtools.v8-source-rundown';
const SOURCES = `${RUNDOWN}-sources`;
const TARGETS = 'disabled-by-default-devtools.target-rundown';
export const CATEGORIES = [RUNDOWN, SOURCES, TARGETS];

/** One event of a trace, as far as it is read. */
export interface TraceEvent {
  readonly cat?: string;
  readonly args?: { readonly data?: EventData };
}

interface EventData {
  /** In decimal digits. */
  readonly isolate?: string;
  readonly scriptId?: number;
  readonly executionContextId?: number;
  readonly isModule?: boolean;
  readonly url?: string;
  readonly sourceUrl?: string;
  readonly sourceText?: string;
  readonly splitIndex?: number;
}

interface Compiled {
  readonly isolate: string;
  readonly id: number;
  /** One that is there already is not compiled again for another realm, but told of again. */
  readonly realms: Set<string>;
  /** Of the document or file that it stands in, without fragment; '': a script made it. */
  url: string;
  name: string;
  isModule: boolean;
  /** The document has compiled it as a script, not as the function that a handler is. */
  isScript: boolean;
  readonly parts: string[];
}

type Script = Omit<Compiled, 'parts'> & { readonly source: string };

export interface TracedSources {
  take(events: readonly TraceEvent[]): void;
  /** `isWhole`: no event was lost. */
  told(isWhole: boolean): TracedTexts;
}

// As many as the session looks at where it asks a debugger.
const MAX_TEXTS = 5000;

export function createTracedSources(): TracedSources {
  const scripts = new Map<string, Compiled>();
  /** Addresses, and where their scripts run: not in workers. */
  const documents = { urls: new Set<string>(), isolates: new Set<string>() };

  function take({ cat, args: { data } = {} }: TraceEvent): void {
    if (data?.isolate === undefined || data.scriptId === undefined) return;
    const { isolate, scriptId: id } = data;
    const key = `${isolate} ${String(id)}`;
    const script: Compiled = scripts.get(key) ?? {
      ...{ isolate, id, realms: new Set(), url: '', name: '', isModule: false, isScript: false, parts: [] },
    };
    scripts.set(key, script);
    const url = withoutFragment(data.url ?? '');
    if (cat === SOURCES) script.parts[data.splitIndex ?? 0] = data.sourceText ?? '';
    else if (cat === TARGETS) {
      script.isScript = true;
      documents.urls.add(url);
      documents.isolates.add(isolate);
    } else if (cat === RUNDOWN) {
      script.realms.add(realmKey(BigInt(isolate).toString(16), data.executionContextId ?? 0));
      script.url = url;
      script.name = data.sourceUrl ?? '';
      script.isModule = data.isModule === true;
    }
  }

  function kindOf({ isolate, url, isModule, isScript }: Script): ScriptKind {
    if (!isModule && !isScript && documents.isolates.has(isolate)) return 'handler';
    return documents.urls.has(url) ? 'inline script' : 'file';
  }

  return {
    take: (events) => events.forEach(take),
    told(isWhole) {
      const all = [...scripts.values()].map(({ parts, ...script }): Script => ({
        ...script,
        source: parts.join(''),
      }));
      const realms = new Set(
        all.filter(({ source }) => isRecorder(source)).flatMap(({ realms: of }) => [...of]),
      );
      const here = all.filter(({ realms: of }) => [...of].some((realm) => realms.has(realm)));
      const texts = asWritten(here.filter(({ url }) => url === ''));
      // Where something is missing, perhaps what a handler was changed to is.
      const inPlace = isWhole ? here.filter(({ url }) => url !== '') : [];
      const standing = asStanding(inPlace, kindOf);
      return {
        texts: texts.slice(0, MAX_TEXTS),
        scripts: standing.slice(0, MAX_TEXTS),
        realms: isWhole ? [...realms] : [],
        isCut: !isWhole || Math.max(texts.length, standing.length) > MAX_TEXTS,
      };
    },
  };
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '');
}

function isRecorder(source: string): boolean {
  return source.length >= SHORTEST_RECORDER && source.includes(FROM_OUTSIDE);
}

/** What nobody has changed, and may hold functions. `Function` compiles a text as it was written before the changed one. */
function asWritten(made: readonly TracedText[]): TracedText[] {
  const changed = new Set<string>();
  const texts = new Map<string, TracedText>();
  for (const { source, name } of made) {
    if (source.includes(FROM_OUTSIDE)) continue;
    const written = restore(source);
    if (written !== source) changed.add(withoutBlanks(written));
    else if (MAY_HOLD_FUNCTIONS.test(source)) texts.set(`${name}\n${source}`, { source, name });
  }
  return [...texts.values()].filter(({ source }) => !changed.has(withoutBlanks(source)));
}

/** The same of what stands in documents and files. */
function asStanding(standing: readonly Script[], kindOf: (script: Script) => ScriptKind): TracedScript[] {
  const handlers = standing.filter((script) => kindOf(script) === 'handler');
  const others = standing.filter(
    (script) => kindOf(script) !== 'handler' && MAY_HOLD_FUNCTIONS.test(script.source) && !isChanged(script),
  );
  const scripts = [...unchanged(handlers), ...others].map((script): TracedScript => {
    const { url, source, isModule } = script;
    return { kind: kindOf(script), url, source, isModule };
  });
  return [
    ...new Map(scripts.map((script) => [`${script.kind}\n${script.url}\n${script.source}`, script])).values(),
  ];
}

function isChanged({ source }: Script): boolean {
  // Not as by `restore`: bundles are long, and the first that was inserted tells.
  return (
    source.includes('_$') &&
    (source.includes(FROM_OUTSIDE) || INLINE_BY_US.test(source) || source.search(INSERTIONS) >= 0)
  );
}

/** Where a handler is recorded, it is compiled as it was written and then changed, in the same realm. */
function unchanged(handlers: readonly Script[]): Script[] {
  const open = new Map<string, Script[]>();
  for (const handler of handlers.toSorted((a, b) => a.id - b.id)) {
    const written = restore(handler.source);
    const key = `${[...handler.realms].join()} ${withoutBlanks(written)}`;
    const alike = open.get(key) ?? [];
    open.set(key, alike);
    if (written === handler.source) alike.push(handler);
    else alike.pop();
  }
  return [...open.values()].flat();
}
