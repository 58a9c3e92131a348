/**
 * World: extension. Has scripts instrumented, each content once whoever asks for it and however often, and
 * gives every place its own site ids; a script that is delivered again keeps those it had.
 */
import { fillTemplate } from '../../instrument/index.ts';
import { createAskedTexts } from './asked-texts.ts';
import type { HoldsSome, InstrumentOutcome, PreparedOutcome, ScriptContent } from './instrument-messages.ts';
import type { InstrumentPool } from './instrument-pool.ts';
import type { SiteTableOfSession } from './site-table.ts';

export interface InstrumentRequest {
  readonly source: string;
  readonly url: string;
  readonly sourceTypes: readonly ('script' | 'module')[];
}

export interface InstrumentClient {
  /** Rejects only when the signal aborts. */
  instrument(request: InstrumentRequest, signal: AbortSignal): Promise<InstrumentOutcome>;
  /** Whether a script has functions, as far as can be told of one that uses our names; null for what cannot be parsed. Gives out no ids. */
  holdsFunctions(source: string, type: 'script' | 'module', signal: AbortSignal): Promise<HoldsSome>;
}

// Memory for texts that a reload asks for again; larger than what almost any page loads.
const REMEMBERED_CHARACTERS = 128 * 1024 * 1024;

export function createInstrumentClient(pool: InstrumentPool, sites: SiteTableOfSession): InstrumentClient {
  const delivered = createDelivered();
  const running = new Map<string, SharedRun>();
  const askText = createAskedTexts((texts, signal) => pool.holdFunctions(texts, signal));

  /** One run for all who ask for the same content at the same time; it ends when the last of them gives up. */
  function prepare(key: string, content: ScriptContent, signal: AbortSignal): Promise<PreparedOutcome> {
    let run = running.get(key);
    if (!run) {
      const control = new AbortController();
      const outcome = pool.run(content, control.signal);
      const started: SharedRun = { control, outcome, waiting: 0 };
      const forget = (): void => {
        if (running.get(key) === started) running.delete(key);
      };
      outcome.then(forget, forget);
      running.set(key, started);
      run = started;
    }
    return join(run, signal, () => running.delete(key));
  }

  return {
    async instrument({ source, url, sourceTypes }, signal) {
      const content: ScriptContent = { source, hash: await sha256(source), sourceTypes };
      signal.throwIfAborted();
      const key = `${sourceTypes.join()} ${content.hash}`;
      const known = delivered.get(`${key} ${url}`);
      if (known) return known;
      const outcome = await prepare(key, content, signal);
      if (!outcome.ok) return outcome;
      const { template, rows, leftOut } = outcome.script;
      const table = { url, rows };
      const code = fillTemplate(template, sites.next);
      sites.add(table);
      const result = { ok: true, code, sites: table, leftOut, reused: outcome.fromCache } as const;
      delivered.set(`${key} ${url}`, { ...result, reused: true }, code.length);
      return result;
    },
    holdsFunctions: (source, type, signal) => askText({ source, type }, signal),
  };
}

interface SharedRun {
  readonly control: AbortController;
  readonly outcome: Promise<PreparedOutcome>;
  waiting: number;
}

async function join(run: SharedRun, signal: AbortSignal, onAbandoned: () => void): Promise<PreparedOutcome> {
  run.waiting++;
  const done = new AbortController();
  const left = new Promise<never>((_, reject) => {
    const leave = (): void => {
      if (--run.waiting === 0) {
        onAbandoned();
        run.control.abort();
      }
      reject(new DOMException('Given up.', 'AbortError'));
    };
    signal.addEventListener('abort', leave, { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([run.outcome, left]);
  } finally {
    done.abort();
  }
}

/** Of decoded text, so without lone surrogates, which UTF-8 would make equal. */
async function sha256(source: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What was delivered, by content and place, the oldest forgotten first. */
function createDelivered(): {
  get(key: string): InstrumentOutcome | undefined;
  set(key: string, outcome: InstrumentOutcome, size: number): void;
} {
  const entries = new Map<string, { outcome: InstrumentOutcome; size: number }>();
  let characters = 0;
  return {
    get: (key) => entries.get(key)?.outcome,
    set(key, outcome, size) {
      characters += size - (entries.get(key)?.size ?? 0);
      entries.set(key, { outcome, size });
      for (const [oldest, entry] of entries) {
        if (characters <= REMEMBERED_CHARACTERS) break;
        entries.delete(oldest);
        characters -= entry.size;
      }
    },
  };
}
