/**
 * World: extension. Whether the pages of a tab are isolated (`Isolation` in the session's messages says what
 * for), and what that may have broken. The choice belongs to an origin and is remembered.
 */
import type { WireError } from '../../protocol/errors.ts';
import type { Isolation } from '../../protocol/session-messages.ts';

export interface IsolationOptions {
  /** Where choices outlive the panel: `localStorage`, or a Map in tests. */
  readonly choices: { get(key: string): string | null; set(key: string, value: string): void };
  /** The browser's rule for the tab. */
  readonly rule: { add(): Promise<void>; remove(): Promise<void> };
  readonly onChange: () => void;
}

/** What the top document says of itself when it begins. */
export interface DocumentStart {
  readonly url: string;
  readonly isolated: boolean;
  readonly hasOpener: boolean;
}

export interface IsolationOfTab {
  state(): Isolation;
  /** The person's choice for the origin of the page that is shown. */
  want(wanted: boolean): void;
  /** The tab shows another page. */
  pageIs(url: string): void;
  /** Before a reload that is going to be recorded; `useful`: the clock lives from it. */
  beforeReload(useful: boolean): Promise<void>;
  /** The session is over. Twice is harmless. */
  end(): Promise<void>;
  topDocumentBegan(document: DocumentStart): void;
  /** The tab shows another document from here on. It may be told before or after that this document begins. */
  topDocumentCommitted(): void;
  /** The page opened a window. */
  popupOpened(url: string): void;
  /** A request of the page for another origin went without the cookies that the browser has for it. */
  cookiesWithheld(host: string): void;
}

const OPENER: WireError = {
  code: 'isolation-opener',
  message: 'Another page opened this one. While this page is isolated, neither can reach into the other.',
};

const keyOf = (origin: string): string => `isolation ${origin}`;

export function createIsolation({ choices, rule, onChange }: IsolationOptions): IsolationOfTab {
  let page = 'about:blank';
  let hasRule = false;
  let active = false;
  let refused: string | null = null;
  let hasOpener = false;
  // Those of the document that is shown, also before it is known whether it is isolated.
  let conflicts: readonly WireError[] = [];

  const wanted = (): boolean => choices.get(keyOf(originOf(page))) !== 'off';

  function conflict(code: string, message: string): void {
    if (conflicts.some((known) => known.message === message)) return;
    conflicts = [...conflicts, { code, message }];
    if (active) onChange();
  }

  return {
    state: () => ({
      wanted: wanted(),
      active,
      whyNot: wanted() && !active ? (whyNever(page) ?? refused) : null,
      conflicts: active ? [...(hasOpener ? [OPENER] : []), ...conflicts] : [],
    }),
    want(on) {
      choices.set(keyOf(originOf(page)), on ? 'on' : 'off');
    },
    pageIs(url) {
      page = url;
    },
    async beforeReload(useful) {
      hasRule = useful && wanted() && whyNever(page) === null;
      if (hasRule) await rule.add();
      else await rule.remove();
    },
    async end() {
      hasRule = active = false;
      await rule.remove();
    },
    topDocumentBegan(document) {
      page = document.url;
      active = hasRule && document.isolated;
      refused = hasRule && !document.isolated ? 'The browser did not isolate this page.' : null;
      ({ hasOpener } = document);
    },
    topDocumentCommitted() {
      conflicts = [];
    },
    popupOpened(url) {
      if (originOf(url) === originOf(page) || url === '' || url === 'about:blank')
        conflict(
          'isolation-popup',
          'This page opened a window of its own. While the page is isolated, neither can reach into the other.',
        );
    },
    cookiesWithheld(host) {
      conflict(
        'isolation-cookies',
        `Requests to ${host} went without cookies, because the page is isolated. What they brought may differ.`,
      );
    },
  };
}

/** Why pages of that address can never be isolated; null: they can. */
function whyNever(url: string): string | null {
  const { protocol, hostname } = parse(url) ?? { protocol: '', hostname: '' };
  if (protocol === 'https:') return null;
  if (protocol === 'http:' && /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
    return null;
  return protocol === 'http:'
    ? 'A page that came over plain http cannot be isolated.'
    : 'A page that came from no server cannot be isolated.';
}

function originOf(url: string): string {
  return parse(url)?.origin ?? 'null';
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
