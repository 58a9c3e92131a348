/** World: Node. Workers without end: so many have contexts of their own, the others share one, and no call is lost. */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

test('of seventy workers sixty-four are contexts, and the others are one', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const next = (i) => {
         if (i === 70) return say('all');
         const worker = new Worker('job.js');
         worker.onmessage = () => { worker.terminate(); next(i + 1) };
       };
       next(0);`,
      1,
    ),
    '/job.js': 'function job(n) { return n } postMessage(job(1));',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(callLines(profile)).toContain('70  job(n: int)  job.js:1');
  const contexts = contextLines(profile).filter((line) => line.startsWith('worker'));
  expect(contexts.filter((line) => line === 'worker job.js (ended early)')).toHaveLength(64);
  expect(contexts.filter((line) => !line.includes('job.js'))).toEqual([
    'worker 6 more workers (ended early)',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});
