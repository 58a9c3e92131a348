/**
 * World: extension, documents and workers. Instrumented scripts on disk, by content, so that a text is
 * instrumented once and not once a session. What was used longest ago goes first when there is no room.
 * Promise: nothing here is ever an error. What cannot be read is a script to instrument, what cannot be
 * written is not kept.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PreparedScript } from '../session/instrument-messages.ts';
import { packScript, unpackScript, type PackedScript } from './packed-script.ts';

declare const __INSTRUMENTER__: string;

export interface CodeCache {
  get(key: string): Promise<PreparedScript | null>;
  put(key: string, script: PreparedScript): Promise<void>;
  clear(): Promise<void>;
  size(): Promise<CodeCacheSize>;
}

export interface CodeCacheSize {
  readonly scripts: number;
  readonly bytes: number;
}

export interface CodeCacheOptions {
  /** Digest of the instrumenter: what another one made is not used. */
  readonly version?: string;
  readonly limit?: number; // bytes
  /** A larger script is not kept. */
  readonly largest?: number; // bytes
  readonly now?: () => number; // Date.now()
}

interface Use {
  readonly key: string;
  readonly version: string;
  readonly bytes: number;
  /** Date.now() of the last time. */
  readonly used: number;
}

interface Schema extends DBSchema {
  scripts: { key: string; value: PackedScript };
  /** Beside the scripts, because finding the oldest must not read them all. */
  uses: { key: string; value: Use; indexes: { used: number } };
}

const NAME = 'code-cache';
/** Of the stores' shape, not of what is in them. */
const SHAPE = 1;
// A few large applications with their libraries; a site of 5 MB takes 7.
const LIMIT = 256 * 1024 * 1024;
const LARGEST = 32 * 1024 * 1024;
// A disk that takes longer to answer than the parser would is no help.
const OPENING_MS = 2000;

export function openCodeCache(options: CodeCacheOptions = {}): CodeCache {
  const { version = __INSTRUMENTER__, limit = LIMIT, largest = LARGEST, now = () => Date.now() } = options;
  let opening: Promise<IDBPDatabase<Schema> | null> | null = null;

  /** Null where there is no storage, or none today. */
  function open(): Promise<IDBPDatabase<Schema> | null> {
    opening ??= openOrNull();
    return opening;
  }

  async function openOrNull(): Promise<IDBPDatabase<Schema> | null> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), OPENING_MS));
    try {
      const opened = openDB<Schema>(NAME, SHAPE, {
        upgrade(database) {
          database.createObjectStore('scripts');
          database.createObjectStore('uses', { keyPath: 'key' }).createIndex('used', 'used');
        },
        // Another document wants to delete or reshape it.
        blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
        terminated: () => (opening = null),
      });
      const database = await Promise.race([opened, late]);
      if (database !== null) await dropOtherVersions(database);
      return database;
    } catch {
      return null;
    }
  }

  async function dropOtherVersions(database: IDBPDatabase<Schema>): Promise<void> {
    const others = (await database.getAll('uses')).filter((use) => use.version !== version);
    if (others.length > 0) await remove(database, others);
  }

  async function remove(database: IDBPDatabase<Schema>, uses: readonly { key: string }[]): Promise<void> {
    const transaction = database.transaction(['scripts', 'uses'], 'readwrite');
    for (const { key } of uses) {
      void transaction.objectStore('scripts').delete(key);
      void transaction.objectStore('uses').delete(key);
    }
    await transaction.done;
  }

  /** Does what can be done with the storage; `otherwise` where it fails. */
  async function quietly<R>(work: (database: IDBPDatabase<Schema>) => Promise<R>, otherwise: R): Promise<R> {
    try {
      const database = await open();
      return database === null ? otherwise : await work(database);
    } catch {
      return otherwise;
    }
  }

  return {
    get: (key) =>
      quietly(async (database) => {
        const [use, packed] = await Promise.all([database.get('uses', key), database.get('scripts', key)]);
        if (use === undefined || use.version !== version) return null;
        const script = unpackScript(packed);
        // Not awaited: the page waits for the script, not for its date.
        const touched =
          script === null ? remove(database, [use]) : database.put('uses', { ...use, used: now() });
        touched.catch(() => undefined);
        return script;
      }, null),
    put: (key, script) =>
      quietly(async (database) => {
        const packed = packScript(script);
        const bytes = bytesOf(packed);
        if (bytes > Math.min(limit, largest)) return;
        const transaction = database.transaction(['scripts', 'uses'], 'readwrite');
        const [scripts, uses] = [transaction.objectStore('scripts'), transaction.objectStore('uses')];
        await Promise.all([scripts.put(packed, key), uses.put({ key, version, bytes, used: now() })]);
        const oldestFirst = await uses.index('used').getAll();
        let total = oldestFirst.reduce((sum, use) => sum + use.bytes, 0);
        for (const use of oldestFirst) {
          if (total <= limit) break;
          if (use.key === key) continue;
          total -= use.bytes;
          void scripts.delete(use.key);
          void uses.delete(use.key);
        }
        await transaction.done;
      }, undefined),
    clear: () =>
      quietly(async (database) => {
        const transaction = database.transaction(['scripts', 'uses'], 'readwrite');
        await Promise.all([
          transaction.objectStore('scripts').clear(),
          transaction.objectStore('uses').clear(),
        ]);
        await transaction.done;
      }, undefined),
    size: () =>
      quietly(
        async (database) => {
          const uses = await database.getAll('uses');
          return { scripts: uses.length, bytes: uses.reduce((sum, use) => sum + use.bytes, 0) };
        },
        { scripts: 0, bytes: 0 },
      ),
  };
}

/** An estimate from above: the engine stores a text without wide characters in half of this. */
function bytesOf({ text, rows, gaps }: PackedScript): number {
  return 2 * (text.length + rows.length) + 2 * gaps.byteLength;
}
