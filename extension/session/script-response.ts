/**
 * World: extension (pure). What to do with one response that the browser holds for us: rewrite it, let it
 * pass in silence, or let it pass and say why.
 */
import type { HeaderEntry, RequestPaused } from '../../platform/chromium-protocol.ts';
import type { RequestFacts } from './requesters.ts';

export type ResponseDecision =
  /** Not ours: an error, a redirect, no body, or no JavaScript. */
  | { readonly action: 'pass' }
  /** `sourceTypes`: the goals to try, in order. */
  | {
      readonly action: 'rewrite';
      readonly contentType: string;
      readonly sourceTypes: readonly ('script' | 'module')[];
    };

const PASS: ResponseDecision = { action: 'pass' };

/** The types with which the HTML standard runs a script, plus none: a classic script runs without one. */
const JAVASCRIPT = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/x-ecmascript',
  'application/x-javascript',
  'text/ecmascript',
  'text/javascript',
  'text/javascript1.0',
  'text/javascript1.1',
  'text/javascript1.2',
  'text/javascript1.3',
  'text/javascript1.4',
  'text/javascript1.5',
  'text/jscript',
  'text/livescript',
  'text/x-ecmascript',
  'text/x-javascript',
]);

/**
 * Classic scripts also run with these, unless `X-Content-Type-Options: nosniff` stands beside them. Modules
 * never do, so a JSON or CSS module is never taken for code.
 */
const RUNS_WHEN_CLASSIC =
  /^(?:$|text\/plain$|text\/html$|text\/xml$|application\/octet-stream$|application\/xml$)/;

/** Of main scripts, and of what such modules import statically. */
const WORKER = /^(?:shared)?worker$/;

/** Destinations of a worklet's modules. */
const WORKLET = /^(?:audio|paint)worklet$/;

/**
 * Decides from the request, what is known of it, and the response head.
 *
 * Module or classic is not told by the browser. A module is always fetched in `cors` mode, which shows as an
 * `Origin` header; a classic script only with a `crossorigin` attribute. So without `Origin` it is classic
 * for sure, else classic is tried and then module: a text that parses both ways has the same functions at the same places, except for HTML-like
 * comments (`<!--`), which hide the rest of a line in a classic script. Hidden functions would then only go
 * unrecorded, and such text in a module is an exotic expression (`a < !--b`). A worker's main script may be
 * either; what it imports statically is a module, and the browser calls both `Other`.
 */
export function decideResponse(paused: RequestPaused, facts: RequestFacts): ResponseDecision {
  const { resourceType } = paused;
  if (resourceType !== 'Script' && resourceType !== 'Other') return PASS;
  const status = paused.responseStatusCode;
  if (paused.responseErrorReason !== undefined || status === undefined) return PASS;
  if (status < 200 || status > 299 || status === 204 || status === 205) return PASS;
  const headers = paused.responseHeaders ?? [];
  const contentType = headerOf(headers, 'content-type') ?? '';
  const essence = contentType.split(';')[0].trim().toLowerCase();
  const { destination, isWorkerMain } = facts;
  if (destination !== null && WORKLET.test(destination))
    return JAVASCRIPT.has(essence) ? { action: 'rewrite', contentType, sourceTypes: ['module'] } : PASS;
  if (destination !== null && !(resourceType === 'Script' ? /^script$/ : WORKER).test(destination))
    return PASS;
  const nosniff = headerOf(headers, 'x-content-type-options')?.trim().toLowerCase() === 'nosniff';
  const runsAnyway = RUNS_WHEN_CLASSIC.test(essence) && !nosniff;
  if (resourceType === 'Other') {
    if (JAVASCRIPT.has(essence))
      return {
        action: 'rewrite',
        contentType,
        sourceTypes: isWorkerMain ? ['script', 'module'] : ['module'],
      };
    // Shared workers are refused then.
    return isWorkerMain && destination !== 'sharedworker' && runsAnyway
      ? { action: 'rewrite', contentType, sourceTypes: ['script'] }
      : PASS;
  }
  const classicForSure = !Object.keys(paused.request.headers).some((name) => /^origin$/i.test(name));
  if (JAVASCRIPT.has(essence))
    return {
      action: 'rewrite',
      contentType,
      sourceTypes: classicForSure ? ['script'] : ['script', 'module'],
    };
  if (runsAnyway) return { action: 'rewrite', contentType, sourceTypes: ['script'] };
  return PASS;
}

/** Headers that describe bytes which are no longer sent, or would keep the rewritten text beyond the session. */
const REPLACED = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'etag',
  'last-modified',
  'expires',
  'cache-control',
  'age',
]);

/** Head of the rewritten response. */
export function rewrittenHeaders(headers: readonly HeaderEntry[]): HeaderEntry[] {
  return [
    ...headers.filter(({ name }) => !REPLACED.has(name.toLowerCase())),
    { name: 'cache-control', value: 'no-store' },
  ];
}

/** First header of a name, or null. */
export function headerOf(headers: readonly HeaderEntry[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? null;
}
