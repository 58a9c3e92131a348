/**
 * World: Node. The page behaves as it would have: errors, requests to the local network, service workers,
 * and a page that tries to forge what its recorder says.
 */
import { callLines, expect, notRecordedLines, test, type Driver, type Tab, type WebPage } from './driver.ts';

const errorsOf = `window.errors = []; addEventListener('error', (e) => errors.push([e.message, e.filename.replace(/.*\\//, ''), e.lineno, e.colno]));`;

/** The page opened plainly, and the same page recorded. */
async function both(driver: Driver, url: string): Promise<{ plain: WebPage; tab: Tab }> {
  const plain = await driver.openPlain(url);
  const tab = await driver.open(url);
  await tab.panel.reloadAndRecord();
  return { plain, tab };
}

test('scripts with errors fail as they would have, and are listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>${errorsOf}</script>
      <script src="broken.js"></script>
      <script src="classic-with-import.js"></script>
      <script>
        var x = ;
      </script>
      <script src="throws.js"></script>
      <script src="missing.js"></script>
      <script src="text.js"></script>
      <script src="fine.js"></script>`,
    '/broken.js': 'function a() { return 1 }\nlet b = 2 3;',
    '/classic-with-import.js': 'import { a } from "./b.js";\nfunction c() {}',
    '/throws.js': 'function d() {\n  const error = new TypeError("meant");\n  throw error;\n}\nd();',
    '/missing.js': { body: 'function no() {}', status: 404 },
    '/text.js': {
      body: 'window.ranText = 1',
      type: 'text/plain',
      headers: { 'x-content-type-options': 'nosniff' },
    },
    '/fine.js': 'function fine(n) { return n } fine(1);',
  });
  const { plain, tab } = await both(driver, `${origin}/page.html`);
  expect(await tab.evaluate('errors')).toEqual(await plain.evaluate('errors'));
  expect(await tab.evaluate('typeof ranText')).toBe('undefined');
  const profile = await tab.panel.stop();
  expect(callLines(profile).filter((line) => line.includes('.js'))).toEqual([
    '1  d()  throws.js:1',
    '1  fine(n: int)  fine.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual(
    expect.arrayContaining(['syntax broken.js', 'syntax classic-with-import.js', 'syntax page.html']),
  );
  expect(profile.meta.notRecorded.find(({ url }) => url.endsWith('broken.js'))?.line).toBe(2);
});

test('a page on this machine keeps its requests to other ports', async ({ driver }) => {
  const cors = { 'access-control-allow-origin': '*' };
  const other = await driver.serve({
    '/data.json': { body: '{"answer":42}', type: 'application/json', headers: cors },
    '/shared.js': 'function shared(n) { return n } window.fromOther = shared(1);',
    '/frame.html': '<!doctype html><script>parent.postMessage("frame", "*")</script>',
  });
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>
        Promise.all([
          fetch('${other.origin}/data.json').then((r) => r.json()).then(({ answer }) => answer),
          new Promise((done) => addEventListener('message', ({ data }) => done(data), { once: true })),
        ]).then((said) => { document.title = said.join() });
      </script>
      <script src="${other.origin}/shared.js"></script><iframe src="${other.origin}/frame.html"></iframe>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('42,frame');
  expect(await tab.evaluate('fromOther')).toBe(1);
  expect(callLines(await tab.panel.stop())).toContain('1  shared(n: int)  shared.js:1');
});

test('a page with a service worker works, and what that stores is the original', async ({ driver }) => {
  const source = 'function stored(n) { return n } stored(1);';
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script><script type="module">
      await navigator.serviceWorker.register('worker.js');
      await navigator.serviceWorker.ready;
      document.title = navigator.serviceWorker.controller ? 'Controlled' : 'Ready';
    </script>`,
    '/app.js': source,
    '/worker.js': `addEventListener('install', (e) => e.waitUntil(skipWaiting()));
      addEventListener('fetch', (e) => e.respondWith((async () => {
        const cache = await caches.open('all');
        const hit = await cache.match(e.request);
        if (hit) return hit;
        const answer = await fetch(e.request);
        if (e.request.url.endsWith('.js')) await cache.put(e.request, answer.clone());
        return answer;
      })()));`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('Ready');
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Controlled');
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Controlled');
  const profile = await tab.panel.stop();
  expect(notRecordedLines(profile)).toContain('service-worker app.js');
  const kept = `caches.open('all').then((c) => c.match('app.js')).then((r) => r.text())`;
  expect(await tab.evaluate(kept)).toBe(source);
});

test('a hostile page can neither take the channel nor forge what its recorder says', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="hostile.js"></script><script src="after.js"></script><script src="ends.js"></script>`,
    '/hostile.js': `
      window.heard = [];
      const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event) };
      for (const target of [window, document])
        target.addEventListener('signature-profiler:connect', () => heard.push('connect'), true);
      document.dispatchEvent(new CustomEvent('signature-profiler:connect', { detail: 'mine', cancelable: true }));
      document.addEventListener('mine:up', ({ detail }) => heard.push(detail), true);
      window.saved = [CustomEvent, Map, Function.prototype.call, Array.prototype.push];
      CustomEvent = Map = Function.prototype.call = null;
      Array.prototype.push = () => { throw new Error('taken') };`,
    '/after.js': 'function after(n) { return n } after(1); after(2);',
    '/ends.js': `const t = performance.now(); while (performance.now() - t < 600);
      setTimeout(() => {
        after(3);
        [CustomEvent, Map, Function.prototype.call, Array.prototype.push] = saved;
        document.title = 'Done';
      }, 600);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('3  after(n: int)  after.js:1');
  // Its own event, as it dispatched it and twice as it came by; nothing of ours.
  expect(await tab.evaluate('heard')).toEqual(['signature-profiler:connect', 'connect', 'connect']);
});
