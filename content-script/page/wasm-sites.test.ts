/** World: tests. What a module without a name of its own is called. */
import { expect, it } from 'vitest';
import { fileNameOf } from './wasm-sites.ts';

it.each([
  ['https://example.org/lib/count.wasm', 'count'],
  ['https://example.org/lib/count.wasm?v=2/x.wasm#part', 'count'],
  ['https://example.org/lib/sql-wasm.debug.wasm', 'sql-wasm.debug'],
  ['https://example.org/module', 'module'],
  ['https://example.org/.wasm', '.wasm'],
  ['https://example.org/', 'wasm'],
  ['', 'wasm'],
])('the module at %j is called %s', (url, name) => {
  expect(fileNameOf(url)).toBe(name);
});
