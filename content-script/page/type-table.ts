/**
 * World: page. Every type seen in this realm, once each, as a small integer. Ids are appended only and
 * stay for the realm's life, so inline caches and other consumers may keep them.
 */
import { STATIC_TYPE_LABELS } from '../../protocol/calling-convention.ts';
import type { TypeKind } from '../../profile/model.ts';
import type { RecorderTypeId } from './hooks.ts';
import { createList, createStringMap, sliceString, toText } from './natives.ts';
import type { CapCounter } from './caps.ts';

export interface TypeRow {
  readonly label: string;
  readonly kind: TypeKind;
  readonly base: string | null;
}

/** Constants of their own for the hot path, see tree-columns.ts. */
export const INT = 0;
export const FLOAT = 1;

/** Ids of types that have no shape, so that describing a primitive is a comparison. */
export const TYPE = {
  int: INT,
  float: FLOAT,
  string: 2,
  boolean: 3,
  undefined: 4,
  null: 5,
  bigint: 6,
  symbol: 7,
  function: 8,
  object: 9,
  objectWithoutPrototype: 10,
  anonymousClass: 11,
  array: 12,
  other: 13,
} as const;

const FIRST: readonly TypeRow[] = [
  { label: 'int', kind: 'int', base: null },
  { label: 'float', kind: 'float', base: null },
  { label: 'string', kind: 'string', base: null },
  { label: 'boolean', kind: 'boolean', base: null },
  { label: 'undefined', kind: 'undefined', base: null },
  { label: 'null', kind: 'null', base: null },
  { label: 'bigint', kind: 'bigint', base: null },
  { label: 'symbol', kind: 'symbol', base: null },
  { label: 'function', kind: 'function', base: null },
  { label: STATIC_TYPE_LABELS[0], kind: 'object', base: null },
  { label: 'Object(null)', kind: 'object', base: null },
  { label: '(anonymous class)', kind: 'object', base: null },
  { label: STATIC_TYPE_LABELS[1], kind: 'array', base: null },
  { label: 'other', kind: 'other', base: null },
];

/** Two type ids must fit one small integer of V8 (31 bits): ids are below 2¹⁵ - 1, which means none. */
export const TYPE_BITS = 15;
const MAX_TYPES = (1 << TYPE_BITS) - 1;
/** Labels with sizes in them stop here, so that there is room left for classes. */
const MAX_SIZED_TYPES = 30_000;
// The longest label a person would read; a class may be named by a megabyte.
const MAX_LABEL = 200;

export interface TypeTable {
  readonly rows: readonly TypeRow[];
  /** The type's id; `other` when the table is full. */
  readonly intern: (label: string, kind: TypeKind, base: string | null) => RecorderTypeId;
  /** True while types that differ in their sizes only may still be added; counts a refusal. */
  readonly takesSizes: () => boolean;
}

export function createTypeTable(caps: CapCounter): TypeTable {
  const rows = createList<TypeRow>();
  const known = createStringMap<RecorderTypeId>();
  const keyOf = (label: string, kind: TypeKind, base: string | null): string =>
    base === null ? `${kind} ${label}` : `${kind} ${label}\n${base}`;
  for (let i = 0; i < FIRST.length; i++) {
    rows[i] = FIRST[i];
    known.set(keyOf(FIRST[i].label, FIRST[i].kind, FIRST[i].base), i);
  }

  return {
    rows,
    intern(text, kind, base) {
      const label = shorten(text, caps);
      const key = keyOf(label, kind, base);
      const id = known.get(key);
      if (id !== undefined) return id;
      if (rows.length >= MAX_TYPES) {
        caps.count('signatures', MAX_TYPES);
        return TYPE.other;
      }
      const added = rows.length;
      rows[added] = { label, kind, base };
      known.set(key, added);
      return added;
    },
    takesSizes() {
      if (rows.length < MAX_SIZED_TYPES) return true;
      caps.count('signatures', MAX_SIZED_TYPES);
      return false;
    },
  };
}

/** A text as it is, or its beginning and `…`. */
export function shorten(value: unknown, caps: CapCounter): string {
  const text = typeof value === 'string' ? value : toText(value);
  if (text.length <= MAX_LABEL) return text;
  caps.count('string', MAX_LABEL);
  return `${sliceString(text, 0, MAX_LABEL)}…`;
}
