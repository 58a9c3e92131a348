/**
 * World: Node. When a tab's documents are isolated, and what is said of it.
 */
import { describe, expect, it } from 'vitest';
import { ISOLATION_POLICY } from '../../platform/isolation-rules.ts';
import type { DocumentFacts } from '../../protocol/page-messages.ts';
import { createDocumentFacts } from './document-facts.ts';
import { createIsolation } from './isolation.ts';

function play() {
  const choices = new Map<string, string>();
  const seen = { rule: false, changes: 0 };
  const isolation = createIsolation({
    choices: { get: (key) => choices.get(key) ?? null, set: (key, value) => void choices.set(key, value) },
    rule: {
      add: () => Promise.resolve(void (seen.rule = true)),
      remove: () => Promise.resolve(void (seen.rule = false)),
    },
    onChange: () => seen.changes++,
  });
  return { isolation, seen };
}
const began = (url: string, more: { isolated?: boolean; hasOpener?: boolean } = {}) => ({
  url,
  isolated: true,
  hasOpener: false,
  ...more,
});

describe('the rule', () => {
  it.each([
    ['https://a.example/', true],
    ['http://localhost:3000/', true],
    ['http://app.localhost/', true],
    ['http://127.0.0.1:8080/x', true],
    ['http://a.example/', false],
    ['file:///a.html', false],
    ['about:blank', false],
  ])('for %s: %s', async (url, isolates) => {
    const { isolation, seen } = play();
    isolation.pageIs(url);
    await isolation.beforeReload(true);
    expect(seen.rule).toBe(isolates);
    expect(isolation.state().whyNot === null).toBe(isolates);
  });

  it('is not there when the clock does not need it, when it is not wanted, and when the session is over', async () => {
    const { isolation, seen } = play();
    isolation.pageIs('https://a.example/one');
    await isolation.beforeReload(false);
    expect(seen.rule).toBe(false);
    await isolation.beforeReload(true);
    expect(seen.rule).toBe(true);
    isolation.want(false);
    await isolation.beforeReload(true);
    expect(seen.rule).toBe(false);
    isolation.want(true);
    await isolation.beforeReload(true);
    await isolation.end();
    expect(seen.rule).toBe(false);
  });

  it('is remembered for the origin, not for others', () => {
    const { isolation } = play();
    isolation.pageIs('https://a.example/one');
    isolation.want(false);
    isolation.pageIs('https://b.example/');
    expect(isolation.state().wanted).toBe(true);
    isolation.pageIs('https://a.example/two');
    expect(isolation.state().wanted).toBe(false);
  });
});

describe('conflicts', () => {
  it('are said once each, while the page is isolated by us, and go with the page', async () => {
    const { isolation, seen } = play();
    isolation.pageIs('https://a.example/');
    await isolation.beforeReload(true);
    isolation.topDocumentBegan(began('https://a.example/', { hasOpener: true }));
    isolation.popupOpened('https://a.example/popup');
    isolation.popupOpened('https://a.example/another');
    isolation.popupOpened('https://b.example/');
    isolation.cookiesWithheld('cdn.example');
    expect(isolation.state().active).toBe(true);
    expect(isolation.state().conflicts.map(({ code }) => code)).toEqual([
      'isolation-opener',
      'isolation-popup',
      'isolation-cookies',
    ]);
    expect(seen.changes).toBe(2);
    isolation.topDocumentCommitted();
    isolation.topDocumentBegan(began('https://a.example/next'));
    expect(isolation.state().conflicts).toEqual([]);
  });

  it('are kept that come before the document has said whether it is isolated', async () => {
    const { isolation, seen } = play();
    isolation.pageIs('https://a.example/');
    await isolation.beforeReload(true);
    isolation.topDocumentCommitted();
    isolation.cookiesWithheld('cdn.example');
    expect(isolation.state().conflicts).toEqual([]);
    expect(seen.changes).toBe(0);
    isolation.topDocumentBegan(began('https://a.example/'));
    expect(isolation.state().conflicts).toMatchObject([{ code: 'isolation-cookies' }]);
  });

  it('are none where the page isolates itself, or the browser did not', async () => {
    const { isolation } = play();
    isolation.topDocumentBegan(began('https://a.example/', { hasOpener: true }));
    expect(isolation.state()).toMatchObject({ active: false, conflicts: [] });
    await isolation.beforeReload(true);
    isolation.topDocumentBegan(began('https://a.example/', { isolated: false, hasOpener: true }));
    expect(isolation.state()).toMatchObject({ active: false, conflicts: [] });
    expect(isolation.state().whyNot).toContain('did not isolate');
  });
});

describe('what headers tell of a document', () => {
  const AS_IT_IS = { inline: [], nonce: null };
  const learn = (
    headers: Record<string, string>,
    policies: 'lifted' | Pick<DocumentFacts, 'inline' | 'nonce'> = AS_IT_IS,
  ) => {
    const facts = createDocumentFacts();
    const entries = Object.entries(headers).map(([name, value]) => ({ name, value }));
    const changed = facts.learn('https://a.example/#top', entries, policies);
    return { changed, known: facts.all()['https://a.example/'] };
  };

  it('is nothing unusual where we isolate it', () => {
    expect(learn({ 'Document-Isolation-Policy': ISOLATION_POLICY })).toEqual({
      changed: false,
      known: undefined,
    });
  });

  it.each([
    [{ 'document-isolation-policy': 'isolate-and-credentialless' }],
    [{ 'document-isolation-policy': 'isolate-and-require-corp' }],
    [{ 'Cross-Origin-Embedder-Policy': 'require-corp' }],
    [{ 'cross-origin-embedder-policy': 'credentialless; report-to="x"' }],
  ])('is that it isolates itself: %j', (headers) => {
    expect(learn(headers)).toEqual({
      changed: true,
      known: {
        isolatedByPage: true,
        samplerAllowed: true,
        mayReadBlobs: true,
        wantsSigned: 'no',
        ...AS_IT_IS,
      },
    });
  });

  it.each([
    ['content-security-policy', 'enforced'],
    ['content-security-policy-report-only', 'reported'],
  ])('is that script texts have to be signed: %s', (name, wantsSigned) => {
    const policy = { [name]: "require-trusted-types-for 'script'" };
    expect(learn(policy).known).toEqual({
      isolatedByPage: false,
      samplerAllowed: true,
      mayReadBlobs: true,
      wantsSigned,
      ...AS_IT_IS,
    });
    expect(learn(policy, 'lifted').known).toBeUndefined();
  });

  it('is that its policy lets no sampler begin, unless the policy is off', () => {
    const policy = { 'content-security-policy': "default-src 'self'" };
    expect(learn(policy).known).toEqual({
      isolatedByPage: false,
      samplerAllowed: false,
      mayReadBlobs: false,
      wantsSigned: 'no',
      ...AS_IT_IS,
    });
    expect(learn(policy, 'lifted').known).toBeUndefined();
  });

  it('is that a server asks for reports: it would hear that a blob is read', () => {
    for (const name of ['Reporting-Endpoints', 'report-to'])
      expect(learn({ [name]: 'default="https://a.example/reports"' }).known?.mayReadBlobs).toBe(false);
  });

  it('changes with its next answer', () => {
    const facts = createDocumentFacts();
    const url = 'https://a.example/';
    expect(
      facts.learn(url, [{ name: 'content-security-policy', value: "script-src 'self'" }], AS_IT_IS),
    ).toBe(true);
    expect(
      facts.learn(url, [{ name: 'content-security-policy', value: "script-src 'self'" }], AS_IT_IS),
    ).toBe(false);
    expect(facts.learn(url, [], AS_IT_IS)).toBe(true);
    expect(facts.all()).toEqual({});
  });
});
