/**
 * World: page. Shared workers are shown to nobody before they run, but one whose last life ended with a debugger attached waits
 * for it. So where the session says so, one is made, which the session lets end before it has begun, and then once more.
 * And such a module is imported by an empty main script: where it fails, the worker's documents are told by us, not by the browser.
 * Promise: what is not sure beforehand is made once. No code of the page's runs twice, and what is returned is what the
 * constructor would have given.
 */
import type { PageCommand } from '../../protocol/page-messages.ts';
import type { TwiceMadeQuestion } from '../../protocol/twice-made.ts';
import type { RecorderHooks } from './hooks.ts';
import { jsonText } from './json-text.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import {
  createList,
  getPrototypeOf,
  hasOwn,
  matches,
  ownDataValue,
  ownKeys,
  ownProperty,
} from './natives.ts';
import { withinLanguage } from './own-language.ts';

export interface TwiceMakingOptions {
  /** Where the session is asked. */
  readonly askAt: string;
  /** Null: nobody answers. */
  readonly askNow: (address: string) => PageCommand | null;
}

export interface TwiceMaking {
  /** Makes a shared worker of these arguments, by the function that makes one. */
  readonly make: (args: readonly unknown[], make: Make) => object;
  /** The module of a worker with an empty main script could not be run. */
  readonly failed: (which: Which) => void;
}

type Make = () => object;

/** The browser tells shared workers apart by both. */
export interface Which {
  readonly url: string;
  readonly name: string;
}

const WITHOUT_FRAGMENT = /^https?:[^#]*$/;
const PRIMITIVE = /^(?:string|boolean|undefined)$/;
/** What the browser reads of the options, own or not. */
const READ = ['credentials', 'extendedLifetime', 'name', 'sameSiteCookies', 'type'];

// A page that makes workers without end must not fill memory; one that fails does so in its beginning.
const MAX_KEPT = 100;

export function createTwiceMaking(
  hooks: RecorderHooks,
  { askAt, askNow }: TwiceMakingOptions,
  realm: Window & typeof globalThis,
): TwiceMaking {
  const NativeEvent = realm.Event;
  const dispatch = nativeMethod(realm.EventTarget.prototype, 'dispatchEvent');
  const made = createList<Which & { readonly worker: object }>();
  let count = 0;
  const { URL: NativeUrl, encodeURIComponent } = realm;
  const { prototype } = NativeUrl;
  const hrefOf = nativeGetter(prototype, 'href');
  const baseOf = nativeGetter(realm.Node.prototype, 'baseURI');
  const toText: unknown = ownDataValue(prototype, 'toString');
  const objects = realm.Object.prototype;
  const { document } = realm;

  /** What the browser makes a text of, without a look at the page's own code. */
  function textOf(url: unknown): string | null {
    if (typeof url === 'string') return url;
    if (typeof url !== 'object' || url === null || hooks.isProxy(url) || getPrototypeOf(url) !== prototype)
      return null;
    const isPlain = ownKeys(url).length === 0 && ownDataValue(prototype, 'toString') === toText;
    return isPlain && !(Symbol.toPrimitive in url) ? hrefOf(url as URL) : null;
  }

  /** Null: only the page's own code can tell. */
  function nameOf(options: unknown): string | null {
    if (options === undefined || options === null) return '';
    if (typeof options === 'string') return options;
    if (typeof options !== 'object' || hooks.isProxy(options)) return null;
    const above: unknown = getPrototypeOf(options);
    if (above !== null && above !== objects) return null;
    for (let i = 0; i < READ.length; i++) if (!hasOwn(options, READ[i]) && READ[i] in options) return null;
    const keys = ownKeys(options);
    for (let i = 0; i < keys.length; i++) {
      const property = ownProperty(options, keys[i])!;
      if (!hasOwn(property, 'value') || !matches(PRIMITIVE, typeof property.value)) return null;
    }
    const name = ownDataValue(options, 'name');
    return name === undefined ? '' : typeof name === 'string' ? name : null;
  }

  /** Null: it is made as if nobody had heard of it. */
  function whichOf(args: readonly unknown[]): Which | null {
    try {
      const text = args.length === 0 ? null : textOf(args[0]);
      const name = text === null ? null : nameOf(args[1]);
      if (text === null || name === null) return null;
      const url = hrefOf(new NativeUrl(text, baseOf(document)));
      return matches(WITHOUT_FRAGMENT, url) ? { url, name } : null;
    } catch {
      return null;
    }
  }

  function ask(word: TwiceMadeQuestion[0], { url, name }: Which): boolean {
    const question: TwiceMadeQuestion = [word, url, name];
    const query = withinLanguage(() => encodeURIComponent(jsonText(question)));
    const answer = askNow(`${askAt}?${query}`);
    return answer?.type === 'shared-worker-fate' && answer.payload.again;
  }

  function makeWhich(which: Which, make: Make): object {
    if (!ask('may', which)) return make();
    let first: object;
    try {
      first = make();
    } catch (error) {
      ask('thrown', which);
      throw error;
    }
    return ask('made', which) ? make() : first;
  }

  return {
    make(args, make) {
      const which = whichOf(args);
      if (which === null) return make();
      const worker = makeWhich(which, make);
      made[count++ % MAX_KEPT] = { ...which, worker };
      return worker;
    },
    failed({ url, name }) {
      for (let i = 0; i < made.length; i++)
        if (made[i].url === url && made[i].name === name)
          dispatch(made[i].worker as EventTarget, new NativeEvent('error', { cancelable: true }));
    },
  };
}
