/**
 * World: Node. Pages under policies that allow some scripts and not others: what a page, and its server, hear of what is
 * forbidden is the same while it is recorded, and what is allowed is recorded.
 */
import { createHash } from 'node:crypto';
import { call, called } from './compare-routes.ts';
import { expect, notRecordedLines, test, type Routes, type TestServer, type WebPage } from './driver.ts';

const digest = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

/** Notes what is forbidden, in the page's words. */
const LISTEN = `var says = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, originalPolicy, disposition, sample }) =>
    says.push([effectiveDirective, blockedURI.replace(location.origin, ''), originalPolicy, disposition, sample]));
  new ReportingObserver((all) => { for (const { type, body } of all) if (type === 'csp-violation')
    says.push([body.originalPolicy, body.toJSON().originalPolicy]) }, { buffered: true }).observe();`;
const END = `addEventListener('load', () => setTimeout(() => { document.title = 'Done' }, 50));`;

interface Page {
  readonly scripts: readonly string[];
  readonly body: (scripts: readonly string[]) => string;
  readonly policy: (digests: readonly string[]) => Readonly<Record<string, string>>;
  readonly others?: Routes;
  readonly records: readonly string[];
  readonly lists?: readonly string[];
  /** At least so many reports reach the server. */
  readonly reports: number;
}

const quoted = (digests: readonly string[]): string => digests.map((one) => `'${one}'`).join(' ');
const CSP = 'content-security-policy';
const INSERTED = call('inserted');
const ALLOWED = `${call('allowed')} says.push(document.currentScript.text, document.currentScript.nonce)`;

/** Scripts that are allowed by their digests, with `LISTEN` in front of them and `END` behind. */
const PAGES: Readonly<Record<string, Page>> = {
  'digests of scripts': {
    scripts: [
      ALLOWED,
      `try { eval('says.push("evaluated")') } catch (error) { says.push(error.name) }
       const first = document.createElement('script'); first.text = 'says.push("inserted")'; document.head.append(first);
       const second = document.createElement('script'); second.text = ${JSON.stringify(INSERTED)}; document.head.append(second);
       says.push(second.text, second.nonce);
       const third = document.createElement('script'); third.src = 'forbidden.js'; document.head.append(third);`,
      INSERTED,
      `${call('imports')} import('./forbidden.js').catch(({ name }) => says.push(name))`,
    ],
    body: ([listen, allowed, makes, , imports, end]) => `<!doctype html><script>${listen}</script>
      <script>${allowed}</script><script>says.push('forbidden')</script><script>${makes}</script>
      <script nonce=guessed>says.push('forbidden')</script><script>${imports}</script>
      <button id=button onclick="says.push('clicked')">x</button><script src="allowed.js"></script>
      <iframe srcdoc="<script>says.push('forbidden')</script><script>${INSERTED}</script>"></iframe>
      <script src="forbidden.js"></script><script>${end}</script>`,
    policy: (digests) => ({
      [CSP]: `img-src 'none'; Script-Src http://127.0.0.1:*/allowed.js ${quoted(digests)} ; report-uri /reports`,
    }),
    others: { '/allowed.js': call('file'), '/forbidden.js': `says.push('forbidden')` },
    records: ['allowed', 'file', 'inserted'],
    lists: ['csp '],
    reports: 8,
  },
  'digests of all kinds, of files and of what may load others': {
    scripts: [
      ALLOWED,
      `const loaded = document.createElement('script'); loaded.src = 'trusted.js'; document.head.append(loaded);
       const own = document.createElement('script'); own.text = 'says.push("forbidden")'; document.head.append(own);`,
    ],
    body: ([
      listen,
      allowed,
      loads,
      end,
    ]) => `<!doctype html><script>${listen}</script><script>${allowed}</script>
      <script src="file.js" integrity="${digest(call('file'), 'sha512')}"></script><script src="trusted.js"></script>
      <script src="forbidden.js" integrity="${digest('says.push("forbidden")')}"></script><script>${loads}</script>
      <script type=module>${call('module')}</script><script>says.push(...[...document.scripts].map(({ nonce }) => nonce))</script><script>${end}</script>`,
    policy: ([listen, , ...others]) => ({
      [CSP]: `script-src 'strict-dynamic' 'unsafe-inline' https: ${quoted([listen, digest(ALLOWED, 'sha384').replace(/\//g, '_').replace(/\+/g, '-'), ...others, digest(call('module')), digest(call('file'), 'sha512')])}; report-uri /reports`,
    }),
    others: {
      '/file.js': call('file'),
      '/trusted.js': call('trusted'),
      '/forbidden.js': 'says.push("forbidden")',
    },
    records: ['allowed', 'file', 'module', 'trusted'],
    reports: 3,
  },
  'digests beside nonces, in several policies, some of which only report': {
    scripts: [ALLOWED, call('reported')],
    body: ([listen, allowed, reported, end]) => `<!doctype html><script nonce=n>${listen}</script>
      <script nonce=n>${allowed}</script><script nonce=n>${reported}</script><script nonce=n>${call('byNonce')}</script>
      <script>${call('forbidden')}</script><script nonce=n>${end}</script>`,
    policy: ([listen, allowed, reported, end]) => ({
      [CSP]: `script-src 'nonce-n', default-src ${quoted([listen, allowed, reported, end])}; connect-src *; report-uri /reports`,
      [`${CSP}-report-only`]: `script-src ${quoted([listen, allowed, end])} 'report-sample'; report-uri /reports`,
    }),
    records: ['allowed'],
    lists: ['csp '],
    reports: 4,
  },
  'digests of handlers': {
    scripts: [`button.click(); says.push(button.getAttribute('onclick'))`],
    body: ([listen, click, end]) => `<!doctype html><script>${listen}</script>
      <button id=button onclick="says.push('clicked', (() => 1)())">x</button><button onclick="says.push('forbidden')">x</button>
      <script>${click}</script><script>${end}</script>`,
    policy: (digests) => ({
      [CSP]: `script-src 'unsafe-hashes' ${quoted([...digests, digest(`says.push('clicked', (() => 1)())`)])}`,
    }),
    records: [],
    lists: ['unseen '],
    reports: 0,
  },
  'names of those who may sign': {
    scripts: [],
    body: ([listen, end]) => `<!doctype html><script>${listen}
      const own = trustedTypes.createPolicy('own', { createScript: (text) => text });
      const attempt = (run) => { try { says.push(run()) } catch ({ name }) { says.push(name) } };
      attempt(() => trustedTypes.createPolicy('other', {}));
      attempt(() => trustedTypes.createPolicy('own', {}));
      attempt(() => eval(own.createScript('(function signed(n) { return n })(1)')));
      attempt(() => eval('(function unsigned(n) { return n })(1)'));
      </script><script>${ALLOWED}</script><script>${end}</script>`,
    policy: () => ({
      [CSP]: `require-trusted-types-for 'script'; trusted-types own 'allow-duplicate'; report-uri /reports`,
      [`${CSP}-report-only`]: `trusted-types 'none'; report-uri /reports`,
    }),
    records: ['allowed', 'attempt', 'createScript', 'signed'],
    reports: 4,
  },
};

interface Seen {
  readonly says: unknown;
  readonly reports: readonly string[];
}

async function look(tab: WebPage, server: TestServer, page: Page, load: () => Promise<void>): Promise<Seen> {
  await tab.hasTitle('Done');
  const before = server.sent.length;
  await load();
  await tab.hasTitle('Done');
  const says = await tab.evaluate<unknown>('says');
  await expect.poll(() => server.sent.length - before).toBeGreaterThanOrEqual(page.reports);
  // Where it was made is told by the stack, which has one more line in what we stand for, and other columns.
  const reports = server.sent
    .slice(before)
    .map(({ body }) =>
      body.replaceAll(server.origin, '').replace(/"(?:line-number|column-number|source-file)":[^,]*,/g, ''),
    );
  return { says, reports: reports.sort() };
}

for (const [name, page] of Object.entries(PAGES))
  test(`a page under a policy with ${name} hears of what it forbids, and is recorded`, async ({ driver }) => {
    const scripts = [LISTEN, ...page.scripts, END];
    const server = await driver.serve({
      '/reports': { body: '', status: 204 },
      ...page.others,
      '/': { body: page.body(scripts), headers: page.policy(scripts.map((script) => digest(script))) },
    });
    const plain = await driver.openPlain(`${server.origin}/`);
    const before = await look(plain, server, page, () => plain.reload());
    const tab = await driver.open(`${server.origin}/`);
    const after = await look(tab, server, page, () => tab.panel.reloadAndRecord());
    const profile = await tab.panel.stop();
    expect(after).toEqual(before);
    expect(called(profile)).toEqual(page.records);
    expect(notRecordedLines(profile)).toEqual(page.lists ?? []);
    expect(await tab.panel.text()).not.toContain('Content Security Policy is off');
  });

test('a policy with another nonce each time, beside digests, never meets one of an earlier load', async ({
  driver,
}) => {
  let loads = 0;
  const { origin } = await driver.serve({
    '/': () => ({
      body: `<!doctype html><script nonce=n${++loads}>${INSERTED} ${END}</script>`,
      headers: {
        [CSP]: `script-src ${quoted([digest(`${INSERTED} ${END}`)])}, script-src 'nonce-n${loads}'`,
      },
    }),
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.reload();
  await tab.hasTitle('Done');
  expect(called(await tab.panel.stop())).toEqual(['inserted']);
  expect(await tab.panel.text()).toContain('Content Security Policy is off');
});
