/**
 * World: worker. A timer for a realm that has none yet: what is asked of it waits until the realm is whole.
 */
import type { Milliseconds } from '../../profile/units.ts';
import { createList } from './natives.ts';
import type { SetTimer } from './session-updates.ts';

export interface LateTimer {
  readonly setTimer: SetTimer;
  /** Takes the realm's own `setTimeout`, and begins with what was asked until now. Again is harmless. */
  readonly begin: (realm: object) => void;
}

export function createLateTimer(): LateTimer {
  const waiting = createList<{ readonly task: () => void; readonly delay: Milliseconds }>();
  let native: SetTimer | null = null;
  return {
    setTimer(task, delay) {
      if (native === null) waiting[waiting.length] = { task, delay };
      else native(task, delay);
    },
    begin(realm) {
      const found: unknown = Reflect.get(realm, 'setTimeout');
      if (native !== null || typeof found !== 'function') return;
      native = found.bind(realm) as SetTimer;
      for (let i = 0; i < waiting.length; i++) native(waiting[i].task, waiting[i].delay);
      waiting.length = 0;
    },
  };
}
