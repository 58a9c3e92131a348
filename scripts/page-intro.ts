/**
 * Build: what stands at the beginning of each script that runs in a page. The names of the language mean in it what
 * they meant before the page's first script, whatever a page declares (`const Map = …`) or assigns later.
 */
const NAMES = [
  ...[
    'Array',
    'ArrayBuffer',
    'BigInt',
    'Boolean',
    'DataView',
    'Date',
    'Error',
    'Float32Array',
    'Float64Array',
  ],
  ...['Function', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy'],
  ...[
    'RangeError',
    'Reflect',
    'RegExp',
    'Set',
    'String',
    'Symbol',
    'SyntaxError',
    'TypeError',
    'Uint16Array',
  ],
  ...['Uint32Array', 'Uint8Array', 'WeakMap', 'WeakSet', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURIComponent', 'encodeURIComponent'],
];

export const PAGE_INTRO = `var {${NAMES.join()}}=globalThis;`;
