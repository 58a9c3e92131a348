/**
 * World: page and worker. Joins a recorder to its session: carries out commands, and tells what is recorded.
 */
import type { ContextKind } from '../../profile/model.ts';
import type {
  ChangedInline,
  DocumentNumber,
  PageCommand,
  PageConfig,
  PageMessage,
  RecordingId,
  RecordingSettings,
} from '../../protocol/page-messages.ts';
import type { DeliveredSites, EmbeddedSites, SiteId } from '../../protocol/calling-convention.ts';
import type { AttachedSession, Recorder } from './recorder.ts';

export interface RecordingLink {
  /** Says what realm this is; again when it comes back from a cache. */
  readonly hello: () => void;
  readonly onCommand: (command: PageCommand) => void;
  readonly start: (id: RecordingId, settings: RecordingSettings) => void;
  /** Null: nothing is recorded. */
  readonly current: () => PageConfig['recording'];
  /** Tells the last; twice is harmless. */
  readonly stop: () => void;
  /** The document is left: tells the last. */
  readonly leave: () => void;
  /** It is back, and goes on at once with what it was left with; the session says soon whether that is right. */
  readonly comeBack: () => void;
  /** Tells what happened until now, if anything is recorded. */
  readonly flush: () => void;
  readonly sites: (first: SiteId, table: EmbeddedSites, script?: ChangedInline) => void;
}

export interface RealmFacts {
  readonly kind: ContextKind;
  readonly top: boolean;
  readonly url: () => string;
  /** Another page opened this one; workers have none. */
  readonly hasOpener?: () => boolean;
  /** Of documents. */
  readonly number?: DocumentNumber;
}

interface Recording {
  readonly id: RecordingId;
  readonly settings: RecordingSettings;
  readonly session: AttachedSession;
}

export function createRecordingLink(
  recorder: Recorder,
  send: (message: PageMessage) => void,
  { kind, top, url, hasOpener = () => false, ...named }: RealmFacts,
): RecordingLink {
  let recording: Recording | null = null;
  let left: Recording | null = null;
  let learned = 0;

  const start = (id: RecordingId, settings: RecordingSettings): void => {
    if (recording?.id === id) return;
    stop();
    send({ type: 'recording-started', payload: { id, url: url(), clock: recorder.describeClock() } });
    const onUpdate: Parameters<typeof recorder.attachSession>[0]['onUpdate'] = (update) =>
      send({ type: 'update', payload: update });
    recording = { id, settings, session: recorder.attachSession({ id, settings, onUpdate }) };
  };

  const stop = (): void => {
    recording?.session.detach();
    recording = null;
  };

  const leave = (): void => {
    left = recording;
    stop();
  };

  const learn = (tables: readonly DeliveredSites[]): void => {
    recorder.learnSites(tables);
    learned += tables.length;
    send({ type: 'sites-known', payload: { count: learned } });
  };

  const hello = (): void => {
    const { isolated } = recorder.sampling;
    const payload = { url: url(), kind, top, isolated, hasOpener: hasOpener(), ...named };
    send({ type: 'hello', payload });
  };

  return {
    hello,
    leave,
    comeBack() {
      // What was to be its end was not told of.
      if (recording !== null) leave();
      hello();
      if (left !== null) start(left.id, left.settings);
      left = null;
    },
    onCommand(command) {
      switch (command.type) {
        case 'start-recording':
          start(command.payload.id, command.payload.settings);
          break;
        case 'stop-recording':
          stop();
          break;
        case 'no-sampler':
          recorder.sampling.refuse(command.payload.reason);
          break;
        case 'send-update':
          if (recording?.id === command.payload.id) recording.session.flush(false);
          break;
        case 'sites':
          learn(command.payload.tables);
          break;
        case 'document-facts':
        case 'shared-worker-fate':
          // Not of recordings: whoever has asked hears it.
          break;
      }
    },
    start,
    stop,
    current: () => recording && { id: recording.id, settings: recording.settings },
    flush() {
      recording?.session.flush(false);
    },
    sites(first, table, script) {
      send({ type: 'sites', payload: { first, table, script } });
    },
  };
}
