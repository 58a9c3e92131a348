/**
 * World: Node. The browser's caches: what is in them is recorded all the same, and nothing of ours gets into them.
 */
import { call, called } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';
import type { Answer, Routes } from './test-server.ts';

const CACHED = { 'cache-control': 'max-age=31536000, immutable' };
const cached = (body: string): Answer => ({ body, type: 'text/javascript', headers: CACHED });

/** Answers 304 to who has it. */
function revalidated(body: string, answers: number[]): Routes[string] {
  return (head) => {
    const status = head['if-none-match'] === '"1"' ? 304 : 200;
    answers.push(status);
    return {
      body: status === 304 ? '' : body,
      type: 'text/javascript',
      status,
      headers: { 'cache-control': 'no-cache', etag: '"1"' },
    };
  };
}

/** A script that keeps the text of its function. */
const shows = (name: string): string => `${call(name)} texts.push(${name}.toString());`;

test('scripts from every cache are recorded, and run as they were written once nobody records', async ({
  driver,
}) => {
  const answers: number[] = [];
  const other = await driver.serve({
    '/shared.js': {
      body: shows('shared'),
      type: 'text/javascript',
      headers: { ...CACHED, 'access-control-allow-origin': '*' },
    },
  });
  const { origin } = await driver.serve({
    '/': {
      headers: CACHED,
      body: `<!doctype html><script>var texts = [];
        const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));</script>
        <link rel=preload as=script href=preloaded.js><link rel=modulepreload href=ahead.js>
        <script src=memory.js></script><script src=revalidated.js></script><script src=preloaded.js></script>
        <script src="${other.origin}/shared.js" crossorigin></script>
        <script src="data:text/javascript,${encodeURIComponent(shows('inData'))}"></script>
        <iframe src=frame.html></iframe>
        <script>${shows('inline')}</script>
        <script type=module>import './ahead.js'; import './again.js'; await import('./later.js'); await import('./again.js');
          await import(blob(${JSON.stringify(shows('inBlob'))}));
          const worker = new Worker('worker.js'); const says = await new Promise((done) => { worker.onmessage = ({ data }) => done(data) });
          texts.push(...says); document.title = 'Done'</script>`,
    },
    '/memory.js': cached(shows('memory')),
    '/revalidated.js': revalidated(shows('revalidated'), answers),
    '/preloaded.js': cached(shows('preloaded')),
    '/ahead.js': cached(shows('ahead')),
    '/again.js': revalidated(shows('again'), answers),
    '/later.js': cached(shows('later')),
    '/frame.html': {
      body: '<script>var texts = parent.texts</script><script src=framed.js></script>',
      headers: CACHED,
    },
    '/framed.js': cached(shows('framed')),
    '/worker.js': cached(`var texts = []; importScripts('imported.js'); postMessage(texts);`),
    '/imported.js': cached(shows('imported')),
  });
  const names = [
    'again',
    'ahead',
    'framed',
    'imported',
    'inBlob',
    'inData',
    'inline',
    'later',
    'memory',
    'preloaded',
    'revalidated',
    'shared',
  ];
  const texts = names.map((name) => `function ${name}(n) { return n }`);

  const tab = await driver.open(`${origin}/`);
  await tab.hasTitle('Done');
  // A second time, from memory and by 304.
  await tab.goto(`${origin}/`);
  await tab.hasTitle('Done');
  expect(answers).toContain(304);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('texts.sort()')).toEqual(texts);
  const profile = await tab.panel.stop();
  expect(called(profile).filter((name) => !/^blob$|onmessage/.test(name))).toEqual(names);
  expect(notRecordedLines(profile)).toEqual([]);

  await tab.panel.close();
  await expect.poll(() => driver.isDebugged(tab)).toBe(false);
  for (const load of [() => tab.goto(`${origin}/`), () => tab.reload()]) {
    await load();
    await tab.hasTitle('Done');
    expect(await tab.evaluate('texts.sort()')).toEqual(texts);
    expect(await tab.evaluate(`typeof _$on + typeof frames[0]._$on`)).toBe('undefinedundefined');
  }
});

test('what a service worker lets pass is recorded; what it hands on, makes or keeps is listed and the original', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script>var texts = []</script><script src=passed.js></script><script src=handed.js></script>
      <script src=made.js></script><script type=module src=kept.js></script>
      <script type=module>await navigator.serviceWorker.register('worker.js'); await navigator.serviceWorker.ready;
        document.title = navigator.serviceWorker.controller ? 'Controlled' : 'Ready'</script>`,
    '/passed.js': shows('passed'),
    '/handed.js': shows('handed'),
    '/made.js': shows('original'),
    '/kept.js': shows('kept'),
    '/worker.js': `addEventListener('install', (e) => e.waitUntil(Promise.all([skipWaiting(), caches.open('all').then((c) => c.add('kept.js'))])));
      addEventListener('fetch', (e) => { const { url } = e.request;
        if (url.endsWith('handed.js')) e.respondWith(fetch(e.request));
        if (url.endsWith('made.js')) e.respondWith(new Response(${JSON.stringify(shows('made'))}, { headers: { 'content-type': 'text/javascript' } }));
        if (url.endsWith('kept.js')) e.respondWith(caches.match(e.request)) });`,
  });
  const tab = await driver.open(`${origin}/`);
  await tab.hasTitle('Ready');
  await tab.goto(`${origin}/`);
  await tab.hasTitle('Controlled');
  await tab.panel.reloadAndRecord();
  // A reload past the caches goes past the worker, too; the next page does not.
  await tab.goto(`${origin}/`);
  await tab.hasTitle('Controlled');
  expect(await tab.evaluate('texts')).toEqual(
    ['passed', 'handed', 'made', 'kept'].map((name) => `function ${name}(n) { return n }`),
  );
  const profile = await tab.panel.stop();
  expect(called(profile)).toContain('passed');
  const { url } = profile.contexts[1];
  expect(url).toBe(`${origin}/`);
  const lists = notRecordedLines(profile);
  for (const name of ['handed', 'made', 'kept']) expect(lists).toContain(`service-worker ${name}.js`);
  expect(lists).not.toContain('service-worker passed.js');
  expect(await tab.evaluate(`caches.match('kept.js').then((kept) => kept.text())`)).toBe(shows('kept'));
});
