/**
 * Calls without a handle: what the last one of a site is, whatever exceptions have ended above it and however deep it is.
 */
import { describe, expect, it } from 'vitest';
import { f, listen, record, type Recording } from '../../test/core-listener.ts';
import type { TreeLimits } from './folded-frames.ts';
import { ROOT } from './tree-columns.ts';

describe.each(['exact', 'sampled', 'none'] as const)('a call that is left by its site, %s', (timing) => {
  const bare = (index: number): number => ~f(index);
  const recordIt = (limits?: TreeLimits): Recording => record(limits, () => ({ timing }));
  const callsOf = ({ heard }: Recording): unknown =>
    Object.fromEntries([...heard].map(([path, { calls }]) => [path, calls]));
  const call = ({ core }: Recording, index: number): void => {
    core.helpers.leave(core.helpers.enter0(f(index)));
  };

  it('ends with those above it that an exception ended, which nobody has caught', () => {
    const recording = recordIt();
    const { core, stop } = recording;
    const outer = core.helpers.enter0(f(0));
    core.helpers.recursive.enter0(bare(1));
    core.helpers.recursive.enter0(bare(2));
    core.helpers.recursive.enter0(bare(3));
    expect(core.helpers.leaveSite(bare(1), 'value')).toBe('value');
    call(recording, 4);
    core.helpers.leave(outer);
    stop();
    expect(callsOf(recording)).toEqual({
      'f0()': 1,
      'f0() > f1()': 1,
      'f0() > f4()': 1,
      'f0() > f1() > f2()': 1,
      'f0() > f1() > f2() > f3()': 1,
    });
  });

  it('that does not run, in this recording, ends nobody', () => {
    const recording = recordIt();
    const { core, stop } = recording;
    core.helpers.recursive.enter0(bare(0));
    for (const site of [bare(1), f(0), 0, -1]) core.helpers.leaveSite(site);
    call(recording, 2);
    stop();
    expect(callsOf(recording)).toEqual({
      'f0()': 1,
      'f0() > f2()': 1,
    });
    const next = listen(core);
    core.helpers.leaveSite(bare(0));
    expect(core.tree.current()).toBe(ROOT);
    next.stop();
  });

  it('ends alone where it was called deeper than the tree goes', () => {
    const recording = recordIt({ nodes: 100, depth: 3 });
    const { core, stop } = recording;
    const outer = core.helpers.enter0(f(0));
    for (let i = 0; i < 10; i++) core.helpers.recursive.enter0(bare(1));
    for (let i = 0; i < 9; i++) core.helpers.leaveSite(bare(1));
    call(recording, 2);
    core.helpers.leaveSite(bare(1));
    call(recording, 3);
    core.helpers.leave(outer);
    stop();
    expect(recording.heard.get('f0() > f1() > f2()')).toMatchObject({ calls: 1 });
    expect(recording.heard.get('f0() > f3()')).toMatchObject({ calls: 1 });
    expect(recording.heard.get('f0() > f1() > f1()')).toMatchObject({ calls: 9 });
  });

  it('deeper than the tree goes is over for who caught what ended it, and for who was ended with it', () => {
    const recording = recordIt({ nodes: 100, depth: 3 });
    const { core, stop } = recording;
    const { enter0, leave, leaveSite } = core.helpers;
    const catcher = enter0(f(0));
    const ended = enter0(f(1));
    for (let i = 0; i < 10; i++) core.helpers.recursive.enter0(bare(2));
    leave(ended);
    core.tree.caught(catcher);
    core.helpers.recursive.enter0(bare(2));
    call(recording, 3);
    leaveSite(bare(2));
    call(recording, 4);
    leave(catcher);
    stop();
    expect(recording.heard.get('f0() > f2() > f3()')).toMatchObject({ calls: 1 });
    expect(recording.heard.get('f0() > f4()')).toMatchObject({ calls: 1 });
  });

  it('has its first calls timed', () => {
    const { core, heard, stop } = recordIt();
    const outer = core.helpers.enter0(f(0));
    for (let i = 0; i < 3; i++) {
      core.helpers.recursive.enter0(bare(1));
      core.helpers.leave(core.helpers.enter0(f(2)));
      core.helpers.leaveSite(bare(1));
    }
    core.helpers.leave(outer);
    stop();
    expect(heard.get('f0() > f1()')).toMatchObject({ calls: 3, timedCalls: timing === 'none' ? 0 : 3 });
  });
});
