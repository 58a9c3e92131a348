/**
 * World: extension, Chromium. Policies of documents that the tab has shown, so that the browser supplements them when
 * they come again: it has to be told before a document is asked for.
 */
import { sendCommand, type DebuggerSession, type TabId } from '../../platform/chromium-debugger.ts';
import type { ChromiumCommands, HeaderEntry } from '../../platform/chromium-protocol.ts';
import { addPolicyRule, endPolicyRule, endPolicyRules } from '../../platform/policy-rules.ts';
import { supplementPolicies } from './supplemented-policies.ts';

export interface KnownPolicies {
  /** Of a document at this address. */
  learn(url: string, headers: readonly HeaderEntry[]): Promise<void>;
  /** Those of the documents that the session shows now. */
  learnPresent(session: DebuggerSession): Promise<void>;
  clear(): void;
}

// A site has a few policies, and a page dozens of frames; the oldest rules go.
const MAX_RULES = 100;

export function createKnownPolicies(tabId: TabId, nonce: string): KnownPolicies {
  /** Ids, by what they are for. */
  const rules = new Map<string, Promise<number>>();

  async function learn(address: string, headers: readonly HeaderEntry[]): Promise<void> {
    const url = address.replace(/#.*/s, '');
    for (const { header, value, policy } of supplementPolicies(headers, nonce).changes) {
      const key = JSON.stringify([url, header, value]);
      if (rules.has(key)) continue;
      const added = addPolicyRule(tabId, { url, header, policy, value });
      rules.set(key, added);
      const [oldest] = rules;
      if (rules.size > MAX_RULES) {
        rules.delete(oldest[0]);
        await oldest[1].then(endPolicyRule);
      }
      await added;
    }
  }

  async function learnFrame(session: DebuggerSession, tree: FrameTree): Promise<void> {
    const { frame, childFrames = [] } = tree;
    const { status } = await sendCommand(session, 'Network.getSecurityIsolationStatus', {
      frameId: frame.id,
    });
    const headers = (status.csp ?? [])
      .filter(({ source }) => source === 'HTTP')
      .map(({ effectiveDirectives, isEnforced }) => ({
        name: isEnforced ? 'content-security-policy' : 'content-security-policy-report-only',
        value: effectiveDirectives,
      }));
    await learn(frame.url, headers);
    for (const child of childFrames) await learnFrame(session, child);
  }

  return {
    learn,
    async learnPresent(session) {
      const { frameTree } = await sendCommand(session, 'Page.getFrameTree', {});
      await learnFrame(session, frameTree);
    },
    clear() {
      rules.clear();
      void endPolicyRules(tabId).catch(() => undefined);
    },
  };
}

type FrameTree = ChromiumCommands['Page.getFrameTree']['result']['frameTree'];
