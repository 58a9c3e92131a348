/**
 * World: Node. Workers that cannot be recorded run as they were meant to and are listed; none waits for an owner
 * that is gone, and short ones are recorded whole.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

test('what a service worker lets pass is recorded, what it hands out is listed', async ({ driver }) => {
  const source = (name: string): string =>
    `function ${name}(n) { return n } window.${name}Said = ${name}(1);`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="through.js"></script><script src="cached.js"></script><script src="made.js"></script>
      <script type="module">
        await navigator.serviceWorker.register('worker.js');
        await navigator.serviceWorker.ready;
        document.title = navigator.serviceWorker.controller ? [throughSaid, cachedSaid, madeSaid].join() : 'Ready';
      </script>`,
    '/through.js': source('through'),
    '/cached.js': source('cached'),
    '/made.js': 'window.madeSaid = 0',
    '/worker.js': `function inServiceWorker(event) {
        if (event.request.url.endsWith('cached.js')) event.respondWith(caches.match(event.request));
        if (event.request.url.endsWith('made.js'))
          event.respondWith(new Response(${JSON.stringify(source('made'))}, { headers: { 'content-type': 'text/javascript' } }));
      }
      addEventListener('install', (e) => e.waitUntil(caches.open('all').then((all) => all.add('cached.js')).then(skipWaiting)));
      addEventListener('fetch', inServiceWorker);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('Ready');
  await tab.panel.reloadAndRecord();
  // Loading anew past every cache goes past the service worker as well.
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('1,1,1');
  const profile = await tab.panel.stop();
  const lines = callLines(profile).filter((line) => !line.includes('page.html'));
  // Of the two loads only the first, past the service worker, got the second script from the server.
  expect(lines).toEqual(['2  through(n: int)  through.js:1', '1  cached(n: int)  cached.js:1']);
  expect(notRecordedLines(profile)).toEqual(
    expect.arrayContaining(['service-worker cached.js', 'service-worker made.js']),
  );
  const kept = `caches.match('cached.js').then((r) => r.text())`;
  expect(await tab.evaluate(kept)).toBe(source('cached'));
});

test('short workers, each terminated on its result: every call of every one', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const next = (i) => {
         if (i === 12) return say('all');
         const worker = new Worker('job.js');
         worker.onmessage = () => { worker.terminate(); next(i + 1) };
       };
       next(0);`,
      1,
    ),
    '/job.js': 'function job(n) { return n } postMessage(job(1));',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(callLines(profile)).toContain('12  job(n: int)  job.js:1');
  expect(contextLines(profile).filter((line) => line === 'worker job.js (ended early)')).toHaveLength(12);
});

/** Of the two times that its server is asked for it the first is ours, and holds the page's own. */
const HELD = { 'before it is asked for': 1, 'on its way': 2 } as const;
const ENDS = (['closed', 'crashed'] as const).flatMap((end) =>
  Object.entries(HELD).map(([when, which]) => ({ end, when, which })),
);
for (const { end, when, which } of ENDS) {
  test(`DevTools ${end} while a worker is ${when}: the worker runs`, async ({ driver }) => {
    let open = (): void => undefined;
    const slow = new Promise<void>((resolve) => (open = resolve));
    let holds = false;
    let asked = 0;
    const { origin, requests } = await driver.serve({
      '/page.html': `<!doctype html><script>
        new Worker('slow.js').onmessage = ({ data }) => { document.title = 'Said ' + data };
      </script>`,
      '/slow.js': () => ({
        body: `function slow(n) { return n } const inner = new Worker('inner.js'); inner.onmessage = () => postMessage(slow(1));`,
        ...(holds && ++asked === which ? { after: slow } : {}),
      }),
      '/inner.js': 'postMessage(1)',
    });
    const tab = await driver.open(`${origin}/page.html`);
    await tab.hasTitle('Said 1');
    holds = true;
    const before = requests.length;
    await tab.panel.click('button', 'Reload and record');
    await expect.poll(() => requests.slice(before).filter((path) => path === '/slow.js')).toHaveLength(which);
    await driver.sleepBackground();
    if (end === 'closed') await tab.panel.close();
    else await tab.panel.crash();
    open();
    await tab.hasTitle('Said 1');
    await expect.poll(() => driver.isDebugged(tab)).toBe(false);
  });
}
