/**
 * World: Node. The contexts of a recording in the panel: each is a box of the chart, a choice that table and
 * chart follow, and a line in the details of what ran there.
 */
import { expect, test, type Panel } from './driver.ts';

const script = (name: string): string =>
  `function shared(n) { const end = performance.now() + 15; while (performance.now() < end); return n }
   function ${name}() { shared('${name}') } ${name}();`;

/** The functions in the table, sorted. */
async function functions(panel: Panel): Promise<string[]> {
  const rows = await panel.rows();
  return rows
    .map((cells) => /(shared|here|there)\(/.exec(cells.join(' ').replace(/\s+/g, ''))?.[1] ?? '?')
    .sort();
}

test('shows all contexts, those of a kind, or one, in table and chart alike', async ({ driver }) => {
  const frame = '<!doctype html><title>Frame</title><script src="there.js"></script>';
  const other = await driver.serve({ '/frame.html': frame, '/there.js': script('there') });
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Page</title>
      <iframe src="http://localhost:${new URL(other.origin).port}/frame.html"></iframe>
      <script src="here.js"></script>`,
    '/here.js': script('here'),
  });
  const { panel } = await driver.open(`${origin}/page.html`);
  await panel.reloadAndRecord();
  await panel.stop();

  await panel.click('tab', 'Table');
  expect(await functions(panel)).toEqual(['here', 'shared', 'shared', 'there']);
  const options = await panel.options('Contexts');
  expect(options).toHaveLength(3);
  expect(options[0]).toBe('all 2 contexts');
  expect(options[1]).toMatch(/^page .*page\.html · [\d.]+.ms$/);
  expect(options[2]).toMatch(/^frame localhost.*frame\.html · [\d.]+.ms$/);
  const rowOf = async (name: string): Promise<string | undefined> =>
    (await panel.texts('row')).find((row) => new RegExp(`\\b${name}\\s*\\(`).test(row));
  expect(await rowOf('there')).toMatch(/\bframe\b/);
  expect(await rowOf('here')).toBeDefined();
  expect(await rowOf('here')).not.toMatch(/\bframe\b/);

  await panel.choose('Contexts', 'frame localhost');
  await expect.poll(() => functions(panel)).toEqual(['shared', 'there']);
  await panel.click('tab', 'Icicle');
  await expect
    .poll(async () => (await panel.boxes()).map(({ text }) => text.split(/[;(]/, 1)[0]?.split(' ')[0]))
    .toEqual(['frame', 'there', 'shared']);

  await panel.choose('Contexts', 'all 2');
  await expect.poll(async () => (await panel.boxes()).length).toBe(7);
  await panel.clickBox('there()');
  await panel.click('button', 'Details');
  await expect
    .poll(async () => (await panel.texts('region')).join('\n'))
    .toMatch(/Contexts[^]*1.×[^]*frame localhost/);
});

test('offers no choice where there is one context', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': '<!doctype html><title>Page</title><script src="here.js"></script>',
    '/here.js': script('here'),
  });
  const { panel } = await driver.open(`${origin}/`);
  await panel.reloadAndRecord();
  await panel.stop();
  expect(await panel.options('Contexts')).toEqual([]);
});
