/**
 * World: any of the extension's, and Node. How long is waited for somebody.
 */
import type { Milliseconds } from '../profile/units.ts';

/**
 * Aborted when the signal is, or after so long. Not `AbortSignal.timeout`, which Node 20 collects when only `AbortSignal.any` knows
 * it: its time is never up then.
 */
export function withTimeLimit(signal: AbortSignal, longest: Milliseconds): AbortSignal {
  const limit = new AbortController();
  const timer: unknown = setTimeout(() => {
    limit.abort(new DOMException('It took too long.', 'TimeoutError'));
  }, longest);
  // In Node it would keep the process from ending.
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as NodeTimer).unref();
  return AbortSignal.any([signal, limit.signal]);
}

interface NodeTimer {
  unref(): void;
}
