/**
 * World: extension, Chromium. Who asked for a script: a document that carries a recorder, one from before
 * the session, or a worker. Rewritten code runs in all three, but only the first is recorded.
 *
 * The browser holds a response before it says who asked: the announcement comes from the page's process
 * at the end of its task (46 ms later in a measured load), and for what a worker asks it never comes.
 */
import type { ChromiumEvents, FrameId, LoaderId, RequestId } from '../../platform/chromium-protocol.ts';

export type Requester = 'recorded-document' | 'older-document' | 'worker';

export interface Requesters {
  frameAttached(event: ChromiumEvents['Page.frameAttached']): void;
  frameNavigated(event: ChromiumEvents['Page.frameNavigated']): void;
  requestAnnounced(event: ChromiumEvents['Network.requestWillBeSent']): void;
  headersSent(event: ChromiumEvents['Network.requestWillBeSentExtraInfo']): void;
  /** `script`, `audioworklet`, …; null where the browser sends no such header. Known before the response. */
  destinationOf(request: RequestId | undefined): string | null;
  /** Answers as soon as it is known. */
  whoAsked(request: RequestId | undefined): Promise<Requester>;
}

// A page's longest tasks take seconds, and its announcements wait for their end.
const ANNOUNCEMENT_MS = 10_000;
// Requests that never come back to us (answered from a cache, aborted) would pile up.
const MAX_REMEMBERED = 5000;

export function createRequesters(): Requesters {
  /** Documents and frames begun since the page's script was set. */
  const loaders = new Set<LoaderId>();
  const frames = new Set<FrameId>();
  const announced = new Map<RequestId, Requester>();
  const destinations = new Map<RequestId, string>();
  const waiting = new Map<RequestId, (requester: Requester) => void>();

  return {
    frameAttached: ({ frameId }) => void frames.add(frameId),
    frameNavigated({ type, frame }) {
      // A document that comes back from the back/forward cache has what it had when it was loaded.
      if (type === 'Navigation') loaders.add(frame.loaderId);
    },
    requestAnnounced({ requestId, loaderId, frameId, type }) {
      if (type !== 'Script') return;
      const recorded = loaders.has(loaderId) || (frameId !== undefined && frames.has(frameId));
      const requester = loaderId === '' ? 'worker' : recorded ? 'recorded-document' : 'older-document';
      waiting.get(requestId)?.(requester);
      remember(announced, requestId, requester);
    },
    headersSent({ requestId, headers }) {
      const destination = headers['Sec-Fetch-Dest'] ?? headers['sec-fetch-dest'];
      if (destination !== undefined) remember(destinations, requestId, destination);
    },
    destinationOf: (request) => (request === undefined ? null : (destinations.get(request) ?? null)),
    async whoAsked(request) {
      if (request === undefined) return 'worker';
      const known = announced.get(request);
      if (known !== undefined) return known;
      return new Promise((resolve) => {
        const settle = (requester: Requester): void => {
          clearTimeout(timer);
          waiting.delete(request);
          resolve(requester);
        };
        const timer = setTimeout(() => settle('worker'), ANNOUNCEMENT_MS);
        waiting.set(request, settle);
      });
    },
  };
}

function remember<V>(map: Map<RequestId, V>, request: RequestId, value: V): void {
  map.set(request, value);
  for (const oldest of map.keys()) {
    if (map.size <= MAX_REMEMBERED) break;
    map.delete(oldest);
  }
}
