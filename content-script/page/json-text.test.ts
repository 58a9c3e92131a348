import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

it('is what the engine writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
  );
});

it('leaves out what is undefined, wherever it stands', () => {
  for (const value of [
    { a: undefined, b: 1 },
    { a: 1, b: undefined, c: { d: undefined } },
  ])
    expect(jsonText(value)).toBe(JSON.stringify(value));
});

it('writes columns as one text', () => {
  expect(jsonText({ calls: new Int32Array([1, 2]), none: new Float64Array() })).toBe(
    '{"calls":"1,2","none":""}',
  );
});
