/**
 * World: any (pure). Two recordings as one, as pstats' `add`: rows sum by identity (types by label,
 * sites by url, line, column and name), trees by path. Both orders of the two give the same profile,
 * unless they began at the same instant.
 */
import { coarserClock } from './clock.ts';
import { addCap } from './context-builder.ts';
import type { CapHit, Context, NotRecorded, Profile, ProfileMeta } from './model.ts';
import { joinContexts, signatureMap, type ContextSource } from './rebuild.ts';
import { createTableBuilder, freezeTables } from './table-builder.ts';

/** The sum of two profiles; texts of its meta are those of the earlier one. */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const [first, second] = b.meta.recordedAt < a.meta.recordedAt ? [b, a] : [a, b];
  const tables = createTableBuilder();
  const sources: readonly ContextSource[] = [first, second].flatMap((profile) => {
    const signatureOf = signatureMap(tables, profile, (types) => types);
    return profile.contexts.map((context) => ({ context, signatureOf }));
  });
  const contexts = groupsOf(sources, first.contexts.length).map(joinGroup);
  return Object.freeze({
    meta: mergeMeta(first.meta, second.meta),
    ...freezeTables(tables),
    contexts: Object.freeze(contexts),
  });
}

/** Contexts that are the same in both: the n-th of a kind and url in one is the n-th in the other. */
function groupsOf(sources: readonly ContextSource[], firstOfSecond: number): readonly ContextSource[][] {
  const groups = new Map<string, ContextSource[]>();
  const seen = [new Map<string, number>(), new Map<string, number>()];
  sources.forEach((source, i) => {
    const { kind, url } = source.context;
    const counts = seen[i < firstOfSecond ? 0 : 1];
    const name = `${kind} ${url}`;
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    const key = `${nth} ${name}`;
    const group = groups.get(key);
    if (group) group.push(source);
    else groups.set(key, [source]);
  });
  return [...groups.values()];
}

function joinGroup(group: readonly ContextSource[]): Context {
  const contexts = group.map((source) => source.context);
  const { kind, url } = contexts[0];
  return Object.freeze({
    kind,
    url,
    startedAt: Math.min(...contexts.map((c) => c.startedAt)),
    duration: contexts.reduce((sum, c) => sum + c.duration, 0),
    complete: contexts.every((c) => c.complete),
    clock: Object.freeze(contexts.map((c) => c.clock).reduce(coarserClock)),
    ...joinContexts(group),
  });
}

function mergeMeta(first: ProfileMeta, second: ProfileMeta): ProfileMeta {
  const notRecorded = new Map<string, NotRecorded>();
  for (const entry of [...first.notRecorded, ...second.notRecorded]) {
    const key = JSON.stringify([entry.what, entry.url, entry.line, entry.code]);
    if (!notRecorded.has(key)) notRecorded.set(key, entry);
  }
  const capsHit: CapHit[] = [];
  for (const cap of [...first.capsHit, ...second.capsHit]) addCap(capsHit, cap);
  return Object.freeze({
    ...first,
    duration: first.duration + second.duration,
    settings: Object.freeze({
      ...first.settings,
      signatures: first.settings.signatures || second.settings.signatures,
    }),
    scriptsInstrumented: Math.max(first.scriptsInstrumented, second.scriptsInstrumented),
    sourceBytes: Math.max(first.sourceBytes, second.sourceBytes),
    notRecorded: Object.freeze([...notRecorded.values()]),
    capsHit: Object.freeze(capsHit),
  });
}
