/**
 * World: extension. Knows which documents carry a recorder: rewritten code in any other would stop at its
 * first helper. Those are the documents committed, and all documents of frames attached, since the page's
 * script was set; not those that come back from the back/forward cache from before.
 */
import type { ChromiumEvents, FrameId, LoaderId, RequestId } from '../../platform/chromium-protocol.ts';

export interface FreshDocuments {
  attached(event: ChromiumEvents['Page.frameAttached']): void;
  navigated(event: ChromiumEvents['Page.frameNavigated']): void;
  requested(event: ChromiumEvents['Network.requestWillBeSent']): void;
  /**
   * Whether a recorder waits for this script. The request's announcement comes from another process than
   * the request itself, so it is waited for a moment; what a worker requests is never announced here.
   */
  mayRewrite(request: RequestId | undefined): Promise<boolean>;
}

// Announcement and response come over two routes; in every run seen the announcement was first.
const ANNOUNCEMENT_MS = 1000;
// Requests that never come back to us (answered from a cache, aborted) would pile up.
const MAX_REMEMBERED = 5000;

export function createFreshDocuments(): FreshDocuments {
  const loaders = new Set<LoaderId>();
  const frames = new Set<FrameId>();
  const announced = new Map<RequestId, boolean>();
  const waiting = new Map<RequestId, (fresh: boolean) => void>();

  return {
    attached: ({ frameId }) => void frames.add(frameId),
    navigated({ type, frame }) {
      if (type === 'Navigation') loaders.add(frame.loaderId);
    },
    requested({ requestId, loaderId, frameId, type }) {
      if (type !== 'Script') return;
      const fresh = loaders.has(loaderId) || (frameId !== undefined && frames.has(frameId));
      const waiter = waiting.get(requestId);
      if (waiter) waiter(fresh);
      announced.set(requestId, fresh);
      for (const oldest of announced.keys()) {
        if (announced.size <= MAX_REMEMBERED) break;
        announced.delete(oldest);
      }
    },
    async mayRewrite(request) {
      if (request === undefined) return false;
      const known = announced.get(request);
      if (known !== undefined) return known;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(false), ANNOUNCEMENT_MS);
        const settle = (fresh: boolean): void => {
          clearTimeout(timer);
          waiting.delete(request);
          resolve(fresh);
        };
        waiting.set(request, settle);
      });
    },
  };
}
