/**
 * World: Node. Documents whose response nobody holds, at data: addresses and made by service workers: they ask under which policy
 * they are before their first script, and what that allows is recorded, and what it would not allow is listed.
 */
import { createHash } from 'node:crypto';
import { call, called, testRoutes } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const data = (html: string): string => `data:text/html,${encodeURIComponent(html)}`;
const frame = (html: string, attributes = ''): string =>
  `<iframe ${attributes} src="${data(html)}"></iframe>`;
/** Frames say what they know; the page is done when so many have. */
const hears = (count: number, nonce = ''): string => `<script ${nonce}>var says = [];
  addEventListener('message', ({ data }) => { if (says.push(data) === ${count}) { says.sort(); document.title = 'Done' } })</script>`;
const SAYS = `function says(n) { parent.postMessage(n, '*') }`;

testRoutes({
  'frames of data: addresses, also in one another and sandboxed': {
    routes: {
      '/': `${hears(5)}${frame(`<script>${SAYS} says([1, document.scripts[0].text.slice(0, 13), location.hash])</script>
        <button onclick="(function clicked(n) { says([n]) })(2)"></button><script>document.querySelector('button').click()</script>
        <iframe srcdoc="&lt;script>(function inside(n) { top.postMessage([n], '*') })(3)&lt;/script>"></iframe><iframe id=blank></iframe>
        <script>blank.contentDocument.write("<script>(function written(n) { top.postMessage([n], '*') })(5)</" + "script>"); blank.contentDocument.close()</script>`)}${frame(
        `<script type=module>function sandboxed(n) { parent.postMessage([n], '*') } sandboxed(4)</script>`,
        'sandbox=allow-scripts',
      )}`,
    },
    records: ['clicked', 'inside', 'onclick', 'sandboxed', 'says', 'written'],
    says: [[1, 'function says', ''], [2], [3], [4], [5]],
  },
  'frames of data: addresses that a script makes, and that are sent there later': {
    routes: {
      '/': `${hears(2)}<iframe name=later></iframe><script>const made = document.createElement('iframe');
        made.setAttribute('src', ${JSON.stringify(data(`<script>function ofScript(n) { parent.postMessage(n, '*') } ofScript(1)</`))} + 'script>');
        document.body.append(made); later.location = ${JSON.stringify(data(`<script>function sent(n) { parent.postMessage(n, '*') } sent(2)</`))} + 'script>'</script>`,
    },
    records: ['ofScript', 'sent'],
    says: [1, 2],
  },
  'frames of data: addresses whose page has a policy that knows scripts by their digest': {
    routes: {
      '/': {
        body: `${hears(2)}${frame(`<script>${SAYS} says(1)</script><script>says(2)</script><script>says(3)</script>`)}`,
        headers: {
          'content-security-policy': `script-src ${[hears(2).replace(/<\/?script ?>/g, ''), `${SAYS} says(1)`, 'says(3)'].map((text) => `'${digest(text)}'`).join(' ')}`,
        },
      },
    },
    records: ['says'],
    says: [1, 3],
  },
  'frames of data: addresses whose page has such a policy in its markup, which nothing can be added to': {
    routes: {
      '/': `<meta http-equiv=content-security-policy content="script-src 'nonce-own' '${digest(`${SAYS} says(1)`)}'">${hears(2, 'nonce=own')}${frame(
        `<script>${SAYS} says(1)</script><script>says(2)</script><script nonce=own>(function byNonce() { says(3) })()</script>`,
      )}`,
    },
    records: ['byNonce'],
    lists: [
      `csp ${data(`<script>${SAYS} says(1)</script><script>says(2)</script><script nonce=own>(function byNonce() { says(3) })()</script>`).replace(/^.*\//, '')}`,
    ],
    says: [1, 3],
  },
  'frames of data: addresses whose page has a policy in its markup': {
    routes: {
      '/': `<meta http-equiv=content-security-policy content="script-src 'nonce-own'">${hears(2, 'nonce=own')}${frame(
        `<script nonce=own>${SAYS} says(1)</script><script>says(2)</script><script nonce=own>says(3)</script>`,
      )}`,
    },
    records: ['says'],
    says: [1, 3],
  },
});

/** The page says last what a policy has blocked. */
const BEGIN = `<script>var says = [], blocked = [];
  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective, originalPolicy }) => {
    // DevTools itself asks pages for that.
    if (!blockedURI.endsWith('devtools.json')) blocked.push(effectiveDirective + ' ' + originalPolicy) })</script>`;
const END = `<script>addEventListener('load', () => setTimeout(() => { says.push(...blocked); document.title = 'Done' }))</script>`;
const inlineOf = (html: string): string[] =>
  [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text);
const byDigest = (html: string): string =>
  inlineOf(html)
    .map((text) => `'${digest(text)}'`)
    .join(' ');
const FORBIDDEN = `<script>says.push('forbidden')</script>`;
const INLINE = `${BEGIN}<script>${call('inline')} says.push(inline(2))</script>`;
const ISOLATED = `${BEGIN}<script>function inline(n) { says.push(n, self.crossOriginIsolated, typeof SharedArrayBuffer) } inline(1)</script>`;

const TOLD = `function told(n) { parent.says.push(n) } told(1)`;
const INSIDE = `${BEGIN}<iframe srcdoc="<script>${TOLD}</script>"></iframe><iframe id=blank></iframe><script>
  blank.contentDocument.write('<script>${TOLD}</' + 'script>'); blank.contentDocument.close()</script>`;

interface Made {
  readonly html: string;
  readonly headers?: Record<string, string>;
  readonly records: readonly string[];
  readonly lists?: readonly string[];
  readonly says: unknown;
}

const MADE: Readonly<Record<string, Made>> = {
  'without a policy': {
    html: `${INLINE}<script src=file.js></script><b id=b onclick="(function clicked() { says.push(3) })()"></b>
      <script>b.click(); says.push(performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)).join())</script>`,
    records: ['clicked', 'inline', 'ofFile', 'onclick'],
    says: [2, 3, 'file.js'],
  },
  'under a policy that lets all run, and nobody ask': {
    html: INLINE,
    headers: { 'content-security-policy': `default-src 'none'; script-src 'unsafe-inline'` },
    records: ['inline'],
    says: [2],
  },
  'under a policy of digests': {
    html: `${INLINE}${FORBIDDEN}`,
    headers: { 'content-security-policy': `script-src ${byDigest(INLINE + END)}` },
    records: [],
    lists: ['csp made.html'],
    says: [2, expect.stringMatching(/^script-src-elem script-src 'sha256-/)],
  },
  'under a policy of digests, with frames without an address': {
    html: INSIDE,
    headers: { 'content-security-policy': `script-src ${byDigest(INSIDE + END)} '${digest(TOLD)}'` },
    records: [],
    lists: ['csp made.html', 'csp script at made.html:5', 'csp about:srcdoc'],
    says: [1, 1],
  },
  'under no policy, with frames without an address': {
    html: INSIDE,
    records: ['told'],
    says: [1, 1],
  },
  'under a policy that wants script texts signed by some': {
    html: INLINE,
    headers: { 'content-security-policy': `require-trusted-types-for 'script'; trusted-types own` },
    records: [],
    lists: ['csp-unknown made.html'],
    says: [2],
  },
  'under one that wants them signed by anybody': {
    html: INLINE,
    headers: { 'content-security-policy': `require-trusted-types-for 'script'` },
    records: ['inline'],
    says: [2],
  },
  'isolated by its own headers': {
    html: ISOLATED,
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
    records: ['inline'],
    says: [1, true, 'function'],
  },
};

for (const [name, { html, headers = {}, records, lists = [], says }] of Object.entries(MADE))
  test(`a document that a service worker makes, ${name}`, async ({ driver }) => {
    const answer = { headers: { 'content-type': 'text/html', ...headers } };
    const { origin } = await driver.serve({
      '/': `<title>First</title><script type=module>await navigator.serviceWorker.register('worker.js');
        await navigator.serviceWorker.ready; document.title = 'Ready'</script>`,
      '/file.js': call('ofFile'),
      '/last.html': `<title>Last</title>`,
      '/worker.js': `addEventListener('install', (e) => e.waitUntil(skipWaiting()));
        const seen = [];
        addEventListener('fetch', (e) => { const { pathname } = new URL(e.request.url);
          // The browser asks for that when it likes.
          if (pathname !== '/favicon.ico') seen.push(pathname);
          if (pathname === '/seen') e.respondWith(new Response(JSON.stringify(seen.splice(0))));
          if (pathname === '/made.html') e.respondWith(new Response(${JSON.stringify(html + END)}, ${JSON.stringify(answer)})) });`,
    });
    const look = `[says, document.documentElement.outerHTML]`;
    const seen = `fetch('seen').then((answer) => answer.json())`;
    const plain = await driver.openPlain(`${origin}/`);
    await plain.hasTitle('Ready');
    await plain.goto(`${origin}/made.html`);
    await plain.hasTitle('Done');
    const before = await plain.evaluate<[unknown, string]>(look);
    expect(before[0]).toEqual(says);
    await plain.goto(`${origin}/last.html`);
    const asked = await plain.evaluate(seen);

    const tab = await driver.open(`${origin}/last.html`);
    await tab.panel.reloadAndRecord();
    await tab.goto(`${origin}/last.html`);
    await tab.evaluate(seen);
    await tab.goto(`${origin}/made.html`);
    await tab.hasTitle('Done');
    expect(await tab.evaluate(look)).toEqual(before);
    await tab.goto(`${origin}/last.html`);
    expect(await tab.evaluate(seen)).toEqual(asked);
    const profile = await tab.panel.stop();
    expect(called(profile)).toEqual(records);
    expect(notRecordedLines(profile).filter((line) => !line.startsWith('service-worker'))).toEqual(lists);
  });
