/**
 * World: Node. Reading a recording in the real panel: sorting, filtering and grouping the table, zooming the
 * icicle, and the link between both, by pointer and by keyboard.
 */
import { expect, test, type Driver, type Panel } from './driver.ts';

const PAGE = {
  '/': '<!doctype html><title>Work</title><script src="work.js"></script>',
  '/work.js': `
    function spin(ms) { const end = performance.now() + ms; while (performance.now() < end); }
    function leaf(x) { spin(x === 'long' ? 60 : 20); }
    function branch(x) { leaf(x); leaf(7); }
    function root() { branch('long'); branch([1, 2, 3]); }
    root();
  `,
};

async function recorded(driver: Driver): Promise<Panel> {
  const server = await driver.serve(PAGE);
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.reloadAndRecord();
  await panel.stop();
  return panel;
}

/** The function cell of each row, as one word. */
async function names(panel: Panel): Promise<string[]> {
  const rows = await panel.rows();
  return rows.map(
    (cells) => cells.find((cell) => /[a-z]\(|^[a-z]+\s/.test(cell))?.replace(/\s+/g, '') ?? cells.join('|'),
  );
}

test('sorts by any column, filters by text and by regular expression, and groups to functions', async ({
  driver,
}) => {
  const panel = await recorded(driver);
  await panel.click('tab', 'Table');
  const byTime = await names(panel);
  expect(byTime[0]).toContain('spin(ms:int)');
  expect(byTime).toHaveLength(7);

  await panel.click('button', 'ncalls');
  const counts = (await panel.rows()).map((cells) => Number(cells.find((cell) => /^[\d,]+$/.test(cell))));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));

  await panel.fill('Filter', 'branch');
  await expect.poll(() => names(panel).then((all) => all.length)).toBe(2);
  await panel.fill('Filter', '/leaf\\(x: (string|int)/');
  await expect.poll(() => names(panel).then((all) => all.length)).toBe(2);
  await panel.fill('Filter', '');

  await panel.click('checkbox', 'Group by function');
  await expect.poll(() => names(panel).then((all) => all.length)).toBe(4);
  await panel.click('checkbox', 'Group by function');
});

test('zooms the icicle by click and key, and leads back up', async ({ driver }) => {
  const panel = await recorded(driver);
  await panel.click('tab', 'Icicle');
  const whole = await panel.boxes();
  const widthOf = (boxes: typeof whole, text: string): number =>
    boxes.find((box) => box.text.startsWith(text))?.width ?? 0;
  const before = widthOf(whole, 'branch(x: string)');
  expect(before).toBeGreaterThan(widthOf(whole, 'branch(x: Array<int>(3))'));

  await panel.clickBox('branch(x: Array<int>(3))');
  await expect
    .poll(async () => widthOf(await panel.boxes(), 'branch(x: Array<int>(3))'))
    .toBeGreaterThan(before);
  await panel.click('button', 'Up');
  await expect.poll(async () => widthOf(await panel.boxes(), 'branch(x: string)')).toBeGreaterThan(0);
  await panel.click('button', 'Reset');
  await expect.poll(async () => widthOf(await panel.boxes(), 'branch(x: string)')).toBe(before);

  await panel.focus('tree', 'Call tree');
  for (let level = 0; level < 5; level++) await panel.press('ArrowUp');
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await panel.press(key);
  await expect.poll(async () => widthOf(await panel.boxes(), 'branch(x: string)')).toBeGreaterThan(before);
  await panel.press('Home');
  await expect.poll(async () => widthOf(await panel.boxes(), 'branch(x: string)')).toBe(before);
});

test('selects a row for a box and boxes for a row', async ({ driver }) => {
  const panel = await recorded(driver);
  await panel.click('tab', 'Icicle');
  await panel.boxes();
  await panel.clickBox('leaf(x: string)');
  await panel.click('tab', 'Table');
  const selected = (await panel.texts('row', true)).map((row) => row.replace(/\s+/g, ''));
  expect(selected).toHaveLength(1);
  expect(selected[0]).toContain('leaf(x:string)');

  await panel.focus('grid', 'Stats');
  await panel.press('Home');
  await panel.click('tab', 'Icicle');
  await panel.click('button', 'Reset');
  const boxes = async (): Promise<string[]> =>
    (await panel.texts('treeitem', true)).filter((text) => text.startsWith('spin(ms: int)'));
  await expect.poll(async () => (await boxes()).length).toBeGreaterThan(1);
});
