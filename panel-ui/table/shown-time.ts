/**
 * World: panel (pure). A time in words that its measurement can answer for: digits where it is resolved, with
 * fewer of them and a mark where its 95 % range is wide, `< 36 µs` where it is not, a dash where nothing was
 * measured.
 */
import { isResolved, timeRange, type MeasuredTime, type TimeRange } from '../../profile/index.ts';
import type { Clock } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';
import {
  formatDuration,
  formatExactDuration,
  formatRoughDuration,
  formatShortDuration,
  NOTHING,
} from '../text/format.ts';

/** A time as its measurement lets it be told, and the whole story for the tooltip. */
export interface ShownTime {
  readonly text: string;
  readonly title: string;
  readonly resolved: boolean;
  /** Where the truth lies 19 times of 20; null where that is not known or has no meaning. */
  readonly range: TimeRange | null;
}

/** Above this half width, as a share of the time, the third digit means nothing, and the second little. */
const ROUGH_FROM = 0.1;

/** `per`: how many calls the time is divided by. */
export function showTime(measured: MeasuredTime, clock: Clock | null, per = 1): ShownTime {
  const { time, ownCost } = measured;
  if (clock === null || clock.kind === 'none')
    return { text: NOTHING, title: 'No time was measured.', resolved: false, range: null };
  const range = timeRange(measured, clock);
  const cost = ownCost > 0 ? `; ${formatDuration(ownCost / per)} of our own cost taken out` : '';
  if (!isResolved(range))
    return {
      text: `< ${formatShortDuration(roundedUp(range.high / per))}`,
      title: `Too short for this clock and so many calls: measured ${formatExactDuration(time / per)}${cost}`,
      resolved: false,
      range,
    };
  const spread = halfWidth(range) / time;
  const rough = spread > ROUGH_FROM;
  return {
    text: rough ? `≈ ${formatRoughDuration(time / per)}` : formatDuration(time / per),
    title: `${formatExactDuration(time / per)} ± ${formatDuration(halfWidth(range) / per)} (95 %)${cost}`,
    resolved: true,
    range,
  };
}

/** `± 12 ms`, half of the 95 % range; empty where there is none or it is less than the digits show. */
export function formatRange({ range, resolved }: ShownTime): string {
  if (range === null || !resolved) return '';
  const half = halfWidth(range);
  // A three-digit number is itself only good to half of its last digit.
  return half > 0.0005 * range.high ? `± ${formatRoughDuration(half)}` : '';
}

function halfWidth({ low, high }: TimeRange): Milliseconds {
  return (high - low) / 2;
}

/** To two digits, never to less than it is. */
function roundedUp(value: number): number {
  if (value <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(2));
}

/** A duration, or a sum of them, of which only is known that the clock tells it from its step on. */
export function showSpan(time: number, clock: Clock | null): ShownTime {
  if (clock === null || clock.kind === 'none')
    return { text: NOTHING, title: 'No time was measured.', resolved: false, range: null };
  if (time < clock.step)
    return {
      text: `< ${formatShortDuration(clock.step)}`,
      title: `Shorter than a step of this clock: measured ${formatExactDuration(time)}`,
      resolved: false,
      range: null,
    };
  return { text: formatDuration(time), title: formatExactDuration(time), resolved: true, range: null };
}

/** Awaited time: by the wall clock, so only its step limits it. None is no measurement and says nothing. */
export function showWait(time: number, clock: Clock | null): ShownTime {
  return time === 0
    ? { text: '', title: 'It did not wait.', resolved: true, range: null }
    : showSpan(time, clock);
}
