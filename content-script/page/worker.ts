/**
 * World: worker or worklet, before its first script, in every one of a recorded tab: its debugger session evaluates
 * this while the worker waits. Joins recorder, WebAssembly hooks, made code and the link to the session.
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
import { hasOwn, holderOf } from './natives.ts';
import { announceWorkers } from './nested-workers.ts';
import { hideWorkerIsolation } from './hidden-isolation.ts';
import { hookImportScripts } from './imported-scripts.ts';
import { createRecorder } from './recorder.ts';
import { createRecordingLink } from './recording-link.ts';
import { createSigning } from './signing.ts';
import { installWebAssemblyHooks } from './wasm-hooks.ts';
import { hookWorkerEndings } from './worker-endings.ts';
import { createWorkerLink } from './worker-link.ts';
import { awaitMainScript } from './worker-main.ts';

/** Declared around this script by the session: see WORKER_CONFIG_NAME. */
declare const SIGNATURE_PROFILER_WORKER: WorkerConfig;

/** What only such a worklet has. */
const WORKLETS = [
  ['registerProcessor', 'AudioWorklet'],
  ['registerPaint', 'PaintWorklet'],
] as const;

const config = SIGNATURE_PROFILER_WORKER;
const link = createWorkerLink(globalThis, config.binding);
if (config.main !== null) awaitMainScript(config.main, globalThis);
const timer = createLateTimer();
let dynamic: DynamicCode | null = null;
let imports: MadeAddresses | null = null;
const worklet = WORKLETS.find(([register]) => hasOwn(globalThis, register))?.[1] ?? null;
const settleIsolation = isIsolatedByPage(config.documents ?? {})
  ? (): void => undefined
  : hideWorkerIsolation(globalThis);
const recorder = createRecorder(globalThis, {
  setTimer: timer.setTimer,
  clockFacts: config.clock,
  onFirstUse,
  // `Date` alone: milliseconds, which may go back.
  countsOnly: worklet !== null,
});
if (recorder !== null) {
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
  installWebAssemblyHooks(recorder, globalThis);
  dynamic = createDynamicCode(recorder, globalThis, createSigning(globalThis));
  hookFunctionConstructors(dynamic, globalThis);
  hookEval(dynamic, globalThis);
  const blobs = rememberBlobTexts(recorder, globalThis);
  // Worklets have neither.
  if (blobs !== null) {
    imports = createMadeAddresses(dynamic, blobs, () => false, globalThis);
    hookMadeWorkers(dynamic, blobs, globalThis, announceWorkers(config.announceAt, globalThis));
  }
  hookWorkerEndings({ now: () => recorder.now(), flush: recording.flush, stop: recording.stop }, globalThis);
  if (config.recording !== null) recording.start(config.recording.id, config.recording.settings);
}

/** A worker is isolated as the document is that made it: by the page if any of its documents says so. */
function isIsolatedByPage(documents: NonNullable<WorkerConfig['documents']>): boolean {
  return Object.values(documents).some(({ isolatedByPage }) => isolatedByPage);
}

/** The worker is whole now, and none of its statements has run. */
function onFirstUse(): void {
  timer.begin(globalThis);
  settleIsolation();
  const timers = holderOf(globalThis, 'setTimeout');
  if (timers !== null && dynamic !== null) hookTimers(dynamic, timers);
  const importer = holderOf(globalThis, 'importScripts');
  if (importer !== null && imports !== null) hookImportScripts(imports, importer);
}
