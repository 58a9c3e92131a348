import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.ts';
import { profileJsonSchema } from './file-schema.ts';
import { formatTree, profileFromText } from './from-text.ts';
import { bucketOf, HISTOGRAM_BUCKETS } from './histogram.ts';
import type { Profile } from './model.ts';
import { ProfileFileError, type ProfileFileErrorCode } from './profile-file-error.ts';
import { readProfile } from './read-profile.ts';
import { stringifyProfile, writeProfile } from './write-profile.ts';

const example = profileFromText(`
  draw(c: Canvas)   draw(c: Canvas)       g @:0
  scale(x: int)     scale(x: string, …+2)
`);

/** A good file in which one thing was changed. */
function damaged(change: (file: Record<string, unknown>) => void): unknown {
  const file = JSON.parse(stringifyProfile(example)) as Record<string, unknown>;
  change(file);
  return file;
}

/** Sets a value by its path: `contexts.0.kind`. */
function at(path: string, value: unknown): unknown {
  return damaged((file) => {
    const keys = path.split('.');
    const last = keys.pop()!;
    let target = file;
    for (const key of keys) target = target[key] as Record<string, unknown>;
    target[last] = value;
  });
}

function errorOf(input: unknown): ProfileFileError {
  try {
    readProfile(input);
  } catch (error) {
    if (error instanceof ProfileFileError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('a profile file', () => {
  it('read back is the profile it was written from, from text and as an object', () => {
    for (const input of [stringifyProfile(example), writeProfile(example)]) {
      const read = readProfile(input);
      expect(read).toEqual(example);
      expect(formatTree(read)).toEqual(formatTree(example));
    }
  });

  it('saved, loaded and saved again has the same bytes', () => {
    fc.assert(
      fc.property(arbitraryProfile, (profile) => {
        const text = stringifyProfile(profile);
        const read = readProfile(text);
        expect(stringifyProfile(read)).toBe(text);
        expect(read).toEqual(profile);
      }),
    );
  });

  it('can be an object of another realm', () => {
    const context = vm.createContext({ text: stringifyProfile(example) });
    const foreign: unknown = vm.runInContext('JSON.parse(text)', context);
    expect(readProfile(foreign)).toEqual(example);
  });

  it('is frozen where it can be', () => {
    const { meta, types, contexts } = readProfile(writeProfile(example));
    for (const part of [
      meta,
      meta.settings,
      types,
      types.label,
      contexts,
      contexts[0],
      contexts[0].callNodes,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('shares no data with the object it was read from', () => {
    const file = writeProfile(example);
    const read = readProfile(file);
    (file.signatures.types[0] as number[])[0] = 1;
    (file.contexts[0].callNodes.calls as number[])[0] = 99;
    expect(read).toEqual(example);
  });
});

describe('a file that cannot be opened', () => {
  const text = stringifyProfile(example);
  const cases: readonly [string, unknown, ProfileFileErrorCode, string, RegExp][] = [
    ['is empty', ' \n', 'truncated', '', /it is empty/],
    ['ends in a text', text.slice(0, 50), 'truncated', '', /ends in the middle/],
    ['ends after a brace', text.slice(0, text.indexOf('}') + 1), 'truncated', '', /ends in the middle/],
    ['is a picture', '\x89PNG\r\n', 'not-json', '', /it is not JSON/],
    ['has a comma too many', text.replace('{', '{,'), 'not-json', '', /it is not JSON/],
    ['is a list', [], 'not-a-profile', 'format', /not a profile of Signature Profiler/],
    ['is null', null, 'not-a-profile', 'format', /not a profile of Signature Profiler/],
    ['is a function', () => 0, 'not-a-profile', 'format', /not a profile of Signature Profiler/],
    ['is undefined', undefined, 'not-a-profile', 'format', /not a profile of Signature Profiler/],
    ['is of another program', { traceEvents: [] }, 'not-a-profile', 'format', /not a profile/],
    ['is newer', at('version', 5), 'newer-version', 'version', /made by a newer version .*file version 5/],
    ['has half a version', at('version', 1.5), 'invalid', 'version', /whole number of at least 1/],
    ['has version 0', at('version', 0), 'invalid', 'version', /whole number of at least 1/],
    ['lacks its contexts', damaged((f) => delete f['contexts']), 'invalid', 'contexts', /is missing/],
    [
      'has text for a number',
      at('contexts.0.callNodes.calls.1', '3'),
      'invalid',
      'contexts[0].callNodes.calls[1]',
      /must be a number/,
    ],
    [
      'has half a call',
      at('contexts.0.callNodes.calls.1', 0.5),
      'invalid',
      'contexts[0].callNodes.calls[1]',
      /must be a whole number/,
    ],
    [
      'has negative time',
      at('contexts.0.callNodes.selfTime.0', -1),
      'invalid',
      'contexts[0].callNodes.selfTime[0]',
      /must be at least 0/,
    ],
    [
      'has null for a time that must be known',
      at('contexts.0.callNodes.selfTime.0', null),
      'invalid',
      'contexts[0].callNodes.selfTime[0]',
      /must be a number/,
    ],
    ['has a huge time', at('meta.duration', 1e300), 'invalid', 'meta.duration', /must be at most/],
    ['has an unknown kind', at('types.kind.0', 'colour'), 'invalid', 'types.kind[0]', /must be "int" or/],
    ['has a table that is a list', at('types', []), 'invalid', 'types', /must be an object/],
    [
      'has a short column',
      at('types.kind', ['int']),
      'inconsistent',
      'types.kind',
      /must have 4 rows as types.label has, but has 1/,
    ],
    [
      'has a short column of nodes',
      at('contexts.0.callNodes.calls', [1]),
      'inconsistent',
      'contexts[0].callNodes.calls',
      /must have 4 rows/,
    ],
    [
      'points outside a table',
      at('sites.name.0', 99),
      'inconsistent',
      'sites.name[0]',
      /points to row 99 of strings/,
    ],
    [
      'points to no type',
      at('signatures.types.1.0', 99),
      'inconsistent',
      'signatures.types[1][0]',
      /row 99 of types/,
    ],
    [
      'points to no signature',
      at('contexts.0.callNodes.signature.0', 99),
      'inconsistent',
      'contexts[0].callNodes.signature[0]',
      /row 99 of signatures/,
    ],
    [
      'has a subtree that ends before it begins',
      at('contexts.0.callNodes.subtreeEnd.1', 1),
      'inconsistent',
      'contexts[0].callNodes.subtreeEnd[1]',
      /must be from 2 to/,
    ],
    [
      'has a subtree that leaves its parent',
      at('contexts.0.callNodes.subtreeEnd.2', 4),
      'inconsistent',
      'contexts[0].callNodes.subtreeEnd[2]',
      /must be from 3 to 3/,
    ],
    [
      'has totals that do not add up',
      at('contexts.0.callNodes.totalTime.0', 3),
      'inconsistent',
      'contexts[0].callNodes.totalTime[0]',
      /must be 2,/,
    ],
    [
      'has a path twice',
      at('contexts.0.callNodes.signature.2', 1),
      'inconsistent',
      'contexts[0].callNodes.signature[1]',
      /another child of its parent/,
    ],
    [
      'has a site twice',
      damaged((f) => {
        const sites = f['sites'] as Record<string, unknown[]>;
        for (const column of Object.values(sites)) column[1] = column[0];
      }),
      'inconsistent',
      'sites[1]',
      /must not stand in its table twice/,
    ],
    [
      'has half a bucket',
      at('contexts.0.histograms', { signature: [0], buckets: [[3]] }),
      'inconsistent',
      'contexts[0].histograms.buckets[0]',
      /pairs/,
    ],
    [
      'has a bucket too many',
      at('contexts.0.histograms', { signature: [0], buckets: [[160, 1]] }),
      'inconsistent',
      'contexts[0].histograms.buckets[0][0]',
      /below 160/,
    ],
    [
      'has histograms in disorder',
      at('contexts.0.histograms', { signature: [1, 0], buckets: [[], []] }),
      'inconsistent',
      'contexts[0].histograms.signature[1]',
      /greater than the row before/,
    ],
  ];
  it.each(cases)('%s: is refused with place and rule', (_, input, code, path, message) => {
    const error = errorOf(input);
    expect([error.code, error.path]).toEqual([code, path]);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path === 'format' || path === 'version' ? '' : path);
  });

  it.each([
    ['calls', [-1, 0.5, NaN, 2 ** 53, '1', null, undefined, true, [1], {}]],
    ['signature', [-1, 0.5, 2 ** 31, '1', null]],
    ['selfTime', [-1, 1e16, NaN, Infinity, '1', null]],
    ['minTime', [-1, 1e16, NaN, '1', undefined]],
  ])('has in its column %s one of %j: is refused', (column, values) => {
    for (const value of values) {
      const error = errorOf(at(`contexts.0.callNodes.${column}.3`, value));
      expect([error.code, error.path]).toEqual(['invalid', `contexts[0].callNodes.${column}[3]`]);
    }
  });

  it('throws when it is looked at: is refused all the same', () => {
    const trap = (): never => {
      throw new TypeError('no');
    };
    const hostile = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap });
    expect(errorOf(hostile).code).toBe('not-a-profile');
    expect(errorOf(at('meta', hostile)).code).toBe('not-a-profile');
  });

  it('is nested without end: is refused', () => {
    expect(errorOf('['.repeat(1e5)).code).toBe('not-json');
    expect(errorOf(`{"format":${'['.repeat(1e6)}${']'.repeat(1e6)}}`).code).toMatch(/not-a-profile|not-json/);
    expect(errorOf(`{"a":${'{"a":'.repeat(1e5)}`).code).toBe('truncated');
  });

  it('names prototypes: gets nothing out of them', () => {
    const poisoned = stringifyProfile(example).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{}},',
    );
    expect(readProfile(poisoned)).toEqual(example);
    expect(Object.keys(readProfile(poisoned))).toEqual(Object.keys(example));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(errorOf(JSON.parse('{"__proto__":{"format":"signature-profiler","version":1}}')).code).toBe(
      'not-a-profile',
    );
  });

  it('is damaged anywhere, in any way: is refused or is still a profile, and nothing else happens', () => {
    const junk = fc.oneof(
      fc.constantFrom<unknown>(null, true, '', -1, 1.5, 1e308, -0, 2 ** 53, '__proto__', {}, [], [[]], {
        length: 3,
      }),
      fc.anything(),
      fc.nat(5),
    );
    fc.assert(
      fc.property(
        arbitraryProfile,
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        junk,
        (profile, way, value) => {
          const file = JSON.parse(stringifyProfile(profile)) as Record<string, unknown>;
          let parent = file;
          let key = 'meta';
          for (const step of way) {
            const keys = Object.keys(parent);
            key = keys[step % keys.length];
            const next = parent[key];
            if (typeof next !== 'object' || next === null || Object.keys(next).length === 0) break;
            if (step % 7 > 0) parent = next as Record<string, unknown>;
          }
          parent[Object.keys(parent).includes(key) ? key : Object.keys(parent)[0]] = value;
          expectProfileOrError(file);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is any text or any value at all: is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (input) => {
        expect(() => readProfile(input)).toThrow(ProfileFileError);
      }),
    );
  });

  it('was cut anywhere: is refused', () => {
    for (let length = 0; length < text.trimEnd().length; length += 7) {
      expect(errorOf(text.slice(0, length)).code).toBe('truncated');
    }
  });
});

/** What was read must obey every law, which writing and reading it again shows. */
function expectProfileOrError(input: unknown): void {
  let profile: Profile;
  try {
    profile = readProfile(input);
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileFileError);
    return;
  }
  const text = stringifyProfile(profile);
  expect(stringifyProfile(readProfile(text))).toBe(text);
}

describe('the published format', () => {
  it('is told by an example that reads as told', () => {
    const text = readFileSync(new URL('../docs/profile-format.md', import.meta.url), 'utf8');
    const profile = readProfile(/```json\n(.*?)```/s.exec(text)![1]);
    expect(formatTree(profile)).toEqual([
      'draw(c: Canvas)  calls 2  self 3',
      '  scale(x: int)  calls 1  self 1',
    ]);
    const { histograms, callNodes } = profile.contexts[0];
    for (const time of [callNodes.minTime[0], callNodes.maxTime[0]])
      expect(histograms.counts[bucketOf(time)]).toBe(1);
    expect(histograms.counts[HISTOGRAM_BUCKETS + bucketOf(callNodes.minTime[1])]).toBe(1);
  });
});

describe('the published JSON Schema', () => {
  it('is the one that files are checked with (UPDATE_SCHEMA=1 writes it anew)', () => {
    const path = new URL('../docs/profile.schema.json', import.meta.url);
    const schema = `${JSON.stringify(profileJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(path, schema);
    expect(readFileSync(path, 'utf8')).toBe(schema);
  });
});
