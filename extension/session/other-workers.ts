/**
 * World: extension. The workers beyond those that have contexts of their own, as one context, and the functions
 * that only they told of, in ids that do not meet.
 */
import { createAbsorbingContext, type AbsorbingContext } from '../../profile/absorb-context.ts';
import { createContextBuilder, type ContextBuilder, type SiteSource } from '../../profile/assemble.ts';
import {
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type DeliveredSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';

export interface OtherWorkers {
  /** Takes a worker up that says no more. `siteOf` tells what its ids mean. */
  take(worker: ContextBuilder, siteOf: (site: SiteId) => SiteSource | null): void;
  /** All so far; null before the first. */
  context(): { readonly builder: ContextBuilder; readonly sites: readonly DeliveredSites[] } | null;
}

export function createOtherWorkers(): OtherWorkers {
  let all: AbsorbingContext | null = null;
  let count = 0;
  let complete = true;
  const sites: DeliveredSites[] = [];
  const ids = new Map<string, SiteId>();

  /** Ids of the session's own tables mean the same everywhere. */
  function idOf(site: SiteId, source: SiteSource | null): SiteId {
    if (site % SITE_ID_STRIDE === SITE_ID_RANGE.extension) return site;
    const key = JSON.stringify(source);
    let id = ids.get(key);
    if (id === undefined) {
      id = SITE_ID_RANGE.page + ids.size * SITE_ID_STRIDE;
      ids.set(key, id);
      if (source !== null) sites.push({ first: id, table: { url: source.url, rows: [source.row] } });
    }
    return id;
  }

  return {
    take(worker, siteOf) {
      const { kind, clock, startedAt } = worker;
      all ??= createAbsorbingContext(createContextBuilder({ kind, url: '', clock, startedAt }));
      all.absorb(worker, (site) => idOf(site, siteOf(site)));
      count++;
      complete &&= worker.complete;
    },
    context() {
      if (all === null) return null;
      const url = count === 1 ? 'one more worker' : `${String(count)} more workers`;
      return { builder: { ...all.builder, url, complete }, sites };
    },
  };
}
