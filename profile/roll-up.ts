/**
 * World: any (pure). A recording seen at a coarser level of types, as if it had been recorded so:
 * statistics, charts and reports of it need to know nothing about levels.
 *
 * Law: at every level the totals agree: calls, times, and each function's own figures.
 */
import type { Profile } from './model.ts';
import { joinContexts, signatureMap } from './rebuild.ts';
import { createTableBuilder, freezeTables, type TypeRow } from './table-builder.ts';
import { rollUpLabel, type RollUpLevel } from './type-shape.ts';

export { parseType, ROLL_UP_LEVELS, rollUpLabel, type RollUpLevel, type TypeShape } from './type-shape.ts';

/** The same recording with every type replaced by what it rolls up to. `shape` is the recording itself. */
export function rollUpProfile(profile: Profile, level: RollUpLevel): Profile {
  if (level === 'shape') return profile;
  const tables = createTableBuilder();
  const signatureOf = signatureMap(tables, profile, (types) =>
    level === 'function' || types === null ? null : types.map((type) => rollUpType(type, level)),
  );
  const contexts = profile.contexts.map((context) =>
    Object.freeze({ ...context, ...joinContexts([{ context, signatureOf }]) }),
  );
  return Object.freeze({
    meta: profile.meta,
    ...freezeTables(tables),
    contexts: Object.freeze(contexts),
  });
}

function rollUpType(type: TypeRow, level: RollUpLevel): TypeRow {
  return { label: rollUpLabel(type, level), kind: type.kind, base: null };
}
