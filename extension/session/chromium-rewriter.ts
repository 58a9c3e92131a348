/**
 * World: extension, Chromium. Rewrites a tab's scripts through `chrome.debugger`: scripts are held at
 * their response, instrumented and answered anew; documents are only looked at, never answered, because a
 * document that an extension answers loses its address space and with it its requests to the local network.
 * Promise: everything held is let go, whatever fails, within a deadline.
 * Over 400 lines because every event of the debugger arrives here and is told to the part that it is for.
 */
import {
  attachDebugger,
  detachDebugger,
  onDebuggerDetached,
  onDebuggerEvent,
  onTargetGone,
  sendCommand,
  type DebuggerSession,
  type TabId,
} from '../../platform/chromium-debugger.ts';
import type {
  CdpSessionId,
  ChromiumEvents,
  FrameId,
  RequestPaused,
} from '../../platform/chromium-protocol.ts';
import { keepBackgroundAwake } from '../../platform/keep-awake.ts';
import { SAMPLER_NAME } from '../../protocol/sample-memory.ts';
import type { TracedTexts } from '../../protocol/traced-texts.ts';
import type { ClockFacts } from '../../protocol/worker-messages.ts';
import type { SourceMaps } from '../source-maps/source-maps.ts';
import { createAnsweredScripts } from './answered-scripts.ts';
import { createBeginningDocuments, policiesIn } from './beginning-documents.ts';
import { createEmptiedWorkers } from './emptied-workers.ts';
import { explainRefusal } from './explain-refusal.ts';
import {
  isChangedByUs,
  isInMemory,
  isMadeScript,
  shortAddress,
  textOfJavascript,
} from './in-memory-address.ts';
import type { InstrumentClient } from './instrument-client.ts';
import { lacksRecorder } from './lacks-recorder.ts';
import { createListedScripts } from './listed-scripts.ts';
import { createMarkupAhead } from './markup-ahead.ts';
import type { PageNames } from './page-names.ts';
import { requestsToHold, scriptsToHold, textsToHold } from './requests-to-hold.ts';
import { createRequesters } from './requesters.ts';
import type { Rewriter, RewriterEvents } from './rewriter.ts';
import type { ScopeOfSession } from './scope-of-session.ts';
import type { ScriptList } from './script-list.ts';
import { REPORT, sendReport } from './policy-reports.ts';
import { createSharedWorkers } from './shared-workers.ts';
import { createTwiceMadeWorkers } from './twice-made-workers.ts';
import { createUnseenScripts } from './unseen-scripts.ts';
import { createWorkerImports } from './worker-imports.ts';
import { createWorkerSessions } from './worker-sessions.ts';

export interface ChromiumRewriterOptions {
  readonly tabId: TabId;
  readonly instrumenter: InstrumentClient;
  readonly scripts: ScriptList;
  readonly scope: ScopeOfSession;
  readonly maps: SourceMaps;
  readonly names: PageNames;
  readonly events: RewriterEvents;
  /** Text of page.js. */
  readonly pageScript: string;
  /** Text of worker.js. */
  readonly workerScript: string;
  /** Somebody else debugs the page anyway, so that a debugger that stays on costs it next to nothing. */
  readonly isDebugged: boolean;
  /** See `protocol/traced-texts.ts`; null where nobody traces. */
  readonly traced: () => Promise<TracedTexts | null>;
  readonly signal: AbortSignal;
}

/** Frames of other sites live in other processes, each a session of its own, and so does every worker. */
const CHILDREN = [{ type: 'iframe' }, { type: 'worker' }, { type: 'worklet' }, { type: 'service_worker' }];

export function createChromiumRewriter(options: ChromiumRewriterOptions): Rewriter {
  const {
    tabId,
    instrumenter,
    scripts,
    scope,
    maps,
    names,
    events,
    pageScript,
    workerScript,
    isDebugged,
    traced,
    signal,
  } = options;
  const root: DebuggerSession = { tabId };
  const documents = createBeginningDocuments(tabId, pageScript);
  let attached = false;
  let held = new AbortController();
  let requesters = createRequesters();
  let markup = createMarkupAhead();
  let mainFrame: FrameId | null = null;
  let hasServiceWorker = false;
  let clock: ClockFacts | null = null;
  /** Addresses of workers whose main script came without a policy. */
  const openWorkers = new Set<string>();
  const listed = createListedScripts(scripts);
  /** Of documents, by frame. */
  const origins = new Map<FrameId, string>();

  const workers = createWorkerSessions(workerScript, {
    onMessage: (worker, message) => events.onWorkerMessage(worker, message),
    onGone: (worker) => events.onWorkerGone(worker),
    onRefused: (url) => listed.found(shortAddress(url), 'worker'),
    onNotEmpty: (url) => listed.found(url + '!', 'nested-worker'),
  });

  const workerImports = createWorkerImports((url) => listed.found(shortAddress(url), 'memory'));

  const shared = createSharedWorkers({
    tabId,
    began(session, url, binding, waits) {
      const how = { empty: emptied.at(url), announceAt: null, clock };
      if (waits && how.empty !== null) unseen.keep(session);
      workers.beganShared(session, url, binding, waits ? { config: documents.config, how } : null);
    },
    ended: (targetId) => workers.ended(targetId),
    recorderFor: (url) => workers.sharedText(url, documents.config, clock),
    hasSpoken: ({ sessionId }) => workers.hasSpoken(sessionId),
    wasHeard: (id) => workers.wasHeard(id),
    onGone: (name) => workers.gone(name),
    patterns: () => [...scriptsToHold(scope.inForce.scope), ...textsToHold(emptied.urls)],
  });

  const answers = createAnsweredScripts({
    instrumenter,
    scripts,
    listed,
    maps,
    names,
    shared,
    requesters: () => requesters,
    markup: () => markup,
    originOf: (frame) => origins.get(frame) ?? null,
    signal,
  });

  const unseen = createUnseenScripts({
    isKnown: (url, length) =>
      answers.gave(url) || scripts.lists(url, length) || scope.outOfScope(url) !== null,
    isKnownAt: (place) => scripts.listsMadeAt(place),
    isKnownText: (mark) => scripts.listsText(mark),
    isRecordedIn: (url, line, length) => answers.everGave(url) || scripts.recordedIn(url, line, length),
    isRecordedAt: (place) => scripts.recordedMadeAt(place),
    holdsFunctions: (source, type, until) => instrumenter.holdsFunctions(source, type, until),
    found: (url, line, session) => {
      // The session may come to a shared worker when that was answered (measured: one in forty).
      if (session !== undefined && shared.holdsImports(session)) listed.found(url, 'serviceWorker');
      else listed.because(shortAddress(url), 'unseen', line);
    },
    wasKnown: (url) =>
      answers.everGave(url) || [url, shortAddress(url)].some((one) => scripts.everListed(one)),
    wasOutOfScope: (url) => scope.wasOutOfScope(url),
    foundGone: (url) => listed.because(url, 'unseen'),
    foundMade: (url) => listed.because(url, 'made'),
    foundText: (url) => listed.because(url, 'made-of-text'),
    foundUnread: (url, line) =>
      line === null
        ? listed.because(url, 'made-unread')
        : listed.because(shortAddress(url), 'unseen-unread', line),
    tooMany: (url) => listed.because(url, 'made-cap'),
    traced,
    signal,
  });

  const emptied = createEmptiedWorkers({
    ask: (...request) => fetch(...request),
    instrument: (text) => answers.instrumentMain(text),
    isGiven: (request) => shared.waits(request),
    begins: (request) => shared.emptied(request),
    hold: holdAll,
  });

  const madeTwice = createTwiceMadeWorkers({
    address: documents.asked.address,
    mayBe: (url) => isInScope(url) && requesters.isLocal(url),
    prepare: (url, frame) => emptied.prepare(url, frame),
    forget: (url) => emptied.forget(url),
    waits: (url, name) => shared.hasEnded(url, name),
    refuse: (worker, refuse) => shared.beginAnew(worker, refuse),
  });

  async function setUp(session: DebuggerSession): Promise<void> {
    await sendCommand(session, 'Page.enable', {});
    await sendCommand(session, 'Network.enable', {});
    await documents.add(session);
    if (session.sessionId === undefined) await documents.learnPresent(session);
    else quietly(documents.learnPresent(session));
    if (isDebugged) await unseen.watch(session, 'document');
    // A script in a memory cache would never be seen, and a rewritten one would outlive the session.
    await sendCommand(session, 'Network.setCacheDisabled', { cacheDisabled: true });
    await hold(session);
    await documents.liftAsOthers(session);
    await sendCommand(session, 'Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: CHILDREN,
    });
  }

  async function holdAll(): Promise<void> {
    // Where one fails its frame is gone.
    await Promise.allSettled([...documents.sessions().map(hold), shared.hold()]);
  }

  async function hold(session: DebuggerSession): Promise<void> {
    await sendCommand(session, 'Fetch.enable', {
      patterns: requestsToHold(
        scope.inForce.scope,
        emptied.urls,
        emptied.announcePath,
        documents.asked.address,
      ),
    });
  }

  async function onChild(
    parent: DebuggerSession,
    child: ChromiumEvents['Target.attachedToTarget'],
  ): Promise<void> {
    const session: DebuggerSession = { tabId, sessionId: child.sessionId };
    const { type, url, title } = child.targetInfo;
    const address = url.replace(/#.*/, '');
    const isSampler = type === 'worker' && title === SAMPLER_NAME;
    if ((type === 'worker' || type === 'worklet') && !isSampler) {
      const empty = emptied.at(address);
      if (isDebugged && child.waitingForDebugger) quietly(unseen.watch(session, 'worker'));
      else if (empty !== null) unseen.keep(session);
      workers.began(session, parent.sessionId, child, documents.config, {
        empty,
        announceAt: announceAt(address),
        clock,
      });
      // What is made of text is instrumented, or listed, where it is made.
      const isNested =
        child.waitingForDebugger && workers.isRecorded(parent.sessionId) !== null && !isInMemory(url);
      if (isNested) emptied.begun(address);
      workerImports.workerBegan(url);
      if (isNested && empty === null && isInScope(address) && !emptied.isMissing(address)) {
        scripts.foundOne();
        listed.main(address, 'nested-worker');
      }
      return;
    }
    try {
      if (type === 'iframe') await setUp(session);
      else if (!isSampler) {
        hasServiceWorker = true;
        listed.found(url, 'service-worker-script');
      }
    } finally {
      await sendCommand(session, 'Runtime.runIfWaitingForDebugger', {});
      // A debugger would keep it alive.
      if (type === 'service_worker')
        await sendCommand(parent, 'Target.detachFromTarget', { sessionId: child.sessionId });
    }
    if (await lacksRecorder(url, session)) listed.found(url, 'sandbox');
  }

  /** Where a policy might refuse a question and report it, or a service worker would hear it, none is asked. */
  function announceAt(url: string): string | null {
    const isOpen = openWorkers.has(url) || emptied.at(url) !== null;
    return isOpen && !hasServiceWorker ? emptied.announcePath : null;
  }

  async function onPaused(session: DebuggerSession, paused: RequestPaused): Promise<void> {
    const { responseStatusCode, responseErrorReason } = paused;
    if (paused.resourceType === REPORT) {
      await sendReport(session, paused);
      return;
    }
    if (paused.resourceType === 'XHR' && (await documents.asked.answer(session, paused))) return;
    if (paused.resourceType === 'XHR' && (await madeTwice.asked(session, paused))) return;
    if (paused.resourceType === 'XHR' && (await emptied.announced(session, paused, isInScope))) return;
    if (responseStatusCode === undefined && responseErrorReason === undefined) {
      if (await madeTwice.refused(session, paused)) return;
      const asked = requesters.firstAddressOf(paused.networkId, paused.request.url);
      await emptied.requested(session, paused, mayBeEmptied(paused), asked);
      return;
    }
    if (await emptied.responded(session, paused)) return;
    const isDocument = paused.resourceType === 'Document';
    if (!isDocument && requesters.factsOf(paused.networkId).isWorkerMain) learnWorker(paused);
    const isOurs = !isDocument && isInScope(paused.request.url);
    const answered = isOurs && (await answers.answer(session, paused));
    if (isDocument) await beforeDocument(paused);
    if (!answered) await sendCommand(session, 'Fetch.continueRequest', { requestId: paused.requestId });
  }

  const sessionsOf = (ids: readonly CdpSessionId[]): DebuggerSession[] =>
    ids.map((sessionId) => ({ tabId, sessionId }));

  const isInScope = (url: string): boolean => scope.outOfScope(url) === null;

  function learnWorker({ request: { url }, responseHeaders = [] }: RequestPaused): void {
    if (policiesIn(responseHeaders).length === 0) openWorkers.add(url);
    else openWorkers.delete(url);
  }

  function mayBeEmptied({ networkId, request: { url } }: RequestPaused): boolean {
    return isInScope(url) && requesters.isLocalMain(networkId, url);
  }

  async function beforeDocument(paused: RequestPaused): Promise<void> {
    const { url } = paused.request;
    if (paused.frameId === mainFrame && isSuccess(paused)) {
      scope.pageIs(url);
      if (documents.config.recording !== null) await unseen.listBefore(sessionsOf(workers.running('shared')));
    }
    await documents.learn(url, paused.responseHeaders ?? [], paused.frameId);
  }

  /** A `javascript:` address runs as it was written: the page can read it until it does. */
  async function onNavigation({ url }: ChromiumEvents['Page.frameScheduledNavigation']): Promise<void> {
    const text = textOfJavascript(url);
    if (text === null) return;
    const { signal: until } = held;
    if ((await instrumenter.holdsFunctions(text, 'script', until)) !== true) return;
    unseen.isListed(text);
    listed.because(shortAddress(url), 'javascript-address');
  }

  function readAlong(session: DebuggerSession, frame: ChromiumEvents['Page.frameNavigated']['frame']): void {
    const text = sendCommand(session, 'Network.streamResourceContent', { requestId: frame.loaderId });
    markup.documentBegan(
      frame.id,
      frame.loaderId,
      frame.url,
      text.then(({ bufferedData }) => bufferedData),
    );
  }

  onDebuggerEvent((session, event) => {
    if (session.tabId !== tabId || !attached) return;
    switch (event.method) {
      case 'Fetch.requestPaused':
        quietly(onPaused(session, event.params));
        break;
      case 'Target.attachedToTarget':
        quietly(onChild(session, event.params));
        break;
      case 'Target.detachedFromTarget':
        documents.remove(event.params.sessionId);
        workers.gone(event.params.sessionId);
        unseen.gone(event.params.sessionId);
        break;
      case 'Network.requestWillBeSent':
        if (event.params.type === 'Script' && scope.outOfScope(event.params.request.url) !== null)
          scripts.outOfScope(event.params.request.url);
        requesters.requestAnnounced(event.params, workers.isRecorded(session.sessionId));
        // A worker's own announces itself as a target, too.
        if (workers.isRecorded(session.sessionId) !== null) workerImports.announced(event.params);
        else if (event.params.type === 'Script' && event.params.loaderId !== '') {
          const { url, urlFragment } = event.params.request;
          if (isMadeScript(url) && !isChangedByUs(urlFragment)) listed.found(shortAddress(url), 'memory');
        } else if (event.params.type === 'Script' && isInMemory(event.params.request.url))
          quietly(shared.seen(event.params.request.url));
        break;
      case 'Network.requestWillBeSentExtraInfo':
        requesters.headersSent(event.params);
        break;
      case 'Network.responseReceivedExtraInfo':
        requesters.headersReceived(event.params);
        break;
      case 'Debugger.scriptParsed':
        workers.parsed(session.sessionId, event.params);
        unseen.parsed(session, event.params);
        break;
      case 'Inspector.targetCrashed':
        shared.ended(session);
        break;
      case 'Inspector.workerScriptLoaded':
        workers.scriptLoaded(session.sessionId);
        break;
      case 'Inspector.targetReloadedAfterCrash':
        shared.beginsAgain(session);
        break;
      case 'Runtime.bindingCalled':
        workers.bindingCalled(session.sessionId, event.params);
        break;
      case 'Network.dataReceived':
        if (event.params.data !== undefined) markup.arrived(event.params.requestId, event.params.data);
        break;
      case 'Network.responseReceived':
        if (event.params.type === 'Prefetch') {
          const { url, headers } = event.params.response;
          const entries = Object.entries(headers).map(([name, value]) => ({ name, value }));
          quietly(documents.learn(url, entries, url));
        }
        // What workers import is of another type.
        if (
          event.params.response.fromServiceWorker === true &&
          (event.params.type === 'Script' ||
            (event.params.type === 'Other' && workers.isRecorded(session.sessionId) !== null))
        )
          listed.found(event.params.response.url, 'serviceWorker');
        break;
      case 'Page.windowOpen':
        listed.found(event.params.url, 'popup');
        break;
      case 'Page.frameScheduledNavigation':
        quietly(onNavigation(event.params));
        break;
      case 'Page.frameAttached':
        requesters.frameAttached(event.params);
        break;
      case 'Page.frameNavigated': {
        requesters.frameNavigated(event.params);
        origins.set(event.params.frame.id, event.params.frame.securityOrigin);
        readAlong(session, event.params.frame);
        const isPage = event.params.frame.parentId === undefined && session.sessionId === undefined;
        const isLifted = documents.began(event.params.frame, isPage);
        if (isPage) {
          mainFrame = event.params.frame.id;
          scope.pageIs(event.params.frame.url);
          unseen.pageLeft(true);
          answers.pageLeft();
          workerImports.listAll();
          listSilent();
          hasServiceWorker = false;
          events.onPageLeft();
          if (isLifted)
            scripts.changedPage(
              'The page’s Content Security Policy is off for this load: it allows scripts only as they were written, or says who may sign them, and was not known before. It stays in force from the next load on.',
            );
        }
        break;
      }
    }
  }, signal);

  onTargetGone((targetId) => {
    shared.gone(targetId);
    unseen.gone(targetId);
  }, signal);

  onDebuggerDetached((tab, reason) => {
    if (tab !== tabId || !attached) return;
    forget();
    events.onEnded(reason === 'canceled_by_user' ? 'cancelled' : 'closed');
  }, signal);

  function listSilent(): void {
    for (const url of shared.silent()) listed.found(shortAddress(url), 'silent-worker');
  }

  function forget(): void {
    attached = false;
    held.abort();
    documents.clear();
    workers.clear();
    shared.clear();
    emptied.clear();
    madeTwice.clear();
    unseen.clear();
    requesters = createRequesters();
    markup = createMarkupAhead();
    origins.clear();
    openWorkers.clear();
    listed.clear();
    hasServiceWorker = false;
    clock = null;
  }

  return {
    get attached() {
      return attached;
    },
    async attach(first) {
      await documents.setConfig(first);
      try {
        await attachDebugger(tabId);
      } catch (error) {
        throw explainRefusal(error);
      }
      attached = true;
      // What is rendered ahead runs before any session could see it.
      quietly(sendCommand(root, 'Page.setPrerenderingAllowed', { isAllowed: false }));
      held = new AbortController();
      keepBackgroundAwake(String(tabId), AbortSignal.any([signal, held.signal]));
      await shared.begin();
      await setUp(root);
    },
    setPageConfig: (next) => documents.setConfig(next),
    sharedWorkerMade(url, binding) {
      quietly(shared.made(url, binding));
    },
    sharedWorkerSaid(words) {
      workers.relayed(words);
    },
    clockIs(facts) {
      clock = facts;
    },
    async applyScope() {
      if (attached) await holdAll();
    },
    listUnseen() {
      workerImports.listAll();
      return unseen.list(documents.sessions(), sessionsOf(workers.running('all')));
    },
    listSilent,
    async reload() {
      unseen.pageLeft(false);
      await sendCommand(root, 'Page.reload', { ignoreCache: true });
    },
    async detach() {
      if (!attached) return;
      forget();
      await detachDebugger(tabId);
    },
  };
}

/** The document comes: neither a redirect nor a download that stays without one. */
function isSuccess({ responseStatusCode: status }: RequestPaused): boolean {
  return status !== undefined && (status < 300 || status >= 400);
}

/** A rejected command means that its request, frame or tab is gone, and with it who waited. */
function quietly(work: Promise<unknown>): void {
  void work.catch(() => undefined);
}
