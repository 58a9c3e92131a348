import { describe, expect, it } from 'vitest';
import { measureClock } from './clock.ts';

/** A clock of this step, of which a read takes 60 ns; `lost` is where somebody else has the processor. */
function clockOf(step: number, lost: (time: number) => number = () => 0): { now: () => number } {
  let time = 0;
  return {
    now() {
      time += 60e-6;
      time += lost(time);
      return Math.floor(time / step) * step;
    },
  };
}
const measure = (clock: { now: () => number }): ReturnType<typeof measureClock> =>
  measureClock({ ...clock, origin: 0, isolated: true });

describe('the clock’s step', () => {
  it.each([0.005, 0.1, 1])('of %d ms is found', (step) => {
    expect(measure(clockOf(step)).step).toBeCloseTo(step, 9);
  });
  it('is found where the processor is taken away at once', () => {
    let taken = false;
    const lost = (): number => (taken ? 0 : ((taken = true), 4));
    expect(measure(clockOf(0.005, lost)).step).toBeCloseTo(0.005, 9);
  });
  it('is nothing where it stands still', () => {
    expect(measure({ now: () => 7 })).toEqual({ step: 0, readCost: 0 });
  });
});
