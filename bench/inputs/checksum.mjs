/**
 * World: benchmark programs. Short fingerprints of results (FNV-1a), so that every variant of a program can
 * be shown to have computed the same. One call, one loop: it hardly adds calls to what is measured.
 */
/** Fingerprint of a text or of the elements of an array-like of numbers, with its length. */
export function checksum(value) {
  let hash = 0x811c9dc5;
  const length = value.length;
  if (typeof value === 'string') {
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
  } else {
    // Nine decimals: numbers of another engine's Math may differ in the last bits.
    for (let i = 0; i < length; i++) {
      const scaled = Math.round(value[i] * 1e9);
      hash = Math.imul(hash ^ ((scaled % 4294967296) | 0), 0x01000193);
    }
  }
  return `${length}:${(hash >>> 0).toString(16)}`;
}
