/**
 * World: tests (fast-check). Profiles of any form that the laws of `model.ts` allow: several contexts,
 * recursion, signatures on and off, names with anything in them.
 */
import fc from 'fast-check';
import { addAmounts } from './call-node-rows.ts';
import { childNode, createCallNodeTree, freezeTree } from './call-node-tree.ts';
import { DRAWN_CLOCK, DRAWN_META } from './from-text.ts';
import { addCounts, freezeHistograms } from './histogram-builder.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import { CONTEXT_KINDS, SITE_KINDS, type Profile, type TypeKind } from './model.ts';
import {
  createTableBuilder,
  freezeTables,
  internSignature,
  internSite,
  internType,
} from './table-builder.ts';

const TYPES: readonly (readonly [string, TypeKind, string | null])[] = [
  ['int', 'int', null],
  ['float', 'float', null],
  ['string', 'string', null],
  ['Float32Array(16)', 'typed-array', null],
  ['Float32Array(17)', 'typed-array', null],
  ['MyFloats(16)', 'typed-array', 'Float32Array'],
  ['Float64Array(detached)', 'typed-array', null],
  ['Array<float>(2, 8)', 'array', null],
  ['Array<float>(16)', 'array', null],
  ['Array(3)', 'array', null],
  ['Tensor(float32, [1, 3])', 'ndarray', null],
  ['Tensor(float32, [3])', 'ndarray', null],
  ['Map(3)', 'container', null],
  ['ImageData(640×480)', 'web', null],
  ['ArrayBuffer(64 of 128)', 'buffer', null],
  ['Matrix', 'object', null],
  ['Proxy(Array)', 'proxy', null],
  ['i32', 'wasm', null],
  ['…+2', 'surplus', null],
  ['other', 'other', null],
];

// Quarters add up exactly in any order, so that laws can be tested with `===`.
const time = fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4);
const timeOrNone = fc.oneof(time, fc.constant(NaN));

const site = fc.record({
  name: fc.oneof(
    fc.constantFrom('dot', 'mul', 'new Matrix', 'get Matrix.rows'),
    fc.string({ unit: 'binary' }),
  ),
  kind: fc.constantFrom(...SITE_KINDS),
  url: fc.constantFrom('', 'https://a.example/m.js', 'https://b.example/m.js', 'page.html', 'data:text/x,1'),
  line: fc.nat(3),
  column: fc.nat(2),
  parameters: fc.array(fc.option(fc.constantFrom('a', '...xs', '{a, b}')), { maxLength: 3 }),
});

const signature = fc.record({
  site: fc.nat(),
  types: fc.option(fc.array(fc.nat(TYPES.length - 1), { maxLength: 4 })),
});

/** A node below an earlier one (or a root), chosen by remainders so that every draw is a tree. */
const node = fc.record({
  parent: fc.nat(),
  signature: fc.nat(),
  calls: fc.integer({ min: 1, max: 1000 }),
  selfTime: time,
  selfTimeVariance: time,
  ownCost: time,
  ownCostInCaller: time,
  waitTime: time,
  timedCalls: fc.nat(1000),
  firstCallTime: timeOrNone,
  minTime: timeOrNone,
  maxTime: timeOrNone,
});

const context = fc.record({
  kind: fc.constantFrom(...CONTEXT_KINDS),
  url: fc.constantFrom('https://a.example/', 'https://a.example/frame'),
  startedAt: time,
  duration: time,
  complete: fc.boolean(),
  nodes: fc.array(node, { maxLength: 30 }),
  histograms: fc.array(fc.tuple(fc.nat(), fc.nat(HISTOGRAM_BUCKETS - 1), fc.nat(1000)), { maxLength: 5 }),
});

const meta = fc.record({
  title: fc.string(),
  recordedAt: fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString()),
  duration: time,
  notRecorded: fc.array(
    fc.record({
      what: fc.constantFrom('script' as const, 'wasm' as const, 'function' as const),
      url: fc.string(),
      line: fc.option(fc.nat()),
      code: fc.constant('syntax'),
      reason: fc.string(),
    }),
    { maxLength: 2 },
  ),
  capsHit: fc.array(
    fc.record({
      what: fc.constantFrom('call-nodes' as const, 'depth' as const),
      limit: fc.constant(10),
      times: fc.nat(9),
    }),
    { maxLength: 1 },
  ),
});

export const arbitraryProfile: fc.Arbitrary<Profile> = fc
  .record({
    meta,
    sites: fc.array(site, { minLength: 1, maxLength: 4 }),
    signatures: fc.array(signature, { minLength: 1, maxLength: 8 }),
    contexts: fc.array(context, { maxLength: 3 }),
  })
  .map((drawn) => {
    const tables = createTableBuilder();
    const signatures = drawn.signatures.map(({ site: s, types }) =>
      internSignature(tables, {
        site: internSite(tables, drawn.sites[s % drawn.sites.length]),
        types:
          types &&
          types.map((t) => internType(tables, { label: TYPES[t][0], kind: TYPES[t][1], base: TYPES[t][2] })),
      }),
    );
    const contexts = drawn.contexts.map(({ nodes, histograms, ...rest }) => {
      const tree = createCallNodeTree();
      for (const { parent, signature: s, ...amounts } of nodes) {
        const made = childNode(
          tree,
          (parent % (tree.rows.length + 1)) - 1,
          signatures[s % signatures.length],
        );
        const columns = Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, [value]]));
        addAmounts(tree.rows, made, columns as Record<keyof typeof amounts, number[]>, 0);
      }
      const counts = new Map<number, Float64Array>();
      for (const [s, bucket, count] of histograms) {
        const row = new Float64Array(HISTOGRAM_BUCKETS);
        row[bucket] = count;
        addCounts(counts, signatures[s % signatures.length], row);
      }
      return {
        ...rest,
        clock: DRAWN_CLOCK,
        callNodes: freezeTree(tree),
        histograms: freezeHistograms(counts),
      };
    });
    return { meta: { ...DRAWN_META, ...drawn.meta }, ...freezeTables(tables), contexts };
  });
