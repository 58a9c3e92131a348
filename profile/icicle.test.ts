import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.ts';
import { profileFromText } from './from-text.ts';
import { ancestorsOf, icicleBoxes, type IcicleOptions } from './icicle.ts';
import { signatureLabel } from './labels.ts';
import type { Profile } from './model.ts';
import { ProfileError } from './profile-error.ts';

const ALL: IcicleOptions = { root: null, maxDepth: 100, minFraction: 0, maxBoxes: 1000 };

/** One line a box: `  f() 3` with its total; what it stands for when it is no call node. */
function draw(profile: Profile, options: Partial<IcicleOptions> = {}): string[] {
  return icicleBoxes(profile, { ...ALL, ...options }).map((box) => {
    const name = {
      all: () => '(all)',
      context: () => `(${profile.contexts[box.context].kind})`,
      node: () => signatureLabel(profile, box.signature),
      other: () => `(${box.folded} more)`,
    }[box.kind]();
    return `${'  '.repeat(box.depth)}${name} ${box.total}${box.cut && box.kind === 'node' ? ' …' : ''}`;
  });
}

const profile = profileFromText(`
  frame()      frame()      frame()      frame()      timer() 2ms
  render()     render()     layout()     layout() 1ms
  dot() 20ms   mul() 3ms    fit() 4ms    fit() 0ms
`);

describe('icicle boxes', () => {
  it('are the tree below its context, parents first', () => {
    expect(draw(profile)).toEqual([
      '(page) 30',
      '  frame() 28',
      '    render() 23',
      '      dot() 20',
      '      mul() 3',
      '    layout() 5',
      '      fit() 4',
      '  timer() 2',
    ]);
  });

  it('begin at a call node and go no deeper than asked', () => {
    expect(draw(profile, { root: { context: 0, node: 1 }, maxDepth: 1 })).toEqual([
      'render() 23',
      '  dot() 20',
      '  mul() 3',
    ]);
    expect(draw(profile, { maxDepth: 2 })).toEqual([
      '(page) 30',
      '  frame() 28',
      '    render() 23 …',
      '    layout() 5 …',
      '  timer() 2',
    ]);
  });

  it('fold what is below the cutoff into one box per parent', () => {
    expect(draw(profile, { minFraction: 0.15 })).toEqual([
      '(page) 30',
      '  frame() 28',
      '    render() 23',
      '      dot() 20',
      '      (1 more) 3',
      '    layout() 5',
      '      (1 more) 4',
      '  (1 more) 2',
    ]);
  });

  it('are the largest when not all may be shown', () => {
    expect(draw(profile, { maxBoxes: 6 })).toEqual([
      '(page) 30',
      '  frame() 28',
      '    render() 23',
      '      (2 more) 23',
      '    (1 more) 5',
      '  (1 more) 2',
    ]);
  });

  it('stand under one box where there are several contexts', () => {
    const two = profileFromText(`
      [page a.html]
      f() 2ms
      [worker w.js]
      g() 3ms
    `);
    expect(draw(two)).toEqual(['(all) 5', '  (page) 2', '    f() 2', '  (worker) 3', '    g() 3']);
    expect(draw(two, { contexts: [1] })).toEqual(['(worker) 3', '  g() 3']);
    expect(draw(two, { maxBoxes: 3 })).toEqual(['(all) 5', '  (2 more) 5']);
  });

  it('of an empty recording are one', () => {
    expect(draw(profileFromText(''))).toEqual(['(page) 0']);
  });

  it('refuse a root that the profile does not have', () => {
    expect(() => draw(profile, { root: { context: 0, node: 99 } })).toThrow(ProfileError);
    expect(() => draw(profile, { root: { context: 1, node: 0 } })).toThrow(ProfileError);
    expect(() => draw(profile, { contexts: [-1] })).toThrow(ProfileError);
  });

  it('have exact widths, keep to their budget and hide nothing larger than they show', () => {
    const options = fc.record({
      maxDepth: fc.integer({ min: 1, max: 8 }),
      minFraction: fc.constantFrom(0, 0.01, 0.2, 1),
      maxBoxes: fc.integer({ min: 2, max: 40 }),
    });
    fc.assert(
      fc.property(arbitraryProfile, options, (p, rest) => {
        const boxes = icicleBoxes(p, { root: null, ...rest });
        expect(boxes.length).toBeLessThanOrEqual(rest.maxBoxes);
        boxes.forEach((box, i) => {
          const children = boxes.filter((b) => b.parent === i);
          expect(box.parent).toBeLessThan(i);
          if (box.cut || box.kind === 'other') return;
          expect(box.total).toBe(box.self + children.reduce((total, c) => total + c.total, 0));
        });
        const shown = boxes.filter((b) => b.kind === 'node').map((b) => b.total);
        const foldedAlone = boxes.filter((b) => b.kind === 'other' && b.folded === 1 && b.context >= 0);
        if (shown.length === 0 || rest.minFraction > 0) return;
        for (const { total } of foldedAlone) expect(total).toBeLessThanOrEqual(Math.min(...shown));
      }),
    );
  });

  it('show everything when the budget is just what it takes', () => {
    fc.assert(
      fc.property(arbitraryProfile, (p) => {
        const nodes = p.contexts.flatMap((c, context) =>
          Array.from({ length: c.callNodes.length }, (_, node) => ({ context, node })),
        );
        const maxBoxes = nodes.length + p.contexts.length + (p.contexts.length === 1 ? 0 : 1);
        const boxes = icicleBoxes(p, { ...ALL, maxBoxes });
        expect(boxes.length).toBe(maxBoxes);
        expect(boxes.flatMap((box) => box.ref ?? [])).toEqual(nodes);
      }),
    );
  });
});

describe('the call stack of a node', () => {
  it('goes from the outermost call to the node itself', () => {
    const stack = ancestorsOf(profile, { context: 0, node: 2 });
    expect(
      stack.map(({ node }) => signatureLabel(profile, profile.contexts[0].callNodes.signature[node])),
    ).toEqual(['frame()', 'render()', 'dot()']);
    expect(() => ancestorsOf(profile, { context: 0, node: -1 })).toThrow(ProfileError);
  });
});
