/**
 * World: any with the schema library, so not the page. Opens a profile file whose origin nobody knows.
 *
 * Promise: either a profile in which every law of `model.ts` holds, or a ProfileFileError that names the
 * place and the rule; nothing else is ever thrown, whatever the input.
 */
import type { z } from 'zod';
import { checkFile, parentsOf } from './check-file.ts';
import type { ContextInFile, NumberOrNull, ProfileFile } from './file-format.ts';
import { profileFileSchema } from './file-schema.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import type { Context, HistogramTable, Profile } from './model.ts';
import { ProfileFileError } from './profile-file-error.ts';
import { freezeTables } from './table-builder.ts';
import { upgradeFile } from './upgrade-file.ts';

/**
 * @param input a file's text, or the object it stands for, possibly of another realm
 * @throws ProfileFileError
 */
export function readProfile(input: unknown): Profile {
  try {
    const file = checkSchema(upgradeFile(typeof input === 'string' ? parseJson(input) : input));
    checkFile(file);
    return toProfile(file);
  } catch (error) {
    if (error instanceof ProfileFileError) throw error;
    // Objects that throw when they are read, and nests too deep for the stack.
    throw new ProfileFileError('not-a-profile', '', 'it cannot be read as plain data');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const trimmed = text.trim();
    if (trimmed === '') throw new ProfileFileError('truncated', '', 'it is empty');
    if (trimmed.startsWith('{') && !isClosed(trimmed)) {
      throw new ProfileFileError(
        'truncated',
        '',
        'it ends in the middle, so it was not written or copied whole',
      );
    }
    throw new ProfileFileError('not-json', '', 'it is not JSON');
  }
}

/** Whether every brace, bracket and quote that opens also closes. */
function isClosed(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
      if (i >= text.length) return false;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
  return depth <= 0;
}

function checkSchema(data: unknown): ProfileFile {
  const result = profileFileSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProfileFileError('invalid', pathOf(issue.path), ruleOf(issue));
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? `is missing (${issue.expected} expected)`
        : `must be ${NOUNS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return `is wrong: ${issue.message}`; // the schema has no such checks
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function toProfile(file: ProfileFile): Profile {
  const { meta, strings, types, sites, signatures } = file;
  return Object.freeze({
    meta: Object.freeze({
      ...meta,
      settings: Object.freeze(meta.settings),
      notRecorded: Object.freeze(meta.notRecorded.map((entry) => Object.freeze(entry))),
      capsHit: Object.freeze(meta.capsHit.map((cap) => Object.freeze(cap))),
    }),
    ...freezeTables({
      types: types.label.map((label, i) => {
        const base = types.base[i];
        return { label: strings[label], kind: types.kind[i], base: base === null ? null : strings[base] };
      }),
      sites: sites.name.map((name, i) => ({
        name: strings[name],
        kind: sites.kind[i],
        url: strings[sites.url[i]],
        line: sites.line[i],
        column: sites.column[i],
        parameters: sites.parameters[i].map((p) => (p === null ? null : strings[p])),
      })),
      signatures: signatures.site.map((site, i) => ({ site, types: signatures.types[i] })),
    }),
    contexts: Object.freeze(file.contexts.map(toContext)),
  });
}

function toContext(context: ContextInFile): Context {
  const { callNodes: nodes, histograms, clock, ...rest } = context;
  return Object.freeze({
    ...rest,
    clock: Object.freeze({
      ...clock,
      describing: Object.freeze(clock.describing),
      sampling: clock.sampling && Object.freeze(clock.sampling),
      processor: clock.processor && Object.freeze(clock.processor),
    }),
    callNodes: Object.freeze({
      length: nodes.subtreeEnd.length,
      parent: parentsOf(nodes.subtreeEnd),
      subtreeEnd: new Int32Array(nodes.subtreeEnd),
      signature: new Int32Array(nodes.signature),
      calls: new Float64Array(nodes.calls),
      selfTime: new Float64Array(nodes.selfTime),
      totalTime: new Float64Array(nodes.totalTime),
      selfTimeVariance: new Float64Array(nodes.selfTimeVariance),
      ownCost: new Float64Array(nodes.ownCost),
      ownCostInCaller: new Float64Array(nodes.ownCostInCaller),
      waitTime: new Float64Array(nodes.waitTime),
      timedCalls: new Float64Array(nodes.timedCalls),
      firstCallTime: withNaN(nodes.firstCallTime),
      minTime: withNaN(nodes.minTime),
      maxTime: withNaN(nodes.maxTime),
    }),
    histograms: dense(histograms),
  });
}

function withNaN(values: readonly NumberOrNull[]): Float64Array {
  const column = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) column[i] = values[i] ?? NaN;
  return column;
}

function dense({ signature, buckets }: ContextInFile['histograms']): HistogramTable {
  const counts = new Uint32Array(signature.length * HISTOGRAM_BUCKETS);
  buckets.forEach((pairs, row) => {
    for (let i = 0; i < pairs.length; i += 2) counts[row * HISTOGRAM_BUCKETS + pairs[i]] = pairs[i + 1];
  });
  return Object.freeze({ length: signature.length, signature: Int32Array.from(signature), counts });
}
