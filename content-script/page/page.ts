/**
 * World: page, before its first script in every document of a recorded tab. Joins recorder, WebAssembly
 * hooks, inline rewriting and the link to the session.
 * Promise: a document that has a recorder already is left alone, and nothing is ever thrown into the page.
 */
import type { DocumentConfig, DocumentFacts } from '../../protocol/page-messages.ts';
import { recorderExpression, recorderStatement, type WorkerConfig } from '../../protocol/worker-messages.ts';
import { rememberBlobTexts } from './blob-texts.ts';
import { createMadeAddresses } from './dynamic-addresses.ts';
import { createDynamicCode } from './dynamic-code.ts';
import { hookEval } from './dynamic-eval.ts';
import { hookFunctionConstructors } from './dynamic-functions.ts';
import { hookInsertions } from './dynamic-inserted.ts';
import { createMadeSources } from './dynamic-sources.ts';
import { hookTimers } from './dynamic-timers.ts';
import { createInlineHandlers } from './inline-handlers.ts';
import { holdIntegrityBack } from './inline-integrity.ts';
import { createDomNatives } from './inline-natives.ts';
import { rewriteInlineScripts } from './inline-scripts.ts';
import { hideAdded } from './hidden-sources.ts';
import { hideIsolation, isIsolatedByUs } from './hidden-isolation.ts';
import { hookMarkup } from './inline-markup.ts';
import { createAdmission } from './admission.ts';
import { createInlinePolicy } from './inline-policy.ts';
import { listJavascriptAddresses } from './javascript-addresses.ts';
import { createLink } from './link.ts';
import { jsonText } from './json-text.ts';
import { watchLeaving } from './leaving.ts';
import { hookMadeSharedWorkers } from './made-shared-workers.ts';
import { hookMadeWorkers } from './made-workers.ts';
import { nativeText } from './native-text.ts';
import { ownFacts } from './own-facts.ts';
import { createRecorder } from './recorder.ts';
import { createRecordingLink } from './recording-link.ts';
import { hearSharedWords } from './shared-words.ts';
import { createSigning } from './signing.ts';
import { installWebAssemblyHooks } from './wasm-hooks.ts';
import { createTwiceMaking } from './twice-made-workers.ts';
import { beginWorker } from './worker-realm.ts';

/** Declared around this script by the session: see CONFIG_NAME. */
declare const SIGNATURE_PROFILER_CONFIG: DocumentConfig;
/** The function around this script: see vite.config.ts. Its text is that of a shared worker's recorder, too. */
declare const SIGNATURE_PROFILER_SOURCE: () => void;
/** Declared there: see WORKER_CONFIG_NAME. */
declare const SIGNATURE_PROFILER_WORKER: WorkerConfig | undefined;

const FORBIDDEN =
  'The page’s Content Security Policy lets no sampler begin, so every call was timed exactly.';

const isWorker = typeof SIGNATURE_PROFILER_WORKER !== 'undefined';
if (isWorker) beginWorker(globalThis, SIGNATURE_PROFILER_WORKER);

const recorder = isWorker ? null : createRecorder(globalThis);
if (recorder !== null) {
  const top = self === self.top;
  const { location } = self;
  const { sampling } = recorder;
  const link = createLink(globalThis, (command) => {
    if (command.type !== 'document-facts') recording.onCommand(command);
    else {
      const { payload } = command;
      begin(payload ?? undefined);
      if (payload === null) return;
      policy.learn(payload);
      if (payload.inline.length === 0 && payload.wantsSigned === 'no') link.ask(null);
    }
  });
  const facts = ownFacts(globalThis, SIGNATURE_PROFILER_CONFIG.documents, link.isParentInDoubt);
  if (facts === 'asked') link.ask(SIGNATURE_PROFILER_CONFIG.askAt);
  else begin(facts);
  sampling.connect(link.sample);
  const recording = createRecordingLink(recorder, link.send, {
    kind: top ? 'page' : 'frame',
    top,
    url: () => location.href,
    hasOpener: () => self.opener !== null,
    number: link.number,
  });
  let leaveWorkers = (): void => undefined;
  const flush = (): void => {
    recording.flush();
    leaveWorkers();
  };
  const leaving = watchLeaving(self, flush, () => {
    recording.leave();
    leaveWorkers();
    link.end();
  });
  recording.hello();
  recorder.onSites(recording.sites);
  recorder.onSitesWanted(() => link.send({ type: 'sites-wanted', payload: {} }));
  recorder.onNotRecorded((entry) => link.send({ type: 'not-recorded', payload: entry }));
  recorder.onPlot((file) => link.send({ type: 'plot', payload: { file } }));
  installWebAssemblyHooks(recorder, globalThis);
  const signing = createSigning(globalThis);
  const admission = createAdmission();
  const dom = createDomNatives(globalThis, signing, admission);
  const policy = createInlinePolicy(globalThis, dom, signing, admission, facts);
  const inline = rewriteInlineScripts(recorder, dom, globalThis, recording.sites, policy);
  const dynamic = createDynamicCode(recorder, globalThis, signing, inline.isForbidden);
  const javascript = listJavascriptAddresses(dynamic, dom, globalThis);
  const handlers = createInlineHandlers(dynamic, inline, dom, signing, admission, javascript, globalThis);
  const blobs = rememberBlobTexts(recorder, globalThis, () => policy.mayReadBlobs);
  const addresses = createMadeAddresses(dynamic, blobs, inline.isForbidden, globalThis);
  const sources = createMadeSources(addresses, inline, dom, signing, globalThis);
  inline.onModule((text) => addresses.changeImports(text, null));
  inline.onNodes((nodes) => {
    sources.sees(nodes);
    handlers.sees(nodes);
  });
  holdIntegrityBack(globalThis, dom, handlers.seesAttribute, (script, args, below) =>
    sources.changeGiven(script, args, 1, below),
  );
  hookMarkup(handlers, globalThis);
  hookFunctionConstructors(dynamic, globalThis);
  hookEval(dynamic, globalThis);
  hookTimers(dynamic, globalThis);
  if (blobs !== null) {
    hookMadeWorkers(dynamic, blobs, globalThis);
    const tell = (url: string, binding: string): void =>
      link.send({ type: 'shared-worker', payload: { url, binding } });
    const { askAt, channel } = SIGNATURE_PROFILER_CONFIG;
    const twice = createTwiceMaking(recorder, { askAt, askNow: link.askNow }, self);
    const words = hearSharedWords(channel, globalThis, {
      lastWords: (said) => link.send({ type: 'shared-words', payload: said }),
      failed: twice.failed,
    });
    const { begin } = words;
    leaveWorkers = words.leave;
    const makeTwice = twice.make;
    hookMadeSharedWorkers({ code: dynamic, blobs, addresses, recorderFor, tell, begin, makeTwice }, self);
  }
  if (SIGNATURE_PROFILER_CONFIG.recording !== null) {
    const { id, settings } = SIGNATURE_PROFILER_CONFIG.recording;
    recording.start(id, settings);
  }

  /** `known`: what is not as usual. */
  function begin(known: DocumentFacts | undefined): void {
    if (known !== undefined) hideAdded(globalThis);
    if (isIsolatedByUs(globalThis, known?.isolatedByPage === true)) hideIsolation(globalThis);
    if (known?.samplerAllowed !== false) return;
    sampling.refuse(FORBIDDEN);
    link.sample(null);
  }

  function recorderFor(url: string, binding: string): string {
    const config: WorkerConfig = {
      ...SIGNATURE_PROFILER_CONFIG,
      ...{ url, binding, recording: recording.current() },
      ...{ main: null, announceAt: null, clock: null, importsHeld: false, isWhole: true, command: null },
    };
    const script = `(${nativeText(SIGNATURE_PROFILER_SOURCE)})()`;
    return recorderStatement(binding, recorderExpression(jsonText(config), script));
  }

  // Trusted events only: a page may dispatch its own of these names.
  // Where the page before comes back from the back/forward cache, this one is told of its end when nobody hears it any more.
  const onBeforeUnload = (event: Event): void => {
    if (event.isTrusted) flush();
  };
  const onPageShow = (event: PageTransitionEvent): void => {
    // Back from the back/forward cache: the session answers with what it is doing now.
    if (!event.isTrusted || !event.persisted) return;
    leaving.onBack();
    recording.comeBack();
  };
  const listen = addEventListener.bind(globalThis);
  const watchWindow = (): void => {
    listen('beforeunload', onBeforeUnload, true);
    listen('pagehide', leaving.onPageHide, true);
    link.hearFrames();
    listen('pageshow', onPageShow, true);
    handlers.listenAgain();
  };
  watchWindow();
  // `document.open()` takes the listeners of the window away.
  hookInsertions(dynamic, inline, sources, handlers, dom, signing, globalThis, watchWindow);
}
