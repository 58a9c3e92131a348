/**
 * World: any (pure). Many short contexts as one, while they are still being collected: what one builder has is
 * added to another by path, in the other's ids, so that a page that starts workers without end fills no memory.
 *
 *     into                     from                     into, afterwards
 *     step(n: int)    2        step(n: int)    1        step(n: int)    3
 *                                log(s)        1          log(s)        1
 */
import { addAmounts, appendRow } from './call-node-rows.ts';
import { addCap, type ContextBuilder } from './context-builder.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import { measuredTimesOf } from './time-estimates.ts';

/** One context that takes others up, whole and once each. */
export interface AbsorbingContext {
  readonly builder: ContextBuilder;
  /** `siteOf` gives the id by which a site of `from` goes on. */
  absorb(from: ContextBuilder, siteOf: (site: number) => number): void;
}

export function createAbsorbingContext(builder: ContextBuilder): AbsorbingContext {
  const { types, signatures, nodes, histograms, caps } = builder.recorded;
  const typeIds = new Map<string, number>();
  const signatureIds = new Map<string, number>();
  const nodeIds = new Map<string, number>();

  /** The id that a key has here, made by `add` the first time. */
  function intern(ids: Map<string, number>, key: string, add: () => number): number {
    let id = ids.get(key);
    if (id === undefined) ids.set(key, (id = add()));
    return id;
  }

  return {
    builder,
    absorb(from, siteOf) {
      const { recorded } = from;
      const typeOf = recorded.types.map((type) =>
        intern(typeIds, JSON.stringify([type.label, type.kind, type.base]), () => types.push(type) - 1),
      );
      const signatureOf = recorded.signatures.map((signature) => {
        const site = siteOf(signature.site);
        const ids = signature.types?.map((type) => typeOf[type]) ?? null;
        return intern(
          signatureIds,
          JSON.stringify([site, ids]),
          () => signatures.push({ site, types: ids }) - 1,
        );
      });
      // By the estimator of that context; those of several cannot be kept apart any more.
      const selfTime = measuredTimesOf(recorded.nodes, recorded.estimates, from.clock);
      const amounts = { ...recorded.nodes, selfTime };
      const nodeOf = new Int32Array(recorded.nodes.length);
      for (let row = 0; row < recorded.nodes.length; row++) {
        // Roots are negative: the context's own, or that of the browser's compiler.
        const parent =
          recorded.nodes.parent[row] < 0 ? recorded.nodes.parent[row] : nodeOf[recorded.nodes.parent[row]];
        const signature = signatureOf[recorded.nodes.signature[row]];
        nodeOf[row] = intern(nodeIds, `${parent} ${signature}`, () => appendRow(nodes, parent, signature));
        addAmounts(nodes, nodeOf[row], amounts, row);
      }
      for (const [signature, counts] of recorded.histograms) {
        const id = signatureOf[signature];
        let sums = histograms.get(id);
        if (sums === undefined) histograms.set(id, (sums = new Float64Array(HISTOGRAM_BUCKETS)));
        for (let bucket = 0; bucket < counts.length; bucket++) sums[bucket] += counts[bucket];
      }
      for (const cap of recorded.caps) addCap(caps, cap);
      builder.calls += from.calls;
      builder.signatures = signatures.length;
      const end = Math.max(builder.startedAt + builder.duration, from.startedAt + from.duration);
      builder.duration = end - builder.startedAt;
    },
  };
}
