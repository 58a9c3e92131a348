import { describe, expect, it } from 'vitest';
import { colourOf, hueOf, oklchToHex } from './colours.ts';
import { profileFromText } from './from-text.ts';

const profile = profileFromText('f(x: int)   f(x: float)   f(x: string)   g(x: int)   f(x: int) @b.js:7');

describe('a colour', () => {
  it('has the hue of its function, whatever the recording', () => {
    const again = profileFromText('g(x: int)   h()   f(x: float)');
    expect(hueOf(profile, 0)).toBe(hueOf(again, again.sites.name.indexOf('f')));
    expect([0, 1, 2].map((s) => colourOf(profile, s).hue)).toEqual([0, 0, 0].map(() => hueOf(profile, 0)));
  });

  it('differs by place, for same-named functions of two files', () => {
    expect(new Set([0, 1, 2].map((site) => hueOf(profile, site))).size).toBe(3);
  });

  it('tells the first signatures of a function apart by lightness, as far as they can be', () => {
    const [a, b, c] = [0, 1, 2].map((s) => colourOf(profile, s).lightness);
    expect(a - b).toBeCloseTo(0.2);
    expect(a - c).toBeCloseTo(0.1);
  });

  it('spreads hues over the circle', () => {
    const names = Array.from({ length: 360 }, (_, i) => `f${i}()`).join('  ');
    const many = profileFromText(names);
    const sectors = new Set(Array.from({ length: 360 }, (_, site) => Math.floor(hueOf(many, site) / 30)));
    expect(sectors.size).toBe(12);
  });

  it.each([
    [{ lightness: 0, chroma: 0, hue: 0 }, '#000000'],
    [{ lightness: 1, chroma: 0, hue: 0 }, '#ffffff'],
    [{ lightness: 0.62796, chroma: 0.25768, hue: 29.2339 }, '#ff0000'],
    [{ lightness: 0.86644, chroma: 0.29483, hue: 142.4953 }, '#00ff00'],
    [{ lightness: 0.45201, chroma: 0.31321, hue: 264.052 }, '#0000ff'],
  ])('%j is %s in sRGB', (colour, hex) => {
    expect(oklchToHex(colour)).toBe(hex);
  });

  it('of any row is inside sRGB, so that no two hues are clipped to one', () => {
    const colour = colourOf(profile, 0);
    for (const { lightness } of [colour, colourOf(profile, 1)]) {
      for (let hue = 0; hue < 360; hue++) {
        expect(oklchToHex({ ...colour, lightness, hue })).not.toMatch(/^#(..)*(00|ff)/);
      }
    }
  });
});
