import { expect, it } from 'vitest';
import { signatureLabel, siteLabel } from '../../profile/index.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { computeLevels } from '../table/levels.ts';
import { relationsOf, sharesOf } from './relations.ts';

const profile = demoProfile();
const siteNamed = (name: string): number => profile.sites.name.indexOf(name);
const label = ({ site, signature }: { readonly site: number; readonly signature: number }): string =>
  site < 0 ? 'browser' : signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);

it('names the callers and callees of a function, most time first', () => {
  const { callers, callees } = relationsOf(profile, {
    site: siteNamed('render'),
    signature: null,
    node: null,
  });
  expect(callers.map(label)).toEqual(['frame']);
  expect(callees.map(label)).toEqual(['dot', 'Matrix.multiply', 'dot', '(anonymous in render)']);
});

it('tells signatures apart, and calls from the browser', () => {
  const dot = relationsOf(profile, { site: siteNamed('dot'), signature: 3, node: null });
  expect(dot.callers.map(label)).toEqual(['render(context: CanvasRenderingContext2D, scene: Object)']);
  expect(dot.callees.map((edge) => [label(edge), edge.calls])).toEqual([['mul(x: float, y: float)', 640]]);
  const frame = relationsOf(profile, { site: siteNamed('frame'), signature: null, node: null });
  expect(frame.callers.map(label)).toEqual(['browser']);
});

it('says which share each signature has in its function', () => {
  const shares = sharesOf(computeLevels(profile).signature, siteNamed('dot'));
  expect(shares.map(({ signature, calls }) => [signatureLabel(profile, signature), calls])).toEqual([
    ['dot(a: Float32Array(16), b: Float32Array(16))', 1200],
    ['dot(a: Float32Array(16), b: Float64Array(16))', 40],
    ['dot(a: Array<float>(2, 8), b: Array<float>(2, 8))', 12],
  ]);
  expect(shares.reduce((sum, { callShare }) => sum + callShare, 0)).toBeCloseTo(1);
  expect(shares.reduce((sum, { timeShare }) => sum + timeShare, 0)).toBeCloseTo(1);
});
