/**
 * World: Node, scripts. Draws the PNG icons from extension/icons/icon.svg: `node scripts/draw-icons.mjs`
 * after changing the drawing; the results are committed.
 */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { at } from './run.mjs';
import { ensureChromium, orExplain } from './setup.mjs';

const SIZES = [16, 32, 48, 128]; // as the manifest names them

await orExplain(async () => {
  const svg = readFileSync(at('extension/icons/icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await ensureChromium(), chromiumSandbox: false });
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    await page.screenshot({ path: at(`extension/icons/${size}.png`), omitBackground: true });
  }
  await browser.close();
  return 0;
});
