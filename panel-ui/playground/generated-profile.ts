/**
 * World: panel (development only). Profiles that nobody had to record: a small one that looks like a real
 * page, one of any size, and one whose every name is hostile.
 */
import type {
  CallNodeTable,
  Context,
  ContextKind,
  Profile,
  SiteKind,
  TypeKind,
} from '../../profile/model.ts';
import { bucketOf, HISTOGRAM_BUCKETS } from '../../profile/histogram.ts';

interface TypeDrawing {
  readonly label: string;
  readonly kind: TypeKind;
}
interface SiteDrawing {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  readonly parameters: readonly (string | null)[];
  readonly kind?: SiteKind;
}
interface NodeDrawing {
  readonly parent: number;
  readonly signature: number;
  readonly calls: number;
  readonly self: number; // ms
  readonly wait?: number; // ms
}

/** The same numbers on every machine and day: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Nodes must come depth-first, parents first. */
function callNodes(nodes: readonly NodeDrawing[]): CallNodeTable {
  const length = nodes.length;
  const table = {
    length,
    parent: Int32Array.from(nodes, ({ parent }) => parent),
    subtreeEnd: new Int32Array(length),
    signature: Int32Array.from(nodes, ({ signature }) => signature),
    calls: Float64Array.from(nodes, ({ calls }) => calls),
    selfTime: Float64Array.from(nodes, ({ self }) => self),
    totalTime: Float64Array.from(nodes, ({ self }) => self),
    selfTimeVariance: new Float64Array(length),
    // 125 ns a call, half of them in its caller.
    ownCost: Float64Array.from(nodes, ({ calls }) => calls * 61e-6),
    ownCostInCaller: Float64Array.from(nodes, ({ calls }) => calls * 64e-6),
    waitTime: Float64Array.from(nodes, ({ wait }) => wait ?? 0),
    timedCalls: Float64Array.from(nodes, ({ calls }) => calls),
    firstCallTime: Float64Array.from(nodes, ({ self, calls }) => (self / calls) * 4),
    minTime: Float64Array.from(nodes, ({ self, calls }) => (self / calls) * 0.6),
    maxTime: Float64Array.from(nodes, ({ self, calls }) => (self / calls) * 5),
  };
  for (let node = 0; node < length; node++) table.subtreeEnd[node] = node + 1;
  for (let node = length - 1; node >= 0; node--) {
    const parent = table.parent[node];
    if (parent < 0) continue;
    table.ownCost[parent] += table.calls[node] * 64e-6;
    table.totalTime[parent] += table.totalTime[node];
    table.subtreeEnd[parent] = Math.max(table.subtreeEnd[parent], table.subtreeEnd[node]);
  }
  return table;
}

export function makeProfile(drawing: {
  readonly types: readonly TypeDrawing[];
  readonly sites: readonly SiteDrawing[];
  readonly signatures: readonly (readonly [site: number, types: readonly number[] | null])[];
  readonly nodes: readonly NodeDrawing[];
  readonly title?: string;
  readonly step?: number;
}): Profile {
  const { types, sites, signatures, nodes } = drawing;
  const table = callNodes(nodes);
  const used = [...new Set(table.signature)].sort((a, b) => a - b);
  const counts = new Uint32Array(used.length * HISTOGRAM_BUCKETS);
  const rowOf = new Map(used.map((signature, row) => [signature, row]));
  nodes.forEach(({ signature, calls, self }) => {
    const row = (rowOf.get(signature) ?? 0) * HISTOGRAM_BUCKETS;
    const middle = bucketOf(self / calls);
    counts[row + middle] += Math.ceil(calls * 0.9);
    counts[row + Math.min(HISTOGRAM_BUCKETS - 1, middle + 6)] += Math.floor(calls * 0.1);
  });
  const duration = nodes.reduce((sum, { self }) => sum + self, 0) * 1.1;
  const context: Context = {
    kind: 'page',
    url: 'https://example.com/',
    startedAt: 0,
    duration,
    complete: true,
    clock: {
      kind: 'exact',
      step: drawing.step ?? 0.005,
      readCost: 56,
      ownCostInside: 61,
      ownCostOutside: 64,
      describing: {},
      isolated: true,
      whyNotSampled: null,
      sampling: null,
      processor: null,
    },
    callNodes: table,
    histograms: { length: used.length, signature: Int32Array.from(used), counts },
  };
  return {
    meta: {
      product: 'Signature Profiler',
      productVersion: '0.1.0',
      url: 'https://example.com/demo/index.html',
      title: drawing.title ?? 'Demo',
      browser: 'Chromium 156',
      recordedAt: '2026-11-22T10:48:54.000Z',
      duration,
      settings: { signatures: true, clock: 'auto' },
      scriptsInstrumented: 12,
      sourceBytes: 812_345,
      notRecorded: [
        {
          what: 'script',
          url: 'https://cdn.example.com/vendor/legacy.js',
          line: 14,
          code: 'syntax',
          reason: 'Unexpected token at line 14: the script ran as it was written.',
        },
        {
          what: 'script',
          url: 'https://example.com/sw-fetched.js',
          line: null,
          code: 'not-instrumenting',
          reason: 'It was loaded while not instrumenting. Reload and record to include it.',
        },
      ],
      capsHit: [],
    },
    types: {
      length: types.length,
      label: types.map(({ label }) => label),
      kind: types.map(({ kind }) => kind),
      base: types.map(() => null),
    },
    sites: {
      length: sites.length,
      name: sites.map(({ name }) => name),
      kind: sites.map(({ kind }) => kind ?? 'function'),
      url: sites.map(({ url }) => url),
      line: Int32Array.from(sites, ({ line }) => line),
      column: Int32Array.from(sites, ({ line }) => (line === 0 ? 0 : 10)),
      parameters: sites.map(({ parameters }) => parameters),
    },
    signatures: {
      length: signatures.length,
      site: Int32Array.from(signatures, ([site]) => site),
      types: signatures.map(([, own]) => own),
    },
    contexts: [context],
  };
}

/** A page that multiplies matrices, as small pages do. */
export function demoProfile(): Profile {
  const js = (file: string): string => `https://example.com/demo/${file}`;
  const types: TypeDrawing[] = [
    { label: 'int', kind: 'int' },
    { label: 'float', kind: 'float' },
    { label: 'Float32Array(16)', kind: 'typed-array' },
    { label: 'Float64Array(16)', kind: 'typed-array' },
    { label: 'Matrix', kind: 'object' },
    { label: 'CanvasRenderingContext2D', kind: 'web' },
    { label: 'Array<float>(2, 8)', kind: 'array' },
    { label: 'Array<float>(8)', kind: 'array' },
    { label: 'ArrayBuffer(1258291)', kind: 'buffer' },
    { label: 'i32', kind: 'wasm' },
    { label: '…+2', kind: 'surplus' },
    { label: 'string', kind: 'string' },
    { label: 'Object', kind: 'object' },
    { label: 'function', kind: 'function' },
  ];
  const sites: SiteDrawing[] = [
    { name: 'frame', url: js('main.js'), line: 12, parameters: ['time'] },
    { name: 'render', url: js('main.js'), line: 31, parameters: ['context', 'scene'] },
    { name: 'dot', url: js('a.js'), line: 3, parameters: ['a', 'b'] },
    { name: 'mul', url: js('a.js'), line: 11, parameters: ['x', 'y'] },
    { name: 'Matrix.multiply', url: js('m.js'), line: 9, parameters: ['other'], kind: 'method' },
    { name: 'layout', url: js('layout.js'), line: 88, parameters: [] },
    { name: 'WebAssembly.instantiate', url: '', line: 0, parameters: [], kind: 'host' },
    { name: 'count', url: js('count.wasm'), line: 0, parameters: [], kind: 'wasm' },
    { name: 'fib', url: js('main.js'), line: 70, parameters: ['n'] },
    { name: 'new Matrix', url: js('m.js'), line: 2, parameters: ['rows', 'cols'], kind: 'constructor' },
    { name: '(anonymous in render)', url: js('main.js'), line: 44, parameters: ['item', 'index'] },
    { name: 'assertNear', url: js('m.js'), line: 120, parameters: ['x'] },
    {
      name: 'createProgramFromSources',
      url: js('vendor/three/src/renderers/shaders.js'),
      line: 1204,
      parameters: ['gl', 'vertexSource', 'fragmentSource', 'attributes', 'onError'],
    },
    { name: 'dot', url: js('b.js'), line: 3, parameters: ['a', 'b'] },
  ];
  const signatures: (readonly [number, readonly number[] | null])[] = [
    [0, [1]],
    [1, [5, 12]],
    [2, [2, 2]],
    [2, [2, 3]],
    [2, [6, 6]],
    [3, [1, 1]],
    [3, [7, 7]],
    [4, [4]],
    [5, []],
    [6, [8, 12]],
    [7, [9]],
    [8, [0]],
    [9, [0, 0]],
    [10, [12, 0, 10]],
    [11, [1]],
    [12, [12, 11, 11, 12, 13]],
    [13, [2, 2]],
  ];
  const nodes: NodeDrawing[] = [
    { parent: -1, signature: 9, calls: 1, self: 142 },
    { parent: -1, signature: 15, calls: 1, self: 4.1 },
    { parent: -1, signature: 0, calls: 40, self: 9.2 },
    { parent: 2, signature: 1, calls: 40, self: 21 },
    { parent: 3, signature: 2, calls: 1200, self: 96 },
    { parent: 4, signature: 5, calls: 19200, self: 48 },
    { parent: 3, signature: 3, calls: 40, self: 31 },
    { parent: 6, signature: 5, calls: 640, self: 4 },
    { parent: 3, signature: 4, calls: 12, self: 12 },
    { parent: 8, signature: 6, calls: 24, self: 380 },
    { parent: 9, signature: 5, calls: 192, self: 410 },
    { parent: 3, signature: 7, calls: 80, self: 70 },
    { parent: 11, signature: 12, calls: 80, self: 6 },
    { parent: 11, signature: 14, calls: 5120, self: 0.003 },
    { parent: 3, signature: 13, calls: 400, self: 7 },
    { parent: 3, signature: 16, calls: 100, self: 12.5 },
    { parent: 2, signature: 8, calls: 40, self: 60 },
    { parent: 2, signature: 10, calls: 40, self: 88 },
    { parent: 2, signature: 11, calls: 1, self: 1 },
    { parent: 18, signature: 11, calls: 2, self: 2 },
    { parent: 19, signature: 11, calls: 4, self: 3 },
  ];
  return makeProfile({ types, sites, signatures, nodes });
}

/** The same page with a frame and two workers, whose functions wait for messages and files; all of it sampled but the frame. */
export function contextsProfile(): Profile {
  const demo = demoProfile();
  const [exact] = demo.contexts;
  const sampled = (context: Context): Context => ({
    ...context,
    clock: {
      ...context.clock,
      kind: 'sampled',
      sampling: {
        samples: 14_200,
        interval: 0.11,
        stalls: 3,
        unattributed: 8.2,
        cpuShare: 0.034,
        exactBefore: 12,
        ownCostInside: 4,
        ownCostOutside: 5,
      },
    },
    callNodes: {
      ...context.callNodes,
      selfTimeVariance: context.callNodes.selfTime.map((time) => time * 0.4),
      timedCalls: context.callNodes.calls.map((calls) => Math.min(calls, 12)),
    },
  });
  const page = sampled(exact);
  const other = (kind: ContextKind, url: string, nodes: readonly NodeDrawing[]): Context => ({
    ...exact,
    kind,
    url,
    callNodes: callNodes(nodes),
    histograms: { length: 0, signature: new Int32Array(0), counts: new Uint32Array(0) },
  });
  const worker: readonly NodeDrawing[] = [
    { parent: -1, signature: 15, calls: 3, self: 41, wait: 820 },
    { parent: 0, signature: 10, calls: 900, self: 260 },
    { parent: 0, signature: 7, calls: 12, self: 19, wait: 0.002 },
  ];
  return {
    ...demo,
    contexts: [
      page,
      other('frame', 'https://ads.example/frame.html', [{ parent: -1, signature: 8, calls: 5, self: 12 }]),
      sampled(other('worker', 'https://example.com/demo/worker.js', worker)),
      sampled(other('worker', 'https://example.com/demo/worker.js', worker.slice(0, 2))),
      other('worker', 'https://example.com/demo/idle.js', []),
    ],
  };
}

/** A tree of `size` nodes over `size / 3` functions, most of it in a few places, as in real recordings. */
export function largeProfile(size: number): Profile {
  const random = seededRandom(size);
  const files = ['app', 'vendor', 'engine', 'ui', 'math', 'net'];
  const types: TypeDrawing[] = Array.from({ length: 40 }, (_, i) => ({
    label: i < 4 ? ['int', 'float', 'string', 'Object'][i] : `Float32Array(${String(2 ** (i % 14))})`,
    kind: 'typed-array',
  }));
  const siteCount = Math.max(1, Math.floor(size / 3));
  const sites: SiteDrawing[] = Array.from({ length: siteCount }, (_, i) => ({
    name: `${['update', 'draw', 'measure', 'get', 'parse', 'apply'][i % 6]}${String(i)}`,
    url: `https://example.com/${files[i % files.length]}.js`,
    line: 1 + i,
    parameters: ['a', 'b'],
  }));
  const signatures = Array.from({ length: size }, (_, i): readonly [number, readonly number[]] => [
    i % siteCount,
    [Math.floor(i / siteCount) % 40, Math.floor(random() * 40)],
  ]);
  const nodes: NodeDrawing[] = [];
  const stack: number[] = [];
  for (let node = 0; node < size; node++) {
    while (stack.length > 0 && (stack.length > 40 || random() < 0.48)) stack.pop();
    nodes.push({
      parent: stack.at(-1) ?? -1,
      signature: node,
      calls: 1 + Math.floor(random() ** 4 * 5000),
      self: random() ** 8 * 40,
    });
    stack.push(node);
  }
  return makeProfile({ types, sites, signatures, nodes, title: `${String(size)} nodes` });
}

/** Names that want to be markup, that are a megabyte long, that turn the reading direction. */
export function hostileProfile(): Profile {
  const names = [
    '<a href="https://evil.example/">click</a>',
    'a<b>c</b><br>d',
    '<img src=x onerror=alert(1)>',
    '%{label}%{value}<extra></extra>',
    '$\\alpha^{2}$ &lt;not a tag&gt; &amp;',
    'safe\u202efdp.exe\u202c',
    '\u2067שלום\u2069 עולם',
    `x${'y'.repeat(1_000_000)}z`,
    'line\nbreak\u2028and\u0000null',
    '',
    '__proto__',
    '"\'`',
  ];
  const types: TypeDrawing[] = [
    { label: '<script>alert(1)</script>', kind: 'object' },
    { label: '\u202eevil', kind: 'object' },
    { label: 'T'.repeat(5000), kind: 'object' },
  ];
  const sites = names.map((name, i): SiteDrawing => ({
    name,
    url: i % 3 === 2 ? 'javascript:alert(1)' : `https://example.com/<b>${String(i)}</b>\u202e.js`,
    line: i + 1,
    parameters: ['<i>a</i>', null],
  }));
  const signatures = names.map((_, i): readonly [number, readonly number[]] => [i, [i % 3, (i + 1) % 3]]);
  const nodes = names.map((_, i): NodeDrawing => ({
    parent: i % 4 === 0 ? -1 : i - 1,
    signature: i,
    calls: i + 1,
    self: 10 + i * 3,
  }));
  return makeProfile({ types, sites, signatures, nodes, title: 'Hostile names' });
}
