/**
 * World: panel (pure). The boxes of the chart: what `profile/` lays out below the zoomed box, and above it
 * its callers over the whole width, so that a box stays on its line when it is zoomed and the stack can
 * be read and clicked.
 *
 *     ┌──────────────── page ────────────────┐   context
 *     ├─────────────── render ───────────────┤   caller of the zoomed box
 *     ├──────────────── dot ─────────────────┤   zoomed
 *     ├──────────── mul ─────────┬── other ──┤   below it
 */
import { ancestorsOf, icicleBoxes, type IcicleBox } from '../../profile/index.ts';
import type { CallNodeRef, Profile } from '../../profile/model.ts';

/** Node of a zoom that means its whole context. */
export const WHOLE_CONTEXT = -1;

/** A box where it stands in the chart. */
export interface ChartBox extends IcicleBox {
  /** Stable over zooming: the same box has the same key. */
  readonly key: string;
  /** Width, in the unit of its neighbours. At least the sum of its children's. */
  readonly width: number;
  /** Stands above the zoomed box. */
  readonly isCaller: boolean;
}

export interface ChartOptions {
  /** Null: everything. A node of {@link WHOLE_CONTEXT}: that context. */
  readonly zoom: CallNodeRef | null;
  readonly maxDepth: number;
  readonly minFraction: number;
  readonly maxBoxes: number;
}

/** Parents first. `zoomed` is the position of the zoomed box. */
export function chartBoxes(
  profile: Profile,
  { zoom, ...limits }: ChartOptions,
): { readonly boxes: readonly ChartBox[]; readonly zoomed: number } {
  const whole = zoom === null || zoom.node === WHOLE_CONTEXT;
  const below = icicleBoxes(profile, {
    ...limits,
    root: whole ? null : zoom,
    ...(zoom !== null && whole ? { contexts: [zoom.context] } : {}),
  });
  const above = zoom === null ? [] : callersOfZoom(profile, zoom);
  const boxes = [
    ...above.map((box, depth) => ({ ...box, depth, parent: depth - 1 })),
    ...below.map((box) => ({
      ...box,
      depth: box.depth + above.length,
      parent: box.parent < 0 ? above.length - 1 : box.parent + above.length,
    })),
  ];
  const keys: string[] = [];
  for (const box of boxes) keys.push(keyOf(box, keys));
  const widths = widthsOf(boxes, above.length);
  return {
    boxes: boxes.map((box, i) => ({ ...box, key: keys[i], width: widths[i], isCaller: i < above.length })),
    zoomed: above.length,
  };
}

function keyOf(box: IcicleBox, keys: readonly string[]): string {
  if (box.ref) return `n${String(box.ref.context)}.${String(box.ref.node)}`;
  if (box.kind === 'other') return `o${keys[box.parent]}`;
  return box.kind === 'context' ? `c${String(box.context)}` : 'all';
}

/** Time where there is any; where none was measured, calls. Parents are widened by rounding errors. */
function widthsOf(boxes: readonly IcicleBox[], callers: number): Float64Array {
  const byTime = boxes[callers].total > 0;
  const widths = Float64Array.from(boxes, (box, i) => (i < callers ? 0 : byTime ? box.total : box.calls));
  const sums = new Float64Array(boxes.length);
  for (let i = boxes.length - 1; i >= 0; i--) {
    widths[i] = byTime ? Math.max(widths[i], sums[i]) : widths[i] + sums[i];
    if (boxes[i].parent >= 0) sums[boxes[i].parent] += widths[i];
  }
  return widths;
}

/** Everything above a zoomed box, outermost first. */
function callersOfZoom(profile: Profile, zoom: CallNodeRef): IcicleBox[] {
  // The tops of the chart have their own numbers: with no levels below them they cost nothing.
  const topOf = (contexts?: readonly number[]): IcicleBox =>
    icicleBoxes(profile, {
      root: null,
      maxDepth: 0,
      minFraction: 0,
      maxBoxes: 1,
      ...(contexts ? { contexts } : {}),
    })[0];
  const tops = profile.contexts.length > 1 ? [topOf()] : [];
  if (zoom.node === WHOLE_CONTEXT) return tops;
  const { callNodes } = profile.contexts[zoom.context];
  const callers = ancestorsOf(profile, zoom)
    .slice(0, -1)
    .map((ref): IcicleBox => ({
      kind: 'node',
      ref,
      context: ref.context,
      parent: -1,
      depth: 0,
      total: callNodes.totalTime[ref.node],
      self: callNodes.selfTime[ref.node],
      calls: callNodes.calls[ref.node],
      signature: callNodes.signature[ref.node],
      folded: 0,
      cut: false,
    }));
  return [...tops, topOf([zoom.context]), ...callers];
}

/** Zoom one level further out; null: everything. */
export function zoomOut(profile: Profile, zoom: CallNodeRef): CallNodeRef | null {
  const several = profile.contexts.length > 1;
  if (zoom.node === WHOLE_CONTEXT) return null;
  const parent = profile.contexts[zoom.context].callNodes.parent[zoom.node];
  if (parent >= 0) return { context: zoom.context, node: parent };
  return several ? { context: zoom.context, node: WHOLE_CONTEXT } : null;
}

/** The zoom that a click on a box means; of an `other` box, on its parent. */
export function zoomTo(profile: Profile, boxes: readonly ChartBox[], at: number): CallNodeRef | null {
  const box = boxes[at];
  switch (box.kind) {
    case 'node':
      return box.ref;
    case 'context':
      return profile.contexts.length > 1 ? { context: box.context, node: WHOLE_CONTEXT } : null;
    case 'all':
      return null;
    case 'other':
      return box.parent < 0 ? null : zoomTo(profile, boxes, box.parent);
  }
}
