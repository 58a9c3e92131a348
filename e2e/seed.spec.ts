/**
 * World: Node. The seed set in the real panel: exact counts and labels, times compared only by their order.
 */
import { fileURLToPath } from 'node:url';
import { computeStats, signatureLabel, siteLabel } from '../profile/index.ts';
import { callLines, expect, test, type Driver, type Profile, type Tab } from './driver.ts';

const SEED = fileURLToPath(new URL('../examples/seed', import.meta.url));

async function openSeed(driver: Driver): Promise<Tab> {
  const server = await driver.serve({}, SEED);
  return driver.open(`${server.origin}/index.html`);
}

/** Presses a button of the page and waits for what it started. */
async function press(tab: Tab, name: string): Promise<void> {
  await tab.click('button', name);
  await tab.hasText('#state', 'Done.');
}

async function recordSeed(driver: Driver, button: string): Promise<{ tab: Tab; profile: Profile }> {
  const tab = await openSeed(driver);
  await tab.panel.reloadAndRecord();
  await press(tab, button);
  return { tab, profile: await tab.panel.stop() };
}

/** Milliseconds of each signature by its label, dearest first. */
function timesOf(profile: Profile, column: 'selfTime' | 'cumulativeTime'): Map<string, number> {
  const stats = computeStats(profile);
  const rows = Array.from({ length: stats.length }, (_, row) => {
    const signature = stats.signature[row];
    const label = signature < 0 ? siteLabel(profile, stats.site[row]) : signatureLabel(profile, signature);
    return [label, stats[column][row]] as const;
  });
  return new Map(rows.sort(([, a], [, b]) => b - a));
}

test('tells computePi without argument from its vectorised twin', async ({ driver }) => {
  const { tab, profile } = await recordSeed(driver, 'Only π');
  const lines = callLines(profile);
  expect(lines).toContain('1  computePi(n: int)  pi.js:4');
  expect(lines).toContain('1  computePiVectorised(steps: Float64Array(999999))  pi.js:11');
  const results = await tab.texts('#pi-scalar, #pi-vectorised');
  expect(results).toEqual(['3.1415936535907742', '3.1415936535907742']);
});

test('gives each kind of argument of dot a row of its own', async ({ driver }) => {
  const { tab, profile } = await recordSeed(driver, 'Only dot');
  const lines = callLines(profile).filter((line) => line.includes('dot.js'));
  expect(lines.sort()).toEqual([
    '1000  dot(a: Float32Array(16), b: Float32Array(16))  dot.js:19',
    '1000  dot(a: Float32Array(16), b: Float64Array(16))  dot.js:19',
    '25000  dot(a: Array<float>(2, 8), b: Array<float>(2, 8))  dot.js:19',
    '32000  mul(a: float, b: float)  dot.js:8',
    '50000  mul(a: Array<float>(8), b: Array<float>(8))  dot.js:8',
  ]);
  const results = await tab.texts('#dot-f32, #dot-mixed, #dot-rows');
  expect(results).toEqual(['1364', '1364', '1364']);

  const total = timesOf(profile, 'cumulativeTime');
  const rows = total.get('dot(a: Array<float>(2, 8), b: Array<float>(2, 8))')!;
  expect(rows).toBeGreaterThan(100);
  expect(rows).toBeGreaterThan(5 * total.get('dot(a: Float32Array(16), b: Float32Array(16))')!);
  expect(rows).toBeGreaterThan(5 * total.get('dot(a: Float32Array(16), b: Float64Array(16))')!);
});

/** Hue in degrees and lightness (0 … 1) of `rgb(…)` as eyes see them: OKLab, by its definition. */
function seenColour(fill: string): { readonly hue: number; readonly lightness: number } {
  const [r, g, b] = (fill.match(/[\d.]+/g) ?? [])
    .map((part) => Number(part) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const redGreen = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellowBlue = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    hue: (Math.atan2(yellowBlue, redGreen) * 180) / Math.PI,
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
  };
}

test('draws two signatures of one function as two boxes of one hue and two shades', async ({ driver }) => {
  const { tab } = await recordSeed(driver, 'Only norm');
  await tab.panel.click('tab', 'Icicle');
  const boxes = await tab.panel.boxes();
  const [single, double] = ['Float32Array(100000)', 'Float64Array(100000)'].map((type) => {
    const found = boxes.filter(({ text }) => text.startsWith(`norm(values: ${type})`));
    expect(found).toHaveLength(1);
    return found[0];
  });
  expect(single.top).toBe(double.top);
  for (const box of [single, double]) expect(box.width).toBeGreaterThan(20);
  const [a, b] = [seenColour(single.fill), seenColour(double.fill)];
  const apart = Math.abs(a.hue - b.hue);
  expect(Math.min(apart, 360 - apart)).toBeLessThan(5);
  expect(Math.abs(a.lightness - b.lightness)).toBeGreaterThan(0.05);
});

test('shows the compilation of a module once, then only the loops', async ({ driver }) => {
  const { tab, profile: first } = await recordSeed(driver, 'Only count');
  const compiling = /^(download, compile|compile)/;
  const results = await tab.texts('#count-js, #count-wasm');
  expect(results).toEqual(['1000000', '1000000']);
  const firstLines = callLines(first);
  expect(firstLines.filter((line) => line.startsWith('20  count(n: int)'))).toHaveLength(1);
  expect(firstLines.filter((line) => /^1 {2}count\.count\(.*i32\)/.test(line))).toHaveLength(1);
  const compilation = [...timesOf(first, 'selfTime')].filter(([label]) => compiling.test(label));
  expect(compilation).toHaveLength(1);
  expect(compilation[0][0]).toMatch(/WebAssembly\.Module\(\d{6,} bytes\)/);
  expect(compilation[0][1]).toBeGreaterThan(timesOf(first, 'selfTime').get('count(n: int)')!);

  await tab.panel.record();
  await press(tab, 'Only count');
  const second = await tab.panel.stop();
  const times = timesOf(second, 'selfTime');
  expect([...times.keys()].filter((label) => compiling.test(label))).toEqual([]);
  expect([...times.keys()][0]).toBe('count(n: int)');
  expect(callLines(second).filter((line) => /^1 {2}count\.count\(/.test(line))).toHaveLength(1);
});

test('records everything that Run does, with the results it has unrecorded', async ({ driver }) => {
  const plain = await driver.openPlain((await driver.serve({}, SEED)).origin + '/index.html?run');
  await plain.hasText('#state', 'Done.');
  const { tab, profile } = await recordSeed(driver, 'Run');
  expect(await tab.texts('dd')).toEqual(await plain.texts('dd'));
  const lines = callLines(profile);
  expect(lines).toContain('200  norm(values: Float32Array(100000))  norm.js:4');
  expect(lines).toContain('200  norm(values: Float64Array(100000))  norm.js:4');
  expect(profile.meta.notRecorded).toEqual([]);
});
