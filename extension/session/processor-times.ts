/**
 * World: extension. How much of its time the page's main thread had a processor while documents were recorded, and whether the
 * machine had one to spare: read after each update, so that each document's times are judged by what the machine did
 * meanwhile.
 * Promise: one reading at a time; a page that does not answer delays nothing for long.
 */
import type { Processor } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';

/** Sums since some moment of the past; what is between two of them counts. */
export interface ProcessorReading {
  /** Of the page's main thread: time in tasks by the wall clock, and its processor time. */
  readonly busy: Milliseconds;
  readonly cpu: Milliseconds;
  /** Of the machine, over all its processors. */
  readonly idle: Milliseconds;
  readonly all: Milliseconds;
}

export interface ProcessorTimes<Document> {
  /** A document of the main thread began, or sent an update. */
  heardFrom(document: Document): void;
  /** Reads once more, for what came since. */
  readLast(): Promise<void>;
  /** Nothing more is told of it. */
  gone(document: Document): void;
}

// The machine's own account has steps of 10 ms, and the two accounts are read a moment apart.
const LEAST_ALL: Milliseconds = 200;
const LEAST_BUSY: Milliseconds = 50;
const PATIENCE: Milliseconds = 500;

/**
 * @param read null where it cannot be told
 * @param tell what a document's thread had since the last time; false: it is told once more with the next
 */
export function createProcessorTimes<Document>(
  read: () => Promise<ProcessorReading | null>,
  tell: (document: Document, since: Processor) => boolean,
): ProcessorTimes<Document> {
  /** By document: up to where it has been told. */
  const told = new Map<Document, ProcessorReading | null>();
  let reading: Promise<void> | null = null;

  function take(isLast: boolean): Promise<void> {
    // What begins while the answer is on its way is not in it.
    const asked = [...told.keys()];
    reading ??= read()
      .then((sums) => {
        if (sums === null) return;
        for (const document of asked) {
          const from = told.get(document);
          if (from === undefined) continue;
          if (from === null) told.set(document, sums);
          else if (isEnough(from, sums, isLast) && tell(document, between(from, sums)))
            told.set(document, sums);
        }
      })
      .catch(() => undefined)
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  return {
    heardFrom(document) {
      if (!told.has(document)) told.set(document, null);
      void take(false);
    },
    async readLast() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)));
      await Promise.race([late, (reading ?? Promise.resolve()).then(() => take(true))]);
      clearTimeout(timer);
    },
    gone: (document) => void told.delete(document),
  };
}

/** In the end there is no later reading to wait for. */
function isEnough(from: ProcessorReading, to: ProcessorReading, isLast: boolean): boolean {
  return isLast ? to.all > from.all : to.all - from.all >= LEAST_ALL && to.busy - from.busy >= LEAST_BUSY;
}

function between(from: ProcessorReading, to: ProcessorReading): Processor {
  return {
    busy: Math.max(0, to.busy - from.busy),
    cpu: Math.max(0, to.cpu - from.cpu),
    idle: Math.min(1, Math.max(0, (to.idle - from.idle) / (to.all - from.all))),
  };
}
