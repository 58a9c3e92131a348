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
  expect(await requesters.whoAsked('1')).toBe('recorded');
  const asked = requesters.whoAsked('2');
  announce(requesters, '2', 'new');
  expect(await asked).toBe('recorded');
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
  expect(await requesters.whoAsked('1')).toBe('recorded');
});

it('takes what is never announced for somebody’s without a recorder', async () => {
  vi.useFakeTimers();
  const asked = createRequesters().whoAsked('1');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe('unattended');
});

it('knows what workers ask for, and whether they are recorded', async () => {
  const requesters = createRequesters();
  const ask = (requestId: string, recorded: boolean): void =>
    requesters.requestAnnounced(
      { requestId, loaderId: '', type: 'Other', request: { url: 'part.js' } },
      recorded,
    );
  ask('1', true);
  ask('2', false);
  expect(await requesters.whoAsked('1')).toBe('recorded');
  expect(await requesters.whoAsked('2')).toBe('older-worker');
});

it('tells a worker’s main script from what it imports', () => {
  const requesters = createRequesters();
  const headers = (requestId: string, destination: string, mode: string): void =>
    requesters.headersSent({
      requestId,
      headers: { 'Sec-Fetch-Dest': destination, 'Sec-Fetch-Mode': mode },
    });
  headers('main', 'worker', 'same-origin');
  headers('import', 'worker', 'cors');
  headers('script', 'script', 'no-cors');
  expect(['main', 'import', 'script'].map((id) => requesters.factsOf(id).isWorkerMain)).toEqual([
    true,
    false,
    false,
  ]);
  requesters.headersReceived({ requestId: 'main', resourceIPAddressSpace: 'Loopback' });
  expect(requesters.factsOf('main')).toEqual({
    destination: 'worker',
    isWorkerMain: true,
    addressSpace: 'Loopback',
  });
});

it('knows a main script by its announcement where the browser sends no such headers', () => {
  const requesters = createRequesters();
  announce(requesters, 'main', '');
  announce(requesters, 'script', 'loader');
  requesters.headersSent({ requestId: 'main', headers: {} });
  expect([requesters.factsOf('main').isWorkerMain, requesters.factsOf('script').isWorkerMain]).toEqual([
    true,
    false,
  ]);
});
