/**
 * World: any (pure). Brings older profile files to the version of today, one step at a time, before
 * they are checked. The history of the format is in `docs/profile-format.md`.
 */
import { parentsOf } from './check-file.ts';
import { FILE_FORMAT, FILE_VERSION } from './file-format.ts';
import type { Clock } from './model.ts';
import { ownCosts, type OwnCosts } from './own-cost.ts';
import { ProfileFileError } from './profile-file-error.ts';

/** Turns a file of one version into one of the next. It gets unchecked data and must not trust it. */
export type Upgrader = (file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the version they start from. */
const UPGRADERS: ReadonlyMap<number, Upgrader> = new Map([
  [1, toVersion2],
  [2, toVersion3],
  [3, toVersion4],
]);

/** Version 2 knows sampled clocks, and which clock was asked for. */
function toVersion2(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const meta = recordOr(file['meta']);
  const settings = recordOr(meta['settings']);
  const contexts: unknown = file['contexts'];
  const upgraded = (context: unknown): unknown =>
    isRecord(context) && isRecord(context['clock'])
      ? { ...context, clock: { ...context['clock'], whyNotSampled: null, sampling: null } }
      : context;
  return {
    ...file,
    meta: { ...meta, settings: { ...settings, clock: 'auto' } },
    contexts: Array.isArray(contexts) ? contexts.map(upgraded) : contexts,
  };
}

/**
 * Version 3 says of each row what was taken out of it, which version 2 left to the reader: from the calls and what
 * one costs. A table that is not whole is left as it is, to be refused when it is checked.
 */
function toVersion3(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const contexts: unknown = file['contexts'];
  const upgraded = (context: unknown): unknown => {
    if (!isRecord(context) || !isRecord(context['clock']) || !isRecord(context['callNodes'])) return context;
    const clock = { ...context['clock'], describing: {}, processor: null };
    const costs = costsOf(context['callNodes'], clock);
    return costs === null
      ? { ...context, clock }
      : { ...context, clock, callNodes: { ...context['callNodes'], ownCost: Array.from(costs.ownCost) } };
  };
  return { ...file, contexts: Array.isArray(contexts) ? contexts.map(upgraded) : contexts };
}

/** Version 4 says of each row what its calls cost their callers; what describing arguments cost is left out here. */
function toVersion4(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const contexts: unknown = file['contexts'];
  const upgraded = (context: unknown): unknown => {
    if (!isRecord(context) || !isRecord(context['clock']) || !isRecord(context['callNodes'])) return context;
    const costs = costsOf(context['callNodes'], context['clock']);
    if (costs === null) return context;
    const ownCostInCaller = Array.from(costs.ownCostInCaller);
    return { ...context, callNodes: { ...context['callNodes'], ownCostInCaller } };
  };
  return { ...file, contexts: Array.isArray(contexts) ? contexts.map(upgraded) : contexts };
}

/** From calls and what one costs; null for a table that is not whole. */
function costsOf(
  { calls, timedCalls, subtreeEnd }: Readonly<Record<string, unknown>>,
  clock: Readonly<Record<string, unknown>>,
): OwnCosts | null {
  if (!isNumbers(calls) || !isNumbers(timedCalls) || !isNumbers(subtreeEnd)) return null;
  const nodes = {
    length: calls.length,
    parent: parentsOf(subtreeEnd),
    signature: new Int32Array(calls.length),
    calls: Float64Array.from(calls),
    timedCalls: Float64Array.from(timedCalls),
  };
  return ownCosts(nodes, { ...clock, describing: {} } as unknown as Clock, () => null);
}

/** What is no object has no keys; that it is wrong is found when the whole is checked. */
function recordOr(data: unknown): Readonly<Record<string, unknown>> {
  return isRecord(data) ? data : {};
}

/**
 * Data that says of itself that it is a profile, as a file of version `current`.
 * @throws ProfileFileError `not-a-profile`, `newer-version` or `invalid`
 */
export function upgradeFile(
  data: unknown,
  current: number = FILE_VERSION,
  upgraders: ReadonlyMap<number, Upgrader> = UPGRADERS,
): Readonly<Record<string, unknown>> {
  if (!isRecord(data) || data['format'] !== FILE_FORMAT) {
    throw new ProfileFileError(
      'not-a-profile',
      'format',
      `it is not a profile of Signature Profiler (its "format" would be "${FILE_FORMAT}")`,
    );
  }
  const version = data['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw new ProfileFileError('invalid', 'version', 'must be a whole number of at least 1');
  }
  if (version > current) {
    throw new ProfileFileError(
      'newer-version',
      'version',
      `it was made by a newer version of Signature Profiler (file version ${version}, this one reads up to ${current}); update to open it`,
    );
  }
  let file = data;
  for (let from = version; from < current; from++) {
    const upgrade = upgraders.get(from);
    if (!upgrade)
      throw new ProfileFileError(
        'invalid',
        'version',
        `must not be ${from}: no such version was ever published`,
      );
    file = { ...upgrade(file), version: from + 1 };
  }
  return file;
}

function isNumbers(data: unknown): data is readonly number[] {
  return Array.isArray(data) && data.every((value) => typeof value === 'number');
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
