/**
 * World: panel document. Owns the session of its tab: takes the tab's lock, joins browser, pages and panel,
 * and lets go of everything when the document goes away.
 */
import { isolateTab, releaseTab } from '../../platform/isolation-rules.ts';
import { readMainThread, readProcessors } from '../../platform/processor-accounts.ts';
import { registerRelay, unregisterRelay } from '../../platform/relay-registration.ts';
import {
  describeTab,
  inspectedTab,
  isInDevTools,
  isPrivateTab,
  onTabNavigation,
  openSource,
} from '../../platform/inspected-tab.ts';
import { readProfile } from '../../profile/index.ts';
import { CodedError, type WireError } from '../../protocol/errors.ts';
import { sessionEnd } from '../../protocol/meeting-point.ts';
import { serve } from '../../protocol/rpc.ts';
import { EVERYTHING } from '../../protocol/scope.ts';
import type { SessionCommands, SessionEvents, SessionState } from '../../protocol/session-messages.ts';
import { checkTracedTexts, TRACED_TEXTS, type TracedTexts } from '../../protocol/traced-texts.ts';
import { openCodeCache } from '../code-cache/code-cache.ts';
import { createSourceMaps, type SourceMaps } from '../source-maps/source-maps.ts';
import { anyOtherOwner, holdSessionLock } from '../session-lock.ts';
import { createChromiumRewriter } from './chromium-rewriter.ts';
import { watchIsolation } from './isolation-watch.ts';
import { createIsolation } from './isolation.ts';
import { createInstrumentClient } from './instrument-client.ts';
import { createInstrumentPool } from './instrument-pool.ts';
import { createPageNames } from './page-names.ts';
import { listenToPages } from './page-ports.ts';
import { createScopeOfSession, type ScopeOfSession } from './scope-of-session.ts';
import { createScriptList } from './script-list.ts';
import { createSessionController, type SessionController } from './session-controller.ts';
import { createSiteTable } from './site-table.ts';

declare const __VERSION__: string;

const ended = new AbortController();
const { signal } = ended;

/** Only asked for its size, and cleared: the workers fill it. */
const codeCache = openCodeCache();

/** Commands wait for the lock and the page script, a few ms; then they are answered or refused. */
const session = open();

const emit = serve<SessionCommands, SessionEvents>(
  sessionEnd,
  {
    'start-recording': async (options) => (await opened()).start(options),
    'stop-recording': async () => (await opened()).stop(),
    'set-isolation': async (wanted) => (await opened()).setIsolation(wanted),
    'get-state': async () => {
      const result = await session;
      return 'reason' in result ? unavailable(result.reason) : result.controller.state();
    },
    'get-scope': async () => {
      const result = await session;
      return 'reason' in result ? { site: null, scope: EVERYTHING } : result.scope.inForce;
    },
    'set-scope': async (wanted) => {
      const result = await session;
      if ('scope' in result) result.scope.set(wanted);
    },
    'get-source-map': async ({ url }) => {
      const result = await session;
      return 'reason' in result ? { ok: false, reason: null } : result.maps.textOf(url);
    },
    'get-kept-scripts': () => codeCache.size(),
    'clear-kept-scripts': () => codeCache.clear(),
    'open-source': ({ url, line, column }) => openSource(url, line, column),
  },
  signal,
);

type Opened =
  | { readonly controller: SessionController; readonly scope: ScopeOfSession; readonly maps: SourceMaps }
  | { readonly reason: WireError };

async function opened(): Promise<SessionController> {
  const result = await session;
  if ('reason' in result) throw new CodedError(result.reason.code, result.reason.message);
  return result.controller;
}

async function open(): Promise<Opened> {
  const tabId = inspectedTab();
  if (tabId === null)
    return { reason: { code: 'no-tab', message: 'This panel belongs to no page: open it in DevTools.' } };
  if (!(await holdSessionLock(tabId, signal)))
    return {
      reason: {
        code: 'session-elsewhere',
        message: 'This page is being profiled in another window. Close that one and open this panel again.',
      },
    };

  const [pageScript, workerScript] = await Promise.all(['page.js', 'worker.js'].map(readOwnFile));
  const sites = createSiteTable();
  const names = createPageNames(sites);
  const scripts = createScriptList(() => controller.onScripts());
  const isPrivate = await isPrivateTab(tabId);
  const scope = createScopeOfSession(isPrivate ? null : localStorage, () => {
    emit('scope-changed', scope.inForce);
    void rewriter.applyScope().catch(() => undefined);
  });
  const maps = createSourceMaps((url, init) => fetch(url, init), signal);
  const pool = createInstrumentPool({
    startWorker: () => new Worker(new URL('./instrument-worker.ts', import.meta.url), { type: 'module' }),
    workers: instrumentWorkers(),
    keep: !isPrivate,
    signal,
  });
  const instrumenter = createInstrumentClient(pool, sites);
  const rewriter = createChromiumRewriter({
    tabId,
    instrumenter,
    scripts,
    scope,
    maps,
    names,
    events: {
      onPageLeft: () => controller.onPageLeft(),
      onEnded: (reason) => controller.onEnded(reason),
      onWorkerMessage: (worker, message) => controller.onPageMessage(worker, message),
      onWorkerGone: (worker) => controller.onPageGone(worker),
    },
    pageScript,
    workerScript,
    isDebugged: isInDevTools(),
    traced: askCommandLine,
    signal,
  });
  const unregister = async (): Promise<void> => {
    if (!(await anyOtherOwner(tabId))) await unregisterRelay();
  };
  const isolation = createIsolation({
    choices: {
      get: (key) => localStorage.getItem(key),
      set: (key, value) => localStorage.setItem(key, value),
    },
    rule: { add: () => isolateTab(tabId), remove: () => releaseTab(tabId) },
    onChange: () => controller.onScripts(),
  });
  watchIsolation(tabId, isolation, signal);
  isolation.pageIs((await describeTab(tabId)).url);
  const controller = createSessionController({
    rewriter,
    scripts,
    sites,
    names,
    isolation,
    emit: (event, payload) => emit(event, payload),
    relay: { register: registerRelay, unregister },
    readProcessor: async () => {
      const [thread, processors] = await Promise.all([readMainThread({ tabId }), readProcessors()]);
      return thread && processors && { ...thread, ...processors };
    },
    describePage: async () => ({
      ...(await describeTab(tabId)),
      browser: describeBrowser(),
      productVersion: __VERSION__,
    }),
    readPlotted: readProfile,
    signal,
  });
  listenToPages(
    tabId,
    {
      onMessage: (document, message) => controller.onPageMessage(document, message),
      onGone: (document) => controller.onPageGone(document),
    },
    signal,
  );
  onTabNavigation(tabId, (url) => controller.onNavigation(url), signal);
  addEventListener('pagehide', () => {
    // Both are on their way before this document is gone; the background looks after what is not.
    void rewriter.detach();
    void isolation.end();
    void unregister();
    ended.abort();
  });
  scope.pageIs((await describeTab(tabId)).url);
  return { controller, scope, maps };
}

/** Null where none has started this panel, or it traces nothing. */
async function askCommandLine(): Promise<TracedTexts | null> {
  const ask: unknown = Reflect.get(globalThis, TRACED_TEXTS);
  return typeof ask === 'function' ? checkTracedTexts(await (ask as () => unknown)()) : null;
}

async function readOwnFile(name: string): Promise<string> {
  return (await fetch(chrome.runtime.getURL(name))).text();
}

function unavailable(reason: WireError): SessionState {
  return {
    phase: 'unavailable',
    reason,
    scripts: { found: 0, instrumented: 0, reused: 0, notRecorded: [], outOfScope: 0, pageChanges: [] },
    isolation: { wanted: false, active: false, whyNot: null, conflicts: [] },
  };
}

/**
 * One for small scripts, and others for all; the page needs a core of its own, and a tree of a large script
 * takes hundreds of megabytes.
 */
function instrumentWorkers(): number {
  return Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1));
}

/** `Chromium 156`, from the browser's own list of its brands. */
function describeBrowser(): string {
  const version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1];
  return version === undefined ? 'Chromium' : `Chromium ${version}`;
}
