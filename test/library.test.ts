/**
 * The library's example: a realm without the extension, an instrumented script, a Profile, its report.
 */
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { instrument } from '../instrument/index.ts';
import { printStats, readProfile } from '../profile/index.ts';
import { buildRecorder } from './recorder-realm.ts';

describe('the library', async () => {
  const recorder = await buildRecorder();

  it('records an instrumented script in a bare vm context and prints its rows', () => {
    const realm = vm.createContext({ performance });
    vm.runInContext(recorder, realm);
    vm.runInContext(recorder, realm);
    const result = instrument('function f(x) { return x } f(1); f(2.5)', {
      url: 'f.js',
      sourceType: 'script',
      embedSites: true,
    });
    vm.runInContext('globalThis.p = new SignatureProfiler.Profile(); p.enable()', realm);
    if (!result.ok) throw new Error(result.error.message);
    vm.runInContext(result.code, realm);
    vm.runInContext('p.disable()', realm);
    const report = printStats(readProfile(vm.runInContext('p.toJSON()', realm)));
    expect(report).toContain('2 function calls in');
    expect(report).toMatch(/^ +1 .* f\.js:1\(f\(x: float\)\)$/m);
    expect(report).toMatch(/^ +1 .* f\.js:1\(f\(x: int\)\)$/m);
  });

  it('shows one name besides the helpers, and none of them to enumeration', () => {
    const realm = vm.createContext({});
    const before = vm.runInContext('Reflect.ownKeys(globalThis)', realm) as string[];
    vm.runInContext(recorder, realm);
    const added = (vm.runInContext('Reflect.ownKeys(globalThis)', realm) as string[]).filter(
      (key) => !before.includes(key),
    );
    expect(added.sort()).toEqual(
      [
        'SignatureProfiler',
        ...['_$a', '_$d', '_$e0', '_$e1', '_$e2', '_$e3', '_$e4', '_$en', '_$g', '_$k', '_$l'],
        ...['_$z0', '_$z1', '_$z2', '_$z3', '_$z4', '_$zn', '_$o', '_$ow', '_$j'],
        ...['_$on', '_$p', '_$q', '_$r', '_$s', '_$u', '_$w', '_$x', '_$y'],
      ].sort(),
    );
    expect(vm.runInContext('Object.keys(globalThis)', realm)).toEqual([]);
    expect(
      vm.runInContext('let seen = []; for (const key in globalThis) seen.push(key); seen', realm),
    ).toEqual([]);
  });

  it('is harmless when it is evaluated again while a Profile records', () => {
    const realm = vm.createContext({ performance });
    vm.runInContext(recorder, realm);
    vm.runInContext(
      'const Before = SignatureProfiler, p = new SignatureProfiler.Profile(); p.enable()',
      realm,
    );
    vm.runInContext(recorder, realm);
    expect(vm.runInContext('Before === SignatureProfiler && _$on', realm)).toBe(true);
  });

  it('keeps its helpers from being replaced, and its flag untouched until somebody records', () => {
    const realm = vm.createContext({ performance });
    vm.runInContext(recorder, realm);
    vm.runInContext('_$x = 1; _$e1 = 2; _$on = true; delete globalThis._$w', realm);
    expect(vm.runInContext('[typeof _$x, typeof _$e1, _$on, typeof _$w]', realm)).toEqual([
      'function',
      'function',
      false,
      'function',
    ]);
    vm.runInContext('const p = new SignatureProfiler.Profile(); p.enable()', realm);
    expect(vm.runInContext('_$on', realm)).toBe(true);
    vm.runInContext('p.disable()', realm);
    expect(vm.runInContext('_$on', realm)).toBe(false);
  });
});
