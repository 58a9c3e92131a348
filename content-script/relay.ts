/**
 * World: isolated, at document_start, in every frame. Carries messages between the recorder of this
 * document and the session that owns the tab; no logic, and it never looks inside. It also has the sampler, which
 * a page must not meet, and asks the session what a document must know at once: in this world no policy and no service
 * worker of the page hears of a request.
 * Promise: without a recorder, without an owner, or after the extension was reloaded, it ends in silence.
 */
import type { SampleMemory } from '../protocol/sample-memory.ts';
import { createSamplerHost } from './sampler/sampler-host.ts';
import { browser, type Port } from '../platform/browser.ts';
import { sayOwnerIsGone } from '../platform/keep-awake.ts';
import {
  ASK_EVENT,
  CONNECT_EVENT,
  DOWN_EVENT,
  RELAY_PORT,
  SAMPLE_EVENT,
  UP_EVENT,
  type PageCommand,
} from '../protocol/page-messages.ts';

const NO_SAMPLER: PageCommand = {
  type: 'no-sampler',
  payload: { reason: 'The page’s Content Security Policy lets no sampler begin.' },
};

const NO_FACTS: PageCommand = { type: 'document-facts', payload: null };

const ended = new AbortController();
const { signal } = ended;
// In no document: nothing of the page hears what is dispatched on it, and `document.open()` leaves it alone.
const channel = document.createElement('span');
let port: Port | null = null;

// Prevented means: a recorder took the node. The extension's other tabs have none.
const hasRecorder = !document.dispatchEvent(
  new MouseEvent(CONNECT_EVENT, { relatedTarget: channel, cancelable: true }),
);
if (hasRecorder) {
  channel.addEventListener(
    UP_EVENT,
    (event) => {
      try {
        port ??= connect();
        port.postMessage((event as CustomEvent<unknown>).detail);
      } catch {
        // The extension was reloaded or removed under this page.
        ended.abort();
      }
    },
    { signal },
  );
  const sampler = createSamplerHost(window);
  channel.addEventListener(
    SAMPLE_EVENT,
    (event) => {
      const memory = (event as CustomEvent<SampleMemory | null>).detail;
      if (memory === null) sampler.ended();
      else if (!sampler.watch(memory))
        channel.dispatchEvent(new CustomEvent(DOWN_EVENT, { detail: NO_SAMPLER }));
    },
    { signal },
  );
  channel.addEventListener(
    ASK_EVENT,
    (event) => {
      const detail = answerFrom((event as CustomEvent<string>).detail);
      channel.dispatchEvent(new CustomEvent(DOWN_EVENT, { detail }));
    },
    { signal },
  );
  const disconnect = (): void => {
    port?.disconnect();
    port = null;
  };
  // A page in the back/forward cache holds no port; the recorder's next `hello` opens another. It says its last before,
  // and until it is gone where it is not kept.
  addEventListener(
    'pagehide',
    ({ isTrusted, persisted }) => {
      if (!isTrusted || !persisted) return;
      if (document.visibilityState === 'visible')
        addEventListener('visibilitychange', disconnect, { once: true, signal });
      else disconnect();
    },
    { signal },
  );
}

/** A command. The document waits, so that its first script does. */
function answerFrom(address: string): unknown {
  try {
    // Not in every browser.
    const { featurePolicy } = document as {
      readonly featurePolicy?: { allowsFeature(name: string): boolean };
    };
    if (featurePolicy?.allowsFeature('sync-xhr') !== true) return NO_FACTS;
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.send();
    return JSON.parse(request.responseText);
  } catch {
    // Nobody holds such requests any more.
    return NO_FACTS;
  }
}

function connect(): Port {
  const opened = browser.runtime.connect({ name: RELAY_PORT });
  opened.onMessage.addListener((detail: unknown) => {
    if (!signal.aborted) channel.dispatchEvent(new CustomEvent(DOWN_EVENT, { detail }));
  });
  // Not called for our own `disconnect`: the owner is gone, or there was never one.
  opened.onDisconnect.addListener(() => {
    ended.abort();
    sayOwnerIsGone();
  });
  return opened;
}
