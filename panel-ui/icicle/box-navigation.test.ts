import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  boxMoveOf,
  moveAmongBoxes,
  placesAmongSiblings,
  type BoxMove,
  type PlacedBox,
} from './box-navigation.ts';

/** Boxes drawn by indentation, `name width` a line. */
function boxesFrom(drawing: string): { readonly names: string[]; readonly boxes: PlacedBox[] } {
  const names: string[] = [];
  const boxes: PlacedBox[] = [];
  const lines = drawing.split('\n').filter((line) => line.trim() !== '');
  const indent = /^ */.exec(lines[0])?.[0].length ?? 0;
  for (const line of lines) {
    const depth = ((/^ */.exec(line)?.[0].length ?? 0) - indent) / 2;
    const [name, width] = line.trim().split(' ');
    const parent = boxes.findLastIndex((box) => box.depth === depth - 1);
    names.push(name);
    boxes.push({ depth, parent, width: Number(width) });
  }
  return { names, boxes };
}

const { names, boxes } = boxesFrom(`
  all 100
    load 30
      parse 20
    frame 70
      layout 10
      render 50
        dot 40
`);
const walk = (from: string, ...keys: string[]): string => {
  let at = names.indexOf(from);
  for (const key of keys) {
    const move = boxMoveOf(key);
    if (move !== null) at = moveAmongBoxes(boxes, at, move);
  }
  return names[at];
};

it('goes down into the widest call and up to the caller', () => {
  expect(walk('all', 'ArrowDown')).toBe('frame');
  expect(walk('all', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('dot');
  expect(walk('dot', 'ArrowDown')).toBe('dot');
  expect(walk('dot', 'ArrowUp', 'ArrowUp')).toBe('frame');
  expect(walk('all', 'ArrowUp')).toBe('all');
});

it('goes sideways along the level, beyond brothers, and to its end', () => {
  expect(walk('load', 'ArrowRight')).toBe('frame');
  expect(walk('parse', 'ArrowRight')).toBe('layout');
  expect(walk('layout', 'ArrowLeft')).toBe('parse');
  expect(walk('render', 'ArrowRight')).toBe('render');
  expect(walk('parse', 'End')).toBe('render');
});

it('begins at the top, and stays nowhere when there is nothing', () => {
  expect(moveAmongBoxes(boxes, -1, 'next')).toBe(0);
  expect(moveAmongBoxes([], -1, 'in')).toBe(-1);
  expect(boxMoveOf('x')).toBe(null);
  expect(boxMoveOf('constructor')).toBe(null);
});

it('counts places among brothers from one', () => {
  const places = placesAmongSiblings(boxes).map(({ position, of }) => `${String(position)}/${String(of)}`);
  expect(places).toEqual(['1/1', '1/2', '1/1', '2/2', '1/2', '2/2', '1/1']);
});

it('never leaves the boxes, and comes back up from wherever it went down', () => {
  const moves: BoxMove[] = ['in', 'out', 'next', 'previous', 'first', 'last'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves)), (steps) => {
      let at = 0;
      for (const step of steps) {
        at = moveAmongBoxes(boxes, at, step);
        expect(boxes[at]).toBeDefined();
        const below = moveAmongBoxes(boxes, at, 'in');
        if (below !== at) expect(moveAmongBoxes(boxes, below, 'out')).toBe(at);
      }
    }),
  );
});
