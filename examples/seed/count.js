// A module: one loop twice, in JavaScript here and in WebAssembly in count.wasm.

/** Counts to n, one by one. */
export function count(n) {
  let i = 0;
  while (i < n) i = (i + 1) | 0;
  return i;
}

let module = null;

/** The exports of count.wasm: compiled by the first call, kept for all later ones. */
export async function loadCounter() {
  module ??= await WebAssembly.instantiateStreaming(fetch(new URL('count.wasm', import.meta.url)));
  return module.instance.exports;
}
