/**
 * World: Node. The panel in the room it gets: beside a page, below one, narrow and low. Every control stays
 * within reach, and two views share the room as long as both are of use.
 */
import { stringifyProfile } from '../profile/index.ts';
import { profileFromText } from '../profile/from-text.ts';
import { expect, test } from './driver.ts';

const PROFILE = stringifyProfile(
  profileFromText(`
    [page https://example.com/a/page.html]
    frame(time: float) 4ms ×3
    render(context: CanvasRenderingContext2D, scene: Object) 40ms ×3

    [worker https://example.com/a/worker.js]
    transform(values: Float32Array(1048576), inverse: boolean) 90ms ~200ms ×4
  `),
);

const SIZES: readonly (readonly [width: number, height: number, tabs: readonly string[]])[] = [
  [1200, 700, ['Table', 'Icicle', 'Split']],
  [1200, 200, ['Table', 'Icicle']],
  [900, 200, ['Table', 'Icicle']],
  [555, 730, ['Table', 'Icicle', 'Split']],
  [555, 380, ['Table', 'Icicle']],
  [400, 700, ['Table', 'Icicle']],
  [400, 200, ['Table', 'Icicle']],
];

test('keeps every control within reach, whatever its size', async ({ driver }) => {
  const server = await driver.serve({ '/': '<!doctype html><title>Sizes</title>' });
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.importFile('sizes.sigprof.json', PROFILE);
  await panel.importFile('a-name-that-is-much-longer-than-there-is-room-for.sigprof.json', PROFILE);
  await expect.poll(async () => (await panel.options('Recordings')).length).toBe(2);
  for (const [width, height, tabs] of SIZES) {
    await panel.look.resize(width, height);
    await expect.poll(() => panel.texts('tab'), `tabs at ${width} × ${height}`).toEqual(tabs);
    for (const view of tabs) {
      await panel.click('tab', view);
      await expect.poll(() => panel.look.controlsOutside(), `${view} at ${width} × ${height}`).toEqual([]);
    }
  }
});

test('puts the chart beside the table where there is room, else below it', async ({ driver }) => {
  const server = await driver.serve({ '/': '<!doctype html><title>Sizes</title>' });
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.importFile('sizes.sigprof.json', PROFILE);
  await panel.look.resize(1200, 700);
  await panel.click('tab', 'Split');
  const shown = async (): Promise<string> => {
    const [table, chart] = [await panel.look.place('Stats'), await panel.look.place('Icicle')];
    if (table === null || chart === null) return 'one view';
    if (Math.abs(table.top - chart.top) < 2 && chart.left >= table.left + table.width) return 'side by side';
    if (Math.abs(table.left - chart.left) < 2 && chart.top >= table.top + table.height) return 'stacked';
    return 'overlapping';
  };
  await expect.poll(shown).toBe('side by side');
  await panel.look.resize(555, 730);
  await expect.poll(shown).toBe('stacked');
  await panel.look.resize(400, 730);
  await expect.poll(shown).toBe('one view');
});
