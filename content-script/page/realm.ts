/**
 * World: page. Where the recorder runs, in a profile's words.
 */
import type { ContextKind } from '../../profile/model.ts';
import { uncurriedGetter } from './natives.ts';

declare const __VERSION__: string | undefined;

/** Replaced by the build. */
export const productVersion = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';

export interface Realm {
  readonly kind: ContextKind;
  readonly url: string;
  readonly title: string;
  readonly browser: string;
}

interface GlobalParts {
  readonly document?: Document;
  readonly Document?: typeof Document;
  readonly location?: Location;
  readonly navigator?: Navigator;
  readonly top?: unknown;
  readonly window?: unknown;
  readonly importScripts?: unknown;
}

/** Must be called before any script of the page; what it returns runs none of the page's code in a document. */
export function createRealmDescription(globalObject: typeof globalThis): () => Realm {
  const realm = globalObject as unknown as GlobalParts;
  const { document } = realm;
  // A worker is not whole yet.
  const browser = document ? browserOf(realm.navigator?.userAgent ?? '') : null;
  const readTitle = uncurriedGetter<string>(realm.Document?.prototype, 'title');
  return () => {
    const kind: ContextKind = document
      ? realm.top === realm.window
        ? 'page'
        : 'frame'
      : realm.importScripts
        ? 'worker'
        : 'realm';
    return {
      kind,
      url: realm.location ? realm.location.href : '',
      title: document && readTitle ? readTitle(document) : '',
      browser: browser ?? browserOf(realm.navigator?.userAgent ?? ''),
    };
  };
}

function browserOf(userAgent: string): string {
  const [, name, version] = /(Firefox|Chrom(?:e|ium)|Node\.js)\/(\d+)/.exec(userAgent) ?? [];
  if (name === undefined) return '';
  return `${name === 'Firefox' ? name : name === 'Node.js' ? 'Node' : 'Chromium'} ${version}`;
}
