/**
 * World: Node. Pages that get code in some way: the page works like the plain one, down to its markup, and what
 * it runs is recorded or listed.
 */
import { callLines, expect, notRecordedLines, test, type Profile } from './driver.ts';
import type { Answer, Routes } from './test-server.ts';

/** A script with one function, called once. */
export const call = (name: string): string => `function ${name}(n) { return n } ${name}(1);`;

/** Says that the page has loaded. */
export const DONE = `<script>addEventListener('load', () => { document.title = 'Done' })</script>`;

/** Names of the functions that were called, without those of the page's own plumbing. */
export function called(profile: Profile): string[] {
  const names = callLines(profile).map((line) => line.replace(/^\S+ +(\S+?)\(.*$/, '$1'));
  return [...new Set(names.filter((name) => !name.startsWith('(') && name !== ''))].sort();
}

export interface Route {
  readonly routes: Routes;
  readonly records: readonly string[];
  readonly lists?: readonly string[];
  /** What the page has to say in the end. */
  readonly says?: unknown;
}

export const javascript = (
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  type = 'text/javascript',
): Answer => ({ body, type, headers });

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Addresses of blobs differ from load to load. */
function alike(page: unknown): string {
  return JSON.stringify(page, null, 1).replace(UUID, 'BLOB');
}

export function testRoutes(all: Readonly<Record<string, Route>>): void {
  for (const [name, { routes, records, lists = [], says }] of Object.entries(all)) {
    test(`${name}: recorded`, async ({ driver }) => {
      const { origin } = await driver.serve(routes);
      const plain = await driver.openPlain(`${origin}/`);
      await plain.hasTitle('Done');
      const look = `[typeof says === 'undefined' ? null : says, document.documentElement.outerHTML]`;
      const before = await plain.evaluate<unknown>(look);
      const tab = await driver.open(`${origin}/`);
      await tab.panel.reloadAndRecord();
      await tab.hasTitle('Done');
      const after = await tab.evaluate<unknown>(look);
      const profile = await tab.panel.stop();
      expect(called(profile)).toEqual(records);
      expect(notRecordedLines(profile).map((line) => line.replace(UUID, 'BLOB'))).toEqual(lists);
      if (says !== undefined) expect(after).toEqual([says, expect.any(String)]);
      // A digest is the one thing that is taken out of the markup.
      if (!JSON.stringify(before).includes('integrity')) expect(alike(after)).toEqual(alike(before));
    });
  }
}
