/**
 * World: extension. Whether the pages of a tab are to be isolated (`Isolation` in the session's messages says
 * what for), and what is known of it. The choice belongs to an origin and is remembered.
 */
import type { Isolation } from '../../protocol/session-messages.ts';

/** Where choices outlive the panel: `localStorage`, or a Map in tests. */
export interface ChoiceStore {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export interface IsolationOfTab {
  state(): Isolation;
  /** The person's choice for the origin of the page that is shown. */
  want(wanted: boolean): void;
  /** The tab shows another page. */
  pageIs(url: string): void;
}

const keyOf = (origin: string): string => `isolation ${origin}`;

export function createIsolation(store: ChoiceStore): IsolationOfTab {
  let origin = 'null';

  return {
    state: () => ({
      wanted: store.get(keyOf(origin)) !== 'off',
      active: false,
      whyNot: null,
      conflicts: [],
    }),
    want(wanted) {
      store.set(keyOf(origin), wanted ? 'on' : 'off');
    },
    pageIs(url) {
      origin = originOf(url);
    },
  };
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return 'null';
  }
}
