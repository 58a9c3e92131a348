/**
 * World: Node. Inline scripts are recorded where they stand in their document, keep their text, and never
 * run worse for it.
 */
import { called } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import type { Answer } from './test-server.ts';

test('records inline scripts with their place in the page', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html>
<title>Inline</title>
<script id="first">function first(n) { return n }
first(1); first(2);</script>
<p>text</p> <script>
'use strict';
function second(s) { return this === undefined }
window.isStrict = second('a');
</script>
<script type="application/json">{ "not": "code" }</script>
<script type="module">
  function inModule(x) { return x }
  inModule(0.5); document.title = 'Done';
</script>
<script type="text/x-template">function template() {}</script>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();

  expect(callLines(profile)).toEqual([
    '2  first(n: int)  page.html:3',
    '1  second(s: string)  page.html:7',
    '1  inModule(x: float)  page.html:12',
  ]);
  expect(profile.sites.column[0]).toBe(20);
  expect(await tab.evaluate('isStrict')).toBe(true);
  expect(await tab.evaluate(`document.getElementById('first').text`)).toBe(
    'function first(n) { return n }\nfirst(1); first(2);',
  );
  expect(notRecordedLines(profile)).toEqual([]);
});

test('puts a long inline script together that arrives in pieces', async ({ driver }) => {
  const functions = Array.from(
    { length: 3000 },
    (_, i) => `function f${i}(n) { return n + ${i} }\nf${i}(1);`,
  );
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html>\n<script>\n${functions.join('\n')}\ndocument.title = f2999(1);\n</script>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('3000');
  const lines = callLines(await tab.panel.stop());
  expect(lines).toHaveLength(3000);
  expect(lines[0]).toBe('1  f0(n: int)  page.html:3');
  expect(lines[2999]).toBe('2  f2999(n: int)  page.html:6001');
});

for (const [name, policy] of [
  ['hash', `script-src 'self' 'sha256-HASH'`],
  ['hash and Trusted Types', `script-src 'self' 'sha256-HASH'; require-trusted-types-for 'script'`],
  ['names of policies', `require-trusted-types-for 'script'; trusted-types own`],
  ['nonce', `script-src 'self' 'nonce-abc'`],
] as const) {
  test(`a page whose policy allows inline scripts by ${name} works and is recorded`, async ({ driver }) => {
    const script = `function allowed(n) { return n } allowed(1); document.title = 'Done';`;
    const hash = Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)),
    ).toString('base64');
    const { origin } = await driver.serve({
      '/page.html': {
        body: `<!doctype html><script nonce="abc">${script}</script>`,
        headers: { 'content-security-policy': policy.replace('HASH', hash) },
      },
    });
    const tab = await driver.open(`${origin}/page.html`);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('Done');
    expect(callLines(await tab.panel.stop())).toEqual(['1  allowed(n: int)  page.html:1']);
  });
}

test('a policy that comes for the first time is off, which the panel says, and in force when it comes again', async ({
  driver,
}) => {
  const allowed = `function allowed(n) { return n } allowed(1); document.title = 'Ready';`;
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(allowed))).toString(
    'base64',
  );
  const page = (policy: string, attributes: string, name: string): Answer => ({
    body: `<script>var ran = true</script><script${attributes}>${allowed.replaceAll('allowed', name)}</script>`,
    headers: { 'content-security-policy': `script-src '${policy}'` },
  });
  const { origin } = await driver.serve({
    '/digest.html': page(`sha256-${hash}`, '', 'allowed'),
    '/nonce.html': page('nonce-n', ' nonce=n', 'inForce'),
  });
  const tab = await driver.open(`${origin}/nonce.html`);
  await tab.panel.reloadAndRecord();
  const seen: unknown[] = [];
  for (const path of ['digest.html', 'nonce.html', 'digest.html#again', 'nonce.html']) {
    await tab.goto(`${origin}/${path}`);
    await tab.hasTitle('Ready');
    const isOff = (await tab.panel.text()).includes('Content Security Policy is off for this load');
    seen.push([path, await tab.evaluate(`typeof ran`), isOff]);
  }
  expect(seen).toEqual([
    ['digest.html', 'boolean', true],
    ['nonce.html', 'undefined', false],
    ['digest.html#again', 'undefined', false],
    ['nonce.html', 'undefined', false],
  ]);
  expect(called(await tab.panel.stop())).toEqual(['allowed', 'inForce']);
});

test('a policy in the markup that allows inline scripts by hash leaves them alone and listed', async ({
  driver,
}) => {
  const script = `function allowed(n) { return n } allowed(1); document.title = 'Done';`;
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script))).toString(
    'base64',
  );
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'sha256-${hash}'"><script>${script}</script>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toEqual([]);
  expect(notRecordedLines(profile)).toEqual(['csp page.html']);
});

test('scripts with a digest run rewritten, whoever puts them into the page', async ({ driver }) => {
  const source = (name: string): string => `function ${name}(n) { return n }\n${name}(1);`;
  const digest = async (text: string): Promise<string> => {
    const bytes = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(text));
    return `sha384-${Buffer.from(bytes).toString('base64')}`;
  };
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><link rel="preload" as="script" href="preloaded.js" integrity="${await digest(source('preloaded'))}">
      <script src="preloaded.js" integrity="${await digest(source('preloaded'))}"></script>
      <script src="parsed.js" integrity="${await digest(source('parsed'))}"></script>
      <script src="inserts.js"></script>`,
    '/inserts.js': `
      const byProperty = document.createElement('script');
      byProperty.integrity = '${await digest(source('property'))}';
      byProperty.src = 'property.js';
      const byAttribute = document.createElement('script');
      byAttribute.setAttribute('Integrity', '${await digest(source('attribute'))}');
      byAttribute.src = 'attribute.js';
      window.reads = byProperty.integrity.slice(0, 7);
      window.natives = [Element.prototype.setAttribute.name, Element.prototype.setAttribute.length,
        /native code/.test(Element.prototype.setAttribute)];
      let left = 2;
      for (const script of [byProperty, byAttribute]) {
        script.onload = () => { if (--left === 0) document.title = 'Done' };
        document.head.append(script);
      }`,
    '/parsed.js': source('parsed'),
    '/preloaded.js': source('preloaded'),
    '/property.js': source('property'),
    '/attribute.js': source('attribute'),
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('[reads, ...natives]')).toEqual(['sha384-', 'setAttribute', 2, true]);
  expect(await tab.evaluate('typeof preloaded')).toBe('function');
  const profile = await tab.panel.stop();
  expect(callLines(profile).sort()).toEqual([
    '1  attribute(n: int)  attribute.js:1',
    '1  parsed(n: int)  parsed.js:1',
    '1  property(n: int)  property.js:1',
    '2  script.onload()  inserts.js:13',
  ]);
  expect(notRecordedLines(profile)).toEqual(['preload-digest preloaded.js']);
});
