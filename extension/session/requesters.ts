/**
 * World: extension, Chromium. Who asked for a script: a document or worker that carries a recorder, one from
 * before the session, or somebody whom no recorder could be put into. Rewritten code runs in all of them.
 *
 * The browser holds a response before it says who asked: the announcement comes from the asker's process
 * at the end of its task (46 ms later in a measured load), and for what a shared worker asks it never comes.
 */
import type { ChromiumEvents, FrameId, LoaderId, RequestId } from '../../platform/chromium-protocol.ts';

export type Requester = 'recorded' | 'older-document' | 'older-worker' | 'unattended';

/** What is known of a request before its response is held. */
export interface RequestFacts {
  /** `script`, `worker`, `audioworklet`, …; null where the browser sends no such header. */
  readonly destination: string | null;
  /** It is the main script of a worker. */
  readonly isWorkerMain: boolean;
  /** `Public`, `Local`, `Loopback`: where the server is. Null: not told. */
  readonly addressSpace: string | null;
}

export interface Requesters {
  frameAttached(event: ChromiumEvents['Page.frameAttached']): void;
  frameNavigated(event: ChromiumEvents['Page.frameNavigated']): void;
  /** `inWorker`: whether the worker that announces it is recorded; null for a document's session. */
  requestAnnounced(event: ChromiumEvents['Network.requestWillBeSent'], inWorker?: boolean | null): void;
  headersSent(event: ChromiumEvents['Network.requestWillBeSentExtraInfo']): void;
  headersReceived(event: ChromiumEvents['Network.responseReceivedExtraInfo']): void;
  factsOf(request: RequestId | undefined): RequestFacts;
  /** Whether a request that has not gone out yet is for the main script of a worker, on a server of this machine or its network. */
  isLocalMain(request: RequestId | undefined, url: string): boolean;
  /** Whether a server of this machine or its network has answered from there. */
  isLocal(url: string): boolean;
  /** What was asked for first, before it was redirected; `url` where that is not known. */
  firstAddressOf(request: RequestId | undefined, url: string): string;
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
  const sent = new Map<RequestId, { readonly destination: string | null; readonly mode: string | null }>();
  const addressSpaces = new Map<RequestId, string>();
  const workerMains = new Map<RequestId, true>();
  const addresses = new Map<RequestId, string>();
  const firstAddresses = new Map<RequestId, string>();
  /** Of servers that have answered from there. */
  const localOrigins = new Set<string>();
  const waiting = new Map<RequestId, (requester: Requester) => void>();

  function requesterOf(
    loaderId: LoaderId,
    frameId: FrameId | undefined,
    inWorker: boolean | null,
  ): Requester {
    if (inWorker !== null) return inWorker ? 'recorded' : 'older-worker';
    if (loaderId === '') return 'recorded';
    return loaders.has(loaderId) || (frameId !== undefined && frames.has(frameId))
      ? 'recorded'
      : 'older-document';
  }

  const isLocal = (url: string): boolean => localOrigins.has(new URL(url).origin);

  return {
    frameAttached: ({ frameId }) => void frames.add(frameId),
    frameNavigated({ type, frame }) {
      // A document that comes back from the back/forward cache has what it had when it was loaded.
      if (type === 'Navigation') loaders.add(frame.loaderId);
    },
    requestAnnounced({ requestId, loaderId, frameId, type, request }, inWorker = null) {
      remember(addresses, requestId, request.url);
      if (!firstAddresses.has(requestId)) remember(firstAddresses, requestId, request.url);
      // A worker announces its `importScripts` as other resources.
      if (type !== 'Script' && !(type === 'Other' && inWorker !== null)) return;
      // Of a request that belongs to no loader the asker is being made: a worker, by its main script.
      if (inWorker === null && loaderId === '') remember(workerMains, requestId, true);
      const requester = requesterOf(loaderId, frameId, inWorker);
      waiting.get(requestId)?.(requester);
      remember(announced, requestId, requester);
    },
    headersSent({ requestId, headers }) {
      const header = (name: string): string | null => headers[name] ?? headers[name.toLowerCase()] ?? null;
      remember(sent, requestId, {
        destination: header('Sec-Fetch-Dest'),
        mode: header('Sec-Fetch-Mode'),
      });
    },
    headersReceived({ requestId, resourceIPAddressSpace }) {
      remember(addressSpaces, requestId, resourceIPAddressSpace);
      const url = addresses.get(requestId);
      if (url !== undefined && /^(?:Local|Loopback)$/.test(resourceIPAddressSpace))
        localOrigins.add(new URL(url).origin);
    },
    isLocalMain: (request, url) => request !== undefined && workerMains.has(request) && isLocal(url),
    isLocal,
    firstAddressOf: (request, url) => firstAddresses.get(request ?? '') ?? url,
    factsOf(request) {
      if (request === undefined) return { destination: null, isWorkerMain: false, addressSpace: null };
      const { destination = null, mode = null } = sent.get(request) ?? {};
      // The static imports of a module worker have its destination, too, and are asked for in `cors` mode.
      const isWorkerMain =
        destination === 'worker' || destination === 'sharedworker'
          ? mode === 'same-origin'
          : destination === null && workerMains.has(request);
      return { destination, isWorkerMain, addressSpace: addressSpaces.get(request) ?? null };
    },
    async whoAsked(request) {
      if (request === undefined) return 'unattended';
      const known = announced.get(request);
      if (known !== undefined) return known;
      return new Promise((resolve) => {
        const settle = (requester: Requester): void => {
          clearTimeout(timer);
          waiting.delete(request);
          resolve(requester);
        };
        const timer = setTimeout(() => settle('unattended'), ANNOUNCEMENT_MS);
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
