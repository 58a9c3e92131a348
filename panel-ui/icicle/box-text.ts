/**
 * World: panel (pure). What is written on a box, and what is said about it.
 */
import { placeLabel, signatureLabel, siteLabel } from '../../profile/index.ts';
import type { IcicleBox } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import { cutMiddle } from '../../profile/visible-text.ts';
import { contextLabel } from '../contexts/context-filter.ts';
import { formatRange, showSpan, showTime, type ShownTime } from '../table/shown-time.ts';
import { nodeSelfTime, nodeTotalTime } from './node-times.ts';
import { formatAmount, formatCount, formatPercent } from '../text/format.ts';

/** Fewer characters than this say nothing. */
const LEAST_CHARACTERS = 3;

/** Whole label of a box, in at most so many characters where it is a call. */
export function boxLabel(profile: Profile, box: IcicleBox, characters = Infinity): string {
  switch (box.kind) {
    case 'all':
      return `all ${formatAmount(profile.contexts.length, 'context')}`;
    case 'context':
      return contextLabel(profile.contexts[box.context]);
    case 'other':
      return formatAmount(box.folded, 'other');
    case 'node':
      return signatureLabel(profile, box.signature, characters);
  }
}

/** What fits on a box of so many characters: the arguments go first, then letters of the name. */
export function fittingLabel(profile: Profile, box: IcicleBox, characters: number): string {
  if (characters < LEAST_CHARACTERS) return '';
  if (box.kind === 'context') return fittingContext(contextLabel(profile.contexts[box.context]), characters);
  if (box.kind !== 'node') return cutEnd(boxLabel(profile, box), characters);
  const name = siteLabel(profile, profile.signatures.site[box.signature]);
  // `(…)` behind the name says that there are arguments.
  if (name.length + 3 > characters) return name.length > characters ? cutEnd(name, characters) : name;
  return signatureLabel(profile, box.signature, characters);
}

/** Addresses differ at their end: `worker …/w.js`. */
function fittingContext(label: string, characters: number): string {
  const kind = label.split(' ', 1)[0];
  const left = characters - kind.length - 2; // the space and the sign of what is left out
  if (label.length <= characters || left < LEAST_CHARACTERS) return cutEnd(label, characters);
  return `${kind} …${label.slice(-left)}`;
}

function cutEnd(text: string, characters: number): string {
  return text.length <= characters ? text : `${cutMiddle(text, 200).slice(0, characters - 1)}…`;
}

export interface BoxFacts {
  readonly calls: string;
  readonly self: string;
  readonly total: string;
  /** `± 12 ms`, or empty. */
  readonly selfRange: string;
  readonly totalRange: string;
  readonly selfShare: string;
  readonly totalShare: string;
  readonly place: string;
}

/** `all`: the time that is 100 %. */
export function boxFacts(profile: Profile, box: IcicleBox, clock: Clock | null, all: number): BoxFacts {
  // A box of a call is judged by its own context's clock, a sum over several by the coarsest.
  const own = box.ref && profile.contexts[box.ref.context].clock;
  const self: ShownTime = box.ref ? showTime(nodeSelfTime(profile, box.ref), own) : showSpan(box.self, clock);
  const total: ShownTime = box.ref
    ? showTime(nodeTotalTime(profile, box.ref), own)
    : showSpan(box.total, clock);
  return {
    calls: formatCount(box.calls),
    self: self.text,
    total: total.text,
    selfRange: formatRange(self),
    totalRange: formatRange(total),
    selfShare: formatPercent(box.self / all),
    totalShare: formatPercent(box.total / all),
    place: box.kind === 'node' ? placeLabel(profile, profile.signatures.site[box.signature]) : '',
  };
}

/** One sentence for who does not see the box. */
export function describeBox(profile: Profile, box: IcicleBox, clock: Clock | null, all: number): string {
  const { calls, self, total, totalShare, place } = boxFacts(profile, box, clock, all);
  return [
    boxLabel(profile, box),
    `${calls} ${box.calls === 1 ? 'call' : 'calls'}`,
    `self ${self}`,
    `cumulative ${total}, ${totalShare}`,
    ...(place === '' ? [] : [place]),
    ...(box.cut ? ['more below'] : []),
  ].join('; ');
}
