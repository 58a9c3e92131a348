/**
 * World: extension, Chromium. Documents of the tab that are about to begin: what the session knows of them goes into the
 * page script, which each runs before its own first script, and their policies let changed scripts run where they let
 * those run that were written.
 * Promise: a document meets what its response headers said, as long as they were told while its response was held.
 */
import { sendCommand, type DebuggerSession, type TabId } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId, ChromiumEvents, FrameId, HeaderEntry } from '../../platform/chromium-protocol.ts';
import { FROM_OUTSIDE } from '../../protocol/calling-convention.ts';
import { createNonce } from '../../protocol/own-sources.ts';
import { CONFIG_NAME, type DocumentConfig, type PageConfig } from '../../protocol/page-messages.ts';
import { createAskedFacts, type AskedFacts } from './asked-facts.ts';
import { createDocumentFacts } from './document-facts.ts';
import { createKnownPolicies } from './known-policies.ts';
import { createLiftedPolicies } from './lifted-policies.ts';
import { answeredOrSent, replacePageScript, type SessionWithDocuments } from './page-script.ts';
import { supplementPolicies } from './supplemented-policies.ts';

export interface BeginningDocuments {
  /** Documents of that session run the page script from now on. */
  add(session: DebuggerSession): Promise<void>;
  /** It has documents already, which may be loaded anew. */
  learnPresent(session: DebuggerSession): Promise<void>;
  /** Documents of that session go without their policy, if others do at this moment. */
  liftAsOthers(session: DebuggerSession): Promise<void>;
  remove(sessionId: CdpSessionId): void;
  clear(): void;
  sessions(): DebuggerSession[];
  /** What they are told. */
  readonly config: DocumentConfig;
  /** What they are told from now on, beside what is known of each. */
  setConfig(next: PageConfig): Promise<void>;
  /**
   * The next document of a frame, while its response is held, or one that the page fetches ahead, by its address: nothing
   * holds it when it begins.
   */
  learn(url: string, headers: readonly HeaderEntry[], next: FrameId): Promise<void>;
  /** Where documents ask, and whether a request is such a question, which is answered then. */
  readonly asked: AskedFacts;
  /** A document has begun. True: it goes without its policy. */
  began(frame: ChromiumEvents['Page.frameNavigated']['frame'], isPage: boolean): boolean;
}

/** `pageScript`: text of page.js. */
export function createBeginningDocuments(tabId: TabId, pageScript: string): BeginningDocuments {
  const sessions = new Map<CdpSessionId | undefined, SessionWithDocuments>();
  const facts = createDocumentFacts();
  const channel = `_${crypto.randomUUID()}`;
  const nonce = createNonce();
  const known = createKnownPolicies(tabId, nonce);
  const asked = createAskedFacts(nonce);
  let config: PageConfig = { recording: null };
  const lifted = createLiftedPolicies((enabled) => {
    for (const { session } of sessions.values())
      void sendCommand(session, 'Page.setBypassCSP', { enabled }).catch(() => undefined);
  });

  const whole = (): DocumentConfig => ({
    ...config,
    ...{ channel, askAt: asked.address, documents: facts.all() },
  });
  const source = (): string =>
    `{const ${CONFIG_NAME}=${JSON.stringify(whole())};\n${pageScript}\n}${FROM_OUTSIDE}`;

  async function replaceScripts(): Promise<void> {
    await Promise.all([...sessions.values()].map((entry) => replacePageScript(entry, source())));
  }

  return {
    async add(session) {
      const added = { source: source() };
      const { identifier } = await sendCommand(session, 'Page.addScriptToEvaluateOnNewDocument', added);
      sessions.set(session.sessionId, { session, script: identifier });
    },
    learnPresent: (session) => known.learnPresent(session).catch(() => undefined),
    async liftAsOthers(session) {
      if (lifted.isOn) await sendCommand(session, 'Page.setBypassCSP', { enabled: true });
    },
    remove: (sessionId) => void sessions.delete(sessionId),
    clear() {
      sessions.clear();
      known.clear();
      lifted.clear();
    },
    sessions: () => [...sessions.values()].map(({ session }) => session),
    asked,
    get config() {
      return whole();
    },
    async setConfig(next) {
      config = next;
      await replaceScripts();
    },
    /**
     * Inline scripts are rewritten inside the page. Where its policy would block their changed text, the browser supplements
     * it if it has come before; if not, it is lifted, which has to be said before the document begins. The answer comes
     * only after: waiting for it here would wait for ever.
     */
    async learn(url, headers, next) {
      const { inline, changes } = supplementPolicies(headers, nonce);
      const lifts = changes.length > 0;
      if (lifts) {
        lifted.lift(next);
        void known.learn(url, headers).catch(() => undefined);
      }
      const policies = lifts ? 'lifted' : { inline, nonce };
      if (facts.learn(url, headers, policies)) await answeredOrSent(replaceScripts());
    },
    began: (frame, isPage) => lifted.began(frame, isPage),
  };
}

/** Of documents and workers. */
export function policiesIn(headers: readonly HeaderEntry[]): string[] {
  return headers
    .filter(({ name }) => /^content-security-policy(-report-only)?$/i.test(name))
    .map(({ value }) => value);
}
