/**
 * World: Node. Pages that profile themselves hear the names of their own functions before these run.
 */
import { afterEach, expect, it, vi } from 'vitest';
import type { PageCommand } from '../../protocol/page-messages.ts';
import { createPageNames, type PageNames } from './page-names.ts';
import type { PageDocument } from './page-ports.ts';
import { createSiteTable, type SiteTableOfSession } from './site-table.ts';

afterEach(() => void vi.useRealTimers());

const USES = 'new SignatureProfiler.Profile()';

interface TestDocument extends PageDocument {
  /** Addresses of the scripts whose functions it was told, a command an entry. */
  readonly told: string[][];
}

function documentOf(names: PageNames, origin: string | null, answers = true): TestDocument {
  const told: string[][] = [];
  let count = 0;
  const document: TestDocument = {
    origin,
    told,
    send(command: PageCommand) {
      if (command.type !== 'sites') return;
      told.push(command.payload.tables.map(({ table }) => table.url));
      count += command.payload.tables.length;
      if (answers) names.knownTo(document, count);
    },
  };
  names.began(document);
  return document;
}

function deliver(
  names: PageNames,
  sites: SiteTableOfSession,
  url: string,
  source = '',
  origin: string | null = 'a',
): Promise<void> {
  sites.add({ url, rows: [[0, 'f', 1, 1, []]] });
  return names.beforeDelivery({ origin, url, source });
}

it('says nothing to a page that does not profile itself', async () => {
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const page = documentOf(names, 'a');
  await deliver(names, sites, 'one.js');
  expect(page.told).toEqual([]);
});

it('tells all scripts so far before the first that uses the page API, then each before it runs', async () => {
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const page = documentOf(names, 'a');
  await deliver(names, sites, 'one.js');
  await deliver(names, sites, 'two.js', USES);
  await deliver(names, sites, 'three.js');
  expect(page.told).toEqual([['one.js', 'two.js'], ['three.js']]);
});

it('tells a page that asks, and one that begins after another of its origin has', async () => {
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const page = documentOf(names, 'a');
  await deliver(names, sites, 'one.js');
  names.wantedBy(page);
  expect(page.told).toEqual([['one.js']]);
  expect(documentOf(names, 'a').told).toEqual([['one.js']]);
});

it('tells no origin what another runs, and an opaque one nothing', async () => {
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const [page, other, opaque] = [documentOf(names, 'a'), documentOf(names, 'b'), documentOf(names, null)];
  await deliver(names, sites, 'one.js', USES, 'a');
  await deliver(names, sites, 'two.js', USES, 'b');
  await deliver(names, sites, 'three.js', USES, null);
  names.wantedBy(opaque);
  expect([page.told, other.told, opaque.told]).toEqual([[['one.js']], [['two.js']], []]);
});

it('waits for a page that does not answer, not for long and not when it has gone', async () => {
  vi.useFakeTimers();
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const silent = documentOf(names, 'a', false);
  const done = vi.fn();
  void deliver(names, sites, 'one.js', USES).then(done);
  await vi.advanceTimersByTimeAsync(900);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(done).toHaveBeenCalledTimes(1);

  void deliver(names, sites, 'two.js').then(done);
  names.gone(silent);
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledTimes(2);
});

it('delivers at once to a worker, which stands still while it imports, and tells it all the same', async () => {
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const told: PageCommand[] = [];
  const worker = {
    origin: 'a',
    standsStill: true,
    send: (command: PageCommand) => void told.push(command),
  };
  names.began(worker);
  await deliver(names, sites, 'uses.js', USES);
  expect(told.map(({ type }) => type)).toEqual(['sites']);
});
