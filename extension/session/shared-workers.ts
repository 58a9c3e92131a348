/**
 * World: extension, Chromium. Shared workers that the tab starts. The browser shows them to nobody before they run,
 * but their main script passes through the tab's session: while it is held, the worker is found and attached to, and
 * its changed text asks for the recorder before its first statement.
 * Promise: only workers whose main script the tab asked for are touched; nothing of one is held once it has its recorder.
 */
import {
  attachTarget,
  detachTarget,
  sendCommand,
  sharedWorkersAt,
  type DebuggerSession,
  type TabId,
} from '../../platform/chromium-debugger.ts';
import type { HeaderEntry, RequestPaused } from '../../platform/chromium-protocol.ts';
import { base64FromText } from './base64.ts';
import { headerOf } from './script-response.ts';

export interface SharedWorkersOptions {
  readonly tabId: TabId;
  /** Takes the worker up, and gives the text that puts the recorder into it. */
  readonly began: (session: DebuggerSession, url: string) => string;
}

export interface SharedWorkers {
  /** A session begins: what runs now is not the tab's, or from before. */
  begin(): Promise<void>;
  /** The worker of a held main script. Null: there is no way into it. Gives the words before its instrumented text. */
  attach(url: string, source: string, headers: readonly HeaderEntry[]): Promise<string | null>;
  /** True: it was the request for a recorder, and is answered. */
  requested(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  isShared(session: DebuggerSession): boolean;
  gone(targetId: string): void;
  clear(): void;
}

/** The recorder is an import of the worker's, which such a policy may forbid. */
const FORBIDS = ['content-security-policy', 'content-security-policy-report-only'];
/** How the text of a recorder begins. */
export const RECORDER = 'Object.defineProperty(globalThis,';
const STRICT = /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*(?:'use strict'|"use strict")/;

export function createSharedWorkers({ tabId, began }: SharedWorkersOptions): SharedWorkers {
  /** Text of the recorder, until the worker has it. */
  const attached = new Map<string, { recorder: string | null }>();

  let older: ReadonlySet<string> = new Set();

  return {
    async begin() {
      older = new Set(await sharedWorkersAt(null));
    },
    async attach(url, source, headers) {
      const begun = (await sharedWorkersAt(url)).filter((id) => !older.has(id) && !attached.has(id));
      const [targetId] = begun;
      // Of two that begin at once at one address, under two names or of two tabs, it is not told which is which.
      if (begun.length !== 1 || FORBIDS.some((name) => headerOf(headers, name) !== null)) return null;
      const session = await attachTarget(tabId, targetId);
      attached.set(targetId, { recorder: began(session, url) });
      await sendCommand(session, 'Fetch.enable', {
        patterns: [
          { urlPattern: `${url.replace(/[\\*?]/g, '\\$&')}*`, resourceType: 'XHR', requestStage: 'Request' },
        ],
      });
      return wordsBefore(JSON.stringify(url), source);
    },
    async requested(session, { requestId }) {
      const worker = attached.get(session.sessionId ?? '');
      if (worker === undefined) return false;
      const { recorder } = worker;
      if (recorder === null) {
        await sendCommand(session, 'Fetch.continueRequest', { requestId });
        return true;
      }
      worker.recorder = null;
      await sendCommand(session, 'Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [
          { name: 'content-type', value: 'text/javascript; charset=utf-8' },
          { name: 'cache-control', value: 'no-store' },
        ],
        body: base64FromText(recorder),
      });
      await sendCommand(session, 'Fetch.disable', {});
      return true;
    },
    isShared: ({ sessionId = '' }) => attached.has(sessionId),
    gone: (targetId) => void attached.delete(targetId),
    clear() {
      for (const targetId of attached.keys()) void detachTarget(targetId).catch(() => undefined);
      attached.clear();
    },
  };
}

/**
 * On the text's first line, so that its lines stay. It may run as a module, where `importScripts` throws, so it asks in
 * a way that both have. What is no recorder is not run.
 */
function wordsBefore(address: string, source: string): string {
  const ask = `{const r=new XMLHttpRequest();r.open("GET",${address},false);r.send();if(r.responseText.startsWith(${JSON.stringify(RECORDER)}))(0,eval)(r.responseText)}`;
  return STRICT.test(source) ? `"use strict";${ask}` : ask;
}
