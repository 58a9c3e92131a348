/**
 * World: extension, Chromium. Documents whose response is shown to nobody, because a service worker or a `data:` address gave it, or
 * that are under the policies of one that they cannot see, ask what they must know before their first script: the browser
 * itself says then which policies it has put them under, those that it took from elsewhere included.
 * Promise: a question is answered at once, and never leaves the browser, not even when nobody holds it.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { ChromiumCommands, HeaderEntry, RequestPaused } from '../../platform/chromium-protocol.ts';
import { asksForSignedText } from '../../protocol/inline-sources.ts';
import type { DocumentFacts, PageCommand } from '../../protocol/page-messages.ts';
import { base64FromBytes } from './base64.ts';
import { factsOf } from './document-facts.ts';
import { supplementPolicies } from './supplemented-policies.ts';

export interface AskedFacts {
  /** Where documents ask: new for each session. */
  readonly address: string;
  /** Whether the request is such a question. */
  answer(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
}

type Status = ChromiumCommands['Network.getSecurityIsolationStatus']['result']['status'];

// Documents without an origin ask, too.
export const ANSWER_HEADERS: HeaderEntry[] = [
  { name: 'access-control-allow-origin', value: '*' },
  { name: 'content-type', value: 'application/json' },
];
const EMBEDDER = { None: 'unsafe-none', Credentialless: 'credentialless', RequireCorp: 'require-corp' };

export function createAskedFacts(nonce: string): AskedFacts {
  // No such host, and a port that browsers do not go to: what nobody holds fails there without a look at the network.
  const address = `https://${crypto.randomUUID()}.invalid:1/`;
  return {
    address,
    async answer(session, { requestId, frameId, request }) {
      if (request.url !== address) return false;
      // The document has begun before it asks: this is what the browser knows of it, and no other.
      const payload = await sendCommand(session, 'Network.getSecurityIsolationStatus', { frameId }).then(
        ({ status }) => factsWhenAsked(status, nonce),
        () => null,
      );
      const command: PageCommand = { type: 'document-facts', payload };
      await sendCommand(session, 'Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: ANSWER_HEADERS,
        body: base64FromBytes(new TextEncoder().encode(JSON.stringify(command))),
      });
      return true;
    },
  };
}

/** Null: what is changed would have to be signed, and our name may not be among those that may sign. */
export function factsWhenAsked({ csp = [], coep }: Status, nonce: string): DocumentFacts | null {
  const policies = csp.map(({ effectiveDirectives: value, isEnforced }) => ({
    name: `content-security-policy${isEnforced ? '' : '-report-only'}`,
    value,
  }));
  const { inline, changes } = supplementPolicies(policies, nonce);
  // It is too late to add anything.
  const isSupplemented = changes.length === 0;
  if (!isSupplemented && changes.some(({ value }) => asksForSignedText([value]))) return null;
  const embedder = { name: 'cross-origin-embedder-policy', value: EMBEDDER[coep?.value ?? 'None'] };
  const facts = factsOf([...policies, embedder], { inline, nonce: isSupplemented ? nonce : null });
  // Who is told that a blob is read is not known.
  return { ...facts, mayReadBlobs: false };
}
