/**
 * World: any (pure; also in the page, so without the schema library). A profile as its file: the same
 * profile always gives the same bytes, and reading them back changes nothing.
 */
import {
  FILE_FORMAT,
  FILE_VERSION,
  type ContextInFile,
  type NumberOrNull,
  type ProfileFile,
  type StringIndex,
} from './file-format.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import type { Context, HistogramTable, Profile, ProfileMeta, Sampling } from './model.ts';

/** The file as an object of plain objects, arrays, strings and numbers. */
export function writeProfile(profile: Profile): ProfileFile {
  const strings = createStrings();
  const { meta, types, sites, signatures, contexts } = profile;
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    meta: writeMeta(meta),
    strings: strings.all,
    types: {
      label: types.label.map(strings.indexOf),
      kind: [...types.kind],
      base: types.base.map((base) => (base === null ? null : strings.indexOf(base))),
    },
    sites: {
      name: sites.name.map(strings.indexOf),
      kind: [...sites.kind],
      url: sites.url.map(strings.indexOf),
      line: [...sites.line],
      column: [...sites.column],
      parameters: sites.parameters.map((names) =>
        names.map((name) => (name === null ? null : strings.indexOf(name))),
      ),
    },
    signatures: {
      site: [...signatures.site],
      types: signatures.types.map((own) => (own === null ? null : [...own])),
    },
    contexts: contexts.map(writeContext),
  };
}

/** The bytes of a `.sigprof.json` file. */
export function stringifyProfile(profile: Profile): string {
  return `${JSON.stringify(writeProfile(profile))}\n`;
}

/** Keys in one fixed order, whatever object they come from. */
function writeMeta(meta: ProfileMeta): ProfileMeta {
  return {
    product: meta.product,
    productVersion: meta.productVersion,
    url: meta.url,
    title: meta.title,
    browser: meta.browser,
    recordedAt: meta.recordedAt,
    duration: meta.duration,
    settings: { signatures: meta.settings.signatures, clock: meta.settings.clock },
    scriptsInstrumented: meta.scriptsInstrumented,
    sourceBytes: meta.sourceBytes,
    notRecorded: meta.notRecorded.map(({ what, url, line, code, reason }) => ({
      what,
      url,
      line,
      code,
      reason,
    })),
    capsHit: meta.capsHit.map(({ what, limit, times }) => ({ what, limit, times })),
  };
}

function writeContext(context: Context): ContextInFile {
  const { kind, url, startedAt, duration, complete, clock, callNodes, histograms } = context;
  return {
    kind,
    url,
    startedAt,
    duration,
    complete,
    clock: {
      kind: clock.kind,
      step: clock.step,
      readCost: clock.readCost,
      ownCostInside: clock.ownCostInside,
      ownCostOutside: clock.ownCostOutside,
      describing: { ...clock.describing },
      isolated: clock.isolated,
      whyNotSampled: clock.whyNotSampled,
      sampling: clock.sampling === null ? null : writeSampling(clock.sampling),
      processor: clock.processor && { ...clock.processor },
    },
    callNodes: {
      subtreeEnd: numbers(callNodes.subtreeEnd),
      signature: numbers(callNodes.signature),
      calls: numbers(callNodes.calls),
      selfTime: numbers(callNodes.selfTime),
      totalTime: numbers(callNodes.totalTime),
      selfTimeVariance: numbers(callNodes.selfTimeVariance),
      ownCost: numbers(callNodes.ownCost),
      ownCostInCaller: numbers(callNodes.ownCostInCaller),
      waitTime: numbers(callNodes.waitTime),
      timedCalls: numbers(callNodes.timedCalls),
      firstCallTime: withNulls(callNodes.firstCallTime),
      minTime: withNulls(callNodes.minTime),
      maxTime: withNulls(callNodes.maxTime),
    },
    histograms: {
      signature: numbers(histograms.signature),
      buckets: Array.from(histograms.signature, (_, row) => sparse(histograms, row)),
    },
  };
}

function writeSampling(sampling: Sampling): Sampling {
  return {
    samples: sampling.samples,
    interval: sampling.interval,
    stalls: sampling.stalls,
    unattributed: sampling.unattributed,
    cpuShare: sampling.cpuShare,
    exactBefore: sampling.exactBefore,
    ownCostInside: sampling.ownCostInside,
    ownCostOutside: sampling.ownCostOutside,
  };
}

/** Plain array of a column: a loop, because spreading one takes ten times as long. */
function numbers(column: Float64Array | Int32Array): readonly number[] {
  const values = new Array<number>(column.length);
  for (let i = 0; i < column.length; i++) values[i] = column[i];
  return values;
}

function withNulls(column: Float64Array): readonly NumberOrNull[] {
  const values = new Array<NumberOrNull>(column.length);
  for (let i = 0; i < column.length; i++) values[i] = Number.isNaN(column[i]) ? null : column[i];
  return values;
}

function sparse({ counts }: HistogramTable, row: number): readonly number[] {
  const pairs: number[] = [];
  for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
    const count = counts[row * HISTOGRAM_BUCKETS + bucket];
    if (count > 0) pairs.push(bucket, count);
  }
  return pairs;
}

/** Texts in the order of their first use. */
function createStrings(): { readonly all: string[]; readonly indexOf: (text: string) => StringIndex } {
  const all: string[] = [];
  const known = new Map<string, StringIndex>();
  return {
    all,
    indexOf(text) {
      let index = known.get(text);
      if (index === undefined) {
        index = all.push(text) - 1;
        known.set(text, index);
      }
      return index;
    },
  };
}
