/**
 * World: page, before its first script in every document of a recorded tab. Joins recorder, WebAssembly
 * hooks, inline rewriting and the link to the session.
 * Promise: a document that has a recorder already is left alone, and nothing is ever thrown into the page.
 */
import type { EmbeddedSites, SiteId } from '../../protocol/calling-convention.ts';
import type { PageConfig, RecordingId, RecordingSettings } from '../../protocol/page-messages.ts';
import { createDynamicCode } from './dynamic-code.ts';
import { hookEval } from './dynamic-eval.ts';
import { hookFunctionConstructors } from './dynamic-functions.ts';
import { hookInsertions } from './dynamic-inserted.ts';
import { hookTimers } from './dynamic-timers.ts';
import { holdIntegrityBack } from './inline-integrity.ts';
import { createDomNatives } from './inline-natives.ts';
import { rewriteInlineScripts } from './inline-scripts.ts';
import { createLink } from './link.ts';
import { createRecorder, type AttachedSession } from './recorder.ts';
import { installWebAssemblyHooks } from './wasm-hooks.ts';

/** Declared around this script by the session: see CONFIG_NAME. */
declare const SIGNATURE_PROFILER_CONFIG: PageConfig;

const recorder = createRecorder(globalThis);
if (recorder !== null) {
  const top = self === self.top;
  const { location } = self;
  let recording: { readonly id: RecordingId; readonly session: AttachedSession } | null = null;

  let learned = 0;

  const link = createLink(globalThis, (command) => {
    switch (command.type) {
      case 'start-recording':
        start(command.payload.id, command.payload.settings);
        break;
      case 'stop-recording':
        stop();
        break;
      case 'send-update':
        if (recording?.id === command.payload.id) recording.session.flush(false);
        break;
      case 'sites':
        recorder.learnSites(command.payload.tables);
        learned += command.payload.tables.length;
        link.send({ type: 'sites-known', payload: { count: learned } });
        break;
    }
  });

  const hello = (): void =>
    link.send({ type: 'hello', payload: { url: location.href, kind: top ? 'page' : 'frame', top } });

  const start = (id: RecordingId, settings: RecordingSettings): void => {
    if (recording?.id === id) return;
    stop();
    link.send({
      type: 'recording-started',
      payload: { id, url: location.href, clock: recorder.describeClock() },
    });
    const onUpdate: Parameters<typeof recorder.attachSession>[0]['onUpdate'] = (update) =>
      link.send({ type: 'update', payload: update });
    recording = { id, session: recorder.attachSession({ id, settings, onUpdate }) };
  };

  const stop = (): void => {
    recording?.session.detach();
    recording = null;
  };

  const sites = (first: SiteId, table: EmbeddedSites): void =>
    link.send({ type: 'sites', payload: { first, table } });
  hello();
  recorder.onSites(sites);
  recorder.onSitesWanted(() => link.send({ type: 'sites-wanted', payload: {} }));
  recorder.onNotRecorded((entry) => link.send({ type: 'not-recorded', payload: entry }));
  recorder.onPlot((file) => link.send({ type: 'plot', payload: { file } }));
  installWebAssemblyHooks(recorder, globalThis);
  const dom = createDomNatives(globalThis);
  holdIntegrityBack(globalThis, dom);
  const inline = rewriteInlineScripts(recorder, dom, globalThis, sites);
  const dynamic = createDynamicCode(recorder, globalThis);
  hookFunctionConstructors(dynamic, globalThis);
  hookEval(dynamic, globalThis);
  hookTimers(dynamic, globalThis);
  hookInsertions(dynamic, inline, dom, globalThis);
  if (SIGNATURE_PROFILER_CONFIG.recording !== null) {
    const { id, settings } = SIGNATURE_PROFILER_CONFIG.recording;
    start(id, settings);
  }

  // Trusted events only: a page may dispatch its own of these names.
  addEventListener(
    'pagehide',
    (event) => {
      if (event.isTrusted) stop();
    },
    true,
  );
  addEventListener(
    'pageshow',
    (event) => {
      // Back from the back/forward cache: the session answers with what it is doing now.
      if (event.isTrusted && event.persisted) hello();
    },
    true,
  );
}
