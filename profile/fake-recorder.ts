/**
 * World: any (pure), for tests. A recorder without a page: a test enters and leaves functions while it
 * moves the clock by hand, and gets the updates that a real recorder would send.
 */
import { bucketOf } from './histogram.ts';
import type { SiteSource } from './assemble.ts';
import type { TypeKind } from './model.ts';
import type { TreeUpdate } from './tree-update.ts';
import type { Milliseconds } from './units.ts';

/** A type as `label` or `label` with its kind; kinds default to `object`. */
export type FakeType = string | { readonly label: string; readonly kind: TypeKind };

export interface FakeRecorder {
  /** Function that calls of `enter` may name. Returns its site id. */
  addSite(url: string, name: string, line: number, parameters?: readonly (string | null)[]): number;
  /** A call begins; `null` types: signatures are off; `counted` false: it began before the recording. */
  enter(
    site: number,
    types: readonly FakeType[] | null,
    how?: { readonly counted?: boolean; readonly compiler?: boolean },
  ): void;
  leave(): void;
  advance(time: Milliseconds): void;
  /** What happened since the last update. */
  update(last?: boolean): TreeUpdate;
  readonly siteOf: (site: number) => SiteSource | null;
}

interface FakeRow {
  calls: number;
  selfTime: number;
  timedCalls: number;
  firstCallTime: number;
  minTime: number;
  maxTime: number;
}

export function createFakeRecorder(recording = 1): FakeRecorder {
  const sites: SiteSource[] = [];
  const types: { readonly label: string; readonly kind: TypeKind; readonly base: null }[] = [];
  const signatures: (readonly number[])[] = [];
  const nodes: (readonly [number, number])[] = [];
  const known = new Map<string, number>();
  const sent = { types: 0, signatures: 0, nodes: 0, updates: 0 };
  let rows = new Map<number, FakeRow>();
  let histogram: number[] = [];
  const stack: { readonly node: number; readonly counted: boolean; readonly start: number }[] = [];
  const timedBefore = new Set<number>();
  let now = 0;

  const intern = <T>(name: string, table: T[], row: T): number => {
    const key = `${name} ${JSON.stringify(row)}`;
    const index = known.get(key) ?? table.push(row) - 1;
    known.set(key, index);
    return index;
  };
  const rowOf = (node: number): FakeRow => {
    let row = rows.get(node);
    if (!row) {
      row = { calls: 0, selfTime: 0, timedCalls: 0, firstCallTime: NaN, minTime: NaN, maxTime: NaN };
      rows.set(node, row);
    }
    return row;
  };
  const column = (name: keyof FakeRow): Float64Array => Float64Array.from(rows.values(), (row) => row[name]);

  return {
    addSite(url, name, line, parameters = []) {
      return sites.push({ url, row: [0, name, line, 1, parameters] }) - 1;
    },
    enter(site, argumentTypes, { counted = true, compiler = false } = {}) {
      const own = argumentTypes?.map((type) => {
        const { label, kind } = typeof type === 'string' ? { label: type, kind: 'object' as const } : type;
        return intern('type', types, { label, kind, base: null });
      });
      const signature = intern('signature', signatures, own ? [site, own.length, ...own] : [site, -1]);
      const node = intern('node', nodes, [stack.at(-1)?.node ?? (compiler ? -2 : -1), signature]);
      if (counted) rowOf(node).calls++;
      stack.push({ node, counted, start: now });
    },
    leave() {
      const { node, counted, start } = stack.pop()!;
      if (!counted) return;
      const row = rowOf(node);
      const time = now - start;
      row.timedCalls++;
      if (!timedBefore.has(node)) row.firstCallTime = time;
      timedBefore.add(node);
      row.minTime = row.minTime < time ? row.minTime : time;
      row.maxTime = row.maxTime > time ? row.maxTime : time;
      histogram.push(nodes[node][1], bucketOf(time), 1);
    },
    advance(time) {
      now += time;
      const top = stack.at(-1);
      if (top) rowOf(top.node).selfTime += time;
    },
    update(last = false) {
      const update: TreeUpdate = {
        recording,
        sequence: sent.updates++,
        startedAt: 0,
        duration: now,
        firstType: sent.types,
        types: types.slice(sent.types),
        firstSignature: sent.signatures,
        signatures: Int32Array.from(signatures.slice(sent.signatures).flat()),
        firstNode: sent.nodes,
        nodes: Int32Array.from(nodes.slice(sent.nodes).flat()),
        rows: Int32Array.from(rows.keys()),
        calls: column('calls'),
        selfTime: column('selfTime'),
        waitTime: new Float64Array(rows.size),
        timedCalls: column('timedCalls'),
        firstCallTime: column('firstCallTime'),
        minTime: column('minTime'),
        maxTime: column('maxTime'),
        sampledTime: new Float64Array(0),
        sampledVariance: new Float64Array(0),
        alsoSampled: false,
        clock: null,
        histogram: Int32Array.from(histogram),
        caps: [],
        last,
      };
      Object.assign(sent, { types: types.length, signatures: signatures.length, nodes: nodes.length });
      rows = new Map();
      histogram = [];
      return update;
    },
    siteOf: (site) => sites[site] ?? null,
  };
}
