/**
 * World: extension, Chromium. Main scripts of workers on this machine and its network that may ask for something.
 * The browser takes a worker's place in the network from the answer to its main script, and one of ours has none.
 * So the server itself answers, but to HEAD: an answer with its place and without a text. The instrumented text is
 * asked for by the worker, at the same address, before it hears its first message.
 *
 *   new Worker(U)   → we ask the server for the text of U, and whether it answers HEAD alike
 *   GET U           → goes on as HEAD U; its head becomes that of the text: an empty main script
 *   the worker      → runs U#token where its empty script would (worker-main.ts in it)
 *   GET U#token     → the instrumented text; a script that a worker imports gives it no place
 *
 * Promise: what is not sure beforehand runs as it was written.
 */
import { sendCommand, sharedWorkersAt, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { FrameId, HeaderEntry, RequestId, RequestPaused } from '../../platform/chromium-protocol.ts';
import { MODULE_PART, START_PART, type MainScriptAt } from '../../protocol/worker-messages.ts';
import { base64FromText } from './base64.ts';
import { charsetOf, readScript } from './script-bytes.ts';
import { decideResponse, rewrittenHeaders } from './script-response.ts';
import { keepsItsNetwork } from './worker-main-script.ts';

export interface EmptiedWorkersOptions {
  /** Asks as the page would; `fetch` outside tests. */
  readonly ask: typeof fetch;
  /** Null: it cannot be instrumented, and was listed. */
  readonly instrument: (script: MainText) => Promise<string | null>;
  /** `urls` has one more. */
  readonly hold: () => Promise<void>;
}

export interface MainText {
  readonly url: string;
  readonly frameId: FrameId;
  readonly source: string;
  readonly sourceTypes: readonly ('script' | 'module')[];
  readonly headers: readonly HeaderEntry[];
}

export interface EmptiedWorkers {
  /** Answers a request that has not gone out yet. `mayBe`: it is a main script on a server of the local network. */
  requested(session: DebuggerSession, paused: RequestPaused, mayBe: boolean): Promise<void>;
  /** True when the response was to a HEAD of ours, and is answered. */
  responded(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  /** Null: a worker at that address begins with its own script. */
  at(url: string): MainScriptAt | null;
  /** Whose instrumented texts are going to be asked for. */
  readonly urls: readonly string[];
  clear(): void;
}

// A server of this machine answers in milliseconds; a person would wait for one that does not.
const PATIENCE_MS = 3000;

/** Heads that say what a worker may do. They are read from the answer to HEAD, whatever we make of it later. */
const POLICIES = [
  'cross-origin-embedder-policy',
  'cross-origin-embedder-policy-report-only',
  'document-isolation-policy',
  'document-isolation-policy-report-only',
  'referrer-policy',
  'origin-trial',
];
/** The text is an import of the worker's, which such a policy may forbid. */
const FORBIDS = ['content-security-policy', 'content-security-policy-report-only'];
/** Another script would be given an empty module where this one gives names away. */
const GIVES_NAMES = /\bexport\b(?!\s*\{\s*\})/;

const NAMES_ITSELF = /\/\/[#@][ \t]*sourceURL=/;

interface Emptied extends MainScriptAt {
  readonly code: string;
  readonly headers: readonly HeaderEntry[];
}

const TEXT: HeaderEntry[] = [
  { name: 'content-type', value: 'text/javascript; charset=utf-8' },
  { name: 'cache-control', value: 'no-store' },
];

/** Of a request that is not the browser's. */
const NO_REQUEST: RequestPaused = {
  requestId: '',
  frameId: '',
  resourceType: 'Other',
  request: { url: '', headers: {} },
};

export function createEmptiedWorkers(options: EmptiedWorkersOptions): EmptiedWorkers {
  const { ask, instrument, hold } = options;
  const emptied = new Map<string, Emptied>();
  const heads = new Map<RequestId, Emptied>();
  const token = crypto.randomUUID().replaceAll('-', '');
  const callName = `_${token}`;

  async function prepare({ request: { url }, frameId }: RequestPaused): Promise<Emptied | null> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const how: RequestInit = { credentials: 'include', cache: 'no-store', redirect: 'error', signal };
    const response = await ask(url, how);
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    const decision = decideResponse(
      { ...NO_REQUEST, responseStatusCode: response.status, responseHeaders: headers },
      { destination: 'worker', isWorkerMain: true, addressSpace: null },
    );
    if (decision.action !== 'rewrite' || FORBIDS.some((name) => response.headers.has(name))) return null;
    const script = await readScript(new Uint8Array(await response.arrayBuffer()), {
      header: charsetOf(decision.contentType),
      ask: () => Promise.resolve('utf-8'),
    });
    const source = script.text;
    if (keepsItsNetwork(source, null) || GIVES_NAMES.test(source)) return null;
    const head = await ask(url, { ...how, method: 'HEAD' });
    if (POLICIES.some((name) => head.headers.get(name) !== response.headers.get(name))) return null;
    const code = await instrument({ url, frameId, source, sourceTypes: decision.sourceTypes, headers });
    if (code === null) return null;
    const named = NAMES_ITSELF.test(source) ? code : `${code}\n//# sourceURL=${url}`;
    return { address: `${url}#${token}`, callName, code: named, headers };
  }

  /** The instrumented text, as classic script and as module the same but for its first words. */
  async function serve(session: DebuggerSession, { requestId, request }: RequestPaused): Promise<boolean> {
    const part = (request.urlFragment ?? '').slice(1);
    const known = part.startsWith(token) ? emptied.get(request.url) : undefined;
    if (known === undefined) return false;
    const text = known.code.replace(/^#!/, '//');
    const code =
      part === `${token}${START_PART}`
        ? `globalThis[${JSON.stringify(callName)}]();`
        : part === `${token}${MODULE_PART}`
          ? // Its first import says that it begins, whatever its other imports wait for.
            `import ${JSON.stringify(known.address + START_PART)};import.meta.url=${JSON.stringify(request.url)};${text}`
          : known.code;
    await sendCommand(session, 'Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: TEXT,
      body: base64FromText(code),
    });
    return true;
  }

  return {
    async requested(session, paused, mayBe) {
      const { requestId, request } = paused;
      if (await serve(session, paused)) return;
      const main =
        mayBe && (await sharedWorkersAt(request.url)).length === 0
          ? await prepare(paused).catch(() => null)
          : null;
      if (main === null) {
        await sendCommand(session, 'Fetch.continueRequest', { requestId });
        return;
      }
      emptied.set(request.url, main);
      await hold();
      heads.set(requestId, main);
      await sendCommand(session, 'Fetch.continueRequest', { requestId, method: 'HEAD' });
    },
    async responded(session, { requestId, responseStatusCode: status }) {
      const main = heads.get(requestId);
      if (main === undefined) return false;
      heads.delete(requestId);
      const responseHeaders = rewrittenHeaders(main.headers);
      if (status !== undefined && (status < 300 || status > 399))
        await sendCommand(session, 'Fetch.continueResponse', {
          requestId,
          responseCode: 200,
          responseHeaders,
        });
      // It has answered otherwise a moment ago. Better without a place than without a script.
      else
        await sendCommand(session, 'Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: TEXT,
          body: base64FromText(main.code),
        });
      return true;
    },
    at: (url) => emptied.get(url) ?? null,
    get urls() {
      return [...emptied.keys()];
    },
    clear() {
      emptied.clear();
      heads.clear();
    },
  };
}
