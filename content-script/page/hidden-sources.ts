/**
 * World: page. A policy of the page that is quoted to it, in an event or a report of what it forbids, says what the page's
 * server said: without what the session has added.
 */
import { ADDED } from '../../protocol/own-sources.ts';
import { apply, defineProperty, dataProperty, method } from './natives.ts';
import { replaceFunction, replaceGetter, type NativeFunction, type Traps } from './stand-in-property.ts';

const replace = method<RegExp, [unknown, string], string>(RegExp.prototype, Symbol.replace);
const PLAIN = { writable: true, enumerable: true, configurable: true };

export function hideAdded(realm: typeof globalThis): void {
  const { SecurityPolicyViolationEvent: Event, CSPViolationReportBody: Body } = realm as unknown as Readonly<
    Record<string, { readonly prototype: object } | undefined>
  >;
  const quoting = (native: NativeFunction): Traps => ({
    apply: (_native, self: object, args: unknown[]) => replace(ADDED, apply(native, self, args), ''),
  });
  if (Event !== undefined) replaceGetter(Event.prototype, 'originalPolicy', quoting);
  if (Body === undefined) return;
  replaceGetter(Body.prototype, 'originalPolicy', quoting);
  replaceFunction(Body.prototype, 'toJSON', (native) => ({
    apply(_native, self: object, args: unknown[]) {
      const json = apply(native, self, args) as { readonly originalPolicy: unknown };
      defineProperty(json, 'originalPolicy', dataProperty(replace(ADDED, json.originalPolicy, ''), PLAIN));
      return json;
    },
  }));
}
