/**
 * World: Node. The clock of a recording: chosen in the panel, asked of the page, told in the last line; a recording
 * of counts alone shows dashes where there would be times.
 */
import { expect, test, type Panel } from './driver.ts';

const PAGE = {
  '/': '<!doctype html><title>Work</title><script src="work.js"></script>',
  '/work.js': `
    function tiny(n) { return n + 1 }
    function work(ms) {
      const end = performance.now() + ms;
      let x = 0;
      // So much work of its own between calls that no clock, on no machine, finds it below what it can tell.
      while (performance.now() < end) { for (let i = 0; i < 2_000; i++) x = Math.sqrt(x + i); tiny(x); }
    }
    work(40);
  `,
};

/** Texts of the cells of a row, by the names of their columns. */
async function cellsOf(panel: Panel, name: string): Promise<Record<string, string>> {
  const heads = (await panel.texts('columnheader')).map((text) => text.replace(/\W/g, ''));
  const rows = await panel.rows();
  const row = rows.find((cells) => cells.join(' ').replace(/\s+/g, '').includes(`${name}(`)) ?? [];
  return Object.fromEntries(heads.map((head, at) => [head, row[at] ?? '']));
}

test('times every call by default, and says how and at what cost', async ({ driver }) => {
  const server = await driver.serve(PAGE);
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.click('button', 'Clock: Auto');
  await panel.click('radio', 'Exact');
  await panel.press('Escape');
  await panel.reloadAndRecord();
  const profile = await panel.stop();
  expect(profile.meta.settings.clock).toBe('exact');

  await panel.click('tab', 'Table');
  const work = await cellsOf(panel, 'work');
  expect(work['tottime']).toMatch(/^(≈ )?\d[\d.]*.ms$/);
  const text = await panel.text();
  expect(text).toMatch(/clock exact/);
  expect(text).toMatch(/\d+.µs steps/);
  expect(text).toMatch(/\b(not )?isolated\b/);
  expect(text).toMatch(/our cost (<.)?[\d.]+.%/);

  // What a clock of this step cannot tell of so many calls is no number.
  const tiny = await cellsOf(panel, 'tiny');
  expect(Number(tiny['ncalls']?.replaceAll(',', ''))).toBeGreaterThan(100);
  await panel.click('button', 'ncalls');
  await panel.focus('grid', 'Stats');
  await panel.press('Home');
  await panel.press('Enter');
  await expect
    .poll(async () => (await panel.texts('region')).join('\n'))
    .toMatch(/our cost\s+[\d.]+.(ns|µs|ms|s)/);
});

test('counts alone, where that is chosen', async ({ driver }) => {
  const server = await driver.serve(PAGE);
  const { panel } = await driver.open(`${server.origin}/`);
  await panel.click('button', 'Clock: Auto');
  await panel.click('radio', 'Counts only');
  await panel.press('Escape');
  await panel.reloadAndRecord();
  const profile = await panel.stop();
  expect(profile.meta.settings.clock).toBe('counts');
  expect(profile.contexts.map(({ clock }) => clock.kind)).toEqual(['none']);

  await panel.click('tab', 'Table');
  const work = await cellsOf(panel, 'work');
  expect(work).toMatchObject({ ncalls: '1', tottime: '–', cumtime: '–' });
  expect(await panel.text()).toContain('counts only, no clock');
  // The chart is as wide as there were calls.
  await panel.click('tab', 'Icicle');
  expect((await panel.boxes()).map(({ text }) => text.split(/[(;]/, 1)[0])).toContain('tiny');
});
