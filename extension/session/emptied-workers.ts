/**
 * World: extension, Chromium. Main scripts of workers that run without their own text: the worker imports the
 * instrumented one in its place, at the same address, before it hears its first message. The server itself answers,
 * because the browser takes a worker's place in the network from that answer, and one of ours has none.
 *
 * On this machine and its network, what may ask for something:
 *
 *   new Worker(U)   → we ask the server for the text of U, and whether it answers HEAD alike
 *   GET U           → goes on as HEAD U; its head becomes that of the text: an empty main script
 *   the worker      → runs U#token where its empty script would (worker-main.ts in it)
 *   GET U#token     → the instrumented text; a script that a worker imports gives it no place
 *
 * Of workers inside workers, whose main script the browser shows to no session:
 *
 *   new Worker(U)   → its maker's recorder says so, and waits (nested-workers.ts in it); we ask for the text of U, and
 *                     whether the server gives a single byte of it that does nothing: `;`, a line end, a blank
 *   GET U           → goes out for that byte alone, by a rule that lives as long: an empty main script; then as above
 *
 * Promise: what is not sure beforehand runs as it was written. The instrumented text runs where the empty one was seen
 * by its digest, never beside the original.
 */
import { onlyOneByteOf } from '../../platform/one-byte-rule.ts';
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
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
  /** Whether the worker of that request is given a recorder before its first statement. */
  readonly isGiven: (request: RequestId) => Promise<boolean>;
  /** It begins with an empty main script. */
  readonly begins: (request: RequestId) => void;
  /** `urls` has one more. */
  readonly hold: () => Promise<void>;
}

export interface MainText {
  readonly url: string;
  readonly frameId: FrameId;
  readonly source: string;
  readonly sourceTypes: readonly ('script' | 'module')[];
  readonly headers: readonly HeaderEntry[];
  /** The document that makes the worker stands still until the text is there. */
  readonly makerWaits: boolean;
}

export interface EmptiedWorkers {
  /** Answers a request that has not gone out yet. `mayBe`: it is a main script on a server of the local network; `asked`: its address before redirects. */
  requested(session: DebuggerSession, paused: RequestPaused, mayBe: boolean, asked: string): Promise<void>;
  /** Makes beforehand what the next worker at that address runs, on a server of the local network; its maker waits. False: that is not sure. */
  prepare(url: string, frameId: FrameId): Promise<boolean>;
  /** No worker came for that. */
  forget(url: string): void;
  /** True when the response was to a HEAD of ours, and is answered. */
  responded(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  /** True when the request was the word of a recorder that its worker is about to make another, and is answered. */
  announced(
    session: DebuggerSession,
    paused: RequestPaused,
    mayBe: (url: string) => boolean,
  ): Promise<boolean>;
  /** Null: a worker at that address begins with its own script. */
  at(url: string): EmptyMainScript | null;
  /** There is no script at that address: an error, or something else. A worker there runs nothing. */
  isMissing(url: string): boolean;
  /** The worker at that address is there: its main script has been asked for. */
  begun(url: string): void;
  /** On every origin, where recorders announce workers. */
  readonly announcePath: string;
  /** Whose instrumented texts are going to be asked for. */
  readonly urls: readonly string[];
  clear(): void;
}

export interface EmptyMainScript {
  readonly main: MainScriptAt;
  /** SHA-256 of the script that the browser runs if all went well, in hexadecimal digits. */
  readonly hash: string;
}

// A server of this machine answers in milliseconds; a person would wait for one that does not.
const PATIENCE_MS = 3000;
// A document that waits stands still.
const MAKER_PATIENCE_MS = 1000;

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

/** Bytes that are a script of their own, and do nothing. */
const NOTHING = [';', '\n', ' '];
// The worker's request goes out as soon as its maker goes on; a maker that never makes it must not leave a rule behind.
const RULE_MS = 2000;

interface Emptied extends EmptyMainScript {
  readonly code: string;
  readonly headers: readonly HeaderEntry[];
}

/** What was read at the server. */
interface Read {
  readonly url: string;
  readonly headers: readonly HeaderEntry[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly sourceTypes: MainText['sourceTypes'];
  /** Whether an answer comes with the policies of this one. */
  readonly isAlike: (answer: Response) => boolean;
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
  const { ask, instrument, isGiven, begins, hold } = options;
  const emptied = new Map<string, Emptied>();
  const heads = new Map<RequestId, Emptied>();
  /** What is prepared, by address. */
  const prepared = new Map<string, Emptied>();
  /** Addresses that gave no script when they were asked last. */
  const missing = new Set<string>();
  /** By address: end the rules that ask for one byte of it, one for each worker that is on its way. */
  const rules = new Map<string, (() => void)[]>();
  const token = crypto.randomUUID().replaceAll('-', '');
  const callName = `_${token}`;
  const announcePath = `/_${crypto.randomUUID().replaceAll('-', '')}`;

  /** What asks as the page would. */
  const asPage = (patience = PATIENCE_MS): RequestInit => ({
    credentials: 'include',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });

  /** Null: nothing that could be run from another address. */
  async function read(url: string, how: RequestInit): Promise<Read | null> {
    const response = await ask(url, how);
    const headers = [...response.headers].map(([name, value]) => ({ name, value }));
    const decision = decideResponse(
      { ...NO_REQUEST, responseStatusCode: response.status, responseHeaders: headers },
      { destination: 'worker', isWorkerMain: true, addressSpace: null },
    );
    if (decision.action !== 'rewrite') missing.add(url);
    else missing.delete(url);
    if (decision.action !== 'rewrite' || FORBIDS.some((name) => response.headers.has(name))) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { text } = await readScript(bytes, {
      header: charsetOf(decision.contentType),
      ask: () => Promise.resolve('utf-8'),
    });
    if (GIVES_NAMES.test(text)) return null;
    const isAlike = (answer: Response): boolean =>
      POLICIES.every((name) => answer.headers.get(name) === response.headers.get(name));
    return { url, headers, bytes, text, sourceTypes: decision.sourceTypes, isAlike };
  }

  async function change(
    { url, headers, text: source, sourceTypes }: Read,
    frameId: FrameId,
    empty: string,
    makerWaits = false,
  ): Promise<Emptied | null> {
    const code = await instrument({ url, frameId, source, sourceTypes, headers, makerWaits });
    if (code === null) return null;
    const named = NAMES_ITSELF.test(source) ? code : `${code}\n//# sourceURL=${url}`;
    return {
      main: { address: `${url}#${token}`, callName },
      hash: await sha256(empty),
      code: named,
      headers,
    };
  }

  async function prepareLocal(url: string, frameId: FrameId, makerWaits = false): Promise<Emptied | null> {
    const how = asPage(makerWaits ? MAKER_PATIENCE_MS : PATIENCE_MS);
    const script = await read(url, how);
    if (script === null || keepsItsNetwork(script.text, null)) return null;
    if (!script.isAlike(await ask(url, { ...how, method: 'HEAD' }))) return null;
    return change(script, frameId, '', makerWaits);
  }

  async function prepareNested(url: string, address: string, frameId: FrameId): Promise<Emptied | null> {
    const how = asPage();
    const script = await read(url, how);
    if (script === null) return null;
    const { bytes } = script;
    const [found] = NOTHING.map((text) => ({ text, at: bytes.indexOf(text.charCodeAt(0)) })).filter(
      ({ at }) => at >= 0,
    );
    if (found === undefined) return null;
    const { text, at } = found;
    const answer = await ask(url, { ...how, headers: { range: `bytes=${at}-${at}` } });
    if (answer.status !== 206 || !script.isAlike(answer) || (await answer.text()) !== text) return null;
    const main = await change(script, frameId, text);
    if (main === null) return null;
    const end = await onlyOneByteOf(address, at, AbortSignal.timeout(RULE_MS));
    rules.set(url, [...(rules.get(url) ?? []), end]);
    return main;
  }

  function begun(url: string): void {
    const [end, ...others] = rules.get(url) ?? [];
    end?.();
    if (others.length > 0) rules.set(url, others);
    else rules.delete(url);
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
            `import ${JSON.stringify(known.main.address + START_PART)};import.meta.url=${JSON.stringify(request.url)};${text}`
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
    async requested(session, paused, mayBe, asked) {
      const { requestId, networkId = '', frameId, request } = paused;
      if (await serve(session, paused)) return;
      // The worker is known by the address that was asked for first.
      const main =
        mayBe && asked === request.url && (await isGiven(networkId))
          ? (prepared.get(asked) ?? (await prepareLocal(asked, frameId).catch(() => null)))
          : null;
      prepared.delete(asked);
      if (main === null) {
        await sendCommand(session, 'Fetch.continueRequest', { requestId });
        return;
      }
      emptied.set(request.url, main);
      await hold();
      begins(networkId);
      heads.set(requestId, main);
      await sendCommand(session, 'Fetch.continueRequest', { requestId, method: 'HEAD' });
    },
    async prepare(url, frameId) {
      const main = await prepareLocal(url, frameId, true).catch(() => null);
      if (main === null) return false;
      prepared.set(url, main);
      emptied.set(url, main);
      await hold();
      return true;
    },
    forget: (url) => void prepared.delete(url),
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
    async announced(session, { requestId, frameId, request }, mayBe) {
      const { origin, pathname, search } = new URL(request.url);
      if (pathname !== announcePath) return false;
      const address = decodeURIComponent(search.slice(1));
      const url = address.replace(/#.*/, '');
      const may = URL.canParse(url) && new URL(url).origin === origin && mayBe(url);
      const main = may ? await prepareNested(url, address, frameId).catch(() => null) : null;
      if (main !== null) {
        emptied.set(url, main);
        await hold();
      }
      await sendCommand(session, 'Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: TEXT,
        body: '',
      });
      return true;
    },
    at: (url) => emptied.get(url) ?? null,
    isMissing: (url) => missing.has(url),
    begun,
    announcePath,
    get urls() {
      return [...emptied.keys()];
    },
    clear() {
      for (const ends of rules.values()) for (const end of ends) end();
      rules.clear();
      missing.clear();
      prepared.clear();
      emptied.clear();
      heads.clear();
    },
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
