/**
 * World: Node. What the panel says where there is no recording to look at: what is, and what to press.
 */
import { expect, test } from './driver.ts';

test('says in words what state it is in, from nothing recorded to an empty recording', async ({ driver }) => {
  const server = await driver.serve({
    '/': '<!doctype html><title>Page</title><script src="app.js"></script>',
    '/app.js': 'function tick(n) { return n + 1 }\nfor (let i = 0; i < 5; i++) tick(i);\n',
    '/quiet.html': '<!doctype html><title>Quiet</title><p>No script.</p>',
    '/broken.html': '<!doctype html><title>Broken</title><script src="broken.js"></script>',
    '/broken.js': 'function (',
  });
  const tab = await driver.open(`${server.origin}/`);
  const { panel } = tab;
  const text = (): Promise<string> => panel.text();
  await expect.poll(text).toContain('Nothing recorded yet.');
  expect(await text()).toContain(
    'Press Record, or Reload and record to see everything from the first statement.',
  );

  // The page runs as it was written: Record cannot see it, and says what would.
  await panel.click('button', 'Record');
  await expect.poll(text).toContain('it has to be reloaded once');
  await panel.click('button', 'Not now');
  await expect.poll(text).not.toContain('it has to be reloaded once');

  await panel.reloadAndRecord();
  await expect.poll(text).toMatch(/Recording — 5 calls, 1 signature\b/);
  expect(await text()).toContain('Use the page, then press Stop.');
  await panel.stop();

  await tab.goto(`${server.origin}/quiet.html`);
  await panel.reloadAndRecord();
  await panel.stop();
  await expect.poll(text).toContain('Nothing ran while recording.');

  await tab.goto(`${server.origin}/broken.html`);
  await panel.reloadAndRecord();
  await panel.stop();
  await expect.poll(text).toContain('Is the work in a script that is listed below as not recorded?');
  await panel.click('button', '1 script not recorded ▸');
  const [list] = await panel.texts('dialog');
  expect(list).toContain('Their time is in the functions that called them.');
  expect(list).toMatch(/1 script [^]*broken\.js/);
});
