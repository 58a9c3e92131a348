/** World: Node. The panel shows what people wrote: file, line and name, through the page's own source maps. */
import { minify } from 'terser';
import { callLines, expect, test } from './driver.ts';

const SOURCE = `
function readable(count) { return count }
for (let i = 0; i < 3; i++) readable(i);
document.title = 'Done';`;

test('maps that a comment, a header and the script itself name', async ({ driver }) => {
  const made = async (name: string, url?: 'inline'): Promise<{ code: string; map: string }> => {
    const { code, map } = await minify(
      { [`${name}.src.js`]: SOURCE.replaceAll('readable', name) },
      {
        mangle: { toplevel: true },
        compress: false,
        sourceMap: { includeSources: true, ...(url && { url }) },
      },
    );
    return { code: code!, map: map as string };
  };
  const [comment, header, inline, missing] = [
    await made('byComment'),
    await made('byHeader'),
    await made('byItself', 'inline'),
    await made('byNothing'),
  ];
  const { origin } = await driver.serve({
    '/': `<!doctype html><title>Maps</title>
      ${['comment', 'header', 'inline', 'missing'].map((name) => `<script type="module" src="${name}.js"></script>`).join('')}`,
    '/comment.js': `${comment.code}\n//# sourceMappingURL=maps/c.map`,
    '/maps/c.map': { body: comment.map, type: 'application/json' },
    '/header.js': { body: header.code, headers: { SourceMap: '/h.map' } },
    '/h.map': { body: header.map, type: 'application/json' },
    '/inline.js': inline.code,
    '/missing.js': `${missing.code}\n//# sourceMappingURL=nowhere.map`,
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  // What ran stays what is identified.
  expect(callLines(profile).every((line) => /^3 {2}\w\(\w: int\) {2}\w+\.js:1$/.test(line))).toBe(true);

  // The line about the selected row has its place at any width of the panel.
  await tab.panel.click('tab', 'Table');
  await tab.panel.focus('grid', 'Stats');
  await tab.panel.press('Home');
  const places: string[] = [];
  for (let row = 0; row < 4; row++) {
    await expect.poll(async () => placeIn(await tab.panel.text())).not.toBe(places.at(-1) ?? '');
    await expect.poll(async () => placeIn(await tab.panel.text())).toMatch(/src\.js|missing/);
    places.push(placeIn(await tab.panel.text()));
    await tab.panel.press('ArrowDown');
  }
  expect(places.sort()).toEqual([
    'byComment byComment.src.js:2',
    'byHeader byHeader.src.js:2',
    'byItself byItself.src.js:2',
    'missing.js:1 no source map',
  ]);
});

/** What the panel says last of a script: in the line about the selection, below the table. */
function placeIn(text: string): string {
  const line =
    text
      .replace(/\s+/g, ' ')
      .match(/(?:\w+ )?\w+(?:\.src)?\.js ?:\d+(?: no source map)?/g)
      ?.at(-1) ?? '';
  return line.replace(' :', ':').replace(/^\w+ (?=missing)/, '');
}
