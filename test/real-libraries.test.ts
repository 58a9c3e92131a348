/**
 * Libraries that nobody here wrote, at work: bundled with a program that uses them, instrumented whole, recorded by
 * the real recorder. They compute what they compute as they are, asynchronous ones too, and when all is done nobody
 * is left on the stack.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { beforeAll, expect, it } from 'vitest';
import { instrument, restore } from '../instrument/index.ts';
import { readProfile } from '../profile/index.ts';
import type { Profile } from '../profile/model.ts';
import { programRealm, programSource, runIn } from './program-realm.ts';
import { buildRecorder } from './recorder-realm.ts';

/** By style, each with a function that must have been seen at work. */
const LIBRARIES: readonly [program: string, style: string, function_: RegExp][] = [
  ['lodash', 'UMD, prototypes and closures', /baseEach|arrayEach|baseIteratee/],
  ['rxjs', 'TypeScript output, classes and callbacks', /subscribe/],
  ['immutable', 'prototypes, iterators', /Map/],
  ['three', 'ES modules, classes', /Matrix4|Vector3/],
  ['d3', 'small ES modules, chained accessors', /simulation|eachAfter|packEnclose/i],
  ['tfjs', 'kernels behind a registry, gradients', /runKernel|tidy|matMul/],
  ['mathjs', 'factories of typed functions', /typed|parse/],
  ['acorn', 'a parser, the one we use', /parseStatement/],
  ['react-server', 'a framework, production build', /render/i],
  ['p-queue', 'async generators, queues', /produce/],
  ['pdf-lib', 'async TypeScript output, base64 data', /PDF/],
  ['graphql', 'visitors, errors, iteration', /parse|visit/],
  ['fengari', 'an interpreter in one large switch', /luaV_execute/],
  ['yjs', 'linked data, events', /YText|transact/],
  ['noble-curves', 'bigint arithmetic, frozen objects', /Point|mod/],
  ['handlebars', 'code made at run time', /parse|compile/],
];

let recorder = '';
beforeAll(async () => {
  recorder = await buildRecorder();
});

it.each(LIBRARIES)('%s (%s) computes the same while it is recorded', async (name, _style, seen) => {
  const source = await programSource(name);
  const result = instrument(source, { url: `${name}.js`, sourceType: 'script', embedSites: true });
  if (!result.ok) throw new Error(result.error.frame);
  // Not `toBe`: nobody wants to read the difference of two such texts.
  expect(restore(result.code) === source).toBe(true);

  const plain = await runIn(programRealm(), source);
  expect(await runIn(programRealm(), result.code)).toBe(plain);

  const realm = programRealm();
  vm.runInContext(recorder, realm);
  vm.runInContext('globalThis.p = new SignatureProfiler.Profile(); p.enable()', realm);
  expect(await runIn(realm, result.code)).toBe(plain);
  await new Promise((done) => setImmediate(done));
  // Called from here, with nobody on the stack: a root, whatever the library left suspended.
  const probe = instrument('function probeOfTheTest() {} probeOfTheTest()', {
    url: 'probe.js',
    sourceType: 'script',
    embedSites: true,
  });
  if (!probe.ok) throw new Error(probe.error.message);
  vm.runInContext(probe.code, realm);
  const profile = readProfile(vm.runInContext('p.disable(); JSON.parse(JSON.stringify(p))', realm));

  const [{ callNodes }] = profile.contexts;
  const namesOf = (isWanted: (node: number) => boolean): string[] =>
    Array.from({ length: callNodes.length }, (_, node) => node)
      .filter(isWanted)
      .map((node) => nameOf(profile, callNodes.signature[node]));
  expect(namesOf(() => true).some((called) => seen.test(called))).toBe(true);
  expect(namesOf((node) => callNodes.parent[node] < 0)).toContain('probeOfTheTest');
  expect(callNodes.length).toBeGreaterThan(20);
});

it('katex, minified, in the universal form for all loaders, computes the same while it is recorded', () => {
  const source = readFileSync(
    resolve(import.meta.dirname, '../node_modules/katex/dist/katex.min.js'),
    'utf8',
  );
  const result = instrument(source, { url: 'katex.min.js', sourceType: 'script', embedSites: true });
  if (!result.ok) throw new Error(result.error.frame);
  const render = (realm: vm.Context, code: string): unknown => {
    vm.runInContext('globalThis.self = globalThis', realm);
    vm.runInContext(code, realm);
    return vm.runInContext(
      String.raw`katex.renderToString('\\sum_{n=1}^\\infty \\frac{1}{n^2} = \\begin{pmatrix} a & b \\end{pmatrix}')`,
      realm,
    );
  };
  const plain = render(programRealm(), source);
  expect(plain).toContain('<mfrac>');
  const realm = programRealm();
  vm.runInContext(recorder, realm);
  vm.runInContext('globalThis.p = new SignatureProfiler.Profile(); p.enable()', realm);
  expect(render(realm, result.code)).toBe(plain);
  const profile = readProfile(vm.runInContext('p.disable(); JSON.parse(JSON.stringify(p))', realm));
  expect(profile.signatures.length).toBeGreaterThan(100);
});

it('sql.js, a WebAssembly loader, answers the same while it is recorded', async () => {
  const folder = resolve(import.meta.dirname, '../node_modules/sql.js/dist');
  const source = readFileSync(resolve(folder, 'sql-wasm.js'), 'utf8');
  const result = instrument(source, { url: 'sql-wasm.js', sourceType: 'script', embedSites: true });
  if (!result.ok) throw new Error(result.error.frame);
  const query = async (realm: vm.Context, code: string): Promise<unknown> => {
    vm.runInContext(code, realm);
    realm['wasmBinary'] = readFileSync(resolve(folder, 'sql-wasm.wasm'));
    const rows: unknown = await vm.runInContext(
      `initSqlJs({ wasmBinary }).then(({ Database }) => {
        const db = new Database();
        db.create_function('twice', (n) => 2 * n);
        db.run('create table t (n int); insert into t values (1), (2), (39)');
        return JSON.stringify(db.exec('select twice(n), sum(n) over (order by n) from t'));
      })`,
      realm,
    );
    return rows;
  };
  const plain = await query(programRealm(), source);
  expect(plain).toContain('[78,42]');
  const realm = programRealm();
  vm.runInContext(recorder, realm);
  vm.runInContext('globalThis.p = new SignatureProfiler.Profile(); p.enable()', realm);
  expect(await query(realm, result.code)).toBe(plain);
  const profile = readProfile(vm.runInContext('p.disable(); JSON.parse(JSON.stringify(p))', realm));
  expect(profile.sites.name.filter((name) => name.endsWith('.exec'))).not.toEqual([]);
});

const nameOf = ({ signatures, sites }: Profile, signature: number): string =>
  sites.name[signatures.site[signature]];
