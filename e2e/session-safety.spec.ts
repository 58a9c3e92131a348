/**
 * World: Node. Whatever happens to the owner of a session, the page is never left hanging and nothing of
 * ours stays in it.
 */
import { callLines, expect, test } from './driver.ts';

/** An answer that waits until the spec lets it go. */
function gate(): { readonly after: Promise<void>; open: () => void } {
  let open!: () => void;
  const after = new Promise<void>((resolve) => (open = resolve));
  return { after, open };
}

for (const end of ['closed', 'crashed'] as const) {
  test(`DevTools ${end} in mid-load with the background asleep: the page finishes and is let go`, async ({
    driver,
  }) => {
    const slow = gate();
    let holds = false;
    const { origin, requests } = await driver.serve({
      '/page.html': `<!doctype html><script src="first.js"></script><script src="slow.js"></script><script src="last.js"></script>`,
      '/first.js': 'function first() { return 1 } first();',
      '/slow.js': () => (holds ? { body: 'window.slow = 1', after: slow.after } : 'window.slow = 1'),
      '/last.js': `function last(n) { return n } document.title = 'Finished ' + last(1);`,
    });
    const tab = await driver.open(`${origin}/page.html`);
    holds = true;
    const asked = requests.length;
    await tab.panel.click('button', 'Reload and record');
    await expect.poll(() => requests.slice(asked)).toContain('/slow.js');
    await tab.evaluate(`window.isReloaded = true`);
    await driver.sleepBackground();
    if (end === 'closed') await tab.panel.close();
    else await tab.panel.crash();
    slow.open();

    await tab.hasTitle('Finished 1');
    expect(await tab.evaluate('[isReloaded, slow]')).toEqual([true, 1]);
    await expect.poll(() => driver.isDebugged(tab)).toBe(false);
    await expect.poll(() => driver.registeredRelays()).toBe(0);
  });
}

test('a recording that the browser ends is shown as far as it went, and said so', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script>`,
    '/app.js': 'function work(n) { return n } work(1);',
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  // The browser lets no debugger of an extension in here, and ends the session.
  await tab.goto('chrome://version/');
  await expect.poll(() => tab.panel.text()).toContain('the browser let go of the page');
  const profile = await tab.panel.exportProfile();
  expect(callLines(profile)).toEqual(['1  work(n: int)  app.js:1']);
  expect(profile.meta.notRecorded.map(({ code }) => code)).toEqual(['ended-early']);

  await tab.goto(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  expect(callLines(await tab.panel.stop())).toEqual(['1  work(n: int)  app.js:1']);
});

test('nothing of ours is left after stop, closing the panel and a plain reload', async ({ driver }) => {
  const source = 'function work(n) { return n } work(1); function shows() { return work.toString() }';
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script><script>function inline() {} inline();</script>`,
    '/app.js': { body: source, headers: { 'cache-control': 'max-age=3600', etag: '"1"' } },
  });
  const tab = await driver.open(`${origin}/page.html`);
  const names = `Object.getOwnPropertyNames(globalThis).filter((name) => /^_\\$|SignatureProfiler/.test(name)).join()`;
  expect(await tab.evaluate(names)).toBe('');
  await tab.panel.reloadAndRecord();
  expect(await tab.evaluate(names)).not.toBe('');
  await tab.panel.stop();
  await tab.panel.close();
  await expect.poll(() => driver.isDebugged(tab)).toBe(false);

  await tab.reload();
  expect(await tab.evaluate(names)).toBe('');
  expect(await tab.evaluate('shows()')).toBe('function work(n) { return n }');
  expect(await driver.registeredRelays()).toBe(0);

  const panel = await driver.reopen(tab);
  await panel.reloadAndRecord();
  expect(callLines(await panel.stop())).toContain('1  work(n: int)  app.js:1');
});

test('a tab has one session: a second panel says where the first is', async ({ driver }) => {
  const { origin } = await driver.serve({ '/page.html': '<!doctype html><title>One</title>' });
  const tab = await driver.open(`${origin}/page.html`);
  const second = await driver.openPlain(
    `chrome-extension://${driver.extensionId}/panel.html?tab=${tab.tabId}`,
  );
  await second.containsText('body', 'another window');
  await tab.panel.close();
  await second.reload();
  await second.isEnabled('button', 'Reload and record');
});

test('a page that no extension may touch is refused in words', async ({ driver }) => {
  const { origin } = await driver.serve({ '/page.html': '<!doctype html><title>One</title>' });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.goto('chrome://version/');
  await tab.panel.click('button', 'Reload and record');
  await expect.poll(() => tab.panel.text()).toContain('cannot be recorded');
  await tab.goto(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
});
