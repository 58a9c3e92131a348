/**
 * A recorder in a realm that is not whole yet begins to tell when the first instrumented statement runs.
 */
import { expect, it } from 'vitest';
import { createLateTimer } from './late-timer.ts';
import { createRecorder } from './recorder.ts';

it('asks the realm’s own timer for what waited, once there is one', () => {
  const asked: number[] = [];
  const realm = { setTimeout: (_: unknown, delay: number) => asked.push(delay) };
  const { setTimer, begin } = createLateTimer();
  setTimer(() => undefined, 10);
  begin({});
  setTimer(() => undefined, 20);
  expect(asked).toEqual([]);
  begin(realm);
  begin({ setTimeout: () => asked.push(-1) });
  setTimer(() => undefined, 30);
  expect(asked).toEqual([10, 20, 30]);
});

it('hears of the first look at the flag, which is an ordinary one from then on', () => {
  let reads = 0;
  let uses = 0;
  const global = { performance: { now: () => (reads += 0.001) } } as unknown as typeof globalThis & {
    _$on: boolean;
  };
  const recorder = createRecorder(global, { onFirstUse: () => uses++ });
  const session = recorder?.attachSession({
    id: 1,
    settings: { signatures: true, clock: 'auto' },
    onUpdate: () => undefined,
  });
  expect(uses).toBe(0);
  expect(global._$on).toBe(true);
  expect(global._$on).toBe(true);
  expect(uses).toBe(1);
  session?.detach();
  expect(Object.getOwnPropertyDescriptor(global, '_$on')).toEqual({
    value: false,
    writable: false,
    enumerable: false,
    configurable: true,
  });
});
