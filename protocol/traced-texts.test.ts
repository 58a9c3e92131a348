/** World: Node. What the session takes from the command line. */
import { expect, it } from 'vitest';
import { checkTracedTexts } from './traced-texts.ts';

const script = { kind: 'handler', url: 'https://a.example/', source: 'count++', isModule: false };
const traced = {
  texts: [{ source: '() => 1', name: '' }],
  scripts: [script],
  realms: ['a1 3'],
  isCut: false,
};

it('takes what a command line says', () => {
  expect(checkTracedTexts(traced)).toEqual(traced);
});

it('takes nothing of what has another shape', () => {
  const others = [
    ...[undefined, null, 'texts', {}, [traced]],
    { ...traced, texts: [{ source: '() => 1' }] },
    { ...traced, texts: [null] },
    { ...traced, scripts: undefined },
    { ...traced, scripts: [{ ...script, kind: 'text' }] },
    { ...traced, scripts: [{ ...script, url: null }] },
    { ...traced, realms: [3] },
    { ...traced, isCut: 0 },
  ];
  expect(others.map(checkTracedTexts)).toEqual(others.map(() => null));
});
