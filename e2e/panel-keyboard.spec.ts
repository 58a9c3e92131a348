/**
 * World: Node. The main job without a pointer: reload and record, stop, read table, details and chart, save. The
 * focus is seen wherever it is, and goes in reading order.
 */
import { expect, test } from './driver.ts';

const PAGE = {
  '/': '<!doctype html><title>Loading</title><script src="work.js"></script>',
  '/work.js': `
    function spin(ms) { const end = performance.now() + ms; while (performance.now() < end); }
    function leaf(x) { spin(20); }
    function root() { leaf('long'); leaf(7); }
    root();
    document.title = 'done';
  `,
};

test('records, reads and leaves again with keys alone', async ({ driver }) => {
  const server = await driver.serve(PAGE);
  const tab = await driver.open(`${server.origin}/`);
  const { panel } = tab;
  const what = async (): Promise<string> => (await panel.look.focus()).what;

  await panel.focus('button', 'Record');
  await panel.press('Control+Shift+e');
  await expect.poll(() => panel.text()).toContain('signatures');
  await tab.hasTitle('done');
  await panel.press('Control+e');
  await expect.poll(async () => (await panel.rows()).length).toBe(4);

  // Tab goes through the bars and into the table, and what has the focus always shows it.
  await panel.focus('button', 'Record');
  const order: string[] = [];
  for (let step = 0; step < 40; step++) {
    await panel.press('Tab');
    const focus = await panel.look.focus();
    order.push(focus.what.replace(/\s+/g, ' '));
    if (focus.what.startsWith('grid')) break;
    expect(focus.visible, focus.what).toBe(true);
  }
  const names = ['Reload and record', 'Clear', 'Import', 'Export', 'Signatures', 'Clock', 'Help', 'Filter'];
  const positions = names.map((name) => order.findIndex((entry) => entry.includes(name)));
  expect(positions, order.join(' | ')).toEqual([...positions].sort((a, b) => a - b));
  expect(positions).not.toContain(-1);
  expect(order.at(-1)).toContain('grid Stats');

  await panel.press('Home');
  await expect.poll(async () => (await panel.look.focus()).visible).toBe(true);
  await panel.press('ArrowDown');
  const second = (await panel.texts('row', true)).map((row) => row.replace(/\s+/g, ''));
  expect(second).toHaveLength(1);
  await panel.press('Enter');
  await expect
    .poll(() => panel.texts('region'))
    .toEqual(expect.arrayContaining([expect.stringMatching(/^Times/)]));
  await panel.press('Escape');
  await expect
    .poll(async () => (await panel.texts('region')).some((text) => text.startsWith('Times')))
    .toBe(false);

  await panel.press('?');
  await expect.poll(() => panel.texts('dialog')).toEqual([expect.stringContaining('Reload and record')]);
  await panel.press('Escape');
  await expect.poll(() => panel.texts('dialog')).toEqual([]);
  expect(await what()).toContain('grid');

  await panel.press('2');
  await panel.focus('tree', 'Call tree');
  await panel.press('End');
  await panel.press('Enter');
  await expect.poll(async () => (await panel.boxes()).length).toBeGreaterThan(0);
  await panel.press('Home');
  await panel.press('/');
  await expect.poll(what).toContain('Filter');
});

test('chooses the clock with keys, and a closed menu gives the focus back', async ({ driver }) => {
  const server = await driver.serve(PAGE);
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.focus('button', 'Clock: Auto');
  await panel.press('Enter');
  await expect
    .poll(() => panel.texts('dialog'))
    .toEqual([expect.stringContaining('Clock of the next recording')]);
  await expect.poll(async () => (await panel.look.focus()).what).toBe('input Auto');
  await panel.press('ArrowDown');
  await panel.press('ArrowDown');
  await panel.press('Escape');
  await expect.poll(() => panel.texts('dialog')).toEqual([]);
  expect((await panel.look.focus()).what).toBe('button Clock: Counts only');
});
