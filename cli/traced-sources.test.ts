/** World: Node. What is read from the events of a trace, as Chromium 156 writes them. */
import { expect, it } from 'vitest';
import { instrument } from '../instrument/index.ts';
import { FROM_OUTSIDE } from '../protocol/calling-convention.ts';
import type { TracedTexts } from '../protocol/traced-texts.ts';
import { CATEGORIES, createTracedSources, type TraceEvent } from './traced-sources.ts';

const [RUNDOWN, SOURCES] = CATEGORIES;
const RECORDER = `${' '.repeat(100_000)}${FROM_OUTSIDE}`;
const [HERE, BESIDE, ELSEWHERE] = [1, 2, 3];

interface Script {
  readonly text: string;
  /** Where it was compiled. */
  readonly in?: readonly number[];
  /** '': evaluated from outside, or by a timer; null: by a script. */
  readonly url?: string | null;
  readonly name?: string;
}

const changed = (source: string): string => {
  const result = instrument(source, { url: 'any', sourceType: 'script', firstSite: 0 });
  return result.ok ? result.code : '';
};

/** Both events of a script, for each realm it was compiled in. */
function eventsOf({ text, in: contexts = [HERE], url = null, name }: Script, scriptId: number): TraceEvent[] {
  const script = { isolate: '255', scriptId };
  return contexts.flatMap((executionContextId) => [
    { cat: SOURCES, args: { data: { ...script, sourceText: text } } },
    {
      cat: RUNDOWN,
      args: {
        data: {
          ...{ ...script, executionContextId },
          ...(url === null ? {} : { url }),
          ...(name === undefined ? {} : { sourceUrl: name }),
        },
      },
    },
  ]);
}

function told(scripts: readonly Script[], isWhole = true): TracedTexts {
  const sources = createTracedSources();
  const recorder = { text: RECORDER, url: '', in: [HERE, BESIDE] };
  sources.take([...scripts, recorder].flatMap(eventsOf));
  return sources.told(isWhole);
}

const sourcesOf = ({ texts }: TracedTexts): string[] => texts.map(({ source }) => source);

it('tells what scripts made of text where a recorder is, each once, by its name', () => {
  const traced = told([
    { text: '(function one() {})()' },
    { text: '(function one() {})()', in: [BESIDE] },
    { text: '(function named() {})()', name: 'named.js' },
    { text: '(function timed() {})()', url: '' },
    { text: '(function elsewhere() {})()', in: [ELSEWHERE] },
    { text: '(function file() {})()', url: 'https://a.example/app.js' },
  ]);
  expect(traced).toEqual({
    texts: [
      { source: '(function one() {})()', name: '' },
      { source: '(function named() {})()', name: 'named.js' },
      { source: '(function timed() {})()', name: '' },
    ],
    realms: ['ff 1', 'ff 2'],
    isCut: false,
  });
});

it('tells neither what was changed, nor what is evaluated from outside, nor data', () => {
  const made = '(function anonymous(a\n) {\nreturn a\n})';
  const traced = told([
    // `Function` compiles it as it was written first.
    ...[{ text: made }, { text: changed(made) }],
    { text: changed('(function direct() {})()') },
    { text: `(() => finished)()${FROM_OUTSIDE}`, url: '' },
    { text: '({ data: 1 })' },
  ]);
  expect(sourcesOf(traced)).toEqual([]);
});

it('puts the parts of a long text together, in whatever order they come', () => {
  const sources = createTracedSources();
  const script = { isolate: '255', scriptId: 7 };
  const part = (sourceText: string, splitIndex: number): TraceEvent => ({
    cat: SOURCES,
    args: { data: { ...script, sourceText, splitIndex } },
  });
  sources.take([part('long() {})', 1), part('(function ', 0), ...eventsOf({ text: RECORDER, url: '' }, 1)]);
  sources.take([{ cat: RUNDOWN, args: { data: { ...script, executionContextId: HERE } } }]);
  expect(sourcesOf(sources.told(true))).toEqual(['(function long() {})']);
});

it('says where it knows nothing for sure, and that there are more', () => {
  const one = { text: '() => 1' };
  expect(told([one], false)).toEqual({ texts: [{ source: '() => 1', name: '' }], realms: [], isCut: true });
  const many = told(Array.from({ length: 5001 }, (_, index) => ({ text: `() => ${index}` })));
  expect([many.texts.length, many.isCut, many.realms]).toEqual([5000, true, ['ff 1', 'ff 2']]);
});

it('reads past what else a trace holds', () => {
  const sources = createTracedSources();
  sources.take([{}, { cat: '__metadata', args: {} }, { cat: RUNDOWN, args: { data: { scriptId: 1 } } }]);
  expect(sources.told(true)).toEqual({ texts: [], realms: [], isCut: false });
});
