/**
 * World: Node, benchmarks. The instrumenter taken apart, for `rewriting-probe.mjs`: what `instrument()` does in
 * one call, each part by itself, and the parser as its authors ship it.
 */
export { parse as parseAlone } from 'acorn';
export { parse } from '../../instrument/1-parse/parse.ts';
export { analyze } from '../../instrument/2-analyze/analyze.ts';
export { transform } from '../../instrument/3-transform/transform.ts';
export { createLineTable } from '../../instrument/diagnostics/line-table.ts';
export { instrument } from '../../instrument/index.ts';
