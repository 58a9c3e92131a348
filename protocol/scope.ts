/**
 * World: any (pure). Which external scripts are recorded: patterns for addresses, and two kinds of code that a
 * person may not want to see. What is out of scope runs as it was written.
 */

export interface Scope {
  /** Only these; none: all. */
  readonly include: readonly string[];
  /** Not these, whatever `include` says. */
  readonly exclude: readonly string[];
  /** Scripts of other sites than the page's. */
  readonly thirdParty: boolean;
  /** Packages that others wrote: `node_modules`, vendor bundles, public CDNs. */
  readonly libraries: boolean;
}

export const EVERYTHING: Scope = { include: [], exclude: [], thirdParty: true, libraries: true };

export function isEverything({ include, exclude, thirdParty, libraries }: Scope): boolean {
  return include.length === 0 && exclude.length === 0 && thirdParty && libraries;
}

/** Why a script is out of scope. */
export type OutOfScope = 'not-included' | 'excluded' | 'third-party' | 'library';

/** Null: it is in scope. `page`: address of the page in the tab, null where it is not known. */
export function outOfScope(scope: Scope, url: string, page: string | null): OutOfScope | null {
  if (scope.include.length > 0 && !scope.include.some((pattern) => matchesPattern(pattern, url)))
    return 'not-included';
  if (scope.exclude.some((pattern) => matchesPattern(pattern, url))) return 'excluded';
  if (!scope.thirdParty && page !== null && isThirdParty(url, page)) return 'third-party';
  if (!scope.libraries && isLibraryUrl(url)) return 'library';
  return null;
}

/**
 * Whether an address fits a pattern. A star stands for any text, also none; all else for itself.
 *
 *     app.js  *.min.js             no slash: the file's name, in any folder
 *     /vendor/*  /js/              begins with a slash: the path on any host; ends with one: everything below
 *     example.com/js/*             host and path; `*.example.com` is example.com and what is below it
 *     https://example.com:8080/    the whole address
 *
 * A star in front of the first slash makes it a folder anywhere in the path. The query takes part only where the
 * pattern has a `?`, the port where the pattern has one, the fragment never.
 */
export function matchesPattern(pattern: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, pathname, search } = new URL(url);
  const wanted = readPattern(pattern);
  if (wanted === null) return false;
  const path = wanted.path.includes('?') ? pathname + search : pathname;
  if (!wanted.path.includes('/')) return fits(wanted.path, path.slice(pathname.lastIndexOf('/') + 1));
  if (wanted.scheme !== null && !fits(wanted.scheme, protocol.slice(0, -1))) return false;
  if (wanted.host !== null) {
    const given = /:[\d*]+$/.test(wanted.host) ? host : hostname;
    const bare = wanted.host.startsWith('*.') ? wanted.host.slice(2) : wanted.host;
    if (!fits(wanted.host, given) && !fits(bare, given)) return false;
  }
  return fits(wanted.path, path);
}

interface Pattern {
  readonly scheme: string | null;
  readonly host: string | null;
  /** Without a slash: a file's name. */
  readonly path: string;
}

/** Null for a pattern of nothing. */
function readPattern(pattern: string): Pattern | null {
  const text = pattern.trim().replace(/#.*$/, '');
  if (text === '') return null;
  const whole = /^(?:([^/:]*):)?\/\/([^/]*)(\/.*)?$/.exec(text);
  // A folder anywhere, not one host's own.
  if (text.startsWith('*/')) return { scheme: null, host: null, path: below(text) };
  const [, scheme, host, path] = whole ?? /^()([^/]*)(\/.*)$/.exec(text) ?? [];
  if (whole === null && host === undefined) return { scheme: null, host: null, path: text };
  return {
    scheme: scheme === undefined || scheme === '' ? null : scheme.toLowerCase(),
    // `file:///path` has no host, `/path` has any.
    host: host === undefined || host === '' ? null : host.toLowerCase(),
    path: below(path ?? '/'),
  };
}

/** A folder is everything below it. */
const below = (path: string): string => (path.endsWith('/') ? `${path}*` : path);

/** Each part between stars at the first place where it fits: with stars alone no other choice can do better. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const last = parts.length - 1;
  if (last === 0) return text === pattern;
  if (!text.startsWith(parts[0])) return false;
  let at = parts[0].length;
  for (let i = 1; i < last; i++) {
    const found = text.indexOf(parts[i], at);
    if (found < 0) return false;
    at = found + parts[i].length;
  }
  return text.length - parts[last].length >= at && text.endsWith(parts[last]);
}

/** Another site than the page's, as far as the names tell. */
export function isThirdParty(url: string, page: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(page)) return false;
  const [script, own] = [new URL(url), new URL(page)];
  if (!/^https?:$/.test(script.protocol)) return false;
  return siteOf(script.hostname) !== siteOf(own.hostname);
}

// Two letters of a country behind what is short or one of its usual second levels: `co.uk`, `com.au`, `gv.at`.
const SHORT_SECOND_LEVEL = /^(?:\w{2,3}|info|name)\.\w{2}$/;

/**
 * The part of a host's name that one owner has: `example.com` of `static.example.com`. A guess from the name
 * alone, since the true list has ten thousand entries and changes; where it is wrong a pattern says it better.
 */
export function siteOf(hostname: string): string {
  if (/^[\d.]+$|:/.test(hostname)) return hostname;
  const labels = hostname.split('.');
  const last = labels.slice(-2).join('.');
  return SHORT_SECOND_LEVEL.test(last) && labels.length > 2 ? labels.slice(-3).join('.') : last;
}

const LIBRARY_PATH =
  /\/(?:node_modules|bower_components|jspm_packages|\.vite\/deps|third[-_]party)\/|\/[^/]*\bvendors?\b[^/]*\.[cm]?js$|\/vendors?\//i;

/** Hosts that serve packages and nothing of a page's own. */
const LIBRARY_HOSTS = new Set([
  'ajax.aspnetcdn.com',
  'ajax.googleapis.com',
  'cdn.bootcdn.net',
  'cdn.jsdelivr.net',
  'cdn.skypack.dev',
  'cdnjs.cloudflare.com',
  'code.jquery.com',
  'esm.run',
  'esm.sh',
  'fastly.jsdelivr.net',
  'ga.jspm.io',
  'jspm.dev',
  'maxcdn.bootstrapcdn.com',
  'stackpath.bootstrapcdn.com',
  'unpkg.com',
]);

/** A package that somebody else wrote, by its address. */
export function isLibraryUrl(url: string): boolean {
  if (!URL.canParse(url)) return LIBRARY_PATH.test(url);
  const { hostname, pathname } = new URL(url);
  return LIBRARY_HOSTS.has(hostname) || LIBRARY_PATH.test(pathname);
}

/** Patterns as the debugger protocol has them, for all that `include` may mean; it decides no more than that. */
export function heldPatterns({ include }: Scope): string[] {
  const patterns = include.flatMap((pattern) => {
    const read = readPattern(pattern);
    if (read === null) return [];
    // `?` and `\` mean something there; what else is more than needed does no harm.
    const path = read.path.replace(/[\\?]/g, '\\$&');
    if (!read.path.includes('/')) return [`*/${path}`, `*/${path}\\?*`];
    const scheme = read.scheme ?? '*';
    const hosts =
      read.host === null ? ['*'] : [read.host, ...(read.host.startsWith('*.') ? [read.host.slice(2)] : [])];
    return hosts.flatMap((host) => {
      const base = `${scheme}://${host}${read.host === null || /:[\d*]+$/.test(host) ? '' : '*'}${path}`;
      return read.path.includes('?') ? [base] : [base, `${base}\\?*`];
    });
  });
  return include.length === 0 || patterns.length === 0 ? ['*'] : patterns;
}

/** Patterns as people write them: a line or a comma between two. */
export function readPatterns(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,]/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}
