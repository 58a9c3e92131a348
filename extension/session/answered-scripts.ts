/**
 * World: extension, Chromium. Answers a script that is held at its response with its instrumented text: the same
 * bytes with ASCII between them. What a worker runs in the place of its emptied main script is made here, too.
 * Promise: what is not answered is listed with the reason, and nothing is held longer than the deadline.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { FrameId, HeaderEntry, RequestPaused } from '../../platform/chromium-protocol.ts';
import { sourceMapReference } from '../source-maps/source-map-reference.ts';
import type { SourceMaps } from '../source-maps/source-maps.ts';
import { withTimeLimit } from '../time-limit.ts';
import { base64FromBytes, bytesFromBase64 } from './base64.ts';
import type { MainText } from './emptied-workers.ts';
import { charsetInFrame } from './frame-charset.ts';
import type { InstrumentClient } from './instrument-client.ts';
import type { ListedScripts } from './listed-scripts.ts';
import type { MarkupAhead } from './markup-ahead.ts';
import type { PageNames } from './page-names.ts';
import type { Requesters } from './requesters.ts';
import { charsetOf, readScript } from './script-bytes.ts';
import type { ScriptList } from './script-list.ts';
import { decideResponse, rewrittenHeaders } from './script-response.ts';
import type { SharedWorkers } from './shared-workers.ts';
import { keepsItsNetwork } from './worker-main-script.ts';

export interface AnsweredScriptsOptions {
  readonly instrumenter: InstrumentClient;
  readonly scripts: Pick<ScriptList, 'foundOne' | 'instrumentedOne'>;
  readonly listed: ListedScripts;
  readonly maps: Pick<SourceMaps, 'found'>;
  readonly names: Pick<PageNames, 'beforeDelivery'>;
  readonly shared: Pick<SharedWorkers, 'attach' | 'isShared' | 'mainText' | 'importText'>;
  /** Of the session that is attached now. */
  readonly requesters: () => Pick<Requesters, 'factsOf' | 'firstAddressOf' | 'whoAsked'>;
  readonly markup: () => Pick<MarkupAhead, 'guards' | 'charsetOf'>;
  /** Of the document in a frame; null: it is not known. */
  readonly originOf: (frame: FrameId) => string | null;
  readonly signal: AbortSignal;
}

export interface AnsweredScripts {
  /** True when the request was answered; false: it has to go on. Never rejects. */
  answer(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  /** The text that a worker runs instead of its main script; null: nothing could be made of it. */
  instrumentMain(main: MainText): Promise<string | null>;
  /** The page was given what stands at this address instrumented. */
  gave(url: string): boolean;
  /** Some page of the session was: one that comes back asks for nothing. */
  everGave(url: string): boolean;
  pageLeft(): void;
}

// A person waits that long for a page at most before the script runs as it was written.
const DEADLINE_MS = 15_000;

export function createAnsweredScripts(options: AnsweredScriptsOptions): AnsweredScripts {
  const { instrumenter, scripts, listed, maps, names, shared, requesters, markup, originOf, signal } =
    options;
  const given = new Set<string>();
  const everGiven = new Set<string>();

  const deadlineFromNow = (): AbortSignal => withTimeLimit(signal, DEADLINE_MS);

  async function beforeDelivery(
    source: string,
    url: string,
    frame: FrameId,
    headers: readonly HeaderEntry[],
  ): Promise<void> {
    const map = sourceMapReference(source, headers, url);
    if (map !== null) maps.found(url, map);
    await names.beforeDelivery({ origin: originOf(frame), url, source });
  }

  async function rewrite(
    session: DebuggerSession,
    paused: RequestPaused,
    decision: Rewrite,
    deadline: AbortSignal,
  ): Promise<boolean> {
    const { requestId, frameId, networkId, responseStatusCode, responseHeaders: headers = [] } = paused;
    const { url } = paused.request;
    const { destination, isWorkerMain, addressSpace } = requesters().factsOf(networkId);
    if (await markup().guards(frameId, url)) {
      listed.because(url, 'preload');
      return false;
    }
    const { body, base64Encoded } = await sendCommand(session, 'Fetch.getResponseBody', { requestId });
    const bytes = base64Encoded ? bytesFromBase64(body) : new TextEncoder().encode(body);
    const script = await readScript(bytes, {
      header: charsetOf(decision.contentType),
      ask: async () => (await markup().charsetOf(frameId, url)) ?? charsetInFrame(session, frameId, url),
    });
    const source = script.text;
    const isShared = destination === 'sharedworker' && isWorkerMain;
    if (isShared && !(await shared.attach(requesters().firstAddressOf(networkId, url)))) {
      listed.because(url, 'shared-worker');
      return false;
    }
    if (isWorkerMain && !keepsItsNetwork(source, addressSpace)) {
      listed.main(url, 'local-network');
      return false;
    }
    const { sourceTypes } = decision;
    const outcome = await instrumenter.instrument({ source, url, sourceTypes }, deadline);
    if (!outcome.ok) {
      listed.refused(url, outcome);
      return false;
    }
    const code = isShared
      ? shared.mainText(url, source, outcome.code)
      : shared.importText(session, source, outcome.code);
    await beforeDelivery(source, url, frameId, headers);
    await sendCommand(session, 'Fetch.fulfillRequest', {
      requestId,
      responseCode: responseStatusCode ?? 200,
      responseHeaders: rewrittenHeaders(headers),
      body: base64FromBytes(script.encode(code)),
    });
    given.add(url);
    everGiven.add(url);
    listed.leftOut(url, outcome.leftOut);
    const asker = shared.isShared(session)
      ? Promise.resolve('recorded' as const)
      : requesters().whoAsked(networkId);
    void asker.then((requester) => {
      if (requester === 'recorded') scripts.instrumentedOne(bytes.length, outcome.reused);
      else listed.because(url, requester);
    });
    return true;
  }

  return {
    async answer(session, paused) {
      const decision = decideResponse(paused, requesters().factsOf(paused.networkId));
      if (decision.action !== 'rewrite') return false;
      const deadline = deadlineFromNow();
      scripts.foundOne();
      try {
        return await rewrite(session, paused, decision, deadline);
      } catch (error) {
        const refusal = deadline.aborted
          ? {
              code: 'deadline',
              reason: `It was not ready after ${DEADLINE_MS / 1000} seconds, so it ran as it was.`,
            }
          : { code: 'unexpected', reason: error instanceof Error ? error.message : String(error) };
        listed.refused(paused.request.url, { ...refusal, line: null });
        return false;
      }
    },
    async instrumentMain({ source, url, frameId, sourceTypes, headers, makerWaits }) {
      const outcome = await instrumenter.instrument({ source, url, sourceTypes }, deadlineFromNow());
      listed.mainIs(url, outcome.ok ? null : outcome);
      if (!outcome.ok) return null;
      scripts.foundOne();
      scripts.instrumentedOne(source.length, outcome.reused);
      listed.leftOut(url, outcome.leftOut);
      const told = beforeDelivery(source, url, frameId, headers);
      // It could not say that it has heard.
      if (!makerWaits) await told;
      return outcome.code;
    },
    gave: (url) => given.has(url),
    everGave: (url) => everGiven.has(url),
    pageLeft: () => given.clear(),
  };
}

type Rewrite = Extract<ReturnType<typeof decideResponse>, { readonly action: 'rewrite' }>;
