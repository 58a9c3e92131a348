/**
 * World: Node. Pages that are files: recorded like others, where the extension may look at them.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { call, called } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';

test('a page that is a file is recorded, its scripts and frames as well', async ({ driver }) => {
  const folder = await mkdtemp(join(tmpdir(), 'signature-profiler-file-'));
  try {
    const files = {
      'page.html': `<!doctype html><script>${call('inline')}</script><script src="classic.js"></script>
        <iframe src="frame.html"></iframe><script src="https://nowhere.invalid/x.js"></script>
        <script>addEventListener('load', () => { document.title = 'Done' })</script>`,
      'classic.js': call('classic'),
      'frame.html': `<script src="framed.js"></script>`,
      'framed.js': call('framed'),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const tab = await driver.open(pathToFileURL(join(folder, 'page.html')).href);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('Done');
    const profile = await tab.panel.stop();
    expect(called(profile)).toEqual(['classic', 'framed', 'inline']);
    expect(notRecordedLines(profile)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
