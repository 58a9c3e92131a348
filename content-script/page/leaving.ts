/**
 * World: page. When a document says its last: after the page's own listeners for its end, as far as it can be heard after them.
 *
 *     pagehide ──► visibilitychange ──► unload
 *                  if it was visible    if it is not kept in a cache
 *
 * Listeners that are added while an event is on its way do not hear it, so none can be the last for `pagehide`. For `unload`
 * nobody listens who was not there before: the browser reports each document that does as outdated, to its server, too.
 */
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { setPrototypeOf } from './natives.ts';

export interface Leaving {
  readonly onPageHide: (event: Event) => void;
  /** It is back from a cache. */
  readonly onBack: () => void;
}

interface Deprecation {
  readonly body: { readonly id?: string } | null;
}
type Observer = new (
  hear: (reports: readonly Deprecation[]) => void,
  options: object,
) => {
  observe(): void;
  takeRecords(): readonly Deprecation[];
};

const ONCE = setPrototypeOf({ once: true }, null) as AddEventListenerOptions;

/** `flush`: tells what happened until now. `leave`: tells the last. */
export function watchLeaving(
  realm: Window & typeof globalThis,
  flush: () => void,
  leave: () => void,
): Leaving {
  const listen = nativeMethod(realm.EventTarget.prototype, 'addEventListener');
  const visibility = nativeGetter(realm.Document.prototype, 'visibilityState');
  const { document } = realm;
  let isHidden = false;
  let hearsUnload = false;
  const takeReports = watchReports();

  function watchReports(): () => void {
    const { ReportingObserver } = realm as { readonly ReportingObserver?: Observer };
    if (ReportingObserver === undefined) return () => undefined;
    const hear = (reports: readonly Deprecation[]): void => {
      try {
        for (let i = 0; i < reports.length; i++) hearsUnload ||= reports[i].body?.id === 'UnloadHandler';
      } catch {
        // The page has changed what reports are.
      }
    };
    const observer = new ReportingObserver(hear, { types: ['deprecation'] });
    const take = nativeMethod(ReportingObserver.prototype as typeof observer, 'takeRecords');
    observer.observe();
    return () => hear(take(observer));
  }

  const onLast = (event: Event): void => {
    if (event.isTrusted && isHidden) leave();
  };
  const onNext = (event: Event): void => {
    if (event.isTrusted && isHidden) flush();
  };

  return {
    onPageHide(event) {
      if (!event.isTrusted) return;
      isHidden = true;
      // Whatever comes, until here nothing is lost.
      flush();
      takeReports();
      const isVisible = visibility(document) === 'visible';
      if (isVisible) listen(realm, 'visibilitychange', hearsUnload ? onNext : onLast, ONCE);
      if (hearsUnload) listen(realm, 'unload', onLast, ONCE);
      if (!isVisible && !hearsUnload) leave();
    },
    onBack: () => (isHidden = false),
  };
}
