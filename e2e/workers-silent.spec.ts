/**
 * World: Node. Workers that stand still when a recording ends: nobody waits long for them, what they did until then is
 * there, and what they say later comes into the profile.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens } from './workers.ts';

test('a worker that waits for others is told of, and completes the profile when it goes on', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `window.memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
       listen('waits', new Worker('waits.js')).postMessage(memory);
       window.wake = () => { const cells = new Int32Array(memory.buffer); Atomics.store(cells, 0, 1); Atomics.notify(cells, 0) };`,
      1,
    ),
    '/waits.js': `function before(n) { return n } function after(n) { return n }
      onmessage = ({ data }) => {
        postMessage('waits');
        before(1); before(2);
        while (Atomics.wait(new Int32Array(data.buffer), 0, 0) === 'ok');
        after(1);
      };`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('2  before(n: int)  waits.js:1');
  expect(notRecordedLines(profile)).toEqual(['no-answer waits.js']);
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker waits.js (ended early)']);

  await tab.evaluate('wake()');
  await expect.poll(() => tab.panel.text()).not.toContain('ended early');
  const completed = await tab.panel.exportProfile();
  expect(callLines(completed)).toContain('1  after(n: int)  waits.js:1');
  expect(notRecordedLines(completed)).toEqual([]);
  expect(contextLines(completed).sort()).toEqual(['page page.html', 'worker waits.js']);
});
