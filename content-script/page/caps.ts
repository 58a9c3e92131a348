/**
 * World: page. Counts what went over a cap, since the last time somebody asked. Caps keep the recorder
 * bounded on any page; what is over one is still counted, in an explicit `other` row.
 */
import type { CapHit } from '../../profile/model.ts';
import { createList } from './natives.ts';

export interface CapCounter {
  readonly count: (what: CapHit['what'], limit: number) => void;
  /** What was hit since the last take, as amounts to add. */
  readonly take: () => readonly CapHit[];
}

interface Counter {
  readonly what: CapHit['what'];
  readonly limit: number;
  times: number;
}

export function createCapCounter(): CapCounter {
  const counters = createList<Counter>();
  return {
    count(what, limit) {
      for (let i = 0; i < counters.length; i++) {
        if (counters[i].what === what && counters[i].limit === limit) {
          counters[i].times++;
          return;
        }
      }
      counters[counters.length] = { what, limit, times: 1 };
    },
    take() {
      const hits = createList<CapHit>();
      for (let i = 0; i < counters.length; i++) {
        const { what, limit, times } = counters[i];
        if (times > 0) hits[hits.length] = { what, limit, times };
        counters[i].times = 0;
      }
      return hits;
    },
  };
}
