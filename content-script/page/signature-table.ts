/**
 * World: page. Every signature of this realm, once each: a site and the types of its arguments. HOT for
 * finding one; rows are appended only and stay for the realm's life.
 *
 * One exact table serves as everybody's inline cache. Up to two types are packed into one key; more are a
 * chain of prefixes:
 *
 *     (site, NO_TYPE << 15 | t0)            → signature
 *     (site, t0 << 15 | t1)                 → signature
 *     (site, ~(t0 << 15 | t1)) → prefix,    (~prefix, t2) → signature
 */
import type { SiteId } from '../../protocol/calling-convention.ts';
import type { CapCounter } from './caps.ts';
import type { RecorderSignatureId, RecorderTypeId } from './hooks.ts';
import { createList, imul, NativeInt32Array } from './natives.ts';
import { createPairTable } from './pair-table.ts';
import { TYPE, TYPE_BITS } from './type-table.ts';

/** Distinct signatures of one site; more are its `other` signature. */
export const MAX_SIGNATURES_PER_SITE = 200;
// More arguments than this are described as if they were not there.
export const MAX_TYPES_PER_SIGNATURE = 255;

export interface SignatureTable {
  /** HOT. 0 when there is none yet. */
  readonly find0: (site: SiteId) => RecorderSignatureId;
  readonly find1: (site: SiteId, t0: RecorderTypeId) => RecorderSignatureId;
  readonly find2: (site: SiteId, t0: RecorderTypeId, t1: RecorderTypeId) => RecorderSignatureId;
  /** HOT. The first `count` of {@link scratch}, three or more. */
  readonly findMany: (site: SiteId, count: number) => RecorderSignatureId;
  /** HOT. The same for five and more, at the cost of a look at each. */
  readonly findLong: (site: SiteId, count: number) => RecorderSignatureId;
  /** HOT. The signature that stands for all calls while signatures are off. */
  readonly findOff: (site: SiteId) => RecorderSignatureId;
  /** Where the types of a call are put for `findMany` and `intern`. */
  readonly scratch: Int32Array;
  /** Signature of the first `count` types of {@link scratch}; -1: signatures off. 0 for what is no site. */
  readonly intern: (site: SiteId, count: number) => RecorderSignatureId;
  /** `f(other)`: what is over a cap. */
  readonly otherOf: (signature: RecorderSignatureId) => RecorderSignatureId;
  /** As emitted: `~id` of a leaf. */
  readonly siteOf: (signature: RecorderSignatureId) => SiteId;
  /** With the site, and `moreOf` for three and four types, as good as the signature itself. */
  readonly keyOf: (signature: RecorderSignatureId) => number;
  /**
   * HOT. Signature of a site with such a key and, for three and four types, the rest; 0 when there is none yet. Of a site that
   * is at its cap, its `other` one.
   */
  readonly findKey: (site: SiteId, key: number, more: number) => RecorderSignatureId;
  readonly moreOf: (signature: RecorderSignatureId) => number;
  /** Signatures so far; ids are 1 … count. */
  readonly count: () => number;
  /** Rows `first` … count as updates carry them: [site, n, types…]. */
  readonly encode: (first: RecorderSignatureId) => Int32Array;
}

// Stands where a second type would, so that the keys of one type and of two differ.
export const NO_TYPE = (1 << TYPE_BITS) - 1;
export const SINGLE = NO_TYPE << TYPE_BITS;
/** Key of all calls while signatures are off. */
export const OFF = 1 << (2 * TYPE_BITS);
const OTHER = OFF + 1;
const COUNT = OFF + 2;
/** Key of a call without arguments. */
export const NONE = OFF + 3;
/** Keys of what is not known by its types, `other` and five types and more, begin behind: below all others, which are not below -OFF. */
export const NO_KEY = 1 << 31;

const FIRST_SIGNATURES = 1024;
// Signatures of five types and more that were met lately, by all that they are.
const LONG_BITS = 8;

export function createSignatureTable(caps: CapCounter): SignatureTable {
  const table = createPairTable(10);
  const scratch = new NativeInt32Array(MAX_TYPES_PER_SIGNATURE + 1);
  // By signature id, from 1: site and own types; null with signatures off.
  const sites = createList<SiteId>();
  const typesOf = createList<Int32Array>();
  const counts = createList<number>();
  const perSite = createList<number>();
  // By signature id: what `keyOf` and `moreOf` say.
  let keys = new NativeInt32Array(FIRST_SIGNATURES);
  let mores = new NativeInt32Array(FIRST_SIGNATURES);
  let capacity = FIRST_SIGNATURES;
  keys[0] = NONE;
  sites[0] = 0;
  typesOf[0] = scratch;
  counts[0] = 0;
  perSite[0] = 0;
  let prefixes = 0;
  const recent = new NativeInt32Array(1 << LONG_BITS);

  const { find: findPair } = table;

  /** In a row of a site. A leaf has the row of its id. */
  function find(site: SiteId, key: number): number {
    return findPair(idOf(site), key);
  }

  function findMany(site: SiteId, count: number): RecorderSignatureId {
    let prefix = find(site, ~((scratch[0] << TYPE_BITS) | scratch[1]));
    for (let i = 2; i < count - 1 && prefix !== 0; i++) prefix = findPair(~prefix, ~scratch[i]);
    return prefix === 0 ? 0 : findPair(~prefix, scratch[count - 1]);
  }

  /** Of up to four types. */
  function findShort(site: SiteId, key: number, more: number): RecorderSignatureId {
    const found = find(site, key);
    if (key >= 0 || found === 0) return found;
    const third = more >> TYPE_BITS;
    const fourth = more & NO_TYPE;
    if (fourth === NO_TYPE) return findPair(~found, third);
    const prefix = findPair(~found, ~third);
    return prefix === 0 ? 0 : findPair(~prefix, fourth);
  }

  function findLong(site: SiteId, count: number): RecorderSignatureId {
    let hash = site;
    for (let i = 0; i < count; i++) hash = imul(hash ^ scratch[i], 0x9e3779b1);
    const at = hash >>> (32 - LONG_BITS);
    const known = recent[at];
    if (sites[known] === site && counts[known] === count && hasTypes(typesOf[known], count)) return known;
    return (recent[at] = findMany(site, count));
  }

  function hasTypes(types: Int32Array, count: number): boolean {
    for (let i = 0; i < count; i++) if (types[i] !== scratch[i]) return false;
    return true;
  }

  /** The prefix's id, made where it is missing. */
  function prefixOf(owner: number, key: number): number {
    const known = findPair(owner, key);
    if (known !== 0) return known;
    table.add(owner, key, ++prefixes);
    return prefixes;
  }

  function append(site: SiteId, types: Int32Array, count: number): RecorderSignatureId {
    const id = sites.length;
    if (id === capacity) growKeys();
    keys[id] = keyFor(id, types, count);
    mores[id] =
      count === 3 ? (types[2] << TYPE_BITS) | NO_TYPE : count === 4 ? (types[2] << TYPE_BITS) | types[3] : 0;
    typesOf[id] = types;
    counts[id] = count;
    sites[id] = site;
    return id;
  }

  function growKeys(): void {
    const largerKeys = new NativeInt32Array(capacity * 2);
    const largerMores = new NativeInt32Array(capacity * 2);
    for (let id = 0; id < capacity; id++) {
      largerKeys[id] = keys[id];
      largerMores[id] = mores[id];
    }
    keys = largerKeys;
    mores = largerMores;
    capacity *= 2;
  }

  /** Counts one more signature of a site; false when it has its share. */
  function admit(site: SiteId): boolean {
    let counter = find(site, COUNT);
    if (counter === 0) {
      counter = perSite.length;
      perSite[counter] = 0;
      table.add(idOf(site), COUNT, counter);
    }
    if (perSite[counter] >= MAX_SIGNATURES_PER_SITE) return false;
    perSite[counter]++;
    return true;
  }

  function other(site: SiteId): RecorderSignatureId {
    let signature = find(site, OTHER);
    if (signature === 0) {
      const types = new NativeInt32Array(1);
      types[0] = TYPE.other;
      signature = append(site, types, 1);
      table.add(idOf(site), OTHER, signature);
    }
    return signature;
  }

  function overCap(site: SiteId): RecorderSignatureId {
    caps.count('signatures', MAX_SIGNATURES_PER_SITE);
    return other(site);
  }

  function add(owner: number, key: number, site: SiteId, count: number): RecorderSignatureId {
    const known = findPair(owner, key);
    if (known !== 0) return known;
    if (!admit(site)) return overCap(site);
    const types = new NativeInt32Array(count < 0 ? 0 : count);
    for (let i = 0; i < count; i++) types[i] = scratch[i];
    const signature = append(site, types, count);
    table.add(owner, key, signature);
    return signature;
  }

  return {
    scratch,
    find0: (site) => find(site, NONE),
    find1: (site, t0) => find(site, SINGLE | t0),
    find2: (site, t0, t1) => find(site, (t0 << TYPE_BITS) | t1),
    findMany,
    findLong,
    findOff: (site) => find(site, OFF),
    intern(site, count) {
      // Only a page that calls our helpers by itself passes anything else.
      if (typeof site !== 'number' || (site | 0) !== site) return 0;
      const id = idOf(site);
      if (count <= 0) return add(id, count < 0 ? OFF : NONE, site, count);
      if (count === 1) return add(id, SINGLE | scratch[0], site, 1);
      const pair = (scratch[0] << TYPE_BITS) | scratch[1];
      if (count === 2) return add(id, pair, site, 2);
      // A function over its cap must not fill the table with prefixes.
      if (isFull(site) && findMany(site, count) === 0) return overCap(site);
      let prefix = prefixOf(id, ~pair);
      for (let i = 2; i < count - 1; i++) prefix = prefixOf(~prefix, ~scratch[i]);
      return add(~prefix, scratch[count - 1], site, count);
    },
    otherOf: (signature) => other(sites[signature]),
    siteOf: (signature) => sites[signature],
    keyOf: (signature) => keys[signature],
    findKey(site, key, more) {
      const known = findShort(site, key, more);
      return known === 0 && key >= -OFF && isFull(site) ? overCap(site) : known;
    },
    moreOf: (signature) => mores[signature],
    count: () => sites.length - 1,
    encode(first) {
      let length = 0;
      for (let id = first; id < sites.length; id++) length += counts[id] < 0 ? 2 : 2 + counts[id];
      const rows = new NativeInt32Array(length);
      let at = 0;
      for (let id = first; id < sites.length; id++) {
        rows[at++] = idOf(sites[id]);
        rows[at++] = counts[id];
        for (let i = 0; i < counts[id]; i++) rows[at++] = typesOf[id][i];
      }
      return rows;
    },
  };

  function isFull(site: SiteId): boolean {
    const counter = find(site, COUNT);
    return counter !== 0 && perSite[counter] >= MAX_SIGNATURES_PER_SITE;
  }
}

/** Emitted code says `~id` for a leaf. */
function idOf(site: SiteId): SiteId {
  return site < 0 ? ~site : site;
}

/** `count` -1: signatures off. */
function keyFor(signature: RecorderSignatureId, types: Int32Array, count: number): number {
  switch (count) {
    case -1:
      return OFF;
    case 0:
      return NONE;
    case 1:
      return types[0] === TYPE.other ? NO_KEY + signature : SINGLE | types[0];
    case 2:
      return (types[0] << TYPE_BITS) | types[1];
    case 3:
    case 4:
      return ~((types[0] << TYPE_BITS) | types[1]);
    default:
      return NO_KEY + signature;
  }
}
