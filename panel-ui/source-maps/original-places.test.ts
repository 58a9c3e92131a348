/** When maps are asked for, and what is known before, after and instead. */
import { expect, it, vi } from 'vitest';
import type { Profile } from '../../profile/model.ts';
import type { SourceMapAnswer } from '../../protocol/session-messages.ts';
import { createOriginalPlaces, type OriginalPlaces } from './original-places.ts';
import type { TraceJob } from './trace-worker.ts';

/** Two functions in `a.js`, one in `b.js`, one without a source. */
const profile = {
  sites: {
    url: ['a.js', 'b.js', 'a.js', ''],
    line: [1, 1, 2, 0],
    column: [1, 1, 5, 0],
    name: ['f', 'g', 'h', 'wasm'],
  },
} as unknown as Profile;

class StandIn extends EventTarget {
  readonly jobs: TraceJob[] = [];
  terminate(): void {
    this.jobs.length = 0;
  }
  postMessage(job: TraceJob): void {
    this.jobs.push(job);
    const data =
      job.text === 'broken'
        ? { job: job.job, fault: 'Unexpected token' }
        : {
            job: job.job,
            places: job.sites.map(({ line, name }) => ({
              url: `${job.text}.ts`,
              line: line + 10,
              column: 1,
              name,
              ignored: false,
            })),
          };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
}

function play(answers: Record<string, SourceMapAnswer>, isKnown = true) {
  const asked: string[] = [];
  const worker = new StandIn();
  const places: OriginalPlaces = createOriginalPlaces({
    askForMap: (url) => {
      asked.push(url);
      return Promise.resolve(answers[url]);
    },
    startWorker: () => worker as unknown as Worker,
    isKnown: () => isKnown,
  });
  const changed = vi.fn();
  places.subscribe(changed);
  return { places, asked, worker, changed };
}

const map = (text: string): SourceMapAnswer => ({ ok: true, text, url: 'https://a.com/x.map' });

it('asks for a script’s map once, when a row of it is shown, and then knows all its functions', async () => {
  const { places, asked, worker, changed } = play({ 'a.js': map('app') });
  expect(asked).toEqual([]);
  places.want(profile, 'a.js');
  places.want(profile, 'a.js');
  expect(places.placeOf(profile, 0)).toBeNull();
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(asked).toEqual(['a.js']);
  expect([0, 1, 2, 3].map((site) => places.placeOf(profile, site)?.line ?? null)).toEqual([
    11,
    null,
    12,
    null,
  ]);
  expect(worker.jobs.map(({ sites }) => sites)).toEqual([
    [
      { line: 1, column: 1, name: 'f' },
      { line: 2, column: 5, name: 'h' },
    ],
  ]);
});

it('has a note where a map is missing or broken, and nothing to say where there is none', async () => {
  const { places, changed } = play({
    'a.js': { ok: false, reason: 'The server answers 404.' },
    'b.js': map('broken'),
    'c.js': { ok: false, reason: null },
  });
  for (const url of ['a.js', 'b.js', 'c.js']) places.want(profile, url);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
  expect(['a.js', 'b.js', 'c.js'].map((url) => places.noteOf(profile, url))).toEqual([
    'The server answers 404.',
    'It cannot be read (Unexpected token)',
    null,
  ]);
});

it('asks nothing for a profile from a file, nor for what has no address', async () => {
  const file = play({}, false);
  file.places.want(profile, 'a.js');
  const { places, asked } = play({});
  places.want(profile, '');
  await new Promise((resolve) => setImmediate(resolve));
  expect([file.asked, asked]).toEqual([[], []]);
});
