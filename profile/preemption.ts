/**
 * World: any (pure). What a thread lost to other programs. A clock goes on while the system lets somebody else run;
 * where the system's own account of the thread is known, times are brought down to what the thread had.
 *
 *     wall     ████████░░░░████████████░░░░░░████      12 of 36 ms the processor was somebody else's
 *     own      ████████    ████████████      ████      24: every row is taken times 24 / 36
 *
 * Promise: only on a machine that had no processor to spare. Where one was free, a thread that did not run was waiting, for
 * a graphics card or another thread, and that is time of the function that waits.
 */
import type { Processor } from './model.ts';
import type { Milliseconds } from './units.ts';

/** Beside two processes that compute, on two processors, 0.00 to 0.03 was idle; beside none, 0.4. */
const BUSY_IDLE = 0.15;
/**
 * For how long a processor is taken at once: 3 ms is the usual slice of Linux, and several may follow each other. That is what makes
 * preemption a matter of luck for a row.
 */
const SLICE: Milliseconds = 4;

/** The part of its busy time that a thread had a processor, 0 … 1, where others took it; 1 where none did. */
export function shareOfProcessor({ busy, cpu, idle }: Processor): number {
  return idle > BUSY_IDLE || busy <= 0 ? 1 : Math.min(1, Math.max(0, cpu / busy));
}

/**
 * Variance that preemption leaves in a wall-clock time which is multiplied by `share`. Who has a third of a processor waits for two
 * others in turn, a slice each.
 */
export function preemptionVariance(wall: Milliseconds, share: number): number {
  if (share <= 0) return 0;
  const absence = SLICE * Math.max(1, (1 - share) / share);
  return share ** 2 * wall * (1 - share) * absence;
}
