import { expect, it } from 'vitest';
import { demoProfile, hostileProfile } from '../playground/generated-profile.ts';
import { describeBox, fittingLabel } from './box-text.ts';
import { chartBoxes } from './chart-boxes.ts';
import { chartColumns, type ChartStyle } from './chart-columns.ts';
import { escapeForPlotly } from './escape-for-plotly.ts';

const limits = { maxDepth: 20, minFraction: 0, maxBoxes: 1000, zoom: null };
const style: ChartStyle = {
  face: 'monospace',
  fontSize: 11,
  characterWidth: 6.6,
  lineColour: '#fff',
  neutralColour: '#ddd',
  neutralText: '#333',
  text: '#111',
};

it('leaves plotly no markup, no entity and no template of its own', () => {
  const hostile = hostileProfile();
  const { texts } = chartColumns(hostile, chartBoxes(hostile, limits).boxes, 4000, style);
  expect(texts.some((text) => text.includes('&lt;a href="https://evil.example/"&gt;click'))).toBe(true);
  expect(texts.some((text) => text.includes('&amp;lt;not a tag&amp;gt;'))).toBe(true);
  for (const text of texts) {
    expect(text).not.toMatch(/[<>]/);
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(text.length).toBeLessThan(4000);
  }
});

it('escapes so that reading entities once gives the text back', () => {
  const text = '<b>&lt;&amp;amp;</b>';
  const read = escapeForPlotly(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  expect(read).toBe(text);
});

it('writes on a box what fits: all, fewer arguments, the name, its beginning, nothing', () => {
  const demo = demoProfile();
  const { boxes } = chartBoxes(demo, limits);
  const box = boxes.find(({ signature }) => signature === 2)!;
  const labels = [60, 30, 7, 5, 3, 2].map((characters) => fittingLabel(demo, box, characters));
  expect(labels[0]).toBe('dot(a: Float32Array(16), b: Float32Array(16))');
  expect(labels[1]).toMatch(/^dot\(.*…/);
  expect(labels.slice(3)).toEqual(['dot', 'dot', '']);
  labels.forEach((label, i) => expect(label.length).toBeLessThanOrEqual([60, 30, 7, 5, 3, 2][i]));
});

it('gives the signatures of one function shades of one hue, and text that can be read on every box', () => {
  const demo = demoProfile();
  const { boxes } = chartBoxes(demo, limits);
  const { colours } = chartColumns(demo, boxes, 1000, style);
  const colourOfSignature = (signature: number): string =>
    colours[boxes.findIndex((box) => box.signature === signature)];
  expect(colourOfSignature(2)).not.toBe(colourOfSignature(3));
  boxes.forEach(({ kind }, at) => {
    if (kind === 'node') expect(contrast(colours[at], '#000000')).toBeGreaterThan(4.5);
  });
});

it('says of a box what the chart shows of it', () => {
  const demo = demoProfile();
  const { boxes } = chartBoxes(demo, limits);
  const box = boxes.find(({ signature }) => signature === 3)!;
  expect(describeBox(demo, box, demo.contexts[0].clock, 1000).replaceAll('\u00a0', ' ')).toBe(
    'dot(a: Float32Array(16), b: Float64Array(16)); 40 calls; self 31.0 ms; cumulative 35.0 ms, 3.5 %; a.js:3',
  );
});

/** WCAG 2 contrast of two `#rrggbb`. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, blue] = [1, 3, 5].map((at) => {
      const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
