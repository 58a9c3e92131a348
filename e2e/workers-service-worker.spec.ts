/**
 * World: Node. What a service worker hands out to workers runs as it was written and is listed, by whatever way they ask
 * for it.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens } from './workers.ts';

const answer = (text: string): string =>
  `event.respondWith(new Response(${JSON.stringify(text)}, { headers: { 'content-type': 'text/javascript' } }))`;

test('main scripts, importScripts and modules that a service worker makes are listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready).then(() => {
        if (!navigator.serviceWorker.controller) { document.title = 'Ready'; return }
        listen('classic', new Worker('classic.js'));
        listen('module', new Worker('module.js', { type: 'module' }));
        listen('lazy', new Worker('lazy.js'));
        listen('main', new Worker('made-main.js'));
        const { port } = new SharedWorker('shared.js', 'own' + performance.timeOrigin);
        port.onmessage = ({ data }) => say('shared', data);
      });`,
      5,
    ),
    '/classic.js': `function own(n) { return made(n) } importScripts('made-script.js'); postMessage(own(1));`,
    '/module.js': `import { made } from './made-module.js'; postMessage(made(2));`,
    '/lazy.js': `import('./made-module.js?lazy').then(({ made }) => postMessage(made(3)));`,
    '/shared.js': `importScripts('made-script.js?shared'); onconnect = ({ ports: [port] }) => port.postMessage(made(4));`,
    '/sw.js': `addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => {
        const { pathname } = new URL(event.request.url);
        if (pathname === '/made-script.js') ${answer('function made(n) { return n }')};
        if (pathname === '/made-module.js') ${answer('export function made(n) { return n }')};
        if (pathname === '/made-main.js') ${answer('function made() { return 5 } postMessage(made());')};
      });`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle(/Ready|Done/);
  await tab.panel.reloadAndRecord();
  // Loading anew past every cache goes past the service worker as well.
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Done');
  expect((await tab.evaluate<string[]>('said')).sort()).toEqual([
    '["classic",1]',
    '["lazy",3]',
    '["main",5]',
    '["module",2]',
    '["shared",4]',
  ]);
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('1  own(n: int)  classic.js:1');
  expect(notRecordedLines(profile)).toEqual(
    expect.arrayContaining([
      'service-worker made-main.js',
      'service-worker made-module.js',
      'service-worker made-module.js?lazy',
      'service-worker made-script.js',
      'service-worker made-script.js?shared',
    ]),
  );
});
