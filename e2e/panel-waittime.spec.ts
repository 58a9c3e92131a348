/**
 * World: Node. What calls waited is a column of the table and a line of the details, apart from their own time;
 * where nothing waits there is no such column.
 */
import { expect, test, type Driver, type Panel } from './driver.ts';

async function recorded(driver: Driver, script: string): Promise<Panel> {
  const server = await driver.serve({
    '/': '<!doctype html><title>Loading</title><script src="work.js"></script>',
    '/work.js': script,
  });
  const tab = await driver.open(`${server.origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('done');
  await tab.panel.stop();
  await tab.panel.click('tab', 'Table');
  return tab.panel;
}

const heads = async (panel: Panel): Promise<string[]> =>
  (await panel.texts('columnheader')).map((text) => text.replace(/\W/g, ''));

test('shows what was awaited as a column that can be sorted by', async ({ driver }) => {
  const panel = await recorded(
    driver,
    `const sleep = (ms) => new Promise((done) => { setTimeout(done, ms) });
     async function short() { await sleep(40) }
     async function long() { await sleep(150); await sleep(150) }
     function busy() { const end = performance.now() + 30; while (performance.now() < end); }
     Promise.all([short(), long()]).then(() => { busy(); document.title = 'done' });`,
  );
  const columns = await heads(panel);
  expect(columns).toContain('waittime');
  await panel.click('button', 'waittime');
  const at = columns.indexOf('waittime');
  const rows = await panel.rows();
  expect(rows[0]?.join(' ')).toContain('long');
  expect(rows[0]?.[at]).toMatch(/^[3-9]\d\d.ms$/);
  expect(rows[1]?.join(' ')).toContain('short');
  expect(rows[1]?.[at]).toMatch(/^\d\d\.\d.ms$/);
  expect(rows.slice(2).map((cells) => cells[at])).toEqual(rows.slice(2).map(() => ''));
  // Its own time is what it ran, not what it waited.
  expect(rows[0]?.[columns.indexOf('tottime')]).not.toMatch(/\d{3}.ms/);

  await panel.focus('grid', 'Stats');
  await panel.press('Home');
  await panel.press('Enter');
  await expect.poll(async () => (await panel.texts('region')).join('\n')).toMatch(/awaited\s+[3-9]\d\d.ms/);
});

test('has no such column where nothing waits', async ({ driver }) => {
  const panel = await recorded(
    driver,
    `function add(a, b) { return a + b } add(1, 2); document.title = 'done'`,
  );
  expect(await heads(panel)).toEqual(expect.arrayContaining(['ncalls', 'tottime', 'cumtime', 'function']));
  expect(await heads(panel)).not.toContain('waittime');
});
