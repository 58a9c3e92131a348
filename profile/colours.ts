/**
 * World: any (pure). One colour per row, the same in table, chart and comparison: hue is the function,
 * lightness the signature within it. OKLCH, so that equal lightness looks equally light in every hue.
 */
import type { Profile, SignatureTable } from './model.ts';
import { siteAt, siteIdentity } from './table-builder.ts';
import type { SignatureIndex, SiteIndex } from './units.ts';

/** Degrees 0 … 360. */
export type Hue = number;
/** OKLCH lightness 0 … 1, chroma 0 … 0.4. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: Hue;
}

// Black text keeps a contrast above 4.5 down to 0.6; above 0.8 pink has less chroma than is left here.
const LIGHTNESS_LOW = 0.6;
const LIGHTNESS_HIGH = 0.8;
// The most that every hue has in sRGB at 0.8 is 0.100, at 0.6 it is 0.102: no hue is clipped to another.
const CHROMA = 0.098;

/** Hue of a function: stable over recordings, for it hashes the site's identity. */
export function hueOf(profile: Pick<Profile, 'sites'>, site: SiteIndex): Hue {
  // Golden-ratio steps spread neighbouring hashes over the circle.
  return ((fnv1a(siteIdentity(siteAt(profile.sites, site))) * 0.618033988749895) % 1) * 360;
}

/** Colour of a signature: its function's hue, its own lightness. */
export function colourOf(profile: Pick<Profile, 'sites' | 'signatures'>, signature: SignatureIndex): Oklch {
  const step = vanDerCorput(rankWithinFunction(profile.signatures, signature));
  return {
    lightness: LIGHTNESS_HIGH - (LIGHTNESS_HIGH - LIGHTNESS_LOW) * step,
    chroma: CHROMA,
    hue: hueOf(profile, profile.signatures.site[signature]),
  };
}

/** `#rrggbb`, for charts that know no OKLCH. Colours outside sRGB are clipped channel by channel. */
export function oklchToHex({ lightness, chroma, hue }: Oklch): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  // Matrices of the OKLab definition (Ottosson, 2020).
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${channels.map(hexChannel).join('')}`;
}

function hexChannel(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}

const ranks = new WeakMap<SignatureTable, Int32Array>();

function rankWithinFunction(signatures: SignatureTable, signature: SignatureIndex): number {
  let rank = ranks.get(signatures);
  if (!rank) {
    rank = new Int32Array(signatures.length);
    const seen = new Map<SiteIndex, number>();
    for (let i = 0; i < signatures.length; i++) {
      const before = seen.get(signatures.site[i]) ?? 0;
      rank[i] = before;
      seen.set(signatures.site[i], before + 1);
    }
    ranks.set(signatures, rank);
  }
  return rank[signature];
}

/** 0, 1, ½, ¼, ¾, ⅛ …: however many signatures a function has, the first of them are furthest apart. */
function vanDerCorput(rank: number): number {
  if (rank < 2) return rank;
  let rest = rank - 1;
  let value = 0;
  for (let weight = 0.5; rest > 0; weight /= 2, rest >>= 1) if (rest & 1) value += weight;
  return value;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
