/**
 * World: any (pure). The call tree as boxes for an icicle chart: the largest first until the budget is
 * spent, what is left folded into one box per parent, so that widths stay exact.
 *
 * Law: a box's total is its self time plus the totals of its child boxes, unless `cut` says that deeper
 * levels were left out.
 */
import type { CallNodeRef, CallNodeTable, Profile } from './model.ts';
import { ProfileError } from './profile-error.ts';
import type { CallNodeIndex, ContextIndex, Milliseconds, SignatureIndex } from './units.ts';

export interface IcicleOptions {
  /** Call node to stand at the top; null: everything. */
  readonly root: CallNodeRef | null;
  /** Levels below the top box. */
  readonly maxDepth: number;
  /** Boxes below this share of the top box's time are folded. */
  readonly minFraction: number;
  /** Never more boxes than this; plotly draws 1,000 in 0.3 s, 5,000 in 2 s and 20,000 in 53 s. */
  readonly maxBoxes: number;
  /** Default: all. */
  readonly contexts?: readonly ContextIndex[];
}

export interface IcicleBox {
  /** `all` contexts together, one `context`, a call `node`, or `other`: siblings too small to show. */
  readonly kind: 'all' | 'context' | 'node' | 'other';
  readonly ref: CallNodeRef | null; // of a node
  readonly context: ContextIndex; // -1 for `all`
  readonly parent: number; // position among the boxes, always before this one; -1 for the top
  readonly depth: number; // 0 for the top
  readonly total: Milliseconds;
  readonly self: Milliseconds;
  readonly calls: number; // of `all` and `context`: of the calls that came from the browser
  readonly signature: SignatureIndex; // -1 unless a node
  readonly folded: number; // how many siblings an `other` box stands for, else 0
  /** True where there is more below that `maxDepth` hides. */
  readonly cut: boolean;
}

/**
 * Boxes depth-first, parents first, siblings in the order of the call tree, `other` last.
 * @throws ProfileError `no-such-row` for a root or context that the profile does not have
 */
export function icicleBoxes(profile: Profile, options: IcicleOptions): readonly IcicleBox[] {
  const top = topOf(profile, options);
  chooseLargest(profile, top, options);
  const boxes: IcicleBox[] = [];
  emit(boxes, top, -1);
  return boxes;
}

/** Call stack of a node, outermost first, the node itself last. */
export function ancestorsOf(profile: Profile, ref: CallNodeRef): readonly CallNodeRef[] {
  const { parent } = nodesAt(profile, ref);
  const stack: CallNodeRef[] = [];
  for (let node = ref.node; node >= 0; node = parent[node]) stack.push({ context: ref.context, node });
  return stack.reverse();
}

/** A box that may be shown, with the children that are. */
interface Candidate {
  readonly kind: 'all' | 'context' | 'node';
  readonly context: ContextIndex;
  readonly node: CallNodeIndex; // -1 unless a node
  readonly depth: number;
  readonly total: Milliseconds;
  readonly self: Milliseconds;
  readonly calls: number;
  readonly signature: SignatureIndex;
  readonly above: Candidate | null;
  /** All children, in tree order; made when the box is shown. */
  children: readonly Candidate[];
  shownChildren: number;
  shown: boolean;
  cut: boolean;
}

function topOf(profile: Profile, { root, contexts }: IcicleOptions): Candidate {
  if (root) {
    nodesAt(profile, root);
    return nodeCandidate(profile, root.context, root.node, null);
  }
  const chosen = contexts ? [...new Set(contexts)] : [...profile.contexts.keys()];
  if (chosen.length === 1) return contextCandidate(profile, chosen[0], null);
  const parts = chosen.map((context) => contextCandidate(profile, context, null));
  return {
    ...BLANK,
    kind: 'all',
    context: -1,
    depth: 0,
    above: null,
    total: sum(parts.map((p) => p.total)),
    calls: sum(parts.map((p) => p.calls)),
    children: parts,
  };
}

const BLANK = {
  node: -1,
  self: 0,
  signature: -1,
  children: [] as readonly Candidate[],
  shownChildren: 0,
  shown: false,
  cut: false,
} as const;

function nodeCandidate(
  profile: Profile,
  context: ContextIndex,
  node: CallNodeIndex,
  above: Candidate | null,
): Candidate {
  const { totalTime, selfTime, calls, signature } = profile.contexts[context].callNodes;
  return {
    ...BLANK,
    kind: 'node',
    context,
    node,
    depth: above ? above.depth + 1 : 0,
    above,
    total: totalTime[node],
    self: selfTime[node],
    calls: calls[node],
    signature: signature[node],
  };
}

function contextCandidate(profile: Profile, context: ContextIndex, above: Candidate | null): Candidate {
  const found = profile.contexts.at(context);
  if (context < 0 || !found) throw new ProfileError('no-such-row', `There is no context ${context}.`);
  let total = 0;
  let calls = 0;
  for (const node of childrenOf(found.callNodes, -1)) {
    total += found.callNodes.totalTime[node];
    calls += found.callNodes.calls[node];
  }
  return { ...BLANK, kind: 'context', context, depth: above ? above.depth + 1 : 0, above, total, calls };
}

/** Shows candidates by largest total first, while they and the `other` boxes they cause fit. */
function chooseLargest(profile: Profile, top: Candidate, options: IcicleOptions): void {
  const least = top.total * options.minFraction;
  const heap = createHeap();
  heap.push(top);
  let boxes = 0;
  for (let next = heap.pop(); next; next = heap.pop()) {
    const children = childCandidates(profile, next);
    const hidden = next.depth >= options.maxDepth;
    const { above } = next;
    const lastSibling = above !== null && above.shownChildren + 1 === above.children.length;
    // Itself, an `other` box for its children until they are shown, its parent's `other` box if it was the last.
    const cost = 1 + (children.length > 0 && !hidden ? 1 : 0) - (lastSibling ? 1 : 0);
    if (above !== null && boxes + cost > options.maxBoxes) return;
    boxes += cost;
    next.shown = true;
    if (above) above.shownChildren++;
    next.cut = hidden && children.length > 0;
    if (hidden) continue;
    next.children = children;
    for (const child of children) if (child.total >= least) heap.push(child);
  }
}

function childCandidates(profile: Profile, parent: Candidate): readonly Candidate[] {
  if (parent.kind === 'all') {
    return parent.children.map((c) => contextCandidate(profile, c.context, parent));
  }
  const { callNodes } = profile.contexts[parent.context];
  return Array.from(childrenOf(callNodes, parent.node), (node) =>
    nodeCandidate(profile, parent.context, node, parent),
  );
}

function* childrenOf(nodes: CallNodeTable, parent: CallNodeIndex): Generator<CallNodeIndex> {
  const end = parent < 0 ? nodes.length : nodes.subtreeEnd[parent];
  for (let node = parent + 1; node < end; node = nodes.subtreeEnd[node]) yield node;
}

/** Depth never exceeds `maxDepth`, but that may be any number: a stack of its own, no recursion. */
function emit(boxes: IcicleBox[], top: Candidate, parent: number): void {
  const pending: { readonly box: Candidate | readonly Candidate[]; readonly parent: number }[] = [
    { box: top, parent },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (isFolded(next.box)) {
      boxes.push(otherBox(next.box, next.parent));
      continue;
    }
    const { kind, context, node, depth, total, self, calls, signature, cut, children } = next.box;
    const here = boxes.length;
    const ref = kind === 'node' ? { context, node } : null;
    boxes.push({
      kind,
      ref,
      context,
      parent: next.parent,
      depth,
      total,
      self,
      calls,
      signature,
      folded: 0,
      cut,
    });
    if (cut) continue;
    const folded = children.filter((c) => !c.shown);
    if (folded.length > 0) pending.push({ box: folded, parent: here });
    const shown = children.filter((c) => c.shown).reverse();
    for (const child of shown) pending.push({ box: child, parent: here });
  }
}

function isFolded(box: Candidate | readonly Candidate[]): box is readonly Candidate[] {
  return Array.isArray(box);
}

function otherBox(folded: readonly Candidate[], parent: number): IcicleBox {
  return {
    kind: 'other',
    ref: null,
    context: folded[0].above?.kind === 'all' ? -1 : folded[0].context,
    parent,
    depth: folded[0].depth,
    total: sum(folded.map((c) => c.total)),
    self: sum(folded.map((c) => c.self)),
    calls: sum(folded.map((c) => c.calls)),
    signature: -1,
    folded: folded.length,
    cut: true,
  };
}

function nodesAt(profile: Profile, { context, node }: CallNodeRef): CallNodeTable {
  const nodes = profile.contexts.at(context)?.callNodes;
  if (context < 0 || !nodes || !(node >= 0 && node < nodes.length)) {
    throw new ProfileError('no-such-row', `Context ${context} has no call node ${node}.`);
  }
  return nodes;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Binary heap of candidates, greatest total first; of equals the one pushed first. */
function createHeap(): { push(item: Candidate): void; pop(): Candidate | undefined } {
  const items: { readonly item: Candidate; readonly order: number }[] = [];
  let pushed = 0;
  const before = (i: number, j: number): boolean =>
    items[i].item.total > items[j].item.total ||
    (items[i].item.total === items[j].item.total && items[i].order < items[j].order);
  const swap = (i: number, j: number): void => {
    [items[i], items[j]] = [items[j], items[i]];
  };
  return {
    push(item) {
      let i = items.push({ item, order: pushed++ }) - 1;
      for (let up = (i - 1) >> 1; i > 0 && before(i, up); i = up, up = (i - 1) >> 1) swap(i, up);
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (!last || !first) return undefined;
      if (items.length > 0) {
        items[0] = last;
        for (let i = 0; ;) {
          let best = i;
          for (const child of [2 * i + 1, 2 * i + 2]) {
            if (child < items.length && before(child, best)) best = child;
          }
          if (best === i) break;
          swap(i, best);
          i = best;
        }
      }
      return first.item;
    },
  };
}
