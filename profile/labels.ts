/**
 * World: any (pure). Signatures and sites as users read them: `dot(a: Float32Array(16), …xs)`.
 * Text from the page is made visible here and stays unescaped.
 */
import type { SignatureTable, SiteTable, TypeTable } from './model.ts';
import type { SignatureIndex, SiteIndex, TypeIndex } from './units.ts';
import { cutMiddle, visibleText } from './visible-text.ts';

export { fullPlaceLabel, placeLabel } from './place.ts';

/** What labels need of a profile. */
export interface LabelTables {
  readonly types: TypeTable;
  readonly sites: SiteTable;
  readonly signatures: SignatureTable;
}

/** One argument: `a: int`; without a parameter's name only its type. */
export interface ArgumentLabel {
  readonly name: string | null;
  readonly type: string;
}

/** A signature in the pieces that a view styles apart. */
export interface SignatureParts {
  readonly name: string;
  readonly arguments: readonly ArgumentLabel[] | null; // null: recorded with signatures off
}

export function signatureParts(profile: LabelTables, signature: SignatureIndex): SignatureParts {
  const site = profile.signatures.site[signature];
  const types = profile.signatures.types[signature];
  const name = siteLabel(profile, site);
  if (types === null) return { name, arguments: null };
  const names = profile.sites.parameters[site];
  return {
    name,
    arguments: types.map((type, i) => ({
      name: isBare(profile.types, type) ? null : parameterName(names[i] ?? null),
      type: visibleText(profile.types.label[type]),
    })),
  };
}

/**
 * `dot(a: Float32Array(16), b: Float32Array(16))`; the plain name when signatures were off. With a
 * `max` the arguments are cut in their middle until the label fits; the function's name stays whole.
 */
export function signatureLabel(profile: LabelTables, signature: SignatureIndex, max = Infinity): string {
  const { name, arguments: args } = signatureParts(profile, signature);
  if (args === null) return name;
  const texts = args.map((a) => (a.name === null ? a.type : `${a.name}: ${a.type}`));
  return `${name}(${cutArguments(texts, max - name.length - 2)})`;
}

/** The function's name as shown: `Matrix.multiply`, `new Matrix`, `(anonymous in render)`. */
export function siteLabel(profile: Pick<LabelTables, 'sites'>, site: SiteIndex): string {
  return visibleText(profile.sites.name[site]);
}

/** What a capped table folded together and surplus arguments belong to no parameter. */
function isBare(types: TypeTable, type: TypeIndex): boolean {
  return types.kind[type] === 'surplus' || types.kind[type] === 'other';
}

function parameterName(name: string | null): string | null {
  return name === null || name === '' ? null : visibleText(name);
}

/** Joins arguments in at most `max` characters: first whole arguments go, from the middle, then letters. */
function cutArguments(texts: readonly string[], max: number): string {
  const all = texts.join(', ');
  if (all.length <= max) return all;
  const kept = [...texts];
  while (kept.length > 2) {
    kept.splice(Math.floor(kept.length / 2), 1);
    const half = Math.ceil(kept.length / 2);
    const shorter = [...kept.slice(0, half), '…', ...kept.slice(half)].join(', ');
    if (shorter.length <= max) return shorter;
  }
  return max < 1 ? '…' : cutMiddle(all, max);
}
