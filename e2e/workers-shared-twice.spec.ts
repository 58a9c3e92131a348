/**
 * World: Node. Shared workers on this machine whose main script may ask for something are made twice, so that the second waits
 * for its debugger: recorded from their first statement, and neither page, worker nor anybody else can tell.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare, SHARE } from './workers.ts';

/** Counts its documents; it might ask. */
const COUNTS = `const might = () => fetch; let count = 0;
  function hear(port) { port.postMessage(++count); port.onmessage = ({ data }) => port.postMessage([data, count]) }
  onconnect = ({ ports: [port] }) => hear(port);`;

const hears = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => line.includes('hear(port'))
    .map((line) => line.replace(/(?<=\?-)[0-9.]+|http.*\//g, ''));

test('whichever way a shared worker is asked for, it is recorded from its first statement', async ({
  driver,
}) => {
  const { origin, requests } = await driver.serve({
    '/page.html': pageThatListens(
      `const events = [];
       new ReportingObserver((reports) => events.push(...reports.map(({ type }) => type)), { buffered: true }).observe();
       addEventListener('error', () => events.push('error')); addEventListener('unhandledrejection', () => events.push('rejected'));
       const hear = (name, worker) => { worker.port.onmessage = ({ data }) => say(name, data); worker.onerror = () => say(name, 'error'); return worker };
       const own = '-' + performance.timeOrigin;
       hear('no name', new SharedWorker('counts.js?' + own));
       hear('name', new SharedWorker('counts.js', 'name' + own)); hear('same', new SharedWorker('counts.js', { name: 'name' + own })).port.postMessage('hello');
       hear('other name', new SharedWorker('counts.js', { name: 'other' + own, type: undefined }));
       const module = hear('module', new SharedWorker(new URL('counts.js', location), { type: 'module', name: 'module' + own, credentials: 'omit' }));
       say(module.constructor === SharedWorker, module instanceof SharedWorker, Object.keys(module).join(), String(SharedWorker));
       const frame = document.createElement('iframe'); document.documentElement.append(frame);
       hear('frame', new frame.contentWindow.SharedWorker('counts.js', 'frame' + own));
       setTimeout(() => say(events, performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*[/]/, '')).filter((name) => name !== 'favicon.ico')), 500);`,
      9,
    ),
    '/counts.js': COUNTS,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(hears(callLines(profile)).sort()).toEqual([
    '1  hear(port: MessagePort)  counts.js?-:2',
    '5  hear(port: MessagePort)  counts.js:2',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(5);
  // Plainly five times, and five times before the recording; then by us with GET and HEAD, and by the page with HEAD, each.
  expect(requests.filter((path) => path === '/counts.js')).toHaveLength(5 + 5 + 15);
});

test('what is refused, missing, or throws is as it was', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       const refused = (...args) => { try { new SharedWorker(...args); return 'made' } catch (error) { return error.name + ': ' + error.message } };
       say(refused(), refused('http://['), refused('https://other.invalid/x.js'), refused('asks.js', { type: 'unknown' }), refused(Symbol()), refused('asks.js', { name: Symbol() }));
       try { SharedWorker('asks.js') } catch (error) { say(error.message) }
       share('missing', 'missing.js'); share('no script', 'page.html');
       share('throws', 'throws.js'); share('throws module', 'throws.js?module', { type: 'module' });
       share('broken', 'broken.js'); share('redirected', 'redirected.js');
       share('import fails', 'imports.js', { type: 'module' });`,
      11,
    ),
    '/asks.js': COUNTS,
    '/throws.js': `${COUNTS} function thrower() { throw new RangeError('meant') } thrower();`,
    '/broken.js': 'fetch; let a = 1 2;',
    '/imports.js': `import './missing.js'; ${COUNTS}`,
    '/redirected.js': { body: '', status: 302, headers: { location: '/asks.js' } },
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(callLines(profile).filter((line) => line.includes('thrower()'))).toHaveLength(2);
});

test('no code of the page runs twice, and what only that can tell runs as it was written', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `let reads = 0;
       const own = '-' + performance.timeOrigin;
       const hear = (name, worker) => { worker.port.onmessage = ({ data }) => say(name, data, reads) };
       hear('getter', new SharedWorker('counts.js', { get name() { reads++; return 'getter' + own } }));
       hear('proxy', new SharedWorker('counts.js', new Proxy({ name: 'proxy' + own }, { get: (...args) => (reads++, Reflect.get(...args)) })));
       hear('object', new SharedWorker({ toString() { reads++; return 'counts.js' } }, 'object' + own));
       const address = new URL('counts.js', location); address.toString = () => { reads++; return 'counts.js' };
       hear('address', new SharedWorker(address, 'address' + own));
       class Own extends SharedWorker { constructor(...args) { super(...args); reads++ } }
       hear('subclass', new Own('counts.js', 'subclass' + own));
       hear('fragment', new SharedWorker('counts.js#fragment', 'fragment' + own));`,
      6,
    ),
    '/counts.js': COUNTS,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(hears(callLines(profile))).toEqual([]);
  expect(new Set(notRecordedLines(profile))).toEqual(new Set(['local-network counts.js']));
});

test('under a policy that reports, and where a service worker may hear of it, one is made once', async ({
  driver,
}) => {
  const page = pageThatListens(
    `${SHARE}
     let reports = 0; addEventListener('securitypolicyviolation', () => reports++);
     navigator.serviceWorker.register('/service.js', { scope: '/scope/' }).then(async () => {
       await new Promise((resolve) => setTimeout(resolve, 200));
       share('asks', location.pathname.replace('page.html', 'asks.js')); setTimeout(() => say(reports), 500);
     });`,
    2,
  );
  const asks = `const might = () => fetch; function asks() { return 'answer' } onconnect = ({ ports: [port] }) => port.postMessage(asks());`;
  const { origin, requests } = await driver.serve({
    '/page.html': {
      body: pageThatListens(
        `${SHARE}
         let reports = 0; addEventListener('securitypolicyviolation', () => reports++);
         share('asks', 'asks.js'); setTimeout(() => say(reports), 500);`,
        2,
      ),
      headers: { 'content-security-policy-report-only': "worker-src 'none'" },
    },
    '/asks.js': asks,
    '/scope/asks.js': asks,
    '/open/page.html': page.replace("location.pathname.replace('page.html', 'asks.js')", "'/scope/asks.js'"),
    '/service.js': {
      body: `onfetch = (event) => event.respondWith(fetch(event.request, { headers: { 'x-heard': '1' } }));`,
      headers: { 'service-worker-allowed': '/' },
    },
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(notRecordedLines(profile)).toEqual(['local-network asks.js']);
  const before = requests.length;
  const { profile: served } = await recordAndCompare(driver, `${origin}/open/page.html`);
  expect(callLines(served).filter((line) => line.includes('asks()'))).toEqual([]);
  expect(requests.slice(before).filter((path) => path === '/scope/asks.js')).toHaveLength(3);
});

test('one that another tab has started hears of each document once', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const { port } = new SharedWorker('counts.js', 'ours'); port.onmessage = ({ data }) => say(data);`,
      1,
    ),
    '/counts.js': COUNTS,
  });
  const other = await driver.openPlain(`${origin}/page.html`);
  await other.hasTitle('Done');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  // The document before the reload was the second.
  expect(await tab.evaluate('said')).toEqual(['[3]']);
  const third = await driver.openPlain(`${origin}/page.html`);
  await third.hasTitle('Done');
  expect(await third.evaluate('said')).toEqual(['[4]']);
  expect(hears(callLines(await tab.panel.stop()))).toEqual([]);
});

test('one that was made twice is there for other tabs, and after the session', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const { port } = new SharedWorker('counts.js', 'ours'); port.onmessage = ({ data }) => say(data);`,
      1,
    ),
    '/empty.html': '<!doctype html><title>Empty</title>',
    '/counts.js': COUNTS,
  });
  const tab = await driver.open(`${origin}/empty.html`);
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Done');
  const other = await driver.openPlain(`${origin}/page.html`);
  await other.hasTitle('Done');
  expect(await other.evaluate('said')).toEqual(['[2]']);
  expect(hears(callLines(await tab.panel.stop()))).toEqual(['2  hear(port: MessagePort)  counts.js:2']);
  await tab.panel.close();
  const third = await driver.openPlain(`${origin}/page.html`);
  await third.hasTitle('Done');
  expect(await third.evaluate('said')).toEqual(['[3]']);
});

for (const end of ['closed', 'crashed'] as const) {
  test(`DevTools ${end} while a document waits: ${end === 'closed' ? 'it goes on' : 'the next goes on'}, and the worker runs as it was written`, async ({
    driver,
  }) => {
    let goOn: (() => void) | null = null;
    const after = new Promise<void>((resolve) => (goOn = resolve));
    const { origin, requests } = await driver.serve({
      '/page.html': pageThatListens(
        `const { port } = new SharedWorker('counts.js', 'ours'); port.onmessage = ({ data }) => say(data);`,
        1,
      ),
      '/empty.html': '<!doctype html><title>Empty</title>',
      '/counts.js': () => ({ body: COUNTS, after }),
    });
    const tab = await driver.open(`${origin}/empty.html`);
    await tab.panel.reloadAndRecord();
    const gone = tab.goto(`${origin}/page.html`).catch(() => undefined);
    await expect.poll(() => requests).toContain('/counts.js');
    if (end === 'closed') await tab.panel.close();
    else await tab.panel.crash();
    (goOn as (() => void) | null)?.();
    // Whoever crashes tells nobody, and a document that stands still does not hear it.
    if (end === 'crashed') await tab.goto(`${origin}/page.html`);
    await gone;
    await tab.hasTitle('Done');
    if (end === 'closed') expect(await tab.evaluate('said')).toEqual(['[1]']);
  });
}

test('a server that is slow is waited for, but not for long', async ({ driver }) => {
  let goOn: (() => void) | null = null;
  const after = new Promise<void>((resolve) => (goOn = resolve));
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const { port } = new SharedWorker('counts.js', 'ours'); port.onmessage = ({ data }) => say(data); document.title = 'Made';`,
      1,
    ),
    '/empty.html': '<!doctype html><title>Empty</title>',
    '/counts.js': () => ({ body: COUNTS, after }),
  });
  const tab = await driver.open(`${origin}/empty.html`);
  await tab.panel.reloadAndRecord();
  const gone = tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Made');
  (goOn as (() => void) | null)?.();
  await gone;
  await tab.hasTitle('Done');
  expect(notRecordedLines(await tab.panel.stop())).toEqual(['local-network counts.js']);
});
