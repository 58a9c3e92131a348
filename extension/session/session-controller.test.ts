/**
 * World: Node. The session's states, and what becomes of a recording whatever its documents do. Browser and
 * documents are stand-ins; messages are the real ones.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CodedError } from '../../protocol/errors.ts';
import type { PageMessage } from '../../protocol/page-messages.ts';
import { begin, CLOCK, createStage, oneCall, SETTINGS, tell, type Stage } from './controller-stage.ts';
import type { PageDocument } from './page-ports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('starting', () => {
  it('attaches before it reloads, with the recording in what new documents are told', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    expect(stage.browser).toMatchObject({ attached: true, reloads: 1 });
    expect(stage.browser.config?.recording?.settings).toEqual(SETTINGS);
    expect(stage.relay.registered).toBe(true);
    expect(stage.controller.state().phase).toBe('recording');
  });

  it('without a reload needs an instrumented page, and neither attaches nor changes anything', async () => {
    const stage = createStage();
    await expect(stage.controller.start({ reload: false, settings: SETTINGS })).rejects.toMatchObject({
      code: 'reload-needed',
    });
    expect(stage.browser.attached).toBe(false);
    expect(stage.controller.state()).toMatchObject({ phase: 'idle', canRecordNow: false });
  });

  it('says why a page cannot be recorded, until another page is there', async () => {
    const stage = createStage();
    stage.browser.refuses = new CodedError('page-not-recordable', 'No extensions in here.');
    await expect(stage.controller.start({ reload: true, settings: SETTINGS })).rejects.toThrow('in here');
    expect(stage.controller.state()).toMatchObject({
      phase: 'unavailable',
      reason: { code: 'page-not-recordable' },
    });
    expect(stage.relay.registered).toBe(false);
    stage.controller.onNavigation('https://b.example/');
    expect(stage.controller.state().phase).toBe('idle');
  });

  it('refuses a second recording meanwhile', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    await expect(stage.controller.start({ reload: true, settings: SETTINGS })).rejects.toMatchObject({
      code: 'busy',
    });
  });
});

describe('a recording', () => {
  it('is delivered once every document has said its last', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const [page, frame] = [stage.open(), stage.open(false)];
    expect(page.heard.at(-1)).toMatchObject({ type: 'start-recording', payload: { id: stage.id() } });
    const id = stage.id();
    for (const document of [page, frame]) begin(stage, document);
    const stopped = stage.controller.stop();
    expect(stage.controller.state().phase).toBe('processing');
    expect(frame.heard.at(-1)).toEqual({ type: 'stop-recording', payload: { id } });
    tell(stage, page, id, true);
    await Promise.resolve();
    expect(stage.events['profile-ready']).toEqual([]);
    // What is on its way would be taken for silence.
    expect(stage.browser.silentListed).toBe(0);
    tell(stage, frame, id, true);
    await stopped;
    expect(stage.browser.silentListed).toBe(1);
    expect(stage.profile().contexts.map(({ kind, complete }) => [kind, complete])).toEqual([
      ['page', true],
      ['frame', true],
    ]);
    expect(stage.profile().sites.name).toEqual(['work']);
    expect(stage.controller.state()).toMatchObject({ phase: 'idle', canRecordNow: true });
  });

  it('does not wait for ever for a page that hangs, and marks what it has of it', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const page = stage.open();
    begin(stage, page);
    tell(stage, page, stage.id(), false);
    const stopped = stage.controller.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    expect(stage.profile().contexts.map(({ complete }) => complete)).toEqual([false]);
    expect(stage.profile().meta.notRecorded.map(({ code }) => code)).toEqual(['no-answer']);
  });

  it('does not say of a worker that has ended that it gave no answer', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const worker = stage.open();
    begin(stage, worker);
    tell(stage, worker, stage.id(), false);
    worker.hasEnded = true;
    const stopped = stage.controller.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    expect(stage.profile().contexts.map(({ complete }) => complete)).toEqual([false]);
    expect(stage.profile().meta.notRecorded).toEqual([]);
  });

  it('keeps what a document told that went away without a word', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const [gone, stays] = [stage.open(), stage.open()];
    const id = stage.id();
    for (const document of [gone, stays]) begin(stage, document);
    tell(stage, gone, id, false);
    stage.controller.onPageGone(gone);
    const stopped = stage.controller.stop();
    tell(stage, stays, id, true);
    await stopped;
    expect(stage.profile().contexts.map(({ complete }) => complete)).toEqual([false, true]);
  });

  it('that the person cancels ends with what was there, marked, and says so', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const page = stage.open();
    const id = stage.id();
    begin(stage, page);
    stage.browser.attached = false;
    stage.controller.onEnded('cancelled');
    tell(stage, page, id, true);
    await vi.runAllTimersAsync();
    expect(stage.events.problem).toMatchObject([{ code: 'session-cancelled' }]);
    expect(stage.profile().contexts).toHaveLength(1);
    expect(stage.profile().meta.notRecorded.map(({ code }) => code)).toEqual(['ended-early']);
    expect(stage.relay.registered).toBe(false);
  });
});

describe('what a page sends', () => {
  it('is dropped when malformed, and told of once', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const page = stage.open();
    const id = stage.id();
    begin(stage, page);
    for (const forged of [
      null,
      { type: 'update', payload: { ...oneCall(id, false), nodes: Int32Array.of(7, 0) } },
      { type: 'update', payload: { ...oneCall(id, false), calls: Float64Array.of(-5) } },
      { type: 'sites', payload: { first: 4, table: { url: 'x', rows: [[0, 'evil', 1, 1, []]] } } },
      { type: 'plot', payload: { file: { format: 'nonsense' } } },
    ])
      stage.controller.onPageMessage(page, forged);
    const stopped = stage.controller.stop();
    tell(stage, page, id, true);
    await stopped;
    expect(stage.events.problem).toHaveLength(1);
    expect(stage.events.problem[0].code).toBe('page-message');
    expect(stage.profile().sites.name).toEqual(['work']);
    expect(Array.from(stage.profile().contexts[0].callNodes.calls)).toEqual([1]);
  });

  it('about an earlier recording is passed over in silence', async () => {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    const page = stage.open();
    begin(stage, page);
    tell(stage, page, stage.id() - 1, false);
    const stopped = stage.controller.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    expect(stage.events.problem).toEqual([]);
    expect(stage.profile().contexts).toEqual([]);
  });

  it('is answered with what the session is doing, so that both agree', async () => {
    const stage = createStage();
    expect(stage.open().heard.map(({ type }) => type)).toEqual(['stop-recording']);
    await stage.controller.start({ reload: true, settings: SETTINGS });
    expect(stage.open().heard.map(({ type }) => type)).toEqual(['start-recording']);
  });
});

describe('a frame that is gone, for which a window above it speaks', () => {
  const words = (stage: Stage, number = 7): unknown[] => [
    {
      type: 'hello',
      payload: { url: 'about:blank', kind: 'frame', top: false, isolated: false, hasOpener: false, number },
    },
    { type: 'recording-started', payload: { id: stage.id(), url: 'about:blank', clock: CLOCK } },
    { type: 'update', payload: oneCall(stage.id(), true) },
  ];
  const tell = (stage: Stage, document: PageDocument, messages: unknown[], number = 7): void =>
    stage.controller.onPageMessage(document, { type: 'of-frame', payload: { number, messages } });
  const contexts = async (stage: Stage): Promise<string[]> => {
    await stage.controller.stop();
    return stage.profile().contexts.map(({ kind, complete }) => `${kind} ${String(complete)}`);
  };

  async function recorded(): Promise<{ stage: Stage; page: PageDocument }> {
    const stage = createStage();
    await stage.controller.start({ reload: true, settings: SETTINGS });
    return { stage, page: stage.open() };
  }

  it('is a context of its own, and so are those inside it', async () => {
    const { stage, page } = await recorded();
    const inside = { type: 'of-frame', payload: { number: 8, messages: words(stage, 8) } };
    tell(stage, page, [...words(stage), inside]);
    tell(stage, page, words(stage));
    expect(await contexts(stage)).toEqual(['frame true', 'frame true']);
  });

  it.each(['before', 'after'])('is heard once where its own words come %s', async (when) => {
    const { stage, page } = await recorded();
    const own: PageDocument = { origin: null, send: () => undefined };
    if (when === 'after') tell(stage, page, words(stage));
    for (const message of words(stage)) stage.controller.onPageMessage(own, message);
    if (when === 'before') tell(stage, page, words(stage));
    stage.controller.onPageGone(own);
    expect(await contexts(stage)).toEqual(['frame true']);
  });

  it('may say nonsense, which is left out and told of', async () => {
    const { stage, page } = await recorded();
    tell(stage, page, [{ type: 'execute' }, ...words(stage)]);
    expect(stage.events.problem.map(({ code }) => code)).toEqual(['page-message']);
    expect(await contexts(stage)).toEqual(['frame true']);
  });
});

it('workers without end become one more context, with all they did', async () => {
  const stage = createStage();
  await stage.controller.start({ reload: true, settings: SETTINGS });
  for (let i = 0; i < 70; i++) {
    const worker: PageDocument = { origin: null, send: () => undefined };
    const say = (message: PageMessage): void => stage.controller.onPageMessage(worker, message);
    const url = `https://a.example/${String(i)}.js`;
    say({ type: 'hello', payload: { url, kind: 'worker', top: false, isolated: false, hasOpener: false } });
    // Each has a function of its own place in the range that recorders hand out, and one of the script.
    say({
      type: 'sites',
      payload: { first: 1, table: { url, rows: [[0, i % 2 ? 'odd' : 'even', 1, 1, []]] } },
    });
    say({ type: 'recording-started', payload: { id: stage.id(), url, clock: CLOCK } });
    const update = oneCall(stage.id(), true);
    say({
      type: 'update',
      payload: {
        ...update,
        signatures: Int32Array.of(4, 0, 1, 0),
        nodes: Int32Array.of(-1, 0, 0, 1),
        rows: Int32Array.of(0, 1),
        calls: Float64Array.of(1, 1),
        selfTime: Float64Array.of(1, 1),
        waitTime: Float64Array.of(0, 0),
        timedCalls: Float64Array.of(1, 1),
        firstCallTime: Float64Array.of(1, 1),
        minTime: Float64Array.of(1, 1),
        maxTime: Float64Array.of(1, 1),
      },
    });
    stage.controller.onPageGone(worker);
  }
  await stage.controller.stop();
  const profile = stage.profile();
  expect(profile.contexts).toHaveLength(65);
  const [last] = profile.contexts.slice(-1);
  expect([last.kind, last.url, last.complete]).toEqual(['worker', '6 more workers', true]);
  expect(last.callNodes.length).toBe(1 + 6);
  expect(last.callNodes.calls.reduce((sum, calls) => sum + calls, 0)).toBe(12);
});
