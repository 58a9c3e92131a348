/**
 * World: panel. What source maps say of the functions of a recording, as far as it is known: a script's map is
 * asked for when a row of it is shown, one after another, and read in a worker.
 * Promise: nobody waits for it, and a map that is missing or broken is a note, not an error.
 */
import type { Profile, SiteTable } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import type { SourceMapAnswer } from '../../protocol/session-messages.ts';
import type { TraceAnswer, TraceJob } from './trace-worker.ts';
import type { OriginalPlace } from './trace.ts';

export interface OriginalPlaces {
  /** A row of this script is shown. */
  want(profile: Profile, url: string): void;
  placeOf(profile: Profile, site: SiteIndex): OriginalPlace | null;
  /** Why a script's map is of no use; null where there is nothing to say. */
  noteOf(profile: Profile, url: string): string | null;
  /** Calls back after every change, until the function it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface OfScript {
  readonly places: ReadonlyMap<SiteIndex, OriginalPlace>;
  readonly note: string | null;
}

const NOTHING: OfScript = { places: new Map(), note: null };

export interface OriginalPlacesOptions {
  readonly askForMap: (url: string) => Promise<SourceMapAnswer>;
  readonly startWorker: () => Worker;
  /** Profiles from files are of scripts that nobody has seen here. */
  readonly isKnown: (profile: Profile) => boolean;
}

export function createOriginalPlaces(options: OriginalPlacesOptions): OriginalPlaces {
  const { askForMap, startWorker, isKnown } = options;
  /** Views of one recording share its table of sites. */
  const known = new WeakMap<SiteTable, Map<string, OfScript>>();
  const listeners = new Set<() => void>();
  let worker: Worker | null = null;
  let nextJob = 1;
  let turn: Promise<void> = Promise.resolve();

  function scriptsOf({ sites }: Profile): Map<string, OfScript> {
    const scripts = known.get(sites) ?? new Map<string, OfScript>();
    known.set(sites, scripts);
    return scripts;
  }

  function trace(job: Omit<TraceJob, 'job'>): Promise<TraceAnswer> {
    const number = nextJob++;
    const reading = (worker ??= startWorker());
    return new Promise((resolve) => {
      const done = new AbortController();
      const end = (answer: TraceAnswer): void => {
        done.abort();
        resolve(answer);
      };
      reading.addEventListener(
        'message',
        ({ data }: MessageEvent<TraceAnswer>) => {
          if (data.job === number) end(data);
        },
        { signal: done.signal },
      );
      reading.addEventListener(
        'error',
        ({ message }) => {
          reading.terminate();
          worker = null;
          end({ job: number, fault: message });
        },
        { signal: done.signal },
      );
      reading.postMessage({ job: number, ...job } satisfies TraceJob);
    });
  }

  async function resolve(profile: Profile, url: string): Promise<OfScript> {
    const answer = await askForMap(url);
    if (!answer.ok) return answer.reason === null ? NOTHING : { ...NOTHING, note: answer.reason };
    const { sites } = profile;
    const rows = sites.url.flatMap((of, site) => (of === url && sites.line[site] > 0 ? [site] : []));
    const traced = await trace({
      text: answer.text,
      url: answer.url,
      sites: rows.map((site) => ({
        line: sites.line[site],
        column: Math.max(1, sites.column[site]),
        name: sites.name[site],
      })),
    });
    if ('fault' in traced) return { ...NOTHING, note: `It cannot be read (${traced.fault})` };
    const places = new Map<SiteIndex, OriginalPlace>();
    traced.places.forEach((place, index) => {
      if (place !== null) places.set(rows[index], place);
    });
    return { places, note: null };
  }

  return {
    want(profile, url) {
      const scripts = scriptsOf(profile);
      if (url === '' || scripts.has(url) || !isKnown(profile)) return;
      scripts.set(url, NOTHING);
      turn = turn
        .then(() => resolve(profile, url))
        .then(
          (found) => {
            if (found === NOTHING) return;
            scripts.set(url, found);
            for (const listener of listeners) listener();
          },
          // The session is gone: the next panel asks again.
          () => undefined,
        );
    },
    placeOf: (profile, site) =>
      known.get(profile.sites)?.get(profile.sites.url[site])?.places.get(site) ?? null,
    noteOf: (profile, url) => known.get(profile.sites)?.get(url)?.note ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
