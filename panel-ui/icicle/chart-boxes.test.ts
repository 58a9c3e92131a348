import { describe, expect, it } from 'vitest';
import type { Profile } from '../../profile/model.ts';
import { demoProfile, largeProfile } from '../playground/generated-profile.ts';
import { boxLabel } from './box-text.ts';
import { chartBoxes, WHOLE_CONTEXT, zoomOut, zoomTo, type ChartBox } from './chart-boxes.ts';

const limits = { maxDepth: 20, minFraction: 0, maxBoxes: 1000 };
const demo = demoProfile();
const twoContexts: Profile = { ...demo, contexts: [...demo.contexts, ...demo.contexts] };
const draw = (profile: Profile, boxes: readonly ChartBox[]): string[] =>
  boxes.map((box) => `${'  '.repeat(box.depth)}${boxLabel(profile, box).replace(/\(.*/, '')}`);
const nodeNamed = (profile: Profile, boxes: readonly ChartBox[], name: string): number =>
  boxes.findIndex((box) => box.kind === 'node' && boxLabel(profile, box).startsWith(`${name}(`));

describe('chartBoxes', () => {
  it('puts the callers of the zoomed box above it, over the whole width', () => {
    const { boxes } = chartBoxes(demo, { ...limits, zoom: null });
    const zoom = zoomTo(demo, boxes, nodeNamed(demo, boxes, 'Matrix.multiply'));
    const zoomed = chartBoxes(demo, { ...limits, zoom });
    expect(draw(demo, zoomed.boxes)).toEqual([
      'page example.com/',
      '  frame',
      '    render',
      '      Matrix.multiply',
      '        new Matrix',
      '        assertNear',
    ]);
    expect(zoomed.zoomed).toBe(3);
    expect(zoomed.boxes.map(({ isCaller }) => isCaller)).toEqual([true, true, true, false, false, false]);
    expect(new Set(zoomed.boxes.slice(0, 4).map(({ width }) => width)).size).toBe(1);
  });

  it('keeps the key of a box over zooming, and its line', () => {
    const all = chartBoxes(demo, { ...limits, zoom: null }).boxes;
    const at = nodeNamed(demo, all, 'render');
    const zoomed = chartBoxes(demo, { ...limits, zoom: zoomTo(demo, all, at) });
    const box = zoomed.boxes[zoomed.zoomed];
    expect([box.key, box.depth]).toEqual([all[at].key, all[at].depth]);
  });

  it('shows several contexts side by side, and one alone when it is zoomed', () => {
    const { boxes } = chartBoxes(twoContexts, { ...limits, maxDepth: 1, zoom: null });
    expect(draw(twoContexts, boxes)).toEqual([
      'all 2 contexts',
      '  page example.com/',
      '  page example.com/',
    ]);
    const zoom = zoomTo(twoContexts, boxes, 2);
    expect(zoom).toEqual({ context: 1, node: WHOLE_CONTEXT });
    const one = chartBoxes(twoContexts, { ...limits, maxDepth: 0, zoom });
    expect(draw(twoContexts, one.boxes)).toEqual(['all 2 contexts', '  page example.com/']);
  });

  it('draws by calls where no time was measured', () => {
    const [context] = demo.contexts;
    const zero = new Float64Array(context.callNodes.length);
    const timeless: Profile = {
      ...demo,
      contexts: [{ ...context, callNodes: { ...context.callNodes, selfTime: zero, totalTime: zero } }],
    };
    const { boxes } = chartBoxes(timeless, { ...limits, zoom: null });
    expect(boxes[nodeNamed(timeless, boxes, 'fib')].width).toBe(7);
  });

  it('never gives a box less width than its children together, and no key twice', () => {
    const large = largeProfile(5000);
    const { boxes } = chartBoxes(large, { ...limits, maxBoxes: 700, zoom: null });
    expect(boxes.length).toBeLessThanOrEqual(700);
    expect(new Set(boxes.map(({ key }) => key)).size).toBe(boxes.length);
    const sums = new Float64Array(boxes.length);
    for (const { parent, width } of boxes) if (parent >= 0) sums[parent] += width;
    boxes.forEach(({ width }, at) => expect(width).toBeGreaterThanOrEqual(sums[at]));
  });
});

describe('zooming out', () => {
  it('goes caller by caller to everything', () => {
    const { boxes } = chartBoxes(twoContexts, { ...limits, zoom: null });
    let zoom = zoomTo(twoContexts, boxes, nodeNamed(twoContexts, boxes, 'render'));
    const steps: (number | null)[] = [];
    while (zoom !== null) {
      steps.push(zoom.node);
      zoom = zoomOut(twoContexts, zoom);
    }
    expect(steps).toEqual([3, 2, WHOLE_CONTEXT]);
  });

  it('leads from a box of others to where they are', () => {
    const { boxes } = chartBoxes(demo, { ...limits, maxBoxes: 6, zoom: null });
    const others = boxes.findIndex(({ kind }) => kind === 'other');
    expect(others).toBeGreaterThan(0);
    expect(zoomTo(demo, boxes, others)).toEqual(boxes[boxes[others].parent].ref);
  });
});
