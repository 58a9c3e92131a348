/**
 * World: Node. The conformance tests' own engine in the real browser: what a test replaces changes nothing of what is
 * made of its recording, and a difference is found.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runInChromium } from '../conformance/chromium.mjs';
import { LIBRARY } from '../conformance/instrumented.mjs';
import { wordsOf } from '../conformance/outcome.mjs';
import { expect, test } from './driver.ts';

const TESTS = {
  'replaces.js':
    'Object.prototype.toJSON = function toJSON() { print("called"); return 2 }; JSON.stringify({});' +
    'eval = JSON = Int32Array = function f() { throw 1 }',
  'other-eval.js': 'eval = $262.createRealm().global.eval; print(eval("this") !== this)',
  'columns.js': 'function f() { print(/:\\d+:\\d+/.exec(new Error().stack)[0]) } f()',
};

test('conformance tests in frames agree, whatever they replace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  try {
    for (const part of ['harness', 'test']) mkdirSync(join(folder, part));
    for (const name of ['assert.js', 'sta.js']) writeFileSync(join(folder, 'harness', name), '');
    for (const [name, text] of Object.entries(TESTS))
      writeFileSync(join(folder, 'test', name), `/*---\nflags: [noStrict]\n---*/\n${text}`);
    const words: Record<string, string[]> = {};
    await runInChromium(
      Object.keys(TESTS).map((name) => ({ name, mode: 'sloppy' as const })),
      ['plain', 'recording'],
      {
        folder,
        library: LIBRARY,
        pageScript: resolve(import.meta.dirname, '../dist/chrome/page.js'),
        limit: 60_000,
        parallel: 1,
      },
      ({ name, outcomes }) => (words[name] = [outcomes['plain'], outcomes['recording']].map(wordsOf)),
    );
    const { 'columns.js': columns, ...others } = words;
    expect(others).toEqual({
      'replaces.js': ['done | printed called', 'done | printed called'],
      'other-eval.js': ['done | printed true', 'done | printed true'],
    });
    expect(columns[0]).toMatch(/^done \| printed :4:\d+$/);
    expect(columns[1]).not.toBe(columns[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
