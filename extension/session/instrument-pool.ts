/**
 * World: extension. Spreads jobs over a few workers. Jobs start in the order they came, but one worker takes
 * small scripts only: a page never waits for ten lines behind a bundle of five megabytes.
 * Promise: a job that takes too long is given up and its worker replaced; nothing waits behind it.
 */
import type {
  AskedText,
  HoldsSome,
  InstrumentAnswer,
  InstrumentJob,
  PreparedOutcome,
  ScriptContent,
} from './instrument-messages.ts';

export interface InstrumentPool {
  /** Rejects only when the signal aborts. */
  run(content: ScriptContent, signal: AbortSignal): Promise<PreparedOutcome>;
  /** Of each text; where that cannot be told, null. Rejects only when the signal aborts. */
  holdFunctions(texts: readonly AskedText[], signal: AbortSignal): Promise<readonly HoldsSome[]>;
}

export interface InstrumentPoolOptions {
  readonly startWorker: () => Worker;
  /** At most so many at once; each is started when there is work for it. */
  readonly workers: number;
  /** Whether what comes out may be kept on disk. */
  readonly keep: boolean;
  /** Ends all workers. */
  readonly signal: AbortSignal;
}

// Some 100 ms of parsing: what a page's own small parts are below, and its bundles and libraries above.
const SMALL_CHARACTERS = 256 * 1024;

interface Lane {
  readonly smallOnly: boolean;
  worker: Worker | null;
  busy: boolean;
}

type Work = { readonly content: ScriptContent } | { readonly texts: readonly AskedText[] };

interface Waiting {
  readonly work: Work;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: DOMException) => void;
}

type Answer = { readonly outcome: PreparedOutcome } | { readonly holds: readonly HoldsSome[] };

export function createInstrumentPool(options: InstrumentPoolOptions): InstrumentPool {
  const { startWorker, workers, keep, signal: until } = options;
  const lanes: Lane[] = Array.from({ length: workers }, (_, index) => ({
    smallOnly: index > 0 && index === workers - 1,
    worker: null,
    busy: false,
  }));
  const queue: Waiting[] = [];
  let nextJob = 1;

  const stop = (lane: Lane): void => {
    lane.worker?.terminate();
    lane.worker = null;
  };
  until.addEventListener('abort', () => lanes.forEach(stop), { once: true });

  function startWhatCan(): void {
    if (until.aborted) return;
    // From the back: a small script leaves the lanes that are for all to those that need them.
    for (const lane of [...lanes].reverse()) {
      if (lane.busy) continue;
      const index = queue.findIndex(({ work }) => !lane.smallOnly || isSmall(work));
      if (index >= 0) start(lane, queue.splice(index, 1)[0]);
    }
  }

  function start(lane: Lane, { work, signal, resolve, reject }: Waiting): void {
    const worker = (lane.worker ??= startWorker());
    const job = nextJob++;
    const done = new AbortController();
    lane.busy = true;
    const end = (tell: () => void): void => {
      done.abort();
      lane.busy = false;
      tell();
      startWhatCan();
    };
    const listening = { signal: done.signal };
    signal.addEventListener(
      'abort',
      () =>
        end(() => {
          stop(lane);
          reject(givenUp());
        }),
      listening,
    );
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<InstrumentAnswer>) => {
        if (data.job === job) end(() => resolve(data));
      },
      listening,
    );
    worker.addEventListener(
      'error',
      ({ message }) =>
        end(() => {
          stop(lane);
          resolve({ outcome: failure(message) });
        }),
      listening,
    );
    worker.postMessage(('texts' in work ? { job, ...work } : { job, ...work, keep }) satisfies InstrumentJob);
  }

  function done(work: Work, ownSignal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.any([ownSignal, until]);
      if (signal.aborted) {
        reject(givenUp());
        return;
      }
      const waiting: Waiting = { work, signal, resolve, reject };
      queue.push(waiting);
      const leaveQueue = (): void => {
        const index = queue.indexOf(waiting);
        if (index < 0) return;
        queue.splice(index, 1);
        reject(givenUp());
      };
      signal.addEventListener('abort', leaveQueue, { once: true });
      startWhatCan();
    });
  }

  return {
    async run(content, signal) {
      const answer = await done({ content }, signal);
      return 'outcome' in answer ? answer.outcome : failure('another answer');
    },
    async holdFunctions(texts, signal) {
      const answer = await done({ texts }, signal);
      return 'holds' in answer ? answer.holds : texts.map(() => null);
    },
  };
}

function isSmall(work: Work): boolean {
  const sources = 'texts' in work ? work.texts : [work.content];
  return sources.reduce((sum, { source }) => sum + source.length, 0) <= SMALL_CHARACTERS;
}

function failure(message: string): PreparedOutcome {
  return { ok: false, code: 'worker', reason: `The instrumenter failed: ${message}.`, line: null };
}

const givenUp = (): DOMException => new DOMException('Given up.', 'AbortError');
