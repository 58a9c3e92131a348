/**
 * World: any (pure). What a type's label says, in parts, and the coarser labels it rolls up to:
 *
 *     shape (as recorded)   Array<float>(2, 8)   MyFloats(16)    Tensor(float32, [1, 3])   Map(3)
 *     rank                  Array<float>(2-D)    Float32Array    Tensor(float32, 2-D)      Map
 *     dtype                 Array<float>         Float32Array    Tensor(float32)           Map
 *     kind                  Array                TypedArray      ndarray                   container
 *     function              (the arguments do not count at all)
 *
 * Law: a label at one level decides those at all coarser levels, so rolling up in steps is the same as
 * rolling up at once.
 */
import type { TypeKind } from './model.ts';
import type { TypeRow } from './table-builder.ts';

/** Finest first. */
export const ROLL_UP_LEVELS = ['shape', 'rank', 'dtype', 'kind', 'function'] as const;
export type RollUpLevel = (typeof ROLL_UP_LEVELS)[number];

export interface TypeShape {
  /** Label at level `kind`: `TypedArray`, `Array`, `int`. */
  readonly family: string;
  /** What the elements are, or which class it is: `Float32Array`, `float`, `float32`, `Matrix`; null: unknown. */
  readonly dtype: string | null;
  /** Dimensions; null where there are none or they are unknown. */
  readonly rank: number | null;
  readonly shape: readonly number[] | null;
}

/** Families whose types differ by more than their own label. The others are their label at every level. */
const FAMILIES: Readonly<Partial<Record<TypeKind, string>>> = {
  'typed-array': 'TypedArray',
  buffer: 'Buffer',
  array: 'Array',
  object: 'object',
  container: 'container',
  web: 'web object',
  ndarray: 'ndarray',
  proxy: 'Proxy',
  surplus: '…',
};

/** Kinds whose brackets hold sizes that are no array's dimensions. */
const SIZED: ReadonlySet<TypeKind> = new Set<TypeKind>(['buffer', 'container', 'web']);
/** Kinds whose whole label says which they are. */
const NAMED: ReadonlySet<TypeKind> = new Set<TypeKind>(['object', 'proxy']);

export function parseType(type: TypeRow): TypeShape {
  const { kind, label, base } = type;
  const family = FAMILIES[kind] ?? label;
  const { head, inside } = splitLabel(label);
  if (kind === 'typed-array') return { family, dtype: base ?? head, ...dimensions(inside) };
  if (kind === 'array') {
    return { family, dtype: /^[^<]*<(.*)>$/.exec(head)?.[1] ?? null, ...dimensions(inside) };
  }
  if (kind === 'ndarray') {
    const [dtype, rest] = cutAtComma(inside ?? '');
    return {
      family,
      dtype: dtype === '' ? null : dtype,
      ...dimensions(/^\[(.*)\]$/.exec(rest)?.[1] ?? rest),
    };
  }
  if (SIZED.has(kind)) return { family, dtype: head, rank: null, shape: sizes(inside) };
  return { family, dtype: NAMED.has(kind) ? label : null, rank: null, shape: null };
}

/** Label of a type at a level; at level `function` there is none, and it is ''. */
export function rollUpLabel(type: TypeRow, level: RollUpLevel): string {
  if (level === 'function') return '';
  if (level === 'shape') return type.label;
  const { family, dtype, rank } = parseType(type);
  if (level === 'kind') return family;
  const dimensionality = level === 'rank' && rank !== null ? [`${rank}-D`] : [];
  const { head } = splitLabel(type.label);
  if (type.kind === 'array') return withBrackets(head, dimensionality);
  if (type.kind === 'ndarray') {
    return withBrackets(head, [...(dtype === null ? [] : [dtype]), ...dimensionality]);
  }
  return dtype ?? family; // typed arrays have one dimension, always
}

function withBrackets(head: string, inside: readonly string[]): string {
  return inside.length > 0 ? `${head}(${inside.join(', ')})` : head;
}

/** `Array<float>(2, 8)` → head `Array<float>`, inside `2, 8`. */
function splitLabel(label: string): { readonly head: string; readonly inside: string | null } {
  const open = label.endsWith(')') ? label.lastIndexOf('(') : -1;
  return open > 0
    ? { head: label.slice(0, open), inside: label.slice(open + 1, -1) }
    : { head: label, inside: null };
}

function cutAtComma(text: string): readonly [string, string] {
  const comma = text.indexOf(',');
  return comma < 0 ? [text, ''] : [text.slice(0, comma), text.slice(comma + 1).trim()];
}

/** `2, 8` has a shape; `2-D` only a rank; `detached` neither. */
function dimensions(text: string | null): Pick<TypeShape, 'rank' | 'shape'> {
  const rank = /^(\d+)-D$/.exec(text ?? '')?.[1];
  if (rank !== undefined) return { rank: Number(rank), shape: null };
  const shape = sizes(text);
  return { rank: shape?.length ?? null, shape };
}

/** `16`, `2, 8`, `640×480`, `64 of 128`, `16 pages`; null where there is something else. */
function sizes(text: string | null): readonly number[] | null {
  if (text === null || !/^\d+(?:(?:, |×)\d+)*(?: of \d+| pages)?$/.test(text)) return null;
  return text
    .replace(/ (?:of|pages).*/, '')
    .split(/, |×/)
    .map(Number);
}
