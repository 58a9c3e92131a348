/**
 * World: panel (pure). Moving among boxes with the keys: down into calls, up to the caller, sideways along
 * the level.
 */

/** As much of a box as moving needs. Boxes are depth-first, parents first. */
export interface PlacedBox {
  readonly parent: number; // -1 for the top
  readonly depth: number;
  readonly width: number;
}

export type BoxMove = 'in' | 'out' | 'next' | 'previous' | 'first' | 'last';

const MOVES: Readonly<Record<string, BoxMove>> = {
  ArrowDown: 'in',
  ArrowUp: 'out',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  End: 'last',
};

export function boxMoveOf(key: string): BoxMove | null {
  return Object.hasOwn(MOVES, key) ? MOVES[key] : null;
}

/**
 * Position after a move; where there is nothing to move to, the same. `in` goes to the widest call,
 * `next` and `previous` along the same level beyond brothers, `first` and `last` to its ends.
 */
export function moveAmongBoxes(boxes: readonly PlacedBox[], from: number, move: BoxMove): number {
  if (boxes.length === 0) return -1;
  if (from < 0 || from >= boxes.length) return 0;
  const { depth, parent } = boxes[from];
  const alongLevel = (start: number, step: number): number => {
    for (let i = start; i >= 0 && i < boxes.length; i += step) if (boxes[i].depth === depth) return i;
    return from;
  };
  switch (move) {
    case 'in':
      return widestChild(boxes, from) ?? from;
    case 'out':
      return parent >= 0 ? parent : from;
    case 'next':
      return alongLevel(from + 1, 1);
    case 'previous':
      return alongLevel(from - 1, -1);
    case 'first':
      return alongLevel(0, 1);
    case 'last':
      return alongLevel(boxes.length - 1, -1);
  }
}

function widestChild(boxes: readonly PlacedBox[], parent: number): number | null {
  let widest: number | null = null;
  for (let i = parent + 1; i < boxes.length && boxes[i].depth > boxes[parent].depth; i++) {
    if (boxes[i].parent !== parent) continue;
    if (widest === null || boxes[i].width > boxes[widest].width) widest = i;
  }
  return widest;
}

/** Which of how many children of its parent a box is: 1-based, for screen readers. */
export function placesAmongSiblings(
  boxes: readonly PlacedBox[],
): readonly { readonly position: number; readonly of: number }[] {
  const children = new Map<number, number>();
  const positions = boxes.map(({ parent }) => {
    const position = (children.get(parent) ?? 0) + 1;
    children.set(parent, position);
    return position;
  });
  return boxes.map(({ parent }, i) => ({ position: positions[i], of: children.get(parent) ?? 1 }));
}
