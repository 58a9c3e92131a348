/**
 * World: worker. `importScripts` of `blob:` and `data:` addresses: no request shows their text to the session, so each is
 * imported from another such address, with its text instrumented.
 */
import type { MadeAddresses } from './dynamic-addresses.ts';
import { apply, setElement } from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';

/** `holder`: of a worker that is whole. */
export function hookImportScripts(addresses: MadeAddresses, holder: object): void {
  replaceFunction(holder, 'importScripts', (native) => {
    const importAll = (_native: object, self: unknown, args: unknown[]): unknown => {
      const urls: unknown[] = [];
      for (let i = 0; i < args.length; i++) {
        const to = addresses.changed(args[i], 'script', importAll);
        if (to === null) addresses.asItIs(args[i]);
        setElement(urls, i, to ?? args[i]);
      }
      return apply(native, self, urls);
    };
    return { apply: importAll };
  });
}
