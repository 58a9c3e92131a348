/**
 * World: Node. What runs as it was written is listed, even where nothing saw it come.
 */
import { call, called } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test } from './driver.ts';

test('a handler that nobody sees in time is listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><div id=host></div><script src=app.js></script><script>${call('inline')} var none = 1;</script>
      <script>var nothing = 2; document.title = 'Done'</script>`,
    '/app.js': `${call('app')}
      const root = document.getElementById('host').attachShadow({ mode: 'closed' });
      root.innerHTML = '<b id=b onclick="(function shadowed() { document.title = 1 })()">x</b><i id=i onclick="app(2)">y</i>';
      root.getElementById('b').click(); root.getElementById('i').click();`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['app', 'inline']);
  expect(notRecordedLines(profile)).toEqual(['unseen page.html']);
});

test('what runs from a javascript: address is listed, and what it calls is recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>${call('inline')}</script>
      <a id=link href="javascript:(function run() { inline(2); document.title = 'Done' })()">x</a>
      <a href="javascript:void(0)">nothing</a><a href="javascript:inline(3)">no function</a>
      <script>link.click()</script>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['inline']);
  expect(callLines(profile)).toEqual(['2  inline(n: int)  page.html:1']);
  expect(notRecordedLines(profile)).toEqual(['javascript-address javascript: of a#link in page.html']);
});
