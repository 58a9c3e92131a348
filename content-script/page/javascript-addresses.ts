/**
 * World: page. Lists `javascript:` addresses of frames and of `window.open`; the session hears of all others. What runs
 * from an address runs as it was written: the browser takes its text from what the page can read.
 */
import type { DynamicCode } from './dynamic-code.ts';
import type { DomNatives } from './inline-natives.ts';
import { nativeMethod } from './native-methods.ts';
import { apply, toText } from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';

export interface JavascriptAddresses {
  /** An element that has a source. */
  readonly seesFrame: (element: Element) => void;
}

const exec = nativeMethod(RegExp.prototype, 'exec');
const FRAME = /^I?FRAME$/;
const JAVASCRIPT = /^[\0- ]*j[\t\n\r]*avascript:/i;
const RUNS_AS_WRITTEN = 'A javascript: address runs as it was written. What it calls is recorded.';

export function listJavascriptAddresses(
  code: DynamicCode,
  dom: DomNatives,
  realm: typeof globalThis,
): JavascriptAddresses {
  const isCode = (address: string): boolean =>
    exec(JAVASCRIPT, address) !== null && code.mayHoldCode(address);

  replaceFunction(realm, 'open', (native) => ({
    apply(_native, self, args: unknown[]) {
      // The native would ask the page's object for its text, once and first.
      if (typeof args[0] === 'object' && args[0] !== null) args[0] = toText(args[0]);
      const address = args[0];
      if (typeof address === 'string' && isCode(address))
        code.list('javascript: of window.open', 'javascript-address', RUNS_AS_WRITTEN);
      return apply(native, self, args);
    },
  }));

  return {
    seesFrame(element) {
      if (exec(FRAME, dom.tagOf(element)) !== null && isCode(dom.attribute(element, 'src') ?? ''))
        code.list(`javascript: of ${dom.nameOf(element)}`, 'javascript-address', RUNS_AS_WRITTEN);
    },
  };
}
