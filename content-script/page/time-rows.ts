/**
 * World: page. Times since the last drain, for the nodes that had any: a row of amounts, which a node finds by its TIMES, and
 * a row of extras for the few that need one. A drain takes them all away, so a tree of any size has no more of them than
 * nodes were active since. HOT.
 */
import { createGrowingRows, type GrowingRows } from './growing-rows.ts';
import { createPairTable } from './pair-table.ts';
import {
  AMOUNTS,
  EXTRAS,
  FIRST_TIME,
  LINK_SHIFT,
  MAX_TIME,
  MIN_TIME,
  NODE,
  ROOT,
  TIMES,
} from './tree-columns.ts';
import type { TreeNodes } from './tree-nodes.ts';

/** Row of amounts of the event loop, which is never taken away. Row 0 is nobody's, see growing-rows.ts. */
const OF_ROOT = 1;
export const FIRST_ROW = 2;
export const FIRST_EXTRA = 1;

export interface TimeRows {
  readonly amounts: GrowingRows;
  /** Whoever has extras has amounts as well. */
  readonly extras: GrowingRows;
  /** HOT. Row of a node's amounts, made where it is missing. */
  readonly amountsOf: (node: number) => number;
  /** For a node whose TIMES says that it has none. */
  readonly addAmounts: (node: number) => number;
  readonly extrasOf: (node: number) => number;
  /** Forgets all rows, as the nodes must have done. */
  readonly clear: () => void;
}

export function createTimeRows(nodes: TreeNodes): TimeRows {
  const amounts = createGrowingRows(AMOUNTS, FIRST_ROW);
  const extras = createGrowingRows(EXTRAS, FIRST_EXTRA);
  const extraRows = createPairTable(4);

  function addAmounts(node: number): number {
    if (node <= ROOT) return OF_ROOT;
    const row = amounts.add();
    const at = row * AMOUNTS;
    amounts.values[at + FIRST_TIME] = amounts.values[at + MIN_TIME] = amounts.values[at + MAX_TIME] = NaN;
    nodes.links[(node << LINK_SHIFT) | TIMES] = row;
    return row;
  }

  function amountsOf(node: number): number {
    const row = nodes.links[(node << LINK_SHIFT) | TIMES];
    return row !== 0 ? row : addAmounts(node);
  }

  return {
    amounts,
    extras,
    amountsOf,
    addAmounts,
    extrasOf(node) {
      const known = extraRows.find(node, 0);
      if (known !== 0) return known;
      if (amountsOf(node) === 0) return 0;
      const row = extras.add();
      extras.values[row * EXTRAS + NODE] = node;
      if (row !== 0) extraRows.add(node, 0, row);
      return row;
    },
    clear() {
      amounts.clear();
      extras.clear();
      extraRows.clear();
    },
  };
}
