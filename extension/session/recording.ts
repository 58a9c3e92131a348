/**
 * World: extension. One recording in the making: what each document told, until it is assembled into a
 * profile. Knows no browser; what reaches it has passed the schema.
 */
import {
  addProcessor,
  addUpdate,
  assembleProfile,
  createContextBuilder,
  type ContextBuilder,
  type SiteSource,
} from '../../profile/assemble.ts';
import type {
  Clock,
  ContextKind,
  NotRecorded,
  Processor,
  Profile,
  ProfileMeta,
} from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import {
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type DeliveredSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';
import type { RecordingId, RecordingSettings } from '../../protocol/page-messages.ts';
import { createOtherWorkers } from './other-workers.ts';
import type { PageDocument } from './page-ports.ts';
import type { SiteTableOfSession } from './site-table.ts';

/** What a document said about itself and its code; outlives a recording. */
export interface DocumentFacts {
  readonly kind: ContextKind;
  readonly sites: readonly DeliveredSites[];
}

/** A document that talks to the session. */
export interface LiveDocument extends DocumentFacts {
  readonly sites: DeliveredSites[];
  readonly top: boolean;
  participant: Participant | null;
}

/** A document's part in the recording. */
export interface Participant {
  readonly facts: DocumentFacts;
  readonly url: string;
  readonly clock: Clock;
  builder: ContextBuilder | null;
  /** A worker beyond those that have contexts of their own: it is added to the others when it is gone. */
  readonly shared: boolean;
}

export interface Recording {
  readonly id: RecordingId;
  readonly settings: RecordingSettings;
  readonly startedAt: number; // Date.now()
  /** A document begins to record. */
  join(facts: DocumentFacts, url: string, clock: Clock): Participant;
  /** @throws ProfileError when the update breaks a rule; it is then left out whole. */
  update(participant: Participant, update: TreeUpdate): void;
  /** The document is gone, and says no more. */
  leave(participant: Participant): void;
  /** Scripts of a page that is being left. */
  keep(page: PageScripts): void;
  live(): { readonly calls: number; readonly signatures: number; readonly contexts: number };
  /** True when every participant that is still `present` has said its last. */
  isComplete(present: ReadonlySet<Participant>): boolean;
  /** What the participant's thread had of the processors since the last time; false: there is nothing to tell of it yet. */
  processor(participant: Participant, since: Processor): boolean;
  /** `silent`: still there, and without a last word. Again where one of them has said it. */
  finish(about: AboutPage, silent: readonly Participant[]): Profile;
}

/** A recording as it was delivered, for who says its last afterwards. */
export interface LateWords {
  readonly recording: Recording;
  readonly about: AboutPage;
  readonly silent: Map<PageDocument, Participant>;
}

export type AboutPage = Pick<ProfileMeta, 'url' | 'title' | 'browser' | 'productVersion'>;

export interface PageScripts {
  readonly instrumented: number;
  readonly sourceBytes: number;
  readonly notRecorded: readonly NotRecorded[];
  readonly outOfScope: number;
}

// Pools have as many as the machine has cores; a page that starts workers in a loop must fill neither memory nor
// the file.
const MAX_WORKERS = 64;

export function createRecording(
  id: RecordingId,
  settings: RecordingSettings,
  startedAt: number,
  scriptSites: SiteTableOfSession,
): Recording {
  const participants: Participant[] = [];
  let workers = 0;
  const others = createOtherWorkers();
  const siteOf = createSiteLookup(scriptSites);
  const notRecorded = new Map<string, NotRecorded>();
  let scriptsInstrumented = 0;
  let sourceBytes = 0;
  let outOfScope = 0;

  const started = (): { readonly builder: ContextBuilder; readonly sites: DocumentFacts['sites'] }[] => [
    ...participants.flatMap(({ builder, facts: { sites } }) => (builder === null ? [] : { builder, sites })),
    ...[others.context()].filter((context) => context !== null),
  ];

  function leave(participant: Participant): void {
    const at = participants.indexOf(participant);
    if (!participant.shared || at < 0) return;
    participants.splice(at, 1);
    const { builder, facts } = participant;
    if (builder !== null) others.take(builder, (site) => siteOf(site, facts.sites));
  }

  return {
    id,
    settings,
    startedAt,
    join(facts, url, clock) {
      const shared = facts.kind === 'worker' && workers++ >= MAX_WORKERS;
      const participant: Participant = { facts, url, clock, builder: null, shared };
      participants.push(participant);
      return participant;
    },
    update(participant, update) {
      participant.builder ??= createContextBuilder({
        kind: participant.facts.kind,
        url: participant.url,
        clock: participant.clock,
        startedAt: Math.max(0, update.startedAt - startedAt),
      });
      addUpdate(participant.builder, update);
    },
    leave,
    keep(page) {
      scriptsInstrumented += page.instrumented;
      sourceBytes += page.sourceBytes;
      outOfScope += page.outOfScope;
      for (const entry of page.notRecorded)
        notRecorded.set(JSON.stringify([entry.what, entry.url, entry.line, entry.code]), entry);
    },
    live: () =>
      started().reduce(
        (sum, { builder }) => ({
          calls: sum.calls + builder.calls,
          signatures: sum.signatures + builder.signatures,
          contexts: sum.contexts + 1,
        }),
        { calls: 0, signatures: 0, contexts: 0 },
      ),
    isComplete: (present) => participants.every((p) => !present.has(p) || p.builder?.complete === true),
    processor({ builder }, since) {
      if (builder === null) return false;
      addProcessor(builder, since);
      return true;
    },
    finish({ url, title, browser, productVersion }, silent) {
      for (const participant of [...participants]) leave(participant);
      const contexts = started();
      const meta: ProfileMeta = {
        product: 'Signature Profiler',
        productVersion,
        url,
        title,
        browser,
        recordedAt: new Date(startedAt).toISOString(),
        duration: Math.max(0, ...contexts.map(({ builder }) => builder.startedAt + builder.duration)),
        settings,
        scriptsInstrumented,
        sourceBytes,
        notRecorded: [...notRecorded.values(), ...aboutScope(outOfScope), ...silent.map(aboutSilent)],
        capsHit: [],
      };
      return assembleProfile(
        meta,
        contexts.map(({ builder }) => builder),
        (site, index) => siteOf(site, contexts[index].sites),
      );
    },
  };
}

/** Scripts that nobody wanted recorded: one line, however many. */
function aboutScope(count: number): NotRecorded[] {
  if (count === 0) return [];
  const reason = count === 1 ? 'One script is out of scope.' : `${String(count)} scripts are out of scope.`;
  return [{ what: 'script', url: '', line: null, code: 'out-of-scope', reason }];
}

function aboutSilent({ facts: { kind }, url }: Participant): NotRecorded {
  const who = kind === 'worker' ? 'worker' : 'page';
  const reason = `This ${who} did not answer when the recording ended: it computes, or waits in \`Atomics.wait\`. What it did since its last word is missing.`;
  return { what: 'script', url, line: null, code: 'no-answer', reason };
}

/** The mark, in the profile itself, that it ended before its time. */
export function endedEarly(reason: string): NotRecorded {
  return { what: 'script', url: '', line: null, code: 'ended-early', reason };
}

/** Finds a site by id: the session's own tables for scripts it rewrote, else what the document told. */
function createSiteLookup(
  scriptSites: SiteTableOfSession,
): (site: SiteId, told: DocumentFacts['sites']) => SiteSource | null {
  return (site, told) => {
    const tables = site % SITE_ID_STRIDE === SITE_ID_RANGE.extension ? scriptSites.tables : told;
    // Later tables win: a script rewritten in the page first tells what it has, then where it stands.
    for (let i = tables.length - 1; i >= 0; i--) {
      const { first, table } = tables[i];
      const row = (site - first) / SITE_ID_STRIDE;
      if (Number.isInteger(row) && row >= 0 && row < table.rows.length)
        return { url: table.url, row: table.rows[row] };
    }
    return null;
  };
}
