/**
 * World: Node. Real Chromium with the built extension, and the panel in the DevTools of a tab: what the
 * command line and the browser tests share.
 * Promise: whatever it starts ends with `close`; it leaves nothing on disk.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type BrowserContext,
  type CDPSession,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { chromiumMissing, findChromium } from './find-chromium.mjs';

export interface ChromiumOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** False opens windows on the display. */
  readonly headless: boolean;
  /** True: Ctrl+C does not close the browser; the caller has something to save first. Default false. */
  readonly outlivesInterrupt?: boolean;
  readonly moreArguments?: readonly string[];
  /** Arguments that playwright would pass and this browser is to do without. */
  readonly withoutArguments?: readonly string[];
}

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly control: CDPSession;
  close(): Promise<void>;
}

export interface OpenPanel {
  /** DevTools' own document: for screenshots and for closing. */
  readonly devtools: Page;
  readonly panel: FrameLocator;
  /** Runs in the panel's document. */
  evaluate<R, A>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Closes DevTools, as its close button does. */
  close(): Promise<void>;
  /** Ends the panel's process, with no chance to clean up. */
  crash(): Promise<void>;
}

// A busy machine starts DevTools in 4 to 8 s.
const READY_MS = 60_000;
const PANEL_TITLE = 'Signature Profiler';
// Handed over as an argument: a bundler would look for it among our files.
const DEVTOOLS_VIEWS = './ui/legacy/legacy.js';

/** @throws Error with what to install when there is no Chromium that will do. */
export async function launchChromium(options: ChromiumOptions): Promise<ExtensionBrowser> {
  // DevTools starts as a target of another type; without this playwright does not show it as a page.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';
  const { found, rejected } = findChromium({ more: [chromium.executablePath()] });
  if (found === null) throw new Error(chromiumMissing(rejected));
  const profile = await mkdtemp(join(tmpdir(), 'signature-profiler-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    // Playwright's own headless mode is another program, without DevTools.
    headless: false,
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    acceptDownloads: true,
    ignoreDefaultArgs: [...(options.withoutArguments ?? [])],
    handleSIGINT: options.outlivesInterrupt !== true,
    args: [
      ...(options.headless ? ['--headless=new'] : []),
      '--window-size=1400,900',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No bar over the page: it would resize what is being recorded.
      '--test-type',
      '--silent-debugger-extension-api',
      // Playwright passes --disable-extensions, so one flag without the other loads nothing.
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      ...(options.moreArguments ?? []),
    ],
  });
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: READY_MS }));
  const browser = context.browser();
  if (browser === null) throw new Error('Chromium went away while it started.');
  return {
    context,
    extensionId: new URL(worker.url()).host,
    control: await browser.newBrowserCDPSession(),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens DevTools on a page (which must have left `about:blank`) and shows the panel. */
export async function openPanel(browser: ExtensionBrowser, page: Page): Promise<OpenPanel> {
  const { context, control } = browser;
  const targetId = await targetOf(context, page);
  const [devtools] = await Promise.all([
    context.waitForEvent('page', {
      predicate: (opened) => opened.url().startsWith('devtools://'),
      timeout: READY_MS,
    }),
    control.send('Target.openDevTools' as 'Target.getTargets', { targetId } as object),
  ]);
  // Before the extension's own page is there, DevTools' settings are not either, and asking fails.
  await devtools.waitForSelector(`iframe[src^="chrome-extension://${browser.extensionId}/devtools.html"]`, {
    state: 'attached',
    timeout: READY_MS,
  });
  await devtools.evaluate(showPanel, { module: DEVTOOLS_VIEWS, title: PANEL_TITLE, withinMs: READY_MS });
  const selector = `iframe[src^="chrome-extension://${browser.extensionId}/panel.html"]`;
  const element = await devtools.waitForSelector(selector, { state: 'attached', timeout: READY_MS });
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The panel has no document.');
  await frame.waitForLoadState('load', { timeout: READY_MS });
  return {
    devtools,
    panel: devtools.frameLocator(selector),
    evaluate: (run, argument) => frame.evaluate(run as never, argument as never),
    async close() {
      const closed = devtools.waitForEvent('close', { timeout: READY_MS });
      // The window goes while the call is on its way, so its answer never comes.
      void devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
      await closed;
    },
    async crash() {
      const session = await context.newCDPSession(frame);
      const crashed = devtools.waitForEvent('crash', { timeout: READY_MS });
      // It never answers.
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
    },
  };
}

/** Id of the tab as extensions know it. */
export async function tabIdOf(browser: ExtensionBrowser, page: Page): Promise<number> {
  const targetId = await targetOf(browser.context, page);
  const worker =
    browser.context.serviceWorkers()[0] ??
    (await browser.context.waitForEvent('serviceworker', { timeout: READY_MS }));
  // As text: `chrome` is a name of the extension's world, not of Node's.
  const tabId = await worker.evaluate<number | undefined>(
    `chrome.debugger.getTargets().then((all) => all.find(({ id }) => id === '${targetId}')?.tabId)`,
  );
  if (tabId === undefined) throw new Error('The page is in no tab.');
  return tabId;
}

async function targetOf(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}

/** The part of DevTools' own modules that shows a panel by its title. Runs in DevTools' document. */
interface DevToolsViews {
  readonly InspectorView: {
    readonly InspectorView: {
      instance(): { readonly tabbedPane: { readonly tabs: readonly { readonly id: string }[] } };
    };
  };
  readonly ViewManager: {
    readonly ViewManager: { instance(): { showView(id: string): Promise<void> } };
  };
}

async function showPanel({
  module,
  title,
  withinMs,
}: {
  module: string;
  title: string;
  withinMs: number;
}): Promise<void> {
  const views = (await import(module)) as DevToolsViews;
  const until = performance.now() + withinMs;
  // The panel's tab is added when the extension's page asks for it; DevTools has no event for that.
  for (;;) {
    const tab = views.InspectorView.InspectorView.instance().tabbedPane.tabs.find(
      ({ id }) => id.startsWith('chrome-extension://') && id.endsWith(title.replaceAll(' ', '')),
    );
    if (tab !== undefined) {
      await views.ViewManager.ViewManager.instance().showView(tab.id);
      return;
    }
    if (performance.now() > until) throw new Error(`DevTools has no panel named ${title}.`);
    await new Promise(requestAnimationFrame);
  }
}
