/**
 * World: Node. Functions that wait in their middle, in a real page: each callee is its caller's, waits are
 * no time of their own, and the page runs in the same order as without us.
 */
import { computeStats, signatureLabel } from '../profile/index.ts';
import type { Profile } from '../profile/model.ts';
import { expect, notRecordedLines, test } from './driver.ts';

const PAGE = `<!doctype html>
<title>Waiting</title>
<script src="/waits.js"></script>
<script type="module" src="/main.mjs"></script>`;

const WAITS = `
  var order = [];
  function note(what) { order.push(what) }
  function work() { const end = performance.now() + 4; while (performance.now() < end); }
  const sleep = (ms) => new Promise((done) => { setTimeout(done, ms) });
  async function load(name) {
    work();
    const response = await fetch('/data.json?' + name);
    const data = await response.json();
    try { await sleep(30); await Promise.reject(new Error('lost')) }
    catch (error) { note(error.message) }
    finally { work() }
    return data.value;
  }
  function* count(n) { try { for (let i = 0; i < n; i++) { work(); yield i } } finally { note('closed') } }
  async function* pages(n) { for (const i of count(n)) { await null; yield i } yield* count(1) }
  async function all() {
    for await (const i of pages(9)) { if (i === 1) break }
    return Promise.all([load('a'), load('b')]);
  }`;

const MAIN = `
  const values = await all();
  for (let i = 0; i < 3; i++) Promise.resolve().then(() => note('turn ' + i));
  (async () => { note('begins'); await null; note('goes on'); await null; note('ends') })();
  await new Promise((done) => { setTimeout(done) });
  function last(list) { return list.length }
  document.title = [values, last(order), order].join();`;

/** `label calls`, indented by depth, in the order of the profile. */
function tree(profile: Profile): string[] {
  const { callNodes } = profile.contexts[0];
  const depth: number[] = [];
  return Array.from({ length: callNodes.length }, (_, node) => {
    depth[node] = callNodes.parent[node] < 0 ? 0 : depth[callNodes.parent[node]] + 1;
    return `${'  '.repeat(depth[node])}${signatureLabel(profile, callNodes.signature[node])} ${callNodes.calls[node]}`;
  });
}

test('records async functions and generators as the calls they are', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': PAGE,
    '/waits.js': WAITS,
    '/main.mjs': MAIN,
    '/data.json': '{ "value": 1 }',
  });
  const tab = await driver.open(`${origin}/page.html`);
  const plain = await tab.hasTitle(/^1,1/);
  await tab.panel.reloadAndRecord();
  expect(await tab.hasTitle(/^1,1/)).toBe(plain);
  const profile = await tab.panel.stop();

  expect(plain).toBe('1,1,9,closed,lost,lost,begins,turn 0,turn 1,turn 2,goes on,ends');
  expect(notRecordedLines(profile)).toEqual([]);
  expect(tree(profile)).toEqual([
    'all() 1',
    '  pages(n: int) 1',
    '    count(n: int) 1',
    '      work() 2',
    '      note(what: string) 1',
    '  load(name: string) 2',
    '    work() 4',
    '    sleep(ms: int) 2',
    '      (anonymous in sleep)(done: function) 2',
    '    note(what: string) 2',
    '(anonymous)() 1',
    '  note(what: string) 3',
    '(anonymous)(done: function) 1',
    '(anonymous)() 3',
    '  note(what: string) 3',
    'last(list: Array<string>(9)) 1',
  ]);
  const stats = computeStats(profile);
  const labels = Array.from(stats.signature, (signature) => signatureLabel(profile, signature));
  const row = (label: string): { self: number; wait: number } => {
    const at = labels.indexOf(label);
    return { self: stats.selfTime[at], wait: stats.waitTime[at] };
  };
  expect(row('load(name: string)').wait).toBeGreaterThanOrEqual(2 * 25);
  expect(row('load(name: string)').self).toBeLessThan(25);
  expect(row('all()').wait).toBeGreaterThan(0);
  expect(row('count(n: int)').wait).toBe(0);
  // Whatever share of a processor the page had, most of its time was spent in there.
  const all = stats.selfTime.reduce((sum, time) => sum + time, 0);
  expect(row('work()').self).toBeGreaterThan(all / 2);
});
