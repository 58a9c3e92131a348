/**
 * World: page. The types that stand for arguments over the declared parameters, `…+2`, by how many they are. HOT.
 */
import type { RecorderTypeId } from './hooks.ts';
import { NativeInt32Array } from './natives.ts';
import type { TypeTable } from './type-table.ts';

export interface SurplusTypes {
  /** HOT. Type of so many arguments, one or more. */
  readonly of: (surplus: number) => RecorderTypeId;
}

// So many are kept by count, so that they cost no string.
const MAX_KEPT = 32;

export function createSurplusTypes(types: TypeTable): SurplusTypes {
  // 0 where there is none yet: that is a type of numbers.
  const kept = new NativeInt32Array(MAX_KEPT + 1);

  function make(surplus: number): RecorderTypeId {
    const type = types.intern(`…+${surplus}`, 'surplus', null);
    if (surplus <= MAX_KEPT) kept[surplus] = type;
    return type;
  }

  return {
    of(surplus) {
      return (surplus <= MAX_KEPT && kept[surplus]) || make(surplus);
    },
  };
}
