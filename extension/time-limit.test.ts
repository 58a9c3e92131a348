import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTimeLimit } from './time-limit.ts';

describe('a time limit', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is up after so long, with a reason', () => {
    const signal = withTimeLimit(new AbortController().signal, 100);
    vi.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError', message: 'It took too long.' });
  });

  it('ends with the signal that it limits', () => {
    const outer = new AbortController();
    const signal = withTimeLimit(outer.signal, 100);
    outer.abort('stopped');
    vi.advanceTimersByTime(200);
    expect(signal.reason).toBe('stopped');
  });
});
