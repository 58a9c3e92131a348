/** Types of `find-chromium.mjs`, which stays plain JavaScript so that set-up runs without a build. */
export const CHROMIUM_VARIABLE: 'SIGNATURE_PROFILER_CHROMIUM';
export const MINIMUM_CHROMIUM: number;

export interface Chromium {
  readonly path: string;
  readonly version: number;
}

export interface ChromiumSearch {
  readonly found: Chromium | null;
  /** One clause for each executable that was there and would not do. */
  readonly rejected: readonly string[];
  /** The environment names one: nothing else was looked at, and nothing else may be used instead. */
  readonly named: boolean;
}

export interface WhereToLook {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
  /** Tried after the system's, for instance Playwright's own download. */
  readonly more?: readonly string[];
}

/** Major version of the browser at `path`, or null where it does not start. */
export function chromiumVersion(path: string, platform?: string): number | null;

/** The first Chromium that is new enough. Never throws. */
export function findChromium(where?: WhereToLook): ChromiumSearch;

/** What to tell a person when there is none. */
export function chromiumMissing(rejected: readonly string[]): string;
