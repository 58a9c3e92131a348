/** World: Node. What is kept on disk, for whom and how long, and a disk that does not want to. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fillTemplate, instrument, instrumentToTemplate } from '../../instrument/index.ts';
import type { PreparedScript } from '../session/instrument-messages.ts';
import { openCodeCache, type CodeCache, type CodeCacheOptions } from './code-cache.ts';

const SOURCE = 'function f(a = () => "ä") { return a } async function g() { await g() }';

function prepared(source: string): PreparedScript {
  const result = instrumentToTemplate(source, 'script');
  if (!result.ok) throw new Error(result.error.message);
  return { template: result.template, rows: result.rows, leftOut: result.leftOut };
}

/** A fresh disk for each test. */
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const open = (options: CodeCacheOptions = {}): CodeCache => openCodeCache({ version: '1', ...options });

describe('the cache of instrumented scripts', () => {
  it('gives back what was put in, to another session too', async () => {
    await open().put('key', prepared(SOURCE));
    const script = await open().get('key');
    const { code, sites } = instrument(SOURCE, {
      url: 'a.js',
      sourceType: 'script',
      firstSite: 40,
    }) as Extract<ReturnType<typeof instrument>, { ok: true }>;
    expect(fillTemplate(script!.template, 40)).toBe(code);
    expect(script!.rows).toEqual(sites.rows);
    expect(await open().get('another key')).toBeNull();
  });

  it('does not give out what another instrumenter made, and drops it', async () => {
    await open({ version: 'old' }).put('key', prepared(SOURCE));
    const cache = open({ version: 'new' });
    expect(await cache.get('key')).toBeNull();
    expect(await cache.size()).toEqual({ scripts: 0, bytes: 0 });
  });

  it('drops what was used longest ago when there is no room', async () => {
    let time = 0;
    const now = (): number => ++time;
    const probe = open();
    await probe.put('probe', prepared(SOURCE));
    const { bytes } = await probe.size();
    await probe.clear();
    const cache = open({ limit: 2 * bytes, now });
    await cache.put('a', prepared(SOURCE));
    await cache.put('b', prepared(SOURCE));
    expect(await cache.get('a')).not.toBeNull();
    await cache.put('c', prepared(SOURCE));
    expect(await Promise.all(['a', 'b', 'c'].map(async (key) => (await cache.get(key)) !== null))).toEqual([
      true,
      false,
      true,
    ]);
    expect(await cache.size()).toEqual({ scripts: 2, bytes: 2 * bytes });
  });

  it('does not keep what alone would fill it', async () => {
    const cache = open({ largest: 100 });
    await cache.put('key', prepared(SOURCE));
    expect(await cache.size()).toEqual({ scripts: 0, bytes: 0 });
  });

  it('is empty when it was cleared', async () => {
    const cache = open();
    await cache.put('key', prepared(SOURCE));
    await cache.clear();
    expect([await cache.get('key'), await cache.size()]).toEqual([null, { scripts: 0, bytes: 0 }]);
  });

  const damages: [what: string, damage: (stored: Record<string, unknown>) => unknown][] = [
    ['cut short', ({ text, ...rest }) => ({ ...rest, text: String(text).slice(0, -1) })],
    ['zeroed', ({ text, ...rest }) => ({ ...rest, text: '\0'.repeat(String(text).length) })],
    ['without its sites', (stored) => ({ ...stored, rows: undefined })],
    [
      'with sites that are no JSON',
      ({ rows, ...rest }) => ({ ...rest, rows: String(rows).replace('[', '{') }),
    ],
    [
      'with sites that are too few',
      ({ rows, ...rest }) => ({ ...rest, rows: '[]'.padEnd(String(rows).length) }),
    ],
    ['with a gap outside', ({ gaps, ...rest }) => ({ ...rest, gaps: (gaps as Uint32Array).map(() => 1e9) })],
    ['that is something else', () => 7],
  ];
  it.each(damages)('takes a script %s for none, and forgets it', async (_, damage) => {
    await open().put('key', prepared(SOURCE));
    const direct = await openDB('code-cache', 1);
    const stored = (await direct.get('scripts', 'key')) as Record<string, unknown>;
    await direct.put('scripts', damage(stored), 'key');
    direct.close();
    const cache = open();
    expect(await cache.get('key')).toBeNull();
    await cache.put('key', prepared(SOURCE));
    expect(await cache.get('key')).not.toBeNull();
  });

  it.each([
    ['there is none', undefined],
    [
      'it is refused',
      Object.assign(new IDBFactory(), {
        open() {
          throw new DOMException('Not here.', 'SecurityError');
        },
      }),
    ],
  ])('keeps nothing where %s, and is no error', async (_, factory) => {
    Object.assign(globalThis, { indexedDB: factory });
    const cache = open();
    await cache.put('key', prepared(SOURCE));
    expect(await cache.get('key')).toBeNull();
    await cache.clear();
    expect(await cache.size()).toEqual({ scripts: 0, bytes: 0 });
  });
});
