/**
 * World: Node (development only). `node panel-ui/playground/measure.mjs [folder]` builds the playground for
 * production, walks it in Chromium with 100,000 rows, and prints the main thread's own time for each step:
 * CPU, not wall clock, so that a busy machine does not change the numbers much. With a folder it also
 * leaves pictures of the panel there.
 */
import react from '@vitejs/plugin-react';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { ensureChromium } from '../../scripts/setup.mjs';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'playground-'));
const pictures = process.argv[2];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

await build({
  root,
  configFile: false,
  base: './',
  plugins: [react()],
  define: { global: 'globalThis', __VERSION__: '"0"' },
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'chrome148',
    chunkSizeWarningLimit: 3000,
    rolldownOptions: { input: join(root, 'panel-ui/playground.html') },
  },
});
for (const name of readdirSync(join(folder, 'assets'))) {
  const file = join(folder, 'assets', name);
  const zipped = gzipSync(readFileSync(file)).length;
  console.log(name.padEnd(36), `${kilobytes(statSync(file).size)}, ${kilobytes(zipped)} gzipped`);
}

// As strict as an extension's page: no inline script, no eval.
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  response.setHeader('content-security-policy', "script-src 'self'; object-src 'self'");
  response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
  try {
    response.end(readFileSync(join(folder, pathname)));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const address = `http://127.0.0.1:${server.address().port}/panel-ui/playground.html`;

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await measure();
  if (pictures) await photograph(pictures);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
}

async function measure() {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const step = async (name, times, action) => {
    const before = await read();
    await action();
    const after = await read();
    const columns = ['TaskDuration', 'ScriptDuration', 'LayoutDuration'].map((column) =>
      ((after[column] - before[column]) / times).toFixed(1).padStart(8),
    );
    console.log(name.padEnd(36), ...columns);
  };
  const settled = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const boxes = (least) =>
    page.waitForFunction((n) => document.querySelectorAll('g.slice[data-box]').length >= n, least);

  console.log(''.padEnd(36), ...['CPU ms', 'script', 'layout'].map((head) => head.padStart(8)));
  await page.goto(`${address}?profile=large&size=100000`);
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.locator('.body-row').first().waitFor();
  await step('scroll, a frame', 100, () =>
    page.evaluate(async () => {
      const scroller = document.querySelector('.table-scroller');
      for (let frame = 0; frame < 100; frame++) {
        scroller.scrollTop += frame % 4 === 3 ? 40_000 : 400;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }),
  );
  for (const column of ['ncalls', 'cumtime', 'function']) {
    await step(`sort 100,000 rows by ${column}`, 1, async () => {
      await page.getByRole('columnheader').getByText(column, { exact: true }).click();
      await settled();
    });
  }
  await step('filter', 1, async () => {
    await page.getByRole('searchbox', { name: 'Filter' }).fill('float32array(64)');
    await page.waitForFunction(() => Number(document.querySelector('[role=grid]').ariaRowCount) < 100_000);
  });
  await page.getByRole('searchbox', { name: 'Filter' }).fill('');
  await step('first selection', 1, () => page.locator('.body-row').nth(3).click());
  await page.getByRole('grid').focus();
  await step('arrow key', 20, async () => {
    for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowDown');
    await settled();
  });
  await page.keyboard.press('Escape');
  await step('chart of 1,000 boxes, first time', 1, async () => {
    await page.getByRole('tab', { name: 'Icicle' }).click();
    await boxes(900);
  });
  await step('zoom', 1, async () => {
    await page
      .locator('g.slice path')
      .nth(2)
      .click({ position: { x: 4, y: 4 } });
    await page.locator('g.slice.is-caller').first().waitFor();
  });
  await step('back to all 1,000 boxes', 1, async () => {
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.waitForFunction(() => !document.querySelector('g.slice.is-caller'));
    await boxes(900);
  });
  await page.close();
}

async function photograph(target) {
  const sizes = { wide: [1200, 560], narrow: [400, 480], low: [900, 200] };
  for (const colorScheme of ['light', 'dark'])
    for (const [size, [width, height]] of Object.entries(sizes))
      for (const profile of ['demo', 'hostile']) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme });
        await page.goto(`${address}?profile=${profile}`);
        await page.locator('.body-row').nth(2).click();
        if (size === 'wide') await page.locator('g.slice[data-box]').first().waitFor();
        await page.screenshot({ path: join(target, `${profile}-${size}-${colorScheme}.png`) });
        await page.close();
      }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
