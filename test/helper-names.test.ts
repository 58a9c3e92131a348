/**
 * World: Node, tests. Emitted code and recorder meet in names alone: nothing is called that nobody defines,
 * and nothing is defined that nobody calls.
 */
import { expect, it } from 'vitest';
import { instrument } from '../instrument/index.ts';
import { HELPERS, HOISTED_PREFIX, LOCALS } from '../protocol/calling-convention.ts';
import { buildRecorder, createRealm } from './recorder-realm.ts';

/** A function for each way in, and a body whose own declarations have to be hoisted. */
const EVERY_WAY = `
  function none() {} function one(a) {} function two(a, b) {} function three(a, b, c) {}
  function four(a, b, c, d) {} function five(a, b, c, d, e) {} const arrow = ({ x }) => x;
  function hoisting() { var g; function g() {} return g }
  async function* waiting(xs) { for await (const x of xs) yield await x; yield* xs; return xs }
  function running(text) { return [eval(text), import(text)] }
  function again0() { return again0() } function again1(a) { return again1(a) }
  function again2(a, b) { return again2(a, b) } function again3(a, b, c) { return again3(a, b, c) }
  function again4(a, b, c, d) { return again4(a, b, c, d) } function again5(a, b, c, d, e) { return again5() }
  function catching() { try { return catching() } catch {} }
  try {} catch {}
`;
/** Newer than the engine that runs these tests. */
const NEWER = 'async function holding(x) { await using resource = x }';
/** The page's own rewriting puts this in front of an inline script; `instrument` does not know it. */
const ELSEWHERE: readonly string[] = [HELPERS.inline];

function emittedNames(): string[] {
  const result = instrument(EVERY_WAY + NEWER, { url: 'f.js', sourceType: 'script', embedSites: true });
  if (!result.ok) throw new Error(result.error.message);
  const names = new Set(result.code.match(/_\$\w+/g) ?? []);
  // Resources have a number behind it.
  const shortened = [...names].map((name) => (/^_\$b\d$/.test(name) ? LOCALS.resource : name));
  return [...new Set(shortened)].filter((name) => !name.startsWith(HOISTED_PREFIX)).sort();
}

it('emits every helper of the convention, and no name besides', () => {
  const known = [...new Set([...Object.values(HELPERS), ...Object.values(LOCALS)])];
  expect(emittedNames()).toEqual(known.filter((name) => !ELSEWHERE.includes(name)).sort());
});

it('finds in a realm what emitted code calls there, from the recorder or from its own first line', async () => {
  const realm = createRealm(await buildRecorder());
  realm.load(EVERY_WAY);
  const locals: readonly string[] = Object.values(LOCALS);
  const called = emittedNames().filter((name) => !locals.includes(name));
  expect(called.filter((name) => realm.run(`typeof ${name}`) === 'undefined')).toEqual([]);
});
