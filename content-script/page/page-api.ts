/**
 * World: page. `SignatureProfiler`: the profiler as page code sees it, in the words of Python's cProfile.
 * Reports are made by ordinary code, in the language as it was (`own-language.ts`); recording is not.
 */
import { assembleProfile } from '../../profile/assemble.ts';
import { addUpdate, createContextBuilder } from '../../profile/context-builder.ts';
import type { ProfileFile } from '../../profile/file-format.ts';
import type { Profile as ProfileData } from '../../profile/model.ts';
import { printCallees, printCallers, printStats } from '../../profile/text-report.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import { writeProfile } from '../../profile/write-profile.ts';
import { API_NAME } from '../../protocol/calling-convention.ts';
import type { Core } from './core.ts';
import { apply, dataProperty, defineProperty, freeze } from './natives.ts';
import type { NotRecordedList } from './not-recorded-list.ts';
import { createProfileRecording, type ProfileRecording } from './profile-recording.ts';
import { createRealmDescription, productVersion, type Realm } from './realm.ts';
import type { SiteNames } from './site-names.ts';
import { withinLanguage } from './own-language.ts';
import type { SiteTables } from './site-tables.ts';

export interface PageApiParts {
  readonly core: Core;
  readonly sites: SiteTables;
  readonly names: SiteNames;
  readonly notRecorded: NotRecordedList;
  readonly plots: PlotTray;
}

export interface ProfileOptions {
  /** False: one row for each function. */
  readonly signatures?: boolean;
  /** False: without the rows of WebAssembly and host functions; their time is their callers'. */
  readonly builtins?: boolean;
}

export interface PrintOptions {
  /** A sort key of Python's pstats, or several. */
  readonly sort?: string | readonly string[];
  readonly limit?: number;
}

/** Where plotted profiles wait for the panel. */
export interface PlotTray {
  /** True when somebody took it. */
  readonly put: (file: unknown) => boolean;
  readonly listen: (listener: (file: unknown) => void) => void;
}

export function createPlotTray(): PlotTray {
  let listener: ((file: unknown) => void) | null = null;
  let waiting: unknown = null;
  return {
    put(file) {
      if (listener === null) waiting = file;
      else listener(file);
      return listener !== null;
    },
    listen(next) {
      listener = next;
      if (waiting !== null) next(waiting);
      waiting = null;
    },
  };
}

export function installPageApi(globalObject: typeof globalThis, parts: PageApiParts): void {
  const { core, names, plots } = parts;
  const describe = createRealmDescription(globalObject);

  class Profile {
    readonly #settings: { readonly signatures: boolean; readonly builtins: boolean };
    readonly #recording: ProfileRecording;

    constructor({ signatures = true, builtins = true }: ProfileOptions = {}) {
      this.#settings = { signatures, builtins };
      this.#recording = createProfileRecording(core, this.#settings);
      names.want();
    }

    /** Begins, or goes on. */
    enable(): void {
      this.#recording.start();
    }

    disable(): void {
      this.#recording.stop();
    }

    /** Records while `f(...args)` runs, and returns what it returns. */
    runCall<A extends readonly unknown[], R>(f: (...args: A) => R, ...args: A): R {
      const caller = core.isOn() ? core.tree.current() : -1;
      this.#recording.start();
      try {
        return apply(f, undefined, args);
      } finally {
        if (caller >= 0) core.tree.restore(caller);
        this.#recording.stop();
      }
    }

    /** The stats table on the console. */
    printStats(options: PrintOptions = {}): void {
      this.#report((profile) => printStats(profile, options));
    }

    /** Who called each function, on the console. */
    callers(options: PrintOptions = {}): void {
      this.#report((profile) => printCallers(profile, options));
    }

    /** Whom each function called, on the console. */
    callees(options: PrintOptions = {}): void {
      this.#report((profile) => printCallees(profile, options));
    }

    /** The profile file as an object; `JSON.stringify(profile)` gives its text. */
    toJSON(): ProfileFile {
      return withinLanguage(() =>
        writeProfile(assemble(describe(), parts, this.#recording.toUpdate(), this.#settings.signatures)),
      );
    }

    /** Forgets what was recorded; goes on if it was recording. */
    clear(): void {
      this.#recording.clear();
    }

    /** What there is now as a text on the console, once the names of all functions are known. */
    #report(textOf: (profile: ProfileData) => string): void {
      const update = withinLanguage(() => this.#recording.toUpdate());
      names.whenKnown(update.signatures, () => {
        const text = withinLanguage(() =>
          textOf(assemble(describe(), parts, update, this.#settings.signatures)),
        );
        globalObject.console.log(text);
      });
    }
  }

  /** Shows a profile in the panel; the last one waits until the panel is there. */
  function plot(profile: { toJSON(): unknown }): void {
    if (!plots.put(profile.toJSON())) {
      globalObject.console.warn('Signature Profiler: no panel is listening; the profile waits for one.');
    }
  }

  const api = freeze({ Profile, plot });
  const attributes = { writable: true, enumerable: false, configurable: true };
  defineProperty(globalObject, API_NAME, dataProperty(api, attributes));
}

function assemble(
  { kind, url, title, browser }: Realm,
  { core, sites, notRecorded }: PageApiParts,
  update: TreeUpdate,
  signatures: boolean,
): ProfileData {
  const builder = createContextBuilder({ kind, url, clock: core.describeClock(), startedAt: 0 });
  addUpdate(builder, update);
  return assembleProfile(
    {
      product: 'Signature Profiler',
      productVersion,
      url,
      title,
      browser,
      recordedAt: new Date(update.startedAt).toISOString(),
      duration: update.duration,
      settings: { signatures, clock: 'auto' },
      scriptsInstrumented: sites.countScripts(),
      sourceBytes: 0,
      notRecorded: Array.from(notRecorded.entries as ArrayLike<(typeof notRecorded.entries)[number]>),
      capsHit: [],
    },
    [builder],
    sites.find,
  );
}
