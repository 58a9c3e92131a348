/**
 * World: Node. Documents and workers that have not said their last when a recording ends.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { begin, createStage, SETTINGS, tell } from './controller-stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits a second for workers, says which did not answer, and takes in what they say later', async () => {
  const stage = createStage();
  await stage.controller.start({ reload: true, settings: SETTINGS });
  const [page, idle, blocked, gone] = [
    stage.open(),
    stage.open(false, 'worker'),
    stage.open(false, 'worker'),
    stage.open(false, 'worker'),
  ];
  const id = stage.id();
  for (const document of [page, idle, blocked, gone]) begin(stage, document);
  const stopped = stage.controller.stop();
  for (const document of [page, idle]) tell(stage, document, id, true);
  await vi.advanceTimersByTimeAsync(999);
  expect(stage.events['profile-ready']).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await stopped;
  expect(stage.profile().contexts).toHaveLength(2);
  expect(stage.profile().meta.notRecorded.map(({ code }) => code)).toEqual(['no-answer', 'no-answer']);
  stage.controller.onPageGone(gone);
  tell(stage, blocked, id, true);
  tell(stage, blocked, id, true);
  expect(stage.events['profile-ready'].map(({ recording }) => recording)).toEqual([id, id]);
  expect(stage.profile().contexts.map(({ kind, complete }) => [kind, complete])).toEqual([
    ['page', true],
    ['worker', true],
    ['worker', true],
  ]);
  expect(stage.profile().meta.notRecorded).toEqual([]);
});

it('forgets who did not answer when the next begins', async () => {
  const stage = createStage();
  await stage.controller.start({ reload: true, settings: SETTINGS });
  const [page, blocked] = [stage.open(), stage.open(false, 'worker')];
  const id = stage.id();
  for (const document of [page, blocked]) begin(stage, document);
  const stopped = stage.controller.stop();
  tell(stage, page, id, true);
  await vi.advanceTimersByTimeAsync(1000);
  await stopped;
  await stage.controller.start({ reload: false, settings: SETTINGS });
  tell(stage, blocked, id, true);
  expect(stage.events['profile-ready']).toHaveLength(1);
});
