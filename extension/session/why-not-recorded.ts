/**
 * World: extension, Chromium. Why scripts run as they were written: a code for machines, a sentence for people.
 */
import type { Requester } from './requesters.ts';

export const WHY_NOT = {
  popup: ['popup', 'It was opened in another tab or window; each is recorded by a panel of its own.'],
  sandbox: ['sandboxed-srcdoc', 'This sandboxed frame began before anything could be put into it.'],
  worker: ['worker', 'The recorder could not be put into this worker.'],
  'older-document': ['older-document', 'A document from before the session asked for it.'],
  'older-worker': ['older-worker', 'It runs in a worker from before the session.'],
  unattended: ['unattended', 'It runs where no recorder could be put, in a shared worker for example.'],
  'shared-worker': [
    'shared-worker',
    'It runs in a shared worker that was gone before anything could be put into it.',
  ],
  'silent-worker': [
    'silent-worker',
    'A shared worker that ended before it could say what it counted, or did not get so far.',
  ],
  'nested-worker': [
    'nested-worker',
    'The main script of a worker inside a worker, which the browser shows to no extension: its server gives no single bytes of it, it has exports, or it or its maker has a policy. What it imports is recorded.',
  ],
  'local-network': [
    'local-network',
    'The main script of a worker on this machine or its network, which may ask other servers there: it would not be allowed to if it were changed. What it imports is recorded.',
  ],
  memory: [
    'in-memory',
    'It comes from a data: or blob: address, and what stands there was not known to be text, or could not be changed.',
  ],
  'javascript-address': [
    'javascript-address',
    'A javascript: address runs as it was written. What it calls is recorded.',
  ],
  unseen: [
    'unseen',
    'It was put into the page in a way that the profiler does not see in time: as a handler of a copied element outside of the document, for example.',
  ],
  made: [
    'made',
    'A script made it of text in a way that the profiler does not see in time: by a name of `eval` that only running tells, or in a window that was gone at once, for example.',
  ],
  'made-of-text': [
    'made-of-text',
    'A script made it of text, and it runs as it was written. It was found when the recording ended, when nothing tells any more where it was made: there it may be listed, too.',
  ],
  'made-unread': [
    'made-unread',
    'A script made it of text that could not be read, because its page or worker was left, or stood still: whether it holds functions is not known.',
  ],
  'unseen-unread': [
    'unseen-unread',
    'Its text could not be read, because its page or frame was left: whether it holds functions, and whether these are recorded, is not known.',
  ],
  'made-cap': [
    'made-cap',
    'The page makes more scripts of text than are looked at. What came after this one is recorded as before, but not listed where it is not.',
  ],
  preload: ['preload-digest', 'The page preloads it with a digest, which rewritten text would not have.'],
  'service-worker-script': [
    'service-worker-script',
    'It is a service worker. What it fetches, stores and hands out is left alone, and so is its own script.',
  ],
  serviceWorker: [
    'service-worker',
    'The page’s service worker answered for it, and what that may store is left alone.',
  ],
} satisfies Record<string, [string, string]> & Record<Exclude<Requester, 'recorded'>, [string, string]>;

export type WhyNot = keyof typeof WHY_NOT;
