/**
 * World: panel (pure). Which contexts of a recording are looked at: all, those of one kind, or a single one.
 * What is chosen is a profile of its own, so that no view has to know of the choice.
 */
import type { Context, ContextKind, Profile } from '../../profile/model.ts';
import type { ContextIndex, Milliseconds } from '../../profile/units.ts';
import { visibleText } from '../../profile/visible-text.ts';
import { formatCount, formatDuration } from '../text/format.ts';

/** Null: all contexts. */
export type ContextFilter = null | { readonly kind: ContextKind } | { readonly context: ContextIndex };

/** Plural of each kind, as people say it. */
const KIND_NAMES: Readonly<Record<ContextKind, string>> = {
  page: 'pages',
  frame: 'frames',
  worker: 'workers',
  realm: 'realms',
  compiler: 'compilers',
};
/** Of an address in a label. */
const URL_LIMIT = 80;

/** `page example.com/demo`, `worker w.js`. */
export function contextLabel({ kind, url }: Context): string {
  return url === '' ? kind : `${kind} ${visibleText(url.replace(/^[a-z]+:\/\//, ''), URL_LIMIT)}`;
}

/** The recording as it would be with these contexts alone. The same filter gives the same object. */
export function chooseContexts(profile: Profile, filter: ContextFilter): Profile {
  const wanted = isWanted(filter);
  const contexts = profile.contexts.filter((context, index) => wanted(context, index));
  return contexts.length === profile.contexts.length ? profile : { ...profile, contexts };
}

function isWanted(filter: ContextFilter): (context: Context, index: ContextIndex) => boolean {
  if (filter === null) return () => true;
  if ('kind' in filter) return ({ kind }) => kind === filter.kind;
  return (_, index) => index === filter.context;
}

export interface ContextOption {
  /** What a list box needs: one word for each choice. */
  readonly value: string;
  readonly label: string;
  readonly filter: ContextFilter;
}

/** Choices in one list; those of a kind together, in the order of the recording. */
export interface ContextOptions {
  readonly all: ContextOption;
  readonly kinds: readonly { readonly name: string; readonly options: readonly ContextOption[] }[];
}

export function contextOptions(profile: Profile): ContextOptions {
  const kinds = new Map<ContextKind, ContextOption[]>();
  profile.contexts.forEach((context, index) => {
    const option: ContextOption = {
      value: String(index),
      label: `${contextLabel(context)} · ${formatDuration(timeOf(context))}`,
      filter: { context: index },
    };
    const options = kinds.get(context.kind);
    if (options) options.push(option);
    else kinds.set(context.kind, [option]);
  });
  return {
    all: { value: '', label: `all ${formatCount(profile.contexts.length)} contexts`, filter: null },
    kinds: [...kinds].map(([kind, options]) => {
      const name = KIND_NAMES[kind];
      const together: ContextOption = {
        value: kind,
        label: `all ${formatCount(options.length)} ${name}`,
        filter: { kind },
      };
      return { name, options: options.length > 1 ? [together, ...options] : options };
    }),
  };
}

/** The word for a filter in the list of options. */
export function valueOfFilter(filter: ContextFilter): string {
  if (filter === null) return '';
  return 'kind' in filter ? filter.kind : String(filter.context);
}

export function filterOfValue(options: ContextOptions, value: string): ContextFilter {
  for (const { options: ofKind } of options.kinds)
    for (const option of ofKind) if (option.value === value) return option.filter;
  return null;
}

/** Synchronous time of everything in a context. */
function timeOf({ callNodes }: Context): Milliseconds {
  let time = 0;
  for (let node = 0; node < callNodes.length; node = callNodes.subtreeEnd[node])
    time += callNodes.totalTime[node];
  return time;
}
