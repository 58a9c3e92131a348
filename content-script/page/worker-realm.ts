/**
 * World: worker or worklet, before its first script, in every one of a recorded tab. Joins recorder, WebAssembly hooks,
 * made code and the link to the session.
 * Promise: it touches nothing that a worker does not have yet (`location`, `fetch()` and `importScripts()`
 * would end its process); what comes later, timers above all, is taken at the first instrumented statement.
 */
import type { WorkerConfig } from '../../protocol/worker-messages.ts';
import { rememberBlobTexts } from './blob-texts.ts';
import { createMadeAddresses, type MadeAddresses } from './dynamic-addresses.ts';
import { createDynamicCode, type DynamicCode } from './dynamic-code.ts';
import { hookEval } from './dynamic-eval.ts';
import { hookFunctionConstructors } from './dynamic-functions.ts';
import { hookTimers } from './dynamic-timers.ts';
import { createLateTimer } from './late-timer.ts';
import { hookMadeWorkers } from './made-workers.ts';
import { apply, hasOwn, holderOf } from './natives.ts';
import { announceWorkers } from './nested-workers.ts';
import { hideWorkerIsolation } from './hidden-isolation.ts';
import { hookImportScripts } from './imported-scripts.ts';
import { randomName } from './random-name.ts';
import { createRecorder } from './recorder.ts';
import { createRecordingLink } from './recording-link.ts';
import { createSharedWords } from './shared-words.ts';
import { createSigning } from './signing.ts';
import { installWebAssemblyHooks } from './wasm-hooks.ts';
import { listUnheldImports } from './unheld-imports.ts';
import { hookWorkerEndings } from './worker-endings.ts';
import { createWorkerLink } from './worker-link.ts';
import { awaitMainScript } from './worker-main.ts';

/** What only such a worklet has. */
const WORKLETS = [
  ['registerProcessor', 'AudioWorklet'],
  ['registerPaint', 'PaintWorklet'],
] as const;

/** Puts the function that takes commands into the `config`. */
export function beginWorker(realm: typeof globalThis, config: WorkerConfig): void {
  const { binding, url, channel } = config;
  const key = hasOwn(realm, 'SharedWorkerGlobalScope') ? randomName() : null;
  const link = createWorkerLink(realm, binding, key);
  const words = key === null ? null : createSharedWords(channel, realm, () => recording.flush());
  if (config.isWhole) words?.open();
  const sayLast =
    words === null || key === null ? null : (): void => words.say({ binding, url, key, ...link.lately() });
  const { name, close } = realm as unknown as { readonly name: string; readonly close: () => void };
  if (config.main !== null)
    awaitMainScript(config.main, realm, (hasRun) => {
      words?.fail({ url, name });
      // The browser would not have begun it, and makes another for whoever asks again.
      if (words !== null && !hasRun) apply(close, realm, []);
    });
  const timer = createLateTimer();
  let dynamic: DynamicCode | null = null;
  let imports: MadeAddresses | null = null;
  const worklet = WORKLETS.find(([register]) => hasOwn(realm, register))?.[1] ?? null;
  const settleIsolation = isIsolatedByPage(config.documents)
    ? (): void => undefined
    : hideWorkerIsolation(realm);
  const recorder = createRecorder(realm, {
    setTimer: timer.setTimer,
    clockFacts: config.clock,
    onFirstUse,
    // `Date` alone: milliseconds, which may go back.
    countsOnly: worklet !== null,
  });
  if (recorder === null) return;
  const recording = createRecordingLink(recorder, link.send, {
    kind: 'worker',
    top: false,
    url: () => (worklet === null ? config.url : `${config.url}#${worklet}`),
  });
  config.command = recording.onCommand;
  recording.hello();
  recorder.onSites(recording.sites);
  recorder.onSitesWanted(() => link.send({ type: 'sites-wanted', payload: {} }));
  recorder.onNotRecorded((entry) => link.send({ type: 'not-recorded', payload: entry }));
  recorder.onPlot((file) => link.send({ type: 'plot', payload: { file } }));
  installWebAssemblyHooks(recorder, realm);
  dynamic = createDynamicCode(recorder, realm, createSigning(realm));
  hookFunctionConstructors(dynamic, realm);
  hookEval(dynamic, realm);
  const blobs = rememberBlobTexts(recorder, realm, () => false);
  // Worklets have neither.
  if (blobs !== null) {
    const unheld = listUnheldImports(recorder, config.importsHeld, realm);
    imports = createMadeAddresses(dynamic, blobs, () => false, realm, unheld);
    hookMadeWorkers(dynamic, blobs, realm, announceWorkers(config.announceAt, realm));
  }
  const { flush, stop } = recording;
  hookWorkerEndings({ now: () => recorder.now(), flush, stop, sayLast }, realm);
  if (config.recording !== null) recording.start(config.recording.id, config.recording.settings);
  if (worklet === null) awaitSession(link.connect, timer.setTimer);

  /** The worker is whole now, and none of its statements has run. */
  function onFirstUse(): void {
    timer.begin(realm);
    words?.open();
    settleIsolation();
    const timers = holderOf(realm, 'setTimeout');
    if (timers !== null && dynamic !== null) hookTimers(dynamic, timers);
    const importer = holderOf(realm, 'importScripts');
    if (importer !== null && imports !== null) hookImportScripts(imports, importer);
  }
}

/** A worker is isolated as the document is that made it: by the page if any of its documents says so. */
function isIsolatedByPage(documents: NonNullable<WorkerConfig['documents']>): boolean {
  return Object.values(documents).some(({ isolatedByPage }) => isolatedByPage);
}

// The session finds a shared worker within some tens of milliseconds; nobody may be looking for it, either.
const FIRST_LOOK_MS = 10;
const LAST_LOOK_MS = 10_000;

/** Says what waits as soon as somebody hears it, also of a worker that is idle by then. */
function awaitSession(connect: () => boolean, setTimer: (task: () => void, delay: number) => void): void {
  let pause = FIRST_LOOK_MS;
  const look = (): void => {
    if (connect() || pause > LAST_LOOK_MS) return;
    setTimer(look, pause);
    pause *= 2;
  };
  look();
}
