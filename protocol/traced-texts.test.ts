/** World: Node. What the session takes from the command line. */
import { expect, it } from 'vitest';
import { checkTracedTexts } from './traced-texts.ts';

const traced = { texts: [{ source: '() => 1', name: '' }], realms: ['a1 3'], isCut: false };

it('takes what a command line says', () => {
  expect(checkTracedTexts(traced)).toEqual(traced);
});

it('takes nothing of what has another shape', () => {
  const others = [
    ...[undefined, null, 'texts', {}, [traced]],
    { ...traced, texts: [{ source: '() => 1' }] },
    { ...traced, texts: [null] },
    { ...traced, realms: [3] },
    { ...traced, isCut: 0 },
  ];
  expect(others.map(checkTracedTexts)).toEqual(others.map(() => null));
});
