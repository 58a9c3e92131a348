/**
 * World: any (pure). From what recorders sent to a frozen profile: the documents' own ids become rows
 * of shared tables, and what belongs to no call of this recording is left out.
 *
 *     recorder's nodes        calls      call nodes
 *     0  onClick()              0        0  step(n: int)        calls 3
 *     1    step(n: int)         2        1    log(s: string)    calls 1
 *     2      log(s: string)     1
 *     3  step(n: int)           1        node 0 began before the recording: its callees move up
 */
import { addCap, COMPILER_ROOT, type ContextBuilder } from './context-builder.ts';
import { addRows, createCallNodeTree, freezeTree } from './call-node-tree.ts';
import { addCounts, freezeHistograms, type HistogramBuilder } from './histogram-builder.ts';
import {
  SITE_KINDS,
  type CapHit,
  type Clock,
  type Context,
  type Profile,
  type ProfileMeta,
  type TypeKind,
} from './model.ts';
import {
  createTableBuilder,
  freezeTables,
  internSignature,
  internSite,
  internType,
  type SiteRecord,
  type TableBuilder,
} from './table-builder.ts';
import { selfTimesOf } from './time-estimates.ts';
import type { SignatureIndex, SiteIndex } from './units.ts';

export {
  addProcessor,
  addUpdate,
  createContextBuilder,
  type ContextBuilder,
  type ContextOptions,
} from './context-builder.ts';

/** A site as the site tables of instrumented code give it: its kind is an index into `SITE_KINDS`. */
export type SiteSource = {
  readonly url: string;
  readonly row: readonly [
    kind: number,
    name: string,
    line: number,
    column: number,
    parameters: readonly (string | null)[],
  ];
};

/** Finds a site by the id that the recorder of `builders[builder]` used: ids of one document may mean another's. */
export type SiteOf = (site: number, builder: number) => SiteSource | null;

export interface AssembleOptions {
  /** False: one row per function. Default: as the meta's settings say. */
  readonly signatures?: boolean;
}

/** The name of a site that nobody can tell anything about. */
export const UNKNOWN_FUNCTION = '(unknown function)';

/**
 * A profile of everything the builders have so far; they can go on being filled. `meta.capsHit` and
 * `meta.settings` are completed from builders and options. Documents come in the order of `builders`,
 * each followed by the compiler work that ran beside it.
 */
export function assembleProfile(
  meta: ProfileMeta,
  builders: readonly ContextBuilder[],
  siteOf: SiteOf,
  options: AssembleOptions = {},
): Profile {
  const signatures = options.signatures ?? meta.settings.signatures;
  const tables = createTableBuilder();
  const contexts = builders.flatMap((builder, index) => {
    const signatureOf = signatureMapper(tables, builder, (site) => siteOf(site, index), signatures);
    return contextsOf(builder, signatureOf);
  });
  const capsHit: CapHit[] = [...meta.capsHit];
  for (const { recorded } of builders) for (const cap of recorded.caps) addCap(capsHit, cap);
  return Object.freeze({
    meta: Object.freeze({
      ...meta,
      capsHit: Object.freeze(capsHit),
      settings: Object.freeze({ ...meta.settings, signatures }),
    }),
    ...freezeTables(tables),
    contexts: Object.freeze(contexts),
  });
}

/** From a recorder's signature id to a row of the shared tables. Only what is asked for gets a row. */
function signatureMapper(
  tables: TableBuilder,
  builder: ContextBuilder,
  siteOf: (site: number) => SiteSource | null,
  withTypes: boolean,
): (signature: number) => SignatureIndex {
  const { signatures, types } = builder.recorded;
  const known = new Int32Array(signatures.length).fill(-1);
  const sites = new Map<number, SiteIndex>();
  return (id) => {
    if (known[id] >= 0) return known[id];
    const recorded = signatures[id];
    let site = sites.get(recorded.site);
    if (site === undefined) {
      site = internSite(tables, siteRecord(siteOf(recorded.site)));
      sites.set(recorded.site, site);
    }
    known[id] = internSignature(tables, {
      site,
      types: withTypes && recorded.types ? recorded.types.map((t) => internType(tables, types[t])) : null,
    });
    return known[id];
  };
}

function siteRecord(found: SiteSource | null): SiteRecord {
  if (!found) {
    return { name: UNKNOWN_FUNCTION, kind: 'function', url: '', line: 0, column: 0, parameters: [] };
  }
  const [kind, name, line, column, parameters] = found.row;
  return { name, kind: SITE_KINDS[kind] ?? 'function', url: found.url, line, column, parameters };
}

function kindsOf({ recorded }: ContextBuilder, signature: number): readonly TypeKind[] | null {
  const { types } = recorded.signatures[signature];
  return types && types.map((type) => recorded.types[type].kind);
}

/** A document's own context, and its compiler lane where there is one. */
function contextsOf(builder: ContextBuilder, signatureOf: (signature: number) => SignatureIndex): Context[] {
  const { nodes, histograms, estimates } = builder.recorded;
  const inCompiler = compilerRows(nodes.parent, nodes.length);
  const called = [new Set<number>(), new Set<number>()]; // signatures by lane: the page's, the compiler's
  for (let row = 0; row < nodes.length; row++) {
    if (nodes.calls[row] > 0) called[inCompiler[row]].add(nodes.signature[row]);
  }
  // Durations are collected by signature alone; one that ran in both lanes is told of in the page's.
  const laneOf = (signature: number): number => called.findIndex((signatures) => signatures.has(signature));
  const context = (lane: number): Context => {
    const own = { ...builder.clock, processor: builder.processor };
    const clock = lane === COMPILER_LANE ? compilerClock(own) : own;
    const tree = createCallNodeTree();
    const times = selfTimesOf(nodes, estimates, clock, (signature) => kindsOf(builder, signature));
    addRows(tree, nodes.length, { ...nodes, ...times }, (row) =>
      inCompiler[row] === lane && nodes.calls[row] > 0 ? signatureOf(nodes.signature[row]) : -1,
    );
    const counts: HistogramBuilder = new Map();
    for (const [signature, buckets] of histograms) {
      if (laneOf(signature) === lane) addCounts(counts, signatureOf(signature), buckets);
    }
    const { url, startedAt, duration, complete } = builder;
    return Object.freeze({
      kind: lane === COMPILER_LANE ? 'compiler' : builder.kind,
      url,
      startedAt,
      duration,
      complete,
      clock: Object.freeze({ ...clock }),
      callNodes: freezeTree(tree),
      histograms: freezeHistograms(counts),
    });
  };
  return called[COMPILER_LANE].size > 0 ? [context(0), context(COMPILER_LANE)] : [context(0)];
}

const COMPILER_LANE = 1;

/** Work beside the page is no call of ours: it is told as one span, which nothing of ours is in. */
function compilerClock(clock: Clock): Clock {
  return {
    ...clock,
    kind: 'exact',
    ownCostInside: 0,
    ownCostOutside: 0,
    describing: {},
    sampling: null,
    processor: null,
  };
}

/** Lane of each row: 0, or 1 for the compiler's. Parents come before their children. */
function compilerRows(parent: Int32Array, length: number): Uint8Array {
  const inCompiler = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    inCompiler[row] =
      parent[row] >= 0 ? inCompiler[parent[row]] : parent[row] === COMPILER_ROOT ? COMPILER_LANE : 0;
  }
  return inCompiler;
}
