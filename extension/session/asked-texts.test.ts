/** World: Node. Which texts are asked together. The answers come when the test says. */
import { expect, it } from 'vitest';
import { createAskedTexts } from './asked-texts.ts';
import type { AskedText, HoldsSome } from './instrument-messages.ts';

interface Question {
  readonly sources: readonly string[];
  answer(): void;
  fail(): void;
}

const holds = ({ source }: Pick<AskedText, 'source'>): HoldsSome => source.includes('=>');
const forever = new AbortController().signal;

/** Behind all that answers bring about. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stage(): {
  questions: Question[];
  ask: (source: string, signal?: AbortSignal) => Promise<HoldsSome>;
} {
  const questions: Question[] = [];
  const ask = createAskedTexts(
    (texts) =>
      new Promise((resolve, reject) => {
        questions.push({
          sources: texts.map(({ source }) => source),
          answer: () => resolve(texts.map(holds)),
          fail: () => reject(new DOMException('Given up.', 'AbortError')),
        });
      }),
  );
  return { questions, ask: (source, signal = forever) => ask({ source, type: 'script' }, signal) };
}

it('asks together what is asked while an answer is on its way', async () => {
  const { questions, ask } = stage();
  const first = ask('() => 0');
  const others = ['1', '() => 2', '3'].map((source) => ask(source));
  expect(questions.map(({ sources }) => sources)).toEqual([['() => 0']]);
  questions[0].answer();
  expect(await first).toBe(true);
  await settled();
  expect(questions[1].sources).toEqual(['1', '() => 2', '3']);
  questions[1].answer();
  expect(await Promise.all(others)).toEqual([false, true, false]);
  await settled();
  void ask('next');
  expect(questions[2].sources).toEqual(['next']);
});

it('lets nothing wait behind a large text, and asks no more at once than a large text has', async () => {
  const { questions, ask } = stage();
  const large = 'x'.repeat(300_000);
  const half = 'y'.repeat(150_000);
  void ask(large);
  for (const source of [half, half, half]) void ask(source);
  expect(questions.map(({ sources }) => sources)).toEqual([[large], [half]]);
  questions[1].answer();
  await settled();
  questions[2].answer();
  await settled();
  expect(questions.slice(2).map(({ sources }) => sources)).toEqual([[half], [half]]);
});

it('lets nobody wait for what another gives up', async () => {
  const { questions, ask } = stage();
  const [one, two] = [new AbortController().signal, new AbortController().signal];
  const given = [ask('one', one), ask('behind one', one)];
  const told = ask('() => two', two);
  questions[0].fail();
  await expect(given[0]).rejects.toThrow('Given up.');
  await settled();
  questions[2].fail();
  await expect(given[1]).rejects.toThrow('Given up.');
  questions[1].answer();
  expect(await told).toBe(true);
});
