/**
 * World: any (pure). New profiles from old ones: the trees of one or several contexts put together by
 * path under new signatures. Merging, rolling up and switching signatures off are all this.
 */
import { addRows, createCallNodeTree, freezeTree } from './call-node-tree.ts';
import { addCounts, freezeHistograms, type HistogramBuilder } from './histogram-builder.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import type { Context, Profile } from './model.ts';
import {
  internSignature,
  internSite,
  internType,
  siteAt,
  typeAt,
  type TableBuilder,
  type TypeRow,
} from './table-builder.ts';
import type { SignatureIndex } from './units.ts';

/** A context and where its signatures are in the new tables. */
export interface ContextSource {
  readonly context: Context;
  readonly signatureOf: (signature: SignatureIndex) => SignatureIndex;
}

/** Tree and histograms of several contexts together. */
export function joinContexts(sources: readonly ContextSource[]): Pick<Context, 'callNodes' | 'histograms'> {
  const tree = createCallNodeTree();
  const counts: HistogramBuilder = new Map();
  for (const { context, signatureOf } of sources) {
    const { callNodes, histograms } = context;
    addRows(tree, callNodes.length, callNodes, (row) => signatureOf(callNodes.signature[row]));
    histograms.signature.forEach((signature, row) =>
      addCounts(counts, signatureOf(signature), histograms.counts, row * HISTOGRAM_BUCKETS),
    );
  }
  return { callNodes: freezeTree(tree), histograms: freezeHistograms(counts) };
}

/**
 * Where each signature of a profile goes in new tables, its types changed by `mapTypes` (null: left
 * out). Only what is asked for gets a row.
 */
export function signatureMap(
  tables: TableBuilder,
  profile: Profile,
  mapTypes: (types: readonly TypeRow[] | null) => readonly TypeRow[] | null,
): (signature: SignatureIndex) => SignatureIndex {
  const { signatures, sites, types } = profile;
  const known = new Int32Array(signatures.length).fill(-1);
  return (signature) => {
    if (known[signature] < 0) {
      const own = signatures.types[signature];
      const mapped = mapTypes(own === null ? null : own.map((type) => typeAt(types, type)));
      known[signature] = internSignature(tables, {
        site: internSite(tables, siteAt(sites, signatures.site[signature])),
        types: mapped === null ? null : mapped.map((type) => internType(tables, type)),
      });
    }
    return known[signature];
  };
}
