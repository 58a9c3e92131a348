/**
 * World: extension. The state machine of one tab's session: what may be done when, and what the panel is
 * told. Browsers stand behind {@link Rewriter}, documents behind {@link PageDocument}.
 *
 *     idle ──start──► starting ──► recording ──stop──► processing ──► idle
 *       └── the page refuses ──► unavailable ──another page──► idle
 */
import type { Profile } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import { CodedError, toWireError, type WireError } from '../../protocol/errors.ts';
import { checkPageMessage } from '../../protocol/page-messages-schema.ts';
import type {
  PageEvents,
  PageMessage,
  RecordingId,
  RecordingSettings,
} from '../../protocol/page-messages.ts';
import { clockFacts } from '../../protocol/worker-messages.ts';
import type { SessionEvents, SessionState } from '../../protocol/session-messages.ts';
import { createHeardDocuments } from './heard-documents.ts';
import type { PageNames } from './page-names.ts';
import type { IsolationOfTab } from './isolation.ts';
import { createProcessorTimes, type ProcessorReading, type ProcessorTimes } from './processor-times.ts';
import type { PageDocument } from './page-ports.ts';
import {
  createRecording,
  endedEarly,
  type AboutPage,
  type LateWords,
  type LiveDocument,
  type Participant,
  type Recording,
} from './recording.ts';
import type { Rewriter, RewriterEvents } from './rewriter.ts';
import type { ScriptList } from './script-list.ts';
import type { SiteTableOfSession } from './site-table.ts';

export interface SessionControllerOptions {
  readonly rewriter: Rewriter;
  readonly scripts: ScriptList;
  readonly sites: SiteTableOfSession;
  readonly names: PageNames;
  readonly isolation: IsolationOfTab;
  readonly emit: <K extends keyof SessionEvents>(event: K, payload: SessionEvents[K]) => void;
  /** Lets relays into documents, or no longer. */
  readonly relay: { register(): Promise<void>; unregister(): Promise<void> };
  readonly describePage: () => Promise<AboutPage>;
  /** What the page's main thread and the machine did so far; null where that cannot be told. */
  readonly readProcessor: () => Promise<ProcessorReading | null>;
  /** Reads a profile that a page plotted. @throws ProfileError */
  readonly readPlotted: (file: unknown) => Profile;
  readonly signal: AbortSignal;
}

export interface SessionController extends Pick<RewriterEvents, 'onPageLeft' | 'onEnded'> {
  start(options: { readonly reload: boolean; readonly settings: RecordingSettings }): Promise<void>;
  stop(): Promise<void>;
  state(): SessionState;
  onPageMessage(document: PageDocument, message: unknown): void;
  onPageGone(document: PageDocument): void;
  /** Scripts were found or listed. */
  onScripts(): void;
  /** The tab shows another page now: one that could not be recorded may have gone. */
  onNavigation(url: string): void;
  /** Whether pages of the origin that is shown are isolated from the next reload on. */
  setIsolation(wanted: boolean): void;
}

// The last update of 100,000 nodes takes tens of ms; a page that blocks for longer is taken as it stands.
const LAST_WORDS_MS = 5000;
// Workers often stand still for good, in `Atomics.wait` for example, having told everything before. Idle ones answer in
// milliseconds, and what one says later comes into the profile then.
const WORKERS_LAST_WORDS_MS = 1000;
// Live counts change in place in the panel: four a second read as live.
const STATE_INTERVAL_MS = 250;

export function createSessionController(options: SessionControllerOptions): SessionController {
  const { rewriter, scripts, sites, names, isolation, emit, relay, signal } = options;
  const documents = new Map<PageDocument, LiveDocument>();
  const heard = createHeardDocuments();
  let phase: 'idle' | 'starting' | 'recording' | 'processing' = 'idle';
  let unavailable: WireError | null = null;
  let recording: Recording | null = null;
  let lastId: RecordingId = Date.now() % 1_000_000_000;
  let onLastWords: (() => void) | null = null;
  let stateTimer: ReturnType<typeof setTimeout> | null = null;
  let toldFault = false;
  /** The recording that was delivered last, and who has not said its last. */
  let late: LateWords | null = null;
  let processorTimes: ProcessorTimes<Participant> | null = null;

  function state(): SessionState {
    const shared = { scripts: scripts.progress(), isolation: isolation.state() };
    if (unavailable !== null) return { phase: 'unavailable', reason: unavailable, ...shared };
    if (phase === 'recording' && recording !== null)
      return { phase, startedAt: recording.startedAt, ...recording.live(), ...shared };
    if (phase === 'idle') return { phase, canRecordNow: canRecordNow(), ...shared };
    return { phase: phase === 'processing' ? 'processing' : 'starting', ...shared };
  }

  function canRecordNow(): boolean {
    return rewriter.attached && [...documents.values()].some(({ top }) => top);
  }

  function tell(): void {
    if (stateTimer !== null) clearTimeout(stateTimer);
    stateTimer = null;
    if (!signal.aborted) emit('state-changed', state());
  }

  function tellSoon(): void {
    stateTimer ??= setTimeout(tell, STATE_INTERVAL_MS);
  }

  function enter(next: typeof phase): void {
    phase = next;
    tell();
  }

  async function start(options_: { reload: boolean; settings: RecordingSettings }): Promise<void> {
    const { reload, settings } = options_;
    if (phase !== 'idle') throw new CodedError('busy', 'A recording is being made already.');
    if (!reload && !canRecordNow())
      throw new CodedError(
        'reload-needed',
        'This page was loaded before the profiler was ready. Press Reload and record.',
      );
    unavailable = null;
    late = null;
    const id = ++lastId;
    enter('starting');
    try {
      const config = { recording: { id, settings } };
      await relay.register();
      if (reload) await isolation.beforeReload(settings.clock !== 'counts');
      if (rewriter.attached) await rewriter.setPageConfig(config);
      else await rewriter.attach(config);
      const made = createRecording(id, settings, Date.now(), sites);
      recording = made;
      processorTimes = createProcessorTimes(options.readProcessor, (participant, since) =>
        made.processor(participant, since),
      );
      if (reload) {
        // The page that goes has no part in this recording.
        scripts.clear();
        await rewriter.reload();
      } else
        for (const document of documents.keys())
          document.send({ type: 'start-recording', payload: { id, settings } });
    } catch (error) {
      recording = null;
      phase = 'idle';
      const reason = toWireError(error);
      if (reason.code === 'page-not-recordable') unavailable = reason;
      if (!rewriter.attached) await relay.unregister();
      tell();
      throw error;
    }
    enter('recording');
  }

  async function stop(): Promise<void> {
    if (phase !== 'recording' || recording === null)
      throw new CodedError('not-recording', 'Nothing is being recorded.');
    enter('processing');
    const { id } = recording;
    const lastWords = waitForLastWords();
    for (const document of documents.keys()) document.send({ type: 'stop-recording', payload: { id } });
    await Promise.all([
      lastWords,
      rewriter.attached ? rewriter.setPageConfig({ recording: null }).catch(() => undefined) : undefined,
      rewriter.attached ? rewriter.listUnseen() : undefined,
    ]);
    if (rewriter.attached) rewriter.listSilent();
    await deliver();
  }

  async function waitForLastWords(): Promise<void> {
    if (saidAll()) return;
    await new Promise<void>((resolve) => {
      const timers = [
        setTimeout(() => onLastWords?.(), LAST_WORDS_MS),
        setTimeout(() => {
          if (silent().every(([, { facts }]) => facts.kind === 'worker')) onLastWords?.();
        }, WORKERS_LAST_WORDS_MS),
      ];
      onLastWords = () => {
        timers.forEach(clearTimeout);
        onLastWords = null;
        resolve();
      };
    });
  }

  function saidAll(): boolean {
    const present = new Set([...documents.values()].flatMap(({ participant }) => participant ?? []));
    return recording?.isComplete(present) ?? true;
  }

  /** Who is there, records, and has not said its last. */
  function silent(): [PageDocument, Participant][] {
    return [...documents].flatMap(([document, { participant }]): [PageDocument, Participant][] =>
      participant === null || participant.builder?.complete === true ? [] : [[document, participant]],
    );
  }

  /** A last word that nobody waited for. */
  function hearLate(words: LateWords, document: PageDocument, update: TreeUpdate): void {
    const participant = words.silent.get(document);
    if (participant === undefined) return;
    words.recording.update(participant, update);
    if (!update.last) return;
    words.silent.delete(document);
    publish(words);
  }

  function publish({ recording: ended, about, silent: missing }: LateWords): void {
    const profile = ended.finish(about, [...missing.values()]);
    emit('profile-ready', { profile, source: 'recording', recording: ended.id, at: Date.now() });
  }

  async function deliver(): Promise<void> {
    if (recording === null) return;
    const ended = recording;
    recording = null;
    await processorTimes?.readLast();
    processorTimes = null;
    const missing = silent().filter(([document]) => document.hasEnded !== true);
    for (const document of documents.values()) document.participant = null;
    ended.keep({ ...scripts.progress(), sourceBytes: scripts.sourceBytes });
    const words = { recording: ended, about: await options.describePage(), silent: new Map(missing) };
    enter('idle');
    publish(words);
    late = words;
  }

  function onMessage(document: PageDocument, message: PageMessage): void {
    const known = documents.get(document);
    if (message.type === 'hello') {
      const { kind, top, number } = message.payload;
      if (!heard.speaks(number)) return;
      if (top) isolation.topDocumentBegan(message.payload);
      if (!known) documents.set(document, { kind, top, sites: [], participant: null });
      names.began(document);
      if (recording !== null && phase !== 'processing') {
        const { id, settings } = recording;
        document.send({ type: 'start-recording', payload: { id, settings } });
      } else document.send({ type: 'stop-recording', payload: { id: lastId } });
      tellSoon();
      return;
    }
    if (!known) return;
    switch (message.type) {
      case 'of-frame':
        hearFrame(document, message.payload);
        break;
      case 'sites':
        known.sites.push(message.payload);
        scripts.recorded(message.payload);
        break;
      case 'recording-started':
        // A late word about an earlier recording.
        if (recording === null || message.payload.id !== recording.id) return;
        if (known.top) rewriter.clockIs(clockFacts(message.payload.clock));
        known.participant = recording.join(known, message.payload.url, message.payload.clock);
        if (isOnMainThread(document, known)) processorTimes?.heardFrom(known.participant);
        tellSoon();
        break;
      case 'update':
        if (late !== null && message.payload.recording === late.recording.id) {
          hearLate(late, document, message.payload);
          return;
        }
        if (recording === null || known.participant === null || message.payload.recording !== recording.id)
          return;
        recording.update(known.participant, message.payload);
        if (isOnMainThread(document, known)) processorTimes?.heardFrom(known.participant);
        tellSoon();
        if (message.payload.last && saidAll()) onLastWords?.();
        break;
      case 'sites-wanted':
        names.wantedBy(document);
        break;
      case 'sites-known':
        names.knownTo(document, message.payload.count);
        break;
      case 'not-recorded':
        scripts.notRecorded(message.payload);
        break;
      case 'shared-worker':
        rewriter.sharedWorkerMade(message.payload.url, message.payload.binding);
        break;
      case 'shared-words':
        rewriter.sharedWorkerSaid(message.payload);
        break;
      case 'plot':
        emit('profile-ready', {
          profile: options.readPlotted(message.payload.file),
          source: 'plot',
          recording: null,
          at: Date.now(),
        });
        break;
    }
  }

  /** A frame that is gone, and whose own words may never come. */
  function hearFrame({ origin }: PageDocument, { number, messages }: PageEvents['of-frame']): void {
    if (heard.has(number)) return;
    const frame: PageDocument = { origin, send: () => undefined };
    for (const message of messages) hear(frame, message);
    heard.spokenFor(number);
    gone(frame);
  }

  function hear(document: PageDocument, message: unknown): void {
    const checked = checkPageMessage(message);
    if (!checked.ok) {
      reportFault(checked.fault);
      return;
    }
    try {
      onMessage(document, checked.message);
    } catch (error) {
      reportFault(toWireError(error).message);
    }
  }

  function gone(document: PageDocument): void {
    const participant = documents.get(document)?.participant;
    if (participant) {
      recording?.leave(participant);
      processorTimes?.gone(participant);
    }
    documents.delete(document);
    late?.silent.delete(document);
    names.gone(document);
    if (saidAll()) onLastWords?.();
    tellSoon();
  }

  /** Frames of the page's own origin run on its thread; others may, or not. */
  function isOnMainThread(document: PageDocument, { kind, top }: LiveDocument): boolean {
    if (kind !== 'page' && kind !== 'frame') return false;
    return top || [...documents].some(([other, known]) => known.top && other.origin === document.origin);
  }

  /** A page that sends nonsense is told of once, not a thousand times. */
  function reportFault(fault: string): void {
    if (toldFault) return;
    toldFault = true;
    emit('problem', {
      code: 'page-message',
      message: `The page sent something that no recorder sends, and it was left out (${fault}). The rest of the recording is safe.`,
    });
  }

  return {
    start,
    stop,
    state,
    onPageMessage: hear,
    onPageGone: gone,
    onScripts: tellSoon,
    onNavigation(url) {
      isolation.pageIs(url);
      unavailable = null;
      tell();
    },
    setIsolation(wanted) {
      isolation.want(wanted);
      tell();
    },
    onPageLeft() {
      recording?.keep({ ...scripts.progress(), sourceBytes: scripts.sourceBytes });
      scripts.clear();
      heard.clear();
      toldFault = false;
    },
    onEnded(reason) {
      void relay.unregister();
      void isolation.end();
      const message =
        reason === 'cancelled'
          ? 'Recording was ended from the browser’s debugging bar.'
          : 'Recording ended because the browser let go of the page.';
      if (recording !== null) {
        emit('problem', {
          code: `session-${reason}`,
          message: `${message} What was recorded until then is shown.`,
        });
        scripts.notRecorded(endedEarly(message));
        if (phase === 'recording') void stop();
      } else tell();
    },
  };
}
