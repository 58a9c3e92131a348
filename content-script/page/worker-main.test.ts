/**
 * A worker that begins with an empty main script runs the right one in its place, and what it is told while that
 * is on its way arrives afterwards: once, in order, each in a turn of its own.
 */
import { expect, it } from 'vitest';
import { awaitMainScript } from './worker-main.ts';

class Realm extends EventTarget {
  readonly timers: (() => void)[] = [];
  readonly microtasks: (() => void)[] = [];
  readonly imported: string[] = [];
  readonly errors: unknown[] = [];
  readonly MessageEvent = MessageEvent;
  constructor(readonly isModule: boolean) {
    super();
  }
  readonly setTimeout = (task: () => void): number => this.timers.push(task);
  readonly reportError = (error: unknown): number => this.errors.push(error);
  queueMicrotask(task: () => void): void {
    this.microtasks.push(task);
  }
  importScripts(...urls: string[]): void {
    if (this.isModule) throw new TypeError('Module scripts do not support importScripts().');
    this.imported.push(...urls);
  }
  call(): void {
    (Reflect.get(this, 'call_') as () => void)();
  }
}

const failures: boolean[] = [];
const failed = (hasRun: boolean): void => void failures.push(hasRun);

const MODULE = 'data:text/javascript,globalThis.workerMainRan=1;//';

it('runs a classic script in the same turn, and leaves nothing behind', () => {
  const realm = new Realm(false);
  awaitMainScript({ address: 'http://a/x.js#1', callName: 'call_' }, realm, failed);
  expect(Object.keys(realm)).not.toContain('call_');
  realm.call();
  expect(Reflect.has(realm, 'call_')).toBe(false);
  expect(realm.imported).toEqual([]);
  for (const task of realm.microtasks) task();
  expect(realm.imported).toEqual(['http://a/x.js#1']);
});

it('keeps what a module is told until it begins', async () => {
  const realm = new Realm(true);
  awaitMainScript({ address: MODULE, callName: 'call_' }, realm, failed);
  realm.call();
  const tell = (data: unknown, ports: MessagePort[] = []): boolean =>
    realm.dispatchEvent(new MessageEvent('message', { data, ports }));
  const { port1, port2 } = new MessageChannel();
  tell(1);
  tell({ two: 2 }, [port1]);
  const heard: unknown[] = [];
  realm.addEventListener('message', (event) => {
    const { data, ports } = event as MessageEvent<unknown>;
    heard.push([data, ports.length]);
  });
  expect(heard).toEqual([]);
  realm.call();
  expect(Reflect.has(realm, 'call_')).toBe(false);
  realm.timers.shift()?.();
  expect(heard).toEqual([[1, 0]]);
  // What comes now comes after those that wait.
  tell(3);
  while (realm.timers.length > 0) realm.timers.shift()?.();
  expect(heard).toEqual([
    [1, 0],
    [{ two: 2 }, 1],
    [3, 0],
  ]);
  tell(4);
  expect(heard).toHaveLength(4);
  await expect.poll(() => Reflect.get(globalThis, 'workerMainRan') as unknown).toBe(1);
  expect(realm.errors).toEqual([]);
  port1.close();
  port2.close();
});

it('reports a module that does not come, and lets its messages go', async () => {
  const realm = new Realm(true);
  awaitMainScript(
    { address: 'data:text/javascript,throw new RangeError("meant");//', callName: 'call_' },
    realm,
    failed,
  );
  realm.call();
  await expect.poll(() => realm.errors.map(String)).toEqual(['RangeError: meant']);
  expect(failures).toEqual([false]);
  const heard: unknown[] = [];
  realm.addEventListener('message', (event) => heard.push((event as MessageEvent).data));
  while (realm.timers.length > 0) realm.timers.shift()?.();
  realm.dispatchEvent(new MessageEvent('message', { data: 1 }));
  expect(heard).toEqual([1]);
});
