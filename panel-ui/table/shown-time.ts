/**
 * World: panel (pure). A time in words that the clock can answer for.
 */
import type { Clock } from '../../profile/model.ts';
import { formatDuration, formatExactDuration, NOTHING } from '../text/format.ts';
import { resolutionOf } from './resolution.ts';

/** A time as the clock lets it be told, and the whole story for the tooltip. */
export interface ShownTime {
  readonly text: string;
  readonly title: string;
  readonly resolved: boolean;
}

/** `calls`: how many calls the time is the sum of. `per`: how many it is then divided by. */
export function showTime(time: number, calls: number, clock: Clock | null, per = 1): ShownTime {
  const resolution = clock === null ? 0 : resolutionOf(clock, calls);
  if (Number.isNaN(resolution)) return { text: NOTHING, title: 'No time was measured.', resolved: false };
  if (time < resolution)
    return {
      text: `< ${formatDuration(resolution / per)}`,
      title: `Too short for this clock and this many calls: measured ${formatExactDuration(time / per)}`,
      resolved: false,
    };
  return { text: formatDuration(time / per), title: formatExactDuration(time / per), resolved: true };
}

/** The duration of a single call, which a clock tells from its step on. */
export function showSpan(time: number, clock: Clock | null): ShownTime {
  const step = clock?.step ?? 0;
  if (time < step)
    return {
      text: `< ${formatDuration(step)}`,
      title: `Shorter than a step of this clock: measured ${formatExactDuration(time)}`,
      resolved: false,
    };
  return { text: formatDuration(time), title: formatExactDuration(time), resolved: true };
}

/** Awaited time: by the wall clock, so only its step limits it. None is no measurement and says nothing. */
export function showWait(time: number, clock: Clock | null): ShownTime {
  return time === 0 ? { text: '', title: 'It did not wait.', resolved: true } : showSpan(time, clock);
}
