/**
 * World: any (pure). What a schema cannot say of a profile file: columns of equal length, indices that
 * exist, the order of the tree, and sums that add up. Each rule is in the user's words, with its place.
 */
import type { ContextInFile, ProfileFile } from './file-format.ts';
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import { createPairIndex, indexOfPair } from './pair-index.ts';
import { ProfileFileError } from './profile-file-error.ts';

// Sums are made in another order when a tree is put together elsewhere: the last digits may differ.
const RELATIVE_ERROR = 1e-6;

/** @throws ProfileFileError `inconsistent` */
export function checkFile(file: ProfileFile): void {
  const { strings, types, sites, signatures } = file;
  checkLengths('types', types);
  checkLengths('sites', sites);
  checkLengths('signatures', signatures);
  checkIndices('types.label', types.label, strings.length, 'strings');
  checkIndices('types.base', types.base, strings.length, 'strings');
  checkIndices('sites.name', sites.name, strings.length, 'strings');
  checkIndices('sites.url', sites.url, strings.length, 'strings');
  sites.parameters.forEach((names, i) =>
    checkIndices(`sites.parameters[${i}]`, names, strings.length, 'strings'),
  );
  checkIndices('signatures.site', signatures.site, sites.name.length, 'sites');
  signatures.types.forEach((own, i) =>
    checkIndices(`signatures.types[${i}]`, own ?? [], types.label.length, 'types'),
  );
  checkOnce('strings', strings, (text) => text);
  checkOnce('types', types.label, (label, i) => `${label} ${types.kind[i]} ${types.base[i]}`);
  checkOnce('sites', sites.name, (name, i) => `${name} ${sites.url[i]} ${sites.line[i]} ${sites.column[i]}`);
  checkOnce('signatures', signatures.site, (site, i) => `${site}:${signatures.types[i]?.join() ?? 'off'}`);
  file.contexts.forEach((context, i) => checkContext(`contexts[${i}]`, context, signatures.site.length));
}

function fail(path: string, rule: string): never {
  throw new ProfileFileError('inconsistent', path, rule);
}

/** All columns of a table are as long as its first. */
function checkLengths(path: string, table: Readonly<Record<string, readonly unknown[]>>): void {
  const [[first, { length }], ...others] = Object.entries(table);
  for (const [name, column] of others) {
    if (column.length !== length) {
      fail(`${path}.${name}`, `must have ${length} rows as ${path}.${first} has, but has ${column.length}`);
    }
  }
}

function checkIndices(path: string, column: readonly (number | null)[], length: number, table: string): void {
  column.forEach((index, i) => {
    if (index !== null && index >= length) {
      fail(`${path}[${i}]`, `points to row ${index} of ${table}, which has ${length} rows`);
    }
  });
}

function checkOnce<Row>(path: string, rows: readonly Row[], identity: (row: Row, i: number) => string): void {
  const seen = new Set<string>();
  rows.forEach((row, i) => {
    if (seen.size === seen.add(identity(row, i)).size)
      fail(`${path}[${i}]`, 'must not stand in its table twice');
  });
}

function checkContext(path: string, context: ContextInFile, signatureCount: number): void {
  const { callNodes, histograms } = context;
  checkLengths(`${path}.callNodes`, callNodes);
  checkIndices(`${path}.callNodes.signature`, callNodes.signature, signatureCount, 'signatures');
  checkTree(`${path}.callNodes`, callNodes);
  checkLengths(`${path}.histograms`, histograms);
  checkIndices(`${path}.histograms.signature`, histograms.signature, signatureCount, 'signatures');
  histograms.signature.forEach((signature, i) => {
    if (i > 0 && signature <= histograms.signature[i - 1]) {
      fail(`${path}.histograms.signature[${i}]`, 'must be greater than the row before');
    }
    checkBuckets(`${path}.histograms.buckets[${i}]`, histograms.buckets[i]);
  });
}

function checkTree(path: string, nodes: ContextInFile['callNodes']): void {
  const { subtreeEnd, signature, selfTime, totalTime } = nodes;
  const parents = parentsOf(subtreeEnd);
  const below = new Float64Array(subtreeEnd.length); // totals of children
  const paths = createPairIndex();
  for (let i = subtreeEnd.length - 1; i >= 0; i--) {
    const parent = parents[i];
    const limit = parent < 0 ? subtreeEnd.length : subtreeEnd[parent];
    if (subtreeEnd[i] <= i || subtreeEnd[i] > limit) {
      fail(`${path}.subtreeEnd[${i}]`, `must be from ${i + 1} to ${limit}, where its parent's subtree ends`);
    }
  }
  for (let i = subtreeEnd.length - 1; i >= 0; i--) {
    const expected = selfTime[i] + below[i];
    if (Math.abs(totalTime[i] - expected) > RELATIVE_ERROR * Math.max(1, expected)) {
      fail(`${path}.totalTime[${i}]`, `must be ${expected}, its selfTime and the totalTime of its children`);
    }
    if (parents[i] >= 0) below[parents[i]] += totalTime[i];
    const known = paths.length;
    if (indexOfPair(paths, parents[i], signature[i]) < known) {
      fail(`${path}.signature[${i}]`, 'must not be the same as that of another child of its parent');
    }
  }
}

/** Parent of each row of a depth-first table, -1 for roots. Ends that make no tree give some parent. */
export function parentsOf(subtreeEnd: readonly number[]): Int32Array {
  const parents = new Int32Array(subtreeEnd.length);
  let top = -1;
  for (let i = 0; i < subtreeEnd.length; i++) {
    while (top >= 0 && i >= subtreeEnd[top]) top = parents[top];
    parents[i] = top;
    top = i;
  }
  return parents;
}

function checkBuckets(path: string, pairs: readonly number[]): void {
  if (pairs.length % 2 !== 0) fail(path, 'must be pairs of bucket and count');
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] >= HISTOGRAM_BUCKETS) fail(`${path}[${i}]`, `must be a bucket below ${HISTOGRAM_BUCKETS}`);
    if (i > 0 && pairs[i] <= pairs[i - 2]) fail(`${path}[${i}]`, 'must be greater than the bucket before');
    if (pairs[i + 1] === 0) fail(`${path}[${i + 1}]`, 'must not be 0: empty buckets are left out');
  }
}
