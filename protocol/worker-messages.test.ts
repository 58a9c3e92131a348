import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { beginningWith, recorderStatement } from './worker-messages.ts';

describe('statements in front of a script', () => {
  it.each([
    ['a sloppy one', 'f();', 'begin();f();'],
    ['a strict one stays strict', "'use strict'; f();", `"use strict";begin();'use strict'; f();`],
    [
      'comments in front of its directive',
      '// one\n/* two\n */ "use strict"',
      '"use strict";begin();// one\n/* two\n */ "use strict"',
    ],
    ['a hashbang becomes a comment', '#!/bin/sh\nf();', 'begin();//#!/bin/sh\nf();'],
  ])('%s', (_, source, expected) => {
    expect(beginningWith('begin();', source, source)).toBe(expected);
  });
});

it('a recorder is put into a worker once, and leaves what takes commands where the session looks for it', () => {
  const statement = recorderStatement('_b', '"takes commands"');
  const without = createContext({});
  runInContext(statement, without);
  expect(Reflect.get(without, '_bc')).toBe('takes commands');
  const recorded = createContext({ _$on: false });
  runInContext(statement, recorded);
  expect(Reflect.ownKeys(recorded)).toEqual(['_$on']);
});
