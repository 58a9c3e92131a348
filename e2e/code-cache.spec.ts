/** World: Node. A script is instrumented once: a later session takes it from disk, until it is removed from there. */
import { callLines, expect, test } from './driver.ts';

const script = (name: string): string => `function ${name}(n) { return n } ${name}(1); ${name}(2);`;

test('the second session instruments nothing, and records the same', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><title>Kept</title><script src="kept-one.js"></script><script src="kept-two.js"></script>
      <script src="twin.js"></script><script>document.title = 'Ran'</script>`,
    '/kept-one.js': script('keptOne'),
    '/kept-two.js': script('keptTwo'),
    '/twin.js': script('keptOne'),
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  const first = callLines(await tab.panel.stop());
  expect(first).toEqual([
    '2  keptOne(n: int)  kept-one.js:1',
    '2  keptTwo(n: int)  kept-two.js:1',
    '2  keptOne(n: int)  twin.js:1',
  ]);
  await tab.panel.close();

  const panel = await driver.reopen(tab);
  await panel.reloadAndRecord();
  expect(callLines(await panel.stop())).toEqual(first);
  const text = await panel.scopeText();
  expect(text).toContain('This page: 3 instrumented, 3 of them before');
  expect(text).toMatch(/Kept on disk: \d+ scripts?, [\d.]+ kB/);
  await panel.close();

  const emptied = await driver.reopen(tab);
  await emptied.click('button', 'Scope');
  await emptied.click('button', 'Remove');
  await expect.poll(() => emptied.text()).toContain('Kept on disk: nothing');
  await emptied.click('button', 'Scope');
  await emptied.reloadAndRecord();
  expect(callLines(await emptied.stop())).toEqual(first);
  expect(await emptied.scopeText()).not.toContain('of them before');
});
