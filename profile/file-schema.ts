/**
 * World: any with the schema library, so not the page. The one schema of profile files: it checks what
 * is read, and `docs/profile.schema.json` is made from it. What holds between columns is in
 * `check-file.ts`.
 */
import { z } from 'zod';
import { FILE_FORMAT, FILE_VERSION, type ProfileFile } from './file-format.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import { CLOCK_CHOICES, CONTEXT_KINDS, SITE_KINDS, TYPE_KINDS } from './model.ts';

// Extension pages have a CSP without eval, which zod would otherwise use to compile its checks.
z.config({ jitless: true });

// 30,000 years in milliseconds: no sum over a file can leave the numbers that are exact to a microsecond.
const TIME_MAX = 1e15;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const INDEX_MAX = 0x7fffffff; // columns in memory are 32 bits wide
const index = z.number().int().min(0).max(INDEX_MAX);
const time = z.number().min(0).max(TIME_MAX);
// Calibration by differences may come out below zero, and a context may begin before its recording.
const signed = z.number().min(-TIME_MAX).max(TIME_MAX);
const timeOrNone = time.nullable().describe('null: not measured');

/**
 * A long list of numbers. A plain `z.array` takes half a microsecond an element, over a second for a
 * file of 100,000 call nodes, so elements pass by `isFine`, and only what does not is looked at by the
 * schema, which alone decides. JSON Schema gets the list as it would be.
 */
function column<T extends number | null>(
  element: z.ZodType<T>,
  isFine: (value: unknown) => boolean,
  description: string,
): z.ZodType<readonly T[]> {
  const items = z.toJSONSchema(element);
  delete items.$schema;
  return z
    .custom<readonly T[]>()
    .superRefine((list: unknown, context) => {
      if (!Array.isArray(list)) {
        context.addIssue({ code: 'invalid_type', expected: 'array', input: list });
        return;
      }
      for (let i = 0; i < list.length; i++) {
        if (isFine(list[i])) continue;
        const result = element.safeParse(list[i]);
        if (result.success) continue;
        for (const issue of result.error.issues) context.addIssue({ ...issue, path: [i, ...issue.path] });
        return;
      }
    })
    .meta({ type: 'array', items, description });
}

const meta = z.object({
  product: z.string(),
  productVersion: z.string(),
  url: z.string().describe("the page, '' in other realms"),
  title: z.string(),
  browser: z.string(),
  recordedAt: z.string().describe('ISO 8601, UTC'),
  duration: time.describe('milliseconds'),
  settings: z.object({ signatures: z.boolean(), clock: z.enum(CLOCK_CHOICES) }),
  scriptsInstrumented: count,
  sourceBytes: count,
  notRecorded: z
    .array(
      z.object({
        what: z.enum(['script', 'wasm', 'function']),
        url: z.string(),
        line: index.nullable(),
        code: z.string(),
        reason: z.string(),
      }),
    )
    .describe('scripts and functions that ran without being recorded'),
  capsHit: z
    .array(
      z.object({
        what: z.enum(['call-nodes', 'signatures', 'string', 'depth']),
        limit: count,
        times: count,
      }),
    )
    .describe('limits that folded rows into others'),
});

const within = (value: unknown, max: number): boolean =>
  typeof value === 'number' && value >= 0 && value <= max;
const indices = (description: string) =>
  column(index, (value) => within(value, INDEX_MAX) && Number.isInteger(value), description);
const counts = (description: string) =>
  column(count, (value) => Number.isSafeInteger(value) && within(value, Infinity), description);
const times = (description: string) => column(time, (value) => within(value, TIME_MAX), description);
const timesOrNone = (description: string) =>
  column(timeOrNone, (value) => value === null || within(value, TIME_MAX), description);

const callNodes = z
  .object({
    subtreeEnd: indices('row after the last one below this row'),
    signature: indices('row of signatures'),
    calls: counts('exact'),
    selfTime: times('milliseconds, without callees'),
    totalTime: times('milliseconds, sum of selfTime over the subtree'),
    selfTimeVariance: times('milliseconds squared'),
    ownCost: times("milliseconds of the recorder's own work, not in selfTime"),
    ownCostInCaller: times("milliseconds of the recorder's own work that these calls added to their callers"),
    waitTime: times('milliseconds awaited'),
    timedCalls: counts('calls measured by two clock reads'),
    firstCallTime: timesOrNone('milliseconds'),
    minTime: timesOrNone('milliseconds'),
    maxTime: timesOrNone('milliseconds'),
  })
  .describe('one row per path of signatures, parents first, depth-first; columns of equal length');

const sampling = z.object({
  samples: count,
  interval: time.describe('milliseconds, median'),
  stalls: count,
  unattributed: time.describe('milliseconds of all stalls'),
  cpuShare: z.number().min(0).describe('of one core'),
  exactBefore: time.describe('milliseconds before the first sample, timed exactly'),
  ownCostInside: signed.describe('nanoseconds a call that reads no clock'),
  ownCostOutside: signed.describe('nanoseconds a call that reads no clock'),
});

const processor = z.object({
  busy: time.describe('milliseconds of tasks, wall clock'),
  cpu: time.describe('milliseconds of tasks on a processor'),
  idle: z.number().min(0).max(1).describe('share of all processors that nobody used'),
});

const context = z.object({
  kind: z.enum(CONTEXT_KINDS),
  url: z.string(),
  startedAt: signed.describe("milliseconds since the recording's start"),
  duration: time.describe('milliseconds'),
  complete: z.boolean().describe('false: the document went away without its last update'),
  clock: z.object({
    kind: z.enum(['exact', 'sampled', 'none']),
    step: time.describe('milliseconds'),
    readCost: signed.describe('nanoseconds'),
    ownCostInside: signed.describe('nanoseconds a call'),
    ownCostOutside: signed.describe('nanoseconds a call'),
    describing: z.partialRecord(z.enum(TYPE_KINDS), time).describe('nanoseconds an argument, by kind'),
    isolated: z.boolean(),
    whyNotSampled: z.string().nullable().describe('null: it was, or nobody asked for it'),
    sampling: sampling.nullable().describe('null: there was no sampler'),
    processor: processor.nullable().describe('null: not known'),
  }),
  callNodes,
  histograms: z.object({
    signature: z.array(index).describe('rows of signatures, ascending'),
    buckets: z
      .array(z.array(z.number().int().min(0).max(0xffffffff)))
      .describe(`bucket (below ${HISTOGRAM_BUCKETS}), count, bucket, count … ascending`),
  }),
});

export const profileFileSchema: z.ZodType<ProfileFile> = z.object({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  meta,
  strings: z.array(z.string()),
  types: z.object({
    label: z.array(index).describe('row of strings'),
    kind: z.array(z.enum(TYPE_KINDS)),
    base: z.array(index.nullable()).describe('row of strings: the intrinsic behind a subclass'),
  }),
  sites: z.object({
    name: z.array(index).describe('row of strings'),
    kind: z.array(z.enum(SITE_KINDS)),
    url: z.array(index).describe('row of strings'),
    line: z.array(index).describe('from 1; 0: none'),
    column: z.array(index).describe('from 1; 0: none'),
    parameters: z.array(z.array(index.nullable())).describe('rows of strings'),
  }),
  signatures: z.object({
    site: z.array(index).describe('row of sites'),
    types: z.array(z.array(index).nullable()).describe('rows of types; null: signatures were off'),
  }),
  contexts: z.array(context),
});

/** JSON Schema of profile files, as published in `docs/profile.schema.json`. */
export function profileJsonSchema(): object {
  return {
    ...z.toJSONSchema(profileFileSchema, { io: 'input', unrepresentable: 'any' }),
    title: 'Signature Profiler profile (*.sigprof.json)',
  };
}
