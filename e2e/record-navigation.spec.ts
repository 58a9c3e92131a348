/**
 * World: Node. A recording goes on across navigations: each document is a context, and nothing that was
 * recorded is lost with the page it ran in.
 */
import { callLines, expect, test, type Profile } from './driver.ts';

const page = (script: string, more = ''): string =>
  `<!doctype html><title>Loading</title>${more}<script src="${script}.js"></script>`;
const script = (name: string): string =>
  `function ${name}(n) { return n } ${name}(1); ${name}(2); document.title = '${name}';
   addEventListener('pagehide', () => ${name}('leaving'));`;

const contexts = (profile: Profile): [string, string, boolean][] =>
  profile.contexts.map(({ kind, url, complete }) => [kind, new URL(url).pathname, complete]);

test('each document of a navigation is a context', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/one.html': page('one'),
    '/two.html': page('two'),
    '/one.js': script('one'),
    '/two.js': script('two'),
  });
  const tab = await driver.open(`${origin}/one.html`);
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin}/two.html`);
  // Another site: another process.
  await tab.goto(`${origin.replace('127.0.0.1', 'localhost')}/one.html`);
  await tab.hasTitle('one');
  const profile = await tab.panel.stop();

  expect(contexts(profile)).toEqual([
    ['page', '/one.html', true],
    ['page', '/two.html', true],
    ['page', '/one.html', true],
  ]);
  expect(callLines(profile).map((line) => line.replace(/:\d+\/one/, '/one'))).toEqual([
    '2  one(n: int)  127.0.0.1/one.js:1',
    '1  (anonymous)()  127.0.0.1/one.js:2',
    '1  one(n: string)  127.0.0.1/one.js:1',
    '2  two(n: int)  two.js:1',
    '1  (anonymous)()  two.js:2',
    '1  two(n: string)  two.js:1',
    '2  one(n: int)  localhost/one.js:1',
  ]);
  expect(profile.meta.scriptsInstrumented).toBe(3);
});

test('frames of the same site and of another are contexts of their own', async ({ driver }) => {
  const other = await driver.serve({ '/frame.html': page('there'), '/there.js': script('there') });
  const { origin } = await driver.serve({
    '/page.html': page(
      'here',
      `<iframe src="frame.html"></iframe><iframe src="http://localhost:${new URL(other.origin).port}/frame.html"></iframe>`,
    ),
    '/frame.html': page('beside'),
    '/here.js': script('here'),
    '/beside.js': script('beside'),
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  const profile = await tab.panel.stop();

  expect(contexts(profile).sort()).toEqual([
    ['frame', '/frame.html', true],
    ['frame', '/frame.html', true],
    ['page', '/page.html', true],
  ]);
  expect(callLines(profile).sort()).toEqual([
    '2  beside(n: int)  beside.js:1',
    '2  here(n: int)  here.js:1',
    '2  there(n: int)  there.js:1',
  ]);
});

test('a page on another site whose policy wants its inline scripts unchanged works', async ({ driver }) => {
  const inline = `function strict(n) { return n } strict(1); document.title = 'strict';`;
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inline))).toString(
    'base64',
  );
  const { origin } = await driver.serve({
    '/page.html': page('here'),
    '/here.js': script('here'),
    '/strict.html': {
      body: `<!doctype html><script>${inline}</script>`,
      headers: { 'content-security-policy': `script-src 'sha256-${hash}'` },
    },
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin.replace('127.0.0.1', 'localhost')}/strict.html`);
  await tab.hasTitle('strict');
  expect(callLines(await tab.panel.stop())).toContain('1  strict(n: int)  strict.html:1');
});

test('records again without a reload, and asks for one when it needs one', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': page('again'),
    '/again.js': `function again(n) { return n }
      document.title = 'Loaded';`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.click('button', 'Record');
  await expect.poll(() => tab.panel.text()).toMatch(/reload/i);
  await tab.panel.reloadAndRecord();
  await tab.evaluate('again(1)');
  expect(callLines(await tab.panel.stop())).toEqual(['1  again(n: int)  again.js:1']);

  await tab.evaluate('window.stays = again(2)');
  await tab.panel.record();
  await tab.evaluate('again(0.5); again(0.5)');
  const second = await tab.panel.stop();
  expect(callLines(second)).toEqual(['2  again(n: float)  again.js:1']);
  expect(await tab.evaluate('stays')).toBe(2);
});
