/**
 * World: Node. Reads from a trace of Chromium what scripts have made of text where a recorder is, also what was garbage long before
 * the trace ended. Two events tell of each script that was compiled in the browser, in any order:
 *
 *   …-rundown          { isolate: '10125…', scriptId: 6, executionContextId: 3, url?, sourceUrl? }   no `url`: a script evaluated it
 *   …-rundown-sources  { isolate: '10125…', scriptId: 6, sourceText, splitIndex? }                   in parts of a million characters
 *
 * Where a recorder is, the trace tells, too: it is a text among others.
 */
import { restore } from '../instrument/restore.ts';
import { FROM_OUTSIDE } from '../protocol/calling-convention.ts';
import {
  MAY_HOLD_FUNCTIONS,
  realmKey,
  SHORTEST_RECORDER,
  withoutBlanks,
  type TracedText,
  type TracedTexts,
} from '../protocol/traced-texts.ts';

const RUNDOWN = 'disabled-by-default-devtools.v8-source-rundown';
const SOURCES = `${RUNDOWN}-sources`;
export const CATEGORIES = [RUNDOWN, SOURCES];

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
  readonly url?: string;
  readonly sourceUrl?: string;
  readonly sourceText?: string;
  readonly splitIndex?: number;
}

interface Compiled {
  /** One that is there already is not compiled again for another realm, but told of again. */
  readonly realms: Set<string>;
  isMade: boolean;
  name: string;
  readonly parts: string[];
}

export interface TracedSources {
  take(events: readonly TraceEvent[]): void;
  /** `isWhole`: no event was lost. */
  told(isWhole: boolean): TracedTexts;
}

// As many as the session looks at where it asks a debugger.
const MAX_TEXTS = 5000;

export function createTracedSources(): TracedSources {
  const scripts = new Map<string, Compiled>();

  function take({ cat, args: { data } = {} }: TraceEvent): void {
    if (data?.isolate === undefined || data.scriptId === undefined) return;
    const key = `${data.isolate} ${String(data.scriptId)}`;
    const script = scripts.get(key) ?? { realms: new Set(), isMade: false, name: '', parts: [] };
    scripts.set(key, script);
    if (cat === SOURCES) script.parts[data.splitIndex ?? 0] = data.sourceText ?? '';
    else if (cat === RUNDOWN) {
      script.realms.add(realmKey(BigInt(data.isolate).toString(16), data.executionContextId ?? 0));
      script.isMade = (data.url ?? '') === '';
      script.name = data.sourceUrl ?? '';
    }
  }

  return {
    take: (events) => events.forEach(take),
    told(isWhole) {
      const all = [...scripts.values()].map(({ parts, ...script }) => ({
        ...script,
        source: parts.join(''),
      }));
      const realms = new Set(
        all.filter(({ source }) => isRecorder(source)).flatMap(({ realms: of }) => [...of]),
      );
      const made = all.filter(
        ({ isMade, realms: of }) => isMade && [...of].some((realm) => realms.has(realm)),
      );
      const texts = asWritten(made);
      return {
        texts: texts.slice(0, MAX_TEXTS),
        realms: isWhole ? [...realms] : [],
        isCut: !isWhole || texts.length > MAX_TEXTS,
      };
    },
  };
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
