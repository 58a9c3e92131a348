/**
 * World: extension. The gate for what a page sends: `unknown` in, a {@link PageMessage} or a reason out.
 * A page may be hostile, so sizes, ids and numbers are checked, not only shapes.
 */
import { z } from 'zod';
import { CONTEXT_KINDS, SITE_KINDS, TYPE_KINDS } from '../profile/model.ts';
import { SITE_ID_RANGE, SITE_ID_STRIDE } from './calling-convention.ts';
import { UPDATE_MAX_ROWS, type PageMessage } from './page-messages.ts';

// Extension pages forbid eval; without this zod would probe for it and log a CSP violation.
z.config({ jitless: true });

// A megabyte is longer than any name a person would read; recorders cut at far less.
const MAX_STRING = 1_000_000;
// Ids are 32-bit in every column; a thousand million of anything is a forgery.
const MAX_ID = 1_000_000_000;
// A recorder keeps as many.
const MAX_OF_FRAME = 1000;
// A message of 64 MiB holds fewer rows than this.
const MAX_ROWS = 1_000_000;

const text = z.string().max(MAX_STRING);
const id = z.int().min(0).max(MAX_ID);
const amount = z.number().min(0);
const time = z.number();

const clock = z.strictObject({
  kind: z.enum(['exact', 'sampled', 'none']),
  step: amount,
  readCost: amount,
  ownCostInside: time,
  ownCostOutside: time,
  describing: z.partialRecord(z.enum(TYPE_KINDS), amount),
  isolated: z.boolean(),
  whyNotSampled: text.nullable(),
  sampling: z
    .strictObject({
      samples: amount,
      interval: amount,
      stalls: amount,
      unattributed: amount,
      cpuShare: amount,
      exactBefore: amount,
      ownCostInside: time,
      ownCostOutside: time,
    })
    .nullable(),
  // Only the session knows.
  processor: z.null(),
});

const siteRow = z.tuple([
  z
    .int()
    .min(0)
    .max(SITE_KINDS.length - 1),
  text,
  id,
  id,
  z.array(text.nullable()).max(10_000),
]);

/** A page may name its own functions, never those of scripts that were rewritten outside it. */
const pageSiteId = id.refine((first) => first % SITE_ID_STRIDE !== SITE_ID_RANGE.extension, {
  error: 'a site id of the extension',
});

const int32 = z.instanceof(Int32Array).refine((column) => column.length <= MAX_ROWS * 4);
const float64 = z.instanceof(Float64Array).refine((column) => column.length <= UPDATE_MAX_ROWS);

/** Shapes only: what ids may refer to is checked by the context builder, which knows what came before. */
const update = z.strictObject({
  recording: id,
  sequence: id,
  startedAt: time,
  duration: amount,
  firstType: id,
  types: z
    .array(z.strictObject({ label: text, kind: z.enum(TYPE_KINDS), base: text.nullable() }))
    .max(MAX_ROWS),
  firstSignature: id,
  signatures: int32,
  firstNode: id,
  nodes: int32,
  rows: int32,
  calls: float64,
  selfTime: float64,
  waitTime: float64,
  timedCalls: float64,
  firstCallTime: float64,
  minTime: float64,
  maxTime: float64,
  sampledTime: float64,
  sampledVariance: float64,
  alsoSampled: z.boolean(),
  clock: clock.nullable(),
  histogram: int32,
  caps: z
    .array(
      z.strictObject({
        what: z.enum(['call-nodes', 'signatures', 'string', 'depth']),
        limit: amount,
        times: amount,
      }),
    )
    .max(100),
  last: z.boolean(),
});

const bindingName = z.string().regex(/^_\w{1,40}$/);

const message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    payload: z.strictObject({
      url: text,
      kind: z.enum(CONTEXT_KINDS),
      top: z.boolean(),
      isolated: z.boolean(),
      hasOpener: z.boolean(),
      number: id.optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('of-frame'),
    // Each is checked as a message of its own.
    payload: z.strictObject({ number: id, messages: z.array(z.unknown()).max(MAX_OF_FRAME) }),
  }),
  z.strictObject({
    type: z.literal('recording-started'),
    payload: z.strictObject({ id, url: text, clock }),
  }),
  z.strictObject({
    type: z.literal('sites'),
    payload: z.strictObject({
      first: pageSiteId,
      table: z.strictObject({ url: text, rows: z.array(siteRow).max(MAX_ROWS) }),
      script: z.strictObject({ line: z.int().min(1), length: id }).optional(),
    }),
  }),
  z.strictObject({ type: z.literal('sites-wanted'), payload: z.strictObject({}) }),
  z.strictObject({
    type: z.literal('shared-worker'),
    payload: z.strictObject({ url: z.string(), binding: bindingName }),
  }),
  z.strictObject({
    type: z.literal('shared-words'),
    payload: z.strictObject({
      binding: bindingName,
      url: text,
      key: text,
      first: id,
      // Each is checked as a message of its own.
      texts: z.array(z.string()).max(MAX_ROWS),
    }),
  }),
  z.strictObject({ type: z.literal('sites-known'), payload: z.strictObject({ count: id }) }),
  z.strictObject({ type: z.literal('update'), payload: update }),
  z.strictObject({
    type: z.literal('not-recorded'),
    payload: z.strictObject({
      what: z.enum(['script', 'wasm', 'function']),
      url: text,
      line: id.nullable(),
      code: text,
      reason: text,
      length: id.optional(),
      mark: text.optional(),
    }),
  }),
  z.strictObject({ type: z.literal('plot'), payload: z.strictObject({ file: z.unknown() }) }),
]);

export type CheckedMessage =
  { readonly ok: true; readonly message: PageMessage } | { readonly ok: false; readonly fault: string };

/** Checks one message from a page. Never throws; `fault` says which rule it broke and where. */
export function checkPageMessage(value: unknown): CheckedMessage {
  const result = message.safeParse(value);
  if (result.success) return { ok: true, message: result.data };
  const issue = result.error.issues[0];
  return { ok: false, fault: `${issue.path.map(String).join('.') || 'message'}: ${issue.message}` };
}
