/**
 * World: page. The recorder of one realm: what emitted code, WebAssembly hooks, the page API and the
 * session's link all talk to. It runs none of the page's code, throws nothing into the page, and costs
 * nothing but a flag test while nobody records.
 */
import type { Clock } from '../../profile/model.ts';
import type { NotRecordedText } from '../../protocol/page-messages.ts';
import {
  HELPERS,
  type DeliveredSites,
  type EmbeddedSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';
import { captureClock, type ClockFacts } from './clock.ts';
import { createCore } from './core.ts';
import { watchElementAccessors } from './element-accessors.ts';
import { installFunctionText } from './function-text.ts';
import type { RecorderHooks } from './hooks.ts';
import { installHelpers, renewHelpers, setFlag } from './install-helpers.ts';
import { hasOwn } from './natives.ts';
import { createNotRecordedList } from './not-recorded-list.ts';
import { createPlotTray, installPageApi } from './page-api.ts';
import { wrapProxy } from './proxies.ts';
import {
  attachSessionTo,
  type AttachedSession,
  type SessionOptions,
  type SetTimer,
} from './session-updates.ts';
import { MAX_TYPES_PER_SIGNATURE } from './signature-table.ts';
import { createSiteNames } from './site-names.ts';
import { createRealmSampling, type RealmSampling } from './sampling-source.ts';
import { createSiteTables } from './site-tables.ts';
import { TYPE } from './type-table.ts';

export type { AttachedSession, SessionOptions };

export interface Recorder extends RecorderHooks {
  /** Starts recording for the session; an earlier session that is still attached is detached first. */
  attachSession(options: SessionOptions): AttachedSession;
  /** How this realm is timed. */
  readonly sampling: RealmSampling;
  /** The clock as measured; the first call takes a few milliseconds. */
  describeClock(): Clock;
  /** Hears every entry once, those from before too. */
  onNotRecorded(listener: (entry: NotRecordedText) => void): void;
  /** Hears the site tables of the ranges `page`, `recorder` and `embedded`, those from before too. */
  onSites(listener: (first: SiteId, table: EmbeddedSites) => void): void;
  /** Calls `ask` when the page needs names of functions in scripts that were rewritten outside. */
  onSitesWanted(ask: () => void): void;
  /** Answers that. */
  learnSites(tables: readonly DeliveredSites[]): void;
  /** Takes the profiles that the page plots; the last one plotted before there was a listener as well. */
  onPlot(listener: (file: unknown) => void): void;
}

export interface RecorderOptions {
  /** Left out: the realm's own `setTimeout`. */
  readonly setTimer?: SetTimer;
  /** What is known of the clock; left out or null: it is measured when recording begins. */
  readonly clockFacts?: ClockFacts | null;
  /** The realm has no clock worth reading. */
  readonly countsOnly?: boolean;
  /** Called before the first instrumented statement of the realm runs. */
  readonly onFirstUse?: () => void;
}

/**
 * Installs the helpers of the calling convention and `SignatureProfiler` on a global object, and wraps
 * its `Proxy` and the natives that make accessors. Call it before any script of the page. Null when the realm has a recorder already.
 */
export function createRecorder(
  globalObject: typeof globalThis,
  options: RecorderOptions = {},
): Recorder | null {
  if (hasOwn(globalObject, HELPERS.leave)) return null;
  const clock = captureClock(globalObject);
  const setTimer = options.setTimer ?? captureTimer(globalObject);
  const sampling = createRealmSampling(globalObject);
  const core = createCore(clock, {
    timing: options.countsOnly === true ? () => ({ timing: 'none' }) : sampling.timing,
    sampling,
    told: options.clockFacts ?? null,
    onSwitch: (on) => {
      setFlag(globalObject, on);
    },
    onHelpers: (helpers) => {
      renewHelpers(globalObject, helpers);
    },
  });
  const { types, signatures, tree, describer, proxies, accessors } = core;
  const notRecorded = createNotRecordedList();
  const sites = createSiteTables(notRecorded.report);
  const names = createSiteNames(sites, setTimer);
  const plots = createPlotTray();

  installHelpers(globalObject, core, sites, options.onFirstUse);
  installFunctionText(globalObject);
  wrapProxy(globalObject, (proxy, target) => {
    proxies.add(proxy, typeof proxy === 'function' ? TYPE.function : describer.proxyType(target));
  });
  const isProxy = (value: object): boolean => proxies.typeOf(value) !== undefined;
  if (watchElementAccessors(globalObject, isProxy, accessors.add)) accessors.begin();
  installPageApi(globalObject, { core, sites, names, notRecorded, plots });

  let session: AttachedSession | null = null;
  return {
    isOn: core.isOn,
    registerSites: sites.register,
    internType: types.intern,
    describe: describer.describe,
    isProxy,
    internSignature(site, ids) {
      const count = ids.length > MAX_TYPES_PER_SIGNATURE ? MAX_TYPES_PER_SIGNATURE : ids.length;
      for (let i = 0; i < count; i++) signatures.scratch[i] = ids[i];
      return signatures.intern(site, count);
    },
    enterSignature(signature) {
      if (!core.isOn() || signature === 0) return 0;
      tree.arrive();
      return tree.enter(signature);
    },
    leave: tree.leave,
    addBackgroundJob(signature, duration) {
      if (core.isOn() && signature !== 0) tree.addJob(signature, duration > 0 ? duration : 0);
    },
    now: clock.now,
    reportNotRecorded: notRecorded.report,
    attachSession(wanted) {
      session?.detach();
      sampling.choose(wanted.settings.clock);
      return (session = attachSessionTo(core, setTimer, wanted));
    },
    sampling,
    describeClock: core.describeClock,
    onNotRecorded: notRecorded.listen,
    onSites: sites.listen,
    onSitesWanted: names.onWanted,
    learnSites: names.learn,
    onPlot: plots.listen,
  };
}

function captureTimer(globalObject: typeof globalThis): SetTimer | null {
  const setTimeout = (globalObject as { setTimeout?: unknown }).setTimeout;
  return typeof setTimeout === 'function' ? (setTimeout.bind(globalObject) as SetTimer) : null;
}
