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

  await tab.panel.click('tab', 'Table');
  const functions = async (): Promise<string[]> =>
    (await tab.panel.rows()).map((row) => row.join(' ').replace(/\s+/g, ' ').trim()).sort();
  await expect
    .poll(async () => (await functions()).filter((text) => text.includes('.src.js')))
    .toEqual([
      expect.stringMatching(/byComment byComment\.src\.js ?:2/),
      expect.stringMatching(/byHeader byHeader\.src\.js ?:2/),
      expect.stringMatching(/byItself byItself\.src\.js ?:2/),
    ]);
  expect((await functions()).filter((text) => /missing\.js ?:1/.test(text))).toHaveLength(1);
});
