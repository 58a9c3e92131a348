/**
 * World: Node. Who asked for a script, in whatever order the browser tells.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { createRequesters, type Requesters } from './requesters.ts';

afterEach(() => void vi.useRealTimers());

const navigated = (requesters: Requesters, loaderId: string, restored = false): void =>
  requesters.frameNavigated({
    type: restored ? 'BackForwardCacheRestore' : 'Navigation',
    frame: { id: 'main', loaderId, url: 'https://a.example/', securityOrigin: 'https://a.example' },
  });
const announce = (requesters: Requesters, requestId: string, loaderId: string, frameId = 'main'): void =>
  requesters.requestAnnounced({ requestId, loaderId, frameId, type: 'Script', request: { url: 'a.js' } });

it('knows a document that began with the session, announced before or after it is asked', async () => {
  const requesters = createRequesters();
  navigated(requesters, 'new');
  announce(requesters, '1', 'new');
  expect(await requesters.whoAsked('1')).toBe('recorded-document');
  const asked = requesters.whoAsked('2');
  announce(requesters, '2', 'new');
  expect(await asked).toBe('recorded-document');
});

it('tells an older document apart, also when it comes back from the cache', async () => {
  const requesters = createRequesters();
  announce(requesters, '1', 'old');
  navigated(requesters, 'restored', true);
  announce(requesters, '2', 'restored');
  expect(await requesters.whoAsked('1')).toBe('older-document');
  expect(await requesters.whoAsked('2')).toBe('older-document');
});

it('takes a frame that was added since for recorded, even in its first empty document', async () => {
  const requesters = createRequesters();
  requesters.frameAttached({ frameId: 'added' });
  announce(requesters, '1', 'empty', 'added');
  expect(await requesters.whoAsked('1')).toBe('recorded-document');
});

it('takes what is never announced for a worker’s', async () => {
  vi.useFakeTimers();
  const asked = createRequesters().whoAsked('1');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe('worker');
});
