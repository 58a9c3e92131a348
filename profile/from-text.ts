/**
 * World: any (pure), for tests. Draws profiles as text and reads trees back as text, so that a test
 * shows what goes in and what comes out.
 *
 *     draw(c: Canvas)   draw(c: Canvas)         each column is one call stack, outermost on top;
 *     scale(x: int)     scale(x: string) 2.5ms  a cell is one call, the last one takes 1 ms
 *
 * After a cell, each with one space before it: `2.5ms` self time, `~30ms` awaited, `×3` calls (0: only passed
 * through), `@b.js:7` place (else `test.js:1`). A line `[worker w.js]` begins another context.
 */
import { addAmounts } from './call-node-rows.ts';
import { childNode, createCallNodeTree, freezeTree, type CallNodeTree } from './call-node-tree.ts';
import { freezeHistograms } from './histogram-builder.ts';
import { signatureLabel } from './labels.ts';
import {
  CONTEXT_KINDS,
  type Clock,
  type Context,
  type Profile,
  type ProfileMeta,
  type TypeKind,
} from './model.ts';
import { ProfileError } from './profile-error.ts';
import {
  createTableBuilder,
  freezeTables,
  internSignature,
  internSite,
  internType,
  type TableBuilder,
} from './table-builder.ts';
import type { SignatureIndex } from './units.ts';

/** Meta of drawn profiles. */
export const DRAWN_META: ProfileMeta = {
  product: 'Signature Profiler',
  productVersion: '0.0.0',
  url: 'https://example.com/',
  title: 'Example',
  browser: 'Test 1',
  recordedAt: '2025-01-01T00:00:00.000Z',
  duration: 1000,
  settings: { signatures: true, clock: 'auto' },
  scriptsInstrumented: 1,
  sourceBytes: 1000,
  notRecorded: [],
  capsHit: [],
};

export const DRAWN_CLOCK: Clock = {
  kind: 'exact',
  step: 0.005,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  describing: {},
  isolated: true,
  whyNotSampled: null,
  sampling: null,
  processor: null,
};

/** @throws ProfileError `drawing` */
export function profileFromText(drawing: string, meta: Partial<ProfileMeta> = {}): Profile {
  const tables = createTableBuilder();
  const contexts = contextsIn(drawing).map(({ kind, url, lines }) => {
    const tree = createCallNodeTree();
    for (const block of blocksIn(lines)) addBlock(tables, tree, block);
    return Object.freeze({
      kind,
      url,
      startedAt: 0,
      duration: 1000,
      complete: true,
      clock: DRAWN_CLOCK,
      callNodes: freezeTree(tree),
      histograms: freezeHistograms(new Map()),
    });
  });
  return Object.freeze({
    meta: { ...DRAWN_META, ...meta },
    ...freezeTables(tables),
    contexts: Object.freeze(contexts),
  });
}

/** One line a call node: `  scale(x: int)  calls 1  self 1`; contexts are told apart where there are several. */
export function formatTree(profile: Profile): string[] {
  const lines: { readonly label: string; readonly figures: string }[] = [];
  for (const { kind, url, callNodes } of profile.contexts) {
    if (profile.contexts.length > 1) lines.push({ label: `[${kind} ${url}]`, figures: '' });
    const depth = new Int32Array(callNodes.length);
    for (let i = 0; i < callNodes.length; i++) {
      const parent = callNodes.parent[i];
      depth[i] = parent < 0 ? 0 : depth[parent] + 1;
      const label = signatureLabel(profile, callNodes.signature[i]);
      const self = Number(callNodes.selfTime[i].toFixed(6));
      lines.push({
        label: `${'  '.repeat(depth[i])}${label}`,
        figures: `calls ${callNodes.calls[i]}  self ${self}`,
      });
    }
  }
  const width = Math.max(0, ...lines.filter((l) => l.figures !== '').map((l) => l.label.length)) + 2;
  return lines.map(({ label, figures }) => (figures === '' ? label : `${label.padEnd(width)}${figures}`));
}

interface DrawnContext extends Pick<Context, 'kind' | 'url'> {
  readonly lines: string[];
}

function contextsIn(drawing: string): readonly DrawnContext[] {
  const contexts: DrawnContext[] = [];
  for (const line of drawing.split('\n')) {
    const header = /^\s*\[(\S+) (\S*)\]\s*$/.exec(line);
    if (header) {
      const kind = CONTEXT_KINDS.find((k) => k === header[1]);
      if (!kind) throw new ProfileError('drawing', `There is no kind of context "${header[1]}".`);
      contexts.push({ kind, url: header[2], lines: [] });
      continue;
    }
    if (contexts.length === 0) {
      if (line.trim() === '') continue;
      contexts.push({ kind: 'page', url: DRAWN_META.url, lines: [] });
    }
    contexts.at(-1)!.lines.push(line);
  }
  if (contexts.length === 0) contexts.push({ kind: 'page', url: DRAWN_META.url, lines: [] });
  return contexts;
}

/** Groups of lines between empty lines: each group has columns of its own. */
function blocksIn(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() !== '') blocks.at(-1)!.push(line);
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

function addBlock(tables: TableBuilder, tree: CallNodeTree, block: readonly string[]): void {
  const rows = block.map((line) => [...line.matchAll(/\S+(?: \S+)*/g)]);
  for (const { index: start } of rows[0]) {
    const cells = rows.map((row) => row.find((cell) => cell.index === start)?.[0]);
    const depth = cells.includes(undefined) ? cells.indexOf(undefined) : cells.length;
    let node = -1;
    cells.slice(0, depth).forEach((cell, i) => {
      const { label, self, calls, waited, url, line } = parseCell(cell!);
      node = childNode(tree, node, internLabel(tables, label, url, line));
      const selfTime = [self ?? (i === depth - 1 ? 1 : 0)];
      const one = { ...NOTHING, calls: [calls], selfTime, waitTime: [waited] };
      addAmounts(tree.rows, node, one, 0);
    });
  }
  const starts = new Set(rows[0].map((cell) => cell.index));
  rows.forEach((row, i) => {
    for (const { index, 0: cell } of row) {
      const above = i === 0 || rows[i - 1].some((c) => c.index === index);
      if (!starts.has(index) || !above) throw new ProfileError('drawing', `Nothing stands above "${cell}".`);
    }
  });
}

const NOTHING = {
  selfTimeVariance: [0],
  ownCost: [0],
  ownCostInCaller: [0],
  timedCalls: [0],
  firstCallTime: [NaN],
  minTime: [NaN],
  maxTime: [NaN],
} as const;

interface Cell {
  readonly label: string;
  readonly self: number | null;
  readonly calls: number;
  readonly waited: number;
  readonly url: string;
  readonly line: number;
}

function parseCell(cell: string): Cell {
  const found = { label: cell, self: null as number | null, calls: 1, waited: 0, url: 'test.js', line: 1 };
  for (let note = /^(.*) (\S+)$/.exec(found.label); note; note = /^(.*) (\S+)$/.exec(found.label)) {
    const [, before, word] = note;
    const time = /^(\d+(?:\.\d+)?)ms$/.exec(word);
    const waited = /^~(\d+(?:\.\d+)?)ms$/.exec(word);
    const calls = /^×(\d+)$/.exec(word);
    const place = /^@(.*):(\d+)$/.exec(word);
    if (time) found.self = Number(time[1]);
    else if (waited) found.waited = Number(waited[1]);
    else if (calls) found.calls = Number(calls[1]);
    else if (place) [found.url, found.line] = [place[1], Number(place[2])];
    else break;
    found.label = before;
  }
  return found;
}

function internLabel(tables: TableBuilder, label: string, url: string, line: number): SignatureIndex {
  const { name, args } = parseLabel(label);
  const parameters = (args ?? []).map((a) => a.name);
  const site = internSite(tables, { name, kind: 'function', url, line, column: 1, parameters });
  return internSignature(tables, {
    site,
    types: args && args.map((a) => internType(tables, { label: a.type, kind: kindOf(a.type), base: null })),
  });
}

interface DrawnArgument {
  readonly name: string | null;
  readonly type: string;
}

/** `f(a: int, Map(2))` in parts; without brackets at its end a label is a plain name. */
function parseLabel(label: string): {
  readonly name: string;
  readonly args: readonly DrawnArgument[] | null;
} {
  let open = -1;
  if (label.endsWith(')')) {
    let depth = 0;
    for (open = label.length - 1; open >= 0; open--) {
      if (label[open] === ')') depth++;
      else if (label[open] === '(' && --depth === 0) break;
    }
  }
  if (open <= 0) return { name: label, args: null };
  return { name: label.slice(0, open), args: argumentsIn(label.slice(open + 1, -1)) };
}

function argumentsIn(text: string): readonly DrawnArgument[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i === text.length || (text[i] === ',' && depth === 0)) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    } else if ('([{<'.includes(text[i])) depth++;
    else if (')]}>'.includes(text[i])) depth--;
  }
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const named = /^(\{.*?\}|\[.*?\]|[^:]*): (.*)$/.exec(part);
      return named ? { name: named[1], type: named[2] } : { name: null, type: part };
    });
}

const PLAIN_KINDS: ReadonlySet<string> = new Set<TypeKind>([
  'int',
  'float',
  'bigint',
  'string',
  'boolean',
  'undefined',
  'null',
  'symbol',
  'function',
  'other',
]);

/** Kind of a drawn type, by its look. */
function kindOf(label: string): TypeKind {
  const plain = [...PLAIN_KINDS].find((kind) => kind === label);
  if (plain !== undefined) return plain as TypeKind;
  if (label.startsWith('…')) return 'surplus';
  if (/^(?:Big)?(?:Int|Uint|Float)\w*Array\b/.test(label)) return 'typed-array';
  if (/^Array\b/.test(label)) return 'array';
  if (/^(?:Shared)?ArrayBuffer\b|^DataView\b/.test(label)) return 'buffer';
  if (/^(?:Map|Set|WeakMap|WeakSet)\b/.test(label)) return 'container';
  if (/\[[\d, ]*\]\)$/.test(label)) return 'ndarray';
  if (/^(?:[if](?:32|64)|v128|funcref|externref)$/.test(label)) return 'wasm';
  return 'object';
}
