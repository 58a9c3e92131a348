/**
 * World: Node. The main job on the built-in example, in the real DevTools: by hand where there is a display,
 * else driven, printed and photographed. What `npm start` runs.
 */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { printStats } from '../profile/index.ts';
import { openPanel, type ExtensionBrowser } from './chromium.ts';
import { CliError } from './cli-error.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { packagePath } from './places.ts';
import { saveProfile } from './profile-file.ts';
import { reloadAndRecord, stopAndExport } from './remote-panel.ts';
import { serveFolder } from './serve-folder.ts';

// Ten times what a busy machine with two cores needs for the whole job.
const PATIENCE_MS = 120_000;
/** Of the picture: table and icicle side by side. */
const WINDOW = '--window-size=1400,760';

/** @throws CliError `setup` or `page` */
export async function demo(
  { headless }: { readonly headless: boolean },
  tell: (text: string) => void,
): Promise<void> {
  const server = await serveFolder(packagePath('examples', 'seed'));
  try {
    if (headless || !hasDisplay()) await drive(server.url, tell);
    else await show(server.url, tell);
  } finally {
    await server.close();
  }
}

/** Opens everything and leaves it to the person, until they close the window. */
async function show(url: string, tell: (text: string) => void): Promise<void> {
  const browser = await openBrowser({ headless: false });
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  const page = await openExample(browser, url);
  await openPanel(browser, page);
  tell(
    'The example is open, with DevTools on the panel. Press Reload and record there, then Run in the page,\n' +
      'then Stop. Close the window when you have seen enough.\n',
  );
  await closed;
  await browser.close();
}

/** Records the example as a person would, prints the table, and writes what there is to look at. */
async function drive(url: string, tell: (text: string) => void): Promise<void> {
  const browser = await openBrowser({ headless: true, moreArguments: [WINDOW] });
  try {
    const page = await openExample(browser, url);
    const { devtools, panel } = await openPanel(browser, page);
    await devtools.evaluate(undock, './ui/legacy/legacy.js');
    const remote = { panel, owner: devtools };
    tell('Reload and record…\n');
    // The recording is on before the page has come back: what is pressed in between would be lost.
    await Promise.all([
      page.waitForEvent('load', { timeout: PATIENCE_MS }),
      reloadAndRecord(remote, { signatures: true, timeout: PATIENCE_MS }),
    ]);
    tell('Run…\n');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('#state:is([data-state=done], [data-state=failed])').waitFor({ timeout: PATIENCE_MS });
    if ((await page.locator('#state').getAttribute('data-state')) === 'failed')
      throw new CliError('page', `The example failed: ${await page.locator('#state').innerText()}`);
    tell('Stop…\n\n');
    const profile = await stopAndExport(remote, PATIENCE_MS);

    const folder = packagePath('artifacts');
    await mkdir(folder, { recursive: true });
    const profilePath = join(folder, 'seed.sigprof.json');
    const picturePath = join(folder, 'panel.png');
    await saveProfile(profilePath, profile);
    await panel.getByRole('tab', { name: 'Split' }).click();
    await panel.locator('g.slice').first().waitFor({ timeout: PATIENCE_MS });
    await panel.locator('body').screenshot({ path: picturePath });
    tell(printStats(profile, { limit: 25 }));
    const shown = (path: string): string => relative(process.cwd(), path);
    tell(`Profile:    ${shown(profilePath)}\nScreenshot: ${shown(picturePath)}\n`);
  } finally {
    await browser.close();
  }
}

async function openExample(browser: ExtensionBrowser, url: string): Promise<Page> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(url);
  return page;
}

/** Runs in DevTools' document: in a window of its own the panel has room for table and icicle. */
async function undock(module: string): Promise<void> {
  const { DockController } = (await import(module)) as {
    DockController: { DockController: { instance(): { setDockSide(side: string): void } } };
  };
  DockController.DockController.instance().setDockSide('undocked');
}
