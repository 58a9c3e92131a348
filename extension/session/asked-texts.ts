/**
 * World: extension. Asks of many texts whether they hold functions, a few times: the way to an instrument worker and back takes
 * longer than to parse most of them. What is asked while an answer is on its way is asked together when that is there.
 */
import type { AskedText, HoldsSome } from './instrument-messages.ts';

export type AskTexts = (texts: readonly AskedText[], signal: AbortSignal) => Promise<readonly HoldsSome[]>;

// Some 100 ms of parsing; a larger text goes alone, and nothing waits behind it.
const MAX_CHARACTERS = 256 * 1024;

interface Waiting extends AskedText {
  readonly resolve: (holds: HoldsSome) => void;
  readonly reject: (reason: unknown) => void;
}

/** Rejects only when the signal aborts. */
export function createAskedTexts(
  ask: AskTexts,
): (text: AskedText, signal: AbortSignal) => Promise<HoldsSome> {
  /** By who gives up together: those that wait while others are asked. */
  const waiting = new Map<AbortSignal, Waiting[]>();

  async function askTogether(texts: readonly Waiting[], signal: AbortSignal): Promise<void> {
    try {
      const holds = await ask(
        texts.map(({ source, type }) => ({ source, type })),
        signal,
      );
      texts.forEach(({ resolve }, index) => resolve(holds[index] ?? null));
    } catch (error) {
      for (const { reject } of texts) reject(error);
    }
  }

  async function askAll(queue: Waiting[], signal: AbortSignal): Promise<void> {
    while (queue.length > 0) await askTogether(takeTogether(queue), signal);
    waiting.delete(signal);
  }

  return ({ source, type }, signal) =>
    new Promise((resolve, reject) => {
      const text: Waiting = { source, type, resolve, reject };
      const queue = waiting.get(signal);
      if (source.length > MAX_CHARACTERS) void askTogether([text], signal);
      else if (queue !== undefined) queue.push(text);
      else {
        const begun = [text];
        waiting.set(signal, begun);
        void askAll(begun, signal);
      }
    });
}

/** The first of a queue, as many as are asked together; no longer in it. */
function takeTogether(queue: Waiting[]): Waiting[] {
  let characters = 0;
  const end = queue.findIndex(({ source }) => (characters += source.length) > MAX_CHARACTERS);
  return queue.splice(0, end < 0 ? queue.length : end);
}
