/**
 * World: Node. Code nobody here wrote: a bundle of npm packages computes the same recorded as unrecorded, and
 * its functions are there by name.
 */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { callLines, expect, test } from './driver.ts';

const BUNDLE = fileURLToPath(new URL('../dist/examples/npm-packages', import.meta.url));

test('a bundle of six npm packages gives the same results recorded, and rows by name', async ({ driver }) => {
  const server = await driver.serve({}, BUNDLE);
  const url = `${server.origin}/index.html`;
  const plain = await driver.openPlain(`${url}?run`);
  await plain.hasText('#state', 'Done.');

  const tab = await driver.open(url);
  await tab.panel.reloadAndRecord();
  await tab.click('button', 'Run');
  await tab.hasText('#state', 'Done.');
  const profile = await tab.panel.stop();
  expect(await tab.texts('dd')).toEqual(await plain.texts('dd'));

  const lines = callLines(profile);
  const calls = (pattern: RegExp): number =>
    lines.filter((line) => pattern.test(line)).reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
  // One job each, so that the counts follow from the example's own loops.
  expect(calls(/ runFft\(\)/)).toBe(1);
  expect(calls(/ FFT\.realTransform\(out: Array\(2048\), data: Array\(1024\)\)/)).toBe(1);
  expect(calls(/ FFT\(size: int\)/)).toBe(1);
  expect(calls(/ AbstractMatrix\.mmul\(other: Matrix\)/)).toBe(1);
  expect(calls(/ new EigenvalueDecomposition\(matrix: Matrix, /)).toBe(1);
  expect(calls(/ Raycaster\.setFromCamera\(coords: Vector2, camera: PerspectiveCamera\)/)).toBe(95);
  const { size } = await stat(`${BUNDLE}/sql-wasm-browser.wasm`);
  expect(lines).toContainEqual(
    expect.stringMatching(`^1 {2}download, compile and instantiate module.*\\(${size} bytes\\)`),
  );
  // Binding, stepping and resetting a thousand rows, by names that the package's authors shortened.
  expect(calls(/ sql-wasm-browser\.\w+\(.*i32.*\)/)).toBeGreaterThan(3000);
  expect(profile.meta.notRecorded).toEqual([]);
});
