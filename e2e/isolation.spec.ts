/**
 * World: Node. Isolation gives shared memory to the sampler and nothing to the page: what a page can ask, it
 * is told as without us, in documents, frames and whatever it makes; what isolation breaks is said.
 */
import { expect, test, type Driver, type Tab } from './driver.ts';

/** Everything that tells an isolated realm from another, and which branch a loader would take. */
const LOADER = `
  window.facts = (realm) => ({
    isolated: realm.crossOriginIsolated,
    named: 'SharedArrayBuffer' in realm,
    type: typeof realm.SharedArrayBuffer,
    listed: Object.getOwnPropertyNames(realm).includes('SharedArrayBuffer'),
    getter: Object.getOwnPropertyDescriptor(realm, 'crossOriginIsolated').get.toString(),
    getterName: Object.getOwnPropertyDescriptor(realm, 'crossOriginIsolated').get.name,
    attributes: JSON.stringify(Object.getOwnPropertyDescriptor(realm, 'crossOriginIsolated')),
    memory: typeof realm.performance.measureUserAgentSpecificMemory,
    wrongReceiver: (() => { try { Object.getOwnPropertyDescriptor(realm, 'crossOriginIsolated').get.call({}); return 'none' } catch (e) { return e.name + e.message } })(),
  });
  window.branch = (() => {
    try { new MessageChannel().port1.postMessage(new SharedArrayBuffer(1)); return crossOriginIsolated ? 'threads' : 'odd'; }
    catch { return 'single'; }
  })();
  window.atFirst = facts(window);
`;
const PAGE = `<!doctype html><title>page</title><script>${LOADER}</script><script src="work.js"></script>
  <iframe src="frame.html" name="own"></iframe><iframe srcdoc="<p>x" name="made"></iframe>`;
const FRAME = `<!doctype html><title>frame</title><script>${LOADER}</script><p id="inside">here</p>`;
const CALLS = `function work(n) { let s = 0; for (let i = 0; i < n; i++) s += i % 7; return s }
  function many(n) { let s = 0; for (let i = 0; i < n; i++) s += work(50); return s }`;
const WORK = `${CALLS} addEventListener('load', () => setTimeout(() => { many(200000); document.title = 'done' }, 400));`;
/** Until the recorder says that it is sampled; once where there is none. */
const WORK_UNTIL_SAMPLED = `${CALLS}
  let profile;
  function isSampled() {
    if (!window.SignatureProfiler) return true;
    if (!profile) { profile = new SignatureProfiler.Profile(); profile.enable() }
    return profile.toJSON().contexts[0]?.clock.kind === 'sampled';
  }
  addEventListener('load', function turn() { many(20000); if (isSampled()) document.title = 'done'; else setTimeout(turn, 20) });`;

const everything = `JSON.stringify({
  page: atFirst, later: facts(window), branch,
  frame: own.atFirst, frameBranch: own.branch, frameLater: facts(own), made: facts(made),
  inside: own.document.getElementById('inside').textContent,
  fresh: (() => { const f = document.body.appendChild(document.createElement('iframe')); const r = facts(f.contentWindow); f.remove(); return r })(),
})`;

async function whatPageSees(
  driver: Driver,
  headers: Record<string, string>,
): Promise<{ tab: Tab; plain: string; recorded: string }> {
  const html = (body: string) => ({ body, type: 'text/html', headers });
  const { origin } = await driver.serve({
    '/page.html': html(PAGE),
    '/frame.html': html(FRAME),
    '/work.js': WORK_UNTIL_SAMPLED,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('done');
  const plain = await tab.evaluate<string>(everything);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('done');
  return { tab, plain, recorded: await tab.evaluate<string>(everything) };
}

test('a page that is not isolated does not notice that it is, nor do its frames, and they reach one another', async ({
  driver,
}) => {
  const { tab, plain, recorded } = await whatPageSees(driver, {});
  expect(JSON.parse(recorded)).toEqual(JSON.parse(plain));
  expect(JSON.parse(plain)).toMatchObject({
    branch: 'single',
    page: { isolated: false, type: 'undefined' },
    inside: 'here',
  });
  const profile = await tab.panel.stop();
  const [page] = profile.contexts;
  expect(page.clock).toMatchObject({ kind: 'sampled', isolated: true, whyNotSampled: null });
  expect(page.clock.step).toBeLessThan(0.05);
  expect(profile.meta.notRecorded.map(({ code }) => code)).not.toContain('worker');
});

test('a worker of a page that is not isolated is told the same as without us', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>
      const worker = new Worker('worker.js');
      worker.onmessage = ({ data }) => { document.title = data };
    </script>`,
    '/worker.js': `function ask() { return [self.crossOriginIsolated, typeof SharedArrayBuffer].join() } postMessage(ask());`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('false,undefined');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('false,undefined');
  await tab.panel.stop();
});

test('a page that isolates itself keeps what it has', async ({ driver }) => {
  const { tab, plain, recorded } = await whatPageSees(driver, {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  expect(JSON.parse(recorded)).toEqual(JSON.parse(plain));
  expect(JSON.parse(plain)).toMatchObject({ branch: 'threads', page: { isolated: true, type: 'function' } });
  const profile = await tab.panel.stop();
  expect(profile.contexts[0].clock).toMatchObject({ kind: 'sampled' });
});

test('each of several recordings of one document is sampled, and has its own calls and times alone', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': '<!doctype html><title>page</title><script src="work.js"></script>',
    '/work.js': `${CALLS}
      async function record() {
        const profile = new SignatureProfiler.Profile();
        profile.enable();
        const begun = performance.now();
        let calls = 0;
        do {
          for (const end = performance.now() + 20; performance.now() < end; calls++) many(1000);
          await new Promise((resume) => setTimeout(resume, 5));
        } while (profile.toJSON().contexts[0].clock.kind !== 'sampled' || performance.now() - begun < 500);
        profile.disable();
        const { callNodes } = profile.toJSON().contexts[0];
        return { calls, told: callNodes.calls, took: performance.now() - begun, time: callNodes.selfTime.reduce((a, b) => a + b) };
      }
      addEventListener('load', () => { document.title = 'loaded' });`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('loaded');
  await tab.panel.stop();
  for (let i = 0; i < 3; i++) {
    const { calls, told, took, time } = await tab.evaluate<{
      calls: number;
      told: number[];
      took: number;
      time: number;
    }>('record()');
    // And whoever waits for the timer.
    expect(told.slice(0, -1)).toEqual([calls, calls * 1000]);
    expect(time).toBeLessThan(took);
    expect(time).toBeGreaterThan(took / 20);
  }
});

test('a page whose policy forbids workers of ours is timed exactly, and hears of no violation', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': {
      body: `<!doctype html><script nonce="x">window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective))</script><script src="work.js"></script>`,
      type: 'text/html',
      headers: { 'content-security-policy': "script-src 'self' 'nonce-x'" },
    },
    '/work.js': WORK,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('done');
  expect(await tab.evaluate('violations')).toEqual([]);
  const profile = await tab.panel.stop();
  expect(profile.contexts[0].clock).toMatchObject({ kind: 'exact', isolated: true });
  expect(profile.contexts[0].clock.whyNotSampled).toContain('Content Security Policy');
});

test('requests to a second port of this machine work in an isolated page', async ({ driver }) => {
  const other = await driver.serve({
    '/data.json': {
      body: '{"ok":1}',
      type: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
    },
    '/pixel.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>',
  });
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="ask.js"></script>`,
    '/ask.js': `const image = new Image();
      const loaded = new Promise((resolve, reject) => { image.onload = () => resolve(image.width); image.onerror = reject });
      image.src = '${other.origin}/pixel.svg';
      Promise.all([fetch('${other.origin}/data.json').then((r) => r.json()), loaded]).then(
        ([data, width]) => { document.title = 'got ' + data.ok + ' ' + width }, (e) => { document.title = 'failed ' + e });`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('got 1 3');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('got 1 3');
  expect((await tab.panel.stop()).contexts[0].clock.isolated).toBe(true);
});

test('a window that an isolated page opens is cut off from it: said, and undone by one click', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="open.js"></script><button onclick="show()">Show</button>`,
    '/open.js': `function show() { open('popup.html', 'popup', 'width=300,height=200') }
      addEventListener('message', () => { document.title = 'heard' });`,
    '/popup.html': `<!doctype html><script>opener?.postMessage(opener.document.title, '*'); close()</script>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.click('button', 'Show');
  await tab.hasTitle('heard');

  await tab.panel.reloadAndRecord();
  await tab.click('button', 'Show');
  await expect.poll(() => tab.panel.text()).toContain('This page opened a window of its own.');
  expect(await tab.evaluate('document.title')).toBe('');
  await tab.panel.stop();

  await tab.panel.click('button', 'Reload without isolation');
  await expect.poll(() => tab.panel.text()).not.toContain('This page opened a window of its own.');
  await tab.click('button', 'Show');
  await tab.hasTitle('heard');
});

test('a window that another page opened is cut off from it: said, and undone by one click', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Opener</title><button onclick="window.open('opened.html')">Show</button>`,
    '/opened.html': `<!doctype html><script>function ask() { try { return opener.document.title } catch (error) { return error.name } }
      document.title = ask()</script>`,
  });
  const opener = await driver.open(`${origin}/page.html`);
  const tab = await driver.openFrom(opener, 'Show');
  await tab.hasTitle('Opener');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('SecurityError');
  await expect.poll(() => tab.panel.text()).toContain('Another page opened this one.');
  await tab.panel.stop();
  await tab.panel.click('button', 'Reload without isolation');
  await tab.hasTitle('Opener');
});

test('cookies that requests of an isolated page go without: said, and undone by one click', async ({
  driver,
}) => {
  const answer = (width: number) => ({
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="3"/>`,
    type: 'image/svg+xml',
    headers: { 'set-cookie': 'known=1; SameSite=None; Secure; Partitioned', 'cache-control': 'no-store' },
  });
  const other = await driver.serve({
    '/pixel.svg': ({ cookie = '' }) => answer(cookie.includes('known') ? 5 : 3),
  });
  const elsewhere = other.origin.replace('127.0.0.1', 'localhost');
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>function told(image) { document.title = 'width ' + image.width }</script>
      <img src="${elsewhere}/pixel.svg" onload="told(this)">`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('width 3');
  await tab.reload();
  await tab.hasTitle('width 5');

  await tab.panel.reloadAndRecord();
  await tab.hasTitle('width 3');
  await expect
    .poll(() => tab.panel.text())
    .toContain(`Requests to ${new URL(elsewhere).host} went without cookies`);
  await tab.panel.stop();
  await tab.panel.click('button', 'Reload without isolation');
  await tab.hasTitle('width 5');
});
