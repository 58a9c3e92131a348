/**
 * World: Node. Pages that come back from the back/forward cache, and pages that the browser fetches ahead.
 */
import { createHash } from 'node:crypto';
import { call, called } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test } from './driver.ts';

test.use({ backForwardCache: true });

test('a page that comes back from the back/forward cache is recorded on', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/one.html': `<!doctype html><title>one</title><script src="one.js"></script>`,
    '/one.js': `${call('one')} addEventListener('pageshow', function shows({ persisted }) { document.title = persisted ? 'back' : 'one' });`,
    '/two.html': `<!doctype html><title>two</title><script>${call('two')}</script>`,
  });
  const tab = await driver.open(`${origin}/one.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('one');
  await tab.evaluate('window.isSame = true');
  await tab.goto(`${origin}/two.html`);
  await tab.evaluate('two("late")');
  await tab.goBack();
  await tab.hasTitle('back');
  expect(await tab.evaluate('isSame')).toBe(true);
  await tab.evaluate('one(0.5)');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toEqual([
    '1  one(n: int)  one.js:1',
    '2  shows({persisted}: PageTransitionEvent)  one.js:1',
    '1  two(n: int)  two.html:1',
    '1  two(n: string)  two.html:1',
    '1  one(n: float)  one.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(profile.contexts.map(({ url, complete }) => [url.replace(/.*\//, ''), complete])).toEqual([
    ['one.html', true],
    // The browser tells it of its end when nobody can hear it any more; what it did until it was left is there.
    ['two.html', false],
    ['one.html', true],
  ]);
});

test('a page that was fetched ahead works under its policy, and is recorded', async ({ driver }) => {
  const inline = `${call('inline')} document.title = 'two';`;
  const hash = createHash('sha256').update(inline).digest('base64');
  const { origin, requests } = await driver.serve({
    '/one.html': `<!doctype html><title>one</title><script>${call('one')}</script>
      <script type="speculationrules">{ "prerender": [{ "source": "list", "urls": ["/two.html"] }] }</script>
      <button onclick="location.href = '/two.html'">Go</button>`,
    '/two.html': {
      body: `<!doctype html><script>${inline}</script><script src="two.js"></script>`,
      headers: { 'content-security-policy': `script-src 'self' 'sha256-${hash}'` },
    },
    '/two.js': call('two'),
  });
  const tab = await driver.open(`${origin}/one.html`);
  const before = requests.length;
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('one');
  await expect.poll(() => requests.slice(before)).toContain('/two.html');
  await tab.click('button', 'Go');
  await tab.hasTitle('two');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['inline', 'onclick', 'one', 'two']);
  expect(notRecordedLines(profile)).toEqual([]);
});
