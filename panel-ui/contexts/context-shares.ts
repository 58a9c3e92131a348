/**
 * World: panel (pure). Where a function ran: its part in each context, and the kinds of contexts of each row
 * of the table.
 */
import type { StatsTable } from '../../profile/index.ts';
import { CONTEXT_KINDS, type ContextKind, type Profile } from '../../profile/model.ts';
import type { ContextIndex, Milliseconds } from '../../profile/units.ts';
import type { Selection } from '../store/state.ts';

export interface ContextShare {
  readonly context: ContextIndex;
  readonly calls: number;
  readonly selfTime: Milliseconds;
}

/** A signature's, or a function's, part in each context it was called in, most self time first. */
export function contextSharesOf(profile: Profile, { site, signature }: Selection): readonly ContextShare[] {
  const shares = profile.contexts.map(({ callNodes }, context): ContextShare => {
    let calls = 0;
    let selfTime = 0;
    for (let node = 0; node < callNodes.length; node++) {
      const other = callNodes.signature[node];
      if (signature === null ? profile.signatures.site[other] !== site : other !== signature) continue;
      calls += callNodes.calls[node];
      selfTime += callNodes.selfTime[node];
    }
    return { context, calls, selfTime };
  });
  return shares.filter(({ calls }) => calls > 0).sort((a, b) => b.selfTime - a.selfTime || b.calls - a.calls);
}

/**
 * For each row of the statistics the kinds of contexts it ran in, where none of them is a page: `worker`. A
 * row that ran in a page has none, for that is what everybody takes for granted.
 */
export function kindsByRow(profile: Profile, stats: StatsTable): readonly string[] {
  const { signatures } = profile;
  const bySignature = stats.by === 'signature';
  const seen = new Uint8Array(bySignature ? signatures.length : profile.sites.length);
  for (const { kind, callNodes } of profile.contexts) {
    const bit = 1 << CONTEXT_KINDS.indexOf(kind);
    for (let node = 0; node < callNodes.length; node++) {
      const signature = callNodes.signature[node];
      seen[bySignature ? signature : signatures.site[signature]] |= bit;
    }
  }
  const names = new Map<number, string>();
  return Array.from(bySignature ? stats.signature : stats.site, (row) => {
    const bits = seen[row];
    let name = names.get(bits);
    if (name === undefined) names.set(bits, (name = namesOf(bits)));
    return name;
  });
}

function namesOf(bits: number): string {
  const kinds: readonly ContextKind[] = CONTEXT_KINDS.filter((_, bit) => (bits & (1 << bit)) !== 0);
  return kinds.includes('page') ? '' : kinds.join(', ');
}
