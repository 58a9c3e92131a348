/**
 * World: extension. The scope in force: that of the site that the tab shows, remembered for the next time it is
 * shown; in private windows only while the session lives.
 */
import {
  EVERYTHING,
  isEverything,
  outOfScope,
  readPatterns,
  siteOf,
  type OutOfScope,
  type Scope,
} from '../../protocol/scope.ts';
import type { ScopeInForce } from '../../protocol/session-messages.ts';

/** A document's `localStorage`, or what stands for it. */
export type ScopeStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface ScopeOfSession {
  readonly inForce: ScopeInForce;
  /** The tab shows this page now. */
  pageIs(url: string): void;
  set(scope: Scope): void;
  /** Null: in scope. */
  outOfScope(url: string): OutOfScope | null;
  /** It is out of the scope in force, or was of one before it. */
  wasOutOfScope(url: string): boolean;
}

const KEY = 'scopes';
// Of the sites whose scope somebody set, those set last; nobody has more in mind.
const MAX_SITES = 200;
// Scopes that were in force; who sets more has long forgotten the first.
const MAX_BEFORE = 100;

/** `onChange` is told when another scope is in force. */
export function createScopeOfSession(storage: ScopeStorage | null, onChange: () => void): ScopeOfSession {
  const sites = new Map(recall(storage));
  let page: string | null = null;
  let inForce: ScopeInForce = { site: null, scope: EVERYTHING };
  const before: { readonly scope: Scope; readonly page: string | null }[] = [];

  function putInForce(next: ScopeInForce, nextPage: string | null): void {
    if (!isEverything(inForce.scope) && before.length < MAX_BEFORE)
      before.push({ scope: inForce.scope, page });
    inForce = next;
    page = nextPage;
    onChange();
  }

  return {
    get inForce() {
      return inForce;
    },
    pageIs(url) {
      const site = siteOfPage(url);
      if (site === inForce.site) page = url;
      else putInForce({ site, scope: (site === null ? null : sites.get(site)) ?? EVERYTHING }, url);
    },
    set(wanted) {
      const scope = {
        ...wanted,
        include: readPatterns(wanted.include.join('\n')),
        exclude: readPatterns(wanted.exclude.join('\n')),
      };
      putInForce({ ...inForce, scope }, page);
      if (inForce.site !== null) {
        // The last set stands last.
        sites.delete(inForce.site);
        if (!isEverything(scope)) sites.set(inForce.site, scope);
        remember(storage, [...sites].slice(-MAX_SITES));
      }
    },
    outOfScope: (url) => outOfScope(inForce.scope, url, page),
    wasOutOfScope: (url) =>
      [...before, { scope: inForce.scope, page }].some(
        (was) => outOfScope(was.scope, url, was.page) !== null,
      ),
  };
}

/** Null where there is none to remember anything for: about:, data:. */
function siteOfPage(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'file:') return 'file:';
  return hostname === '' ? null : siteOf(hostname);
}

/** What cannot be read is as if it had never been written. */
function recall(storage: ScopeStorage | null): [string, Scope][] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function remember(storage: ScopeStorage | null, sites: readonly (readonly [string, Scope])[]): void {
  try {
    storage?.setItem(KEY, JSON.stringify(sites));
  } catch {
    // A full or forbidden storage: it holds for this session.
  }
}

function isEntry(entry: unknown): entry is [string, Scope] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const scope = entry[1] as Partial<Scope> | null;
  const isPatterns = (value: unknown): boolean =>
    Array.isArray(value) && value.every((one) => typeof one === 'string');
  return (
    typeof scope === 'object' &&
    scope !== null &&
    isPatterns(scope.include) &&
    isPatterns(scope.exclude) &&
    typeof scope.thirdParty === 'boolean' &&
    typeof scope.libraries === 'boolean'
  );
}
