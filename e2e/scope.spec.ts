/** World: Node. What is out of scope runs as it was written and is counted once; a site's scope is remembered. */
import { callLines, expect, notRecordedLines, test } from './driver.ts';

const script = (name: string): string =>
  `function ${name}(n) { return n } ${name}(1); (window.texts ??= {}).${name} = document.currentScript.src;`;

test('patterns, third parties and libraries are left out, and remembered for the site', async ({
  driver,
}) => {
  const other = await driver.serve({ '/other.js': script('other') });
  const elsewhere = other.origin.replace('127.0.0.1', 'localhost');
  const { origin } = await driver.serve({
    '/': `<!doctype html><title>Scope</title>
      ${['app.js', 'app.min.js', 'node_modules/lib.js', 'js/part.js'].map((src) => `<script src="${src}"></script>`).join('')}
      <script src="${elsewhere}/other.js"></script><script>function inline() {} inline()</script>`,
    '/app.js': script('app'),
    '/app.min.js': script('min'),
    '/node_modules/lib.js': script('lib'),
    '/js/part.js': script('part'),
  });
  const tab = await driver.open(`${origin}/`);
  const recorded = async (panel = tab.panel): Promise<[string[], string[]]> => {
    await panel.reloadAndRecord();
    const profile = await panel.stop();
    expect(await tab.evaluate('Object.keys(texts).length')).toBe(5);
    return [
      callLines(profile)
        .map((line) => /(\w+)\(/.exec(line)![1])
        .sort(),
      notRecordedLines(profile),
    ];
  };
  expect(await recorded()).toEqual([['app', 'inline', 'lib', 'min', 'other', 'part'], []]);

  await tab.panel.chooseScope({ exclude: ['*.min.js'], thirdParty: false, libraries: false });
  expect(await recorded()).toEqual([['app', 'inline', 'part'], ['out-of-scope ']]);
  expect(await tab.panel.scopeText()).toContain('2 instrumented, 2 of them before; 3 out of scope');
  await tab.panel.close();

  const panel = await driver.reopen(tab);
  expect(await recorded(panel)).toEqual([['app', 'inline', 'part'], ['out-of-scope ']]);
  await panel.chooseScope({ include: ['/js/'], exclude: [], thirdParty: true, libraries: true });
  expect(await recorded(panel)).toEqual([['inline', 'part'], ['out-of-scope ']]);

  await panel.click('button', 'Scope');
  await panel.click('button', 'Record everything');
  await panel.press('Escape');
  expect(await recorded(panel)).toEqual([['app', 'inline', 'lib', 'min', 'other', 'part'], []]);
});
