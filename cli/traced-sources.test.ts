/** World: Node. What is read from the events of a trace, as Chromium 156 writes them. */
import { expect, it } from 'vitest';
import { instrument } from '../instrument/index.ts';
import { FROM_OUTSIDE } from '../protocol/calling-convention.ts';
import type { TracedTexts } from '../protocol/traced-texts.ts';
import { CATEGORIES, createTracedSources, type TraceEvent } from './traced-sources.ts';

const [RUNDOWN, SOURCES, TARGETS] = CATEGORIES;
const RECORDER = `${' '.repeat(100_000)}${FROM_OUTSIDE}`;
const [HERE, BESIDE, ELSEWHERE] = [1, 2, 3];

interface Script {
  readonly text: string;
  /** Where it was compiled. */
  readonly in?: readonly number[];
  /** '': evaluated from outside, or by a timer; null: by a script. */
  readonly url?: string | null;
  readonly name?: string;
  readonly isModule?: boolean;
  /** Address of the document that compiled it as a script; handlers have none. */
  readonly scriptOf?: string;
}

const changed = (source: string): string => {
  const result = instrument(source, { url: 'any', sourceType: 'script', firstSite: 0 });
  return result.ok ? result.code : '';
};

/** Both events of a script, for each realm it was compiled in. */
function eventsOf(
  { text, in: contexts = [HERE], url = null, name, isModule = false, scriptOf }: Script,
  scriptId: number,
): TraceEvent[] {
  const script = { isolate: '255', scriptId };
  return contexts.flatMap((executionContextId) => [
    ...(scriptOf === undefined ? [] : [{ cat: TARGETS, args: { data: { ...script, url: scriptOf } } }]),
    { cat: SOURCES, args: { data: { ...script, sourceText: text } } },
    {
      cat: RUNDOWN,
      args: {
        data: {
          ...{ ...script, executionContextId, isModule },
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
    scripts: [
      {
        kind: 'file',
        url: 'https://a.example/app.js',
        source: '(function file() {})()',
        isModule: false,
      },
    ],
    realms: ['ff 1', 'ff 2'],
    isCut: false,
  });
});

const PAGE = 'https://a.example/page.html';
/** The relay: every document has one, in a world of its own. */
const RELAY = { text: '0', in: [ELSEWHERE], url: 'chrome-extension://a/relay.js', scriptOf: `${PAGE}#top` };

/** Kind, text and address. */
const scriptsOf = ({ scripts }: TracedTexts): string[] =>
  scripts.map(({ kind, url, source }) => `${kind}: ${source} (${url.replace(/^.*\//, '')})`);

/** A handler as it is compiled where it is recorded. */
const changedHandler = (source: string): string => {
  const [before, after] = changed(`function onclick(event) {${source}}`)
    .replace('function onclick(event) {', '')
    .slice(0, -1)
    .split(source);
  return `${before}${source}\n${after}`;
};

it('tells what documents and files run as it was written where a recorder is, each once', () => {
  const traced = told([
    RELAY,
    { text: 'count++', url: PAGE },
    { text: 'count++', url: `${PAGE}#there`, in: [BESIDE] },
    { text: 'count--', url: PAGE, in: [ELSEWHERE] },
    { text: '(function inline() {})()', url: PAGE, scriptOf: PAGE },
    { text: '(function inline() {})()', url: PAGE, scriptOf: PAGE, in: [BESIDE] },
    { text: 'var none = 1', url: PAGE, scriptOf: PAGE },
    { text: 'export const module = () => 1', url: PAGE, isModule: true },
    { text: 'function file() {}', url: 'https://a.example/app.js', scriptOf: PAGE },
    { text: 'export const imported = () => 1', url: 'https://a.example/imported.js', isModule: true },
  ]);
  expect(scriptsOf(traced)).toEqual([
    'handler: count++ (page.html)',
    'inline script: (function inline() {})() (page.html)',
    'inline script: export const module = () => 1 (page.html)',
    'file: function file() {} (app.js)',
    'file: export const imported = () => 1 (imported.js)',
  ]);
  expect(traced.scripts.filter(({ isModule }) => isModule)).toHaveLength(2);
});

it('tells nothing of them that was changed, nor what changed handlers were', () => {
  const script = '(function inline() {})()';
  const traced = told([
    RELAY,
    { text: 'count++', url: PAGE },
    // The page has changed its address meanwhile.
    { text: changedHandler('count++'), url: `${PAGE}#there` },
    { text: `_$i(3);${changed(script)}`, url: PAGE, scriptOf: PAGE },
    { text: '_$i(4);import("function.js")', url: PAGE, isModule: true },
    { text: changed('function file() {}'), url: 'https://a.example/app.js', scriptOf: PAGE },
    { text: '', url: 'https://a.example/large.js', scriptOf: PAGE },
  ]);
  expect(scriptsOf(traced)).toEqual([]);
});

it.each([
  ['seen and then not', ['count++', changedHandler('count++'), 'count++'], 1],
  ['not seen and then seen', ['count++', 'count++', changedHandler('count++')], 1],
  ['seen twice', ['count++', 'count++', changedHandler('count++'), changedHandler('count++')], 0],
  ['beside another that is seen', ['count++', changedHandler('count--')], 1],
])('tells whether one handler of a text is not changed: %s', (_, texts, count) => {
  const traced = told([RELAY, ...texts.map((text) => ({ text, url: PAGE }))]);
  expect(scriptsOf(traced)).toEqual(Array.from({ length: count }, () => 'handler: count++ (page.html)'));
});

it('takes a handler for recorded only where it is, not in another document', () => {
  const inBoth = told([
    RELAY,
    { text: 'count++', url: PAGE },
    { text: changedHandler('count++'), url: PAGE, in: [BESIDE] },
  ]);
  expect(scriptsOf(inBoth)).toEqual(['handler: count++ (page.html)']);
});

it('knows no handlers in workers', () => {
  const worker = { text: 'postMessage(1)', url: 'https://a.example/worker.js' };
  expect(scriptsOf(told([worker, { ...worker, text: 'onmessage = () => 1' }]))).toEqual([
    'file: onmessage = () => 1 (worker.js)',
  ]);
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
  const cut = told([RELAY, one, { text: 'count++', url: PAGE }], false);
  expect(cut).toEqual({ texts: [{ source: '() => 1', name: '' }], scripts: [], realms: [], isCut: true });
  const many = told(Array.from({ length: 5001 }, (_, index) => ({ text: `() => ${index}` })));
  expect([many.texts.length, many.isCut, many.realms]).toEqual([5000, true, ['ff 1', 'ff 2']]);
  const handlers = Array.from({ length: 5001 }, (_, index) => ({ text: `f(${index})`, url: PAGE }));
  const { scripts, isCut } = told([RELAY, ...handlers]);
  expect([scripts.length, isCut]).toEqual([5000, true]);
});

it('reads past what else a trace holds', () => {
  const sources = createTracedSources();
  sources.take([{}, { cat: '__metadata', args: {} }, { cat: RUNDOWN, args: { data: { scriptId: 1 } } }]);
  expect(sources.told(true)).toEqual({ texts: [], scripts: [], realms: [], isCut: false });
});
