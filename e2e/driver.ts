/**
 * World: Node. The only thing specs talk to: a real browser with the extension, a tab with the panel in its
 * DevTools, clicks by role and name, what can be read, and the profile that the panel exports. A second
 * browser can stand behind the same functions.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  launchChromium,
  openPanel,
  tabIdOf,
  type ExtensionBrowser,
  type OpenPanel,
} from '../cli/chromium.ts';
import {
  computeStats,
  formatCalls,
  placeLabel,
  readProfile,
  signatureLabel,
  siteLabel,
} from '../profile/index.ts';
import type { Profile } from '../profile/model.ts';
import { createPanelLook, type PanelLook } from './panel-look.ts';
import { startServer, type Routes, type TestServer } from './test-server.ts';

export { expect };
export type { Routes, TestServer };

const EXTENSION = resolve(import.meta.dirname, '../dist/chrome');

/** A page as people use it. What waits does so until it is true or the test's time is over. */
export interface WebPage {
  /** Runs in the page. */
  evaluate<R>(run: (() => R | Promise<R>) | string): Promise<R>;
  goto(url: string): Promise<void>;
  goBack(): Promise<void>;
  reload(): Promise<void>;
  click(role: 'button', name: string): Promise<void>;
  /** Waits until what has that role and name can be used. */
  isEnabled(role: 'button', name: string): Promise<void>;
  /** Waits for a title, and gives it. */
  hasTitle(title: string | RegExp): Promise<string>;
  /** Waits until the first element that a CSS selector finds has, or contains, a text. */
  hasText(selector: string, text: string): Promise<void>;
  containsText(selector: string, text: string): Promise<void>;
  /** Texts of all elements that a CSS selector finds. */
  texts(selector: string): Promise<string[]>;
}

/** A tab with the panel open in its DevTools. */
export interface Tab extends WebPage {
  readonly panel: Panel;
  /** Id by which extensions know the tab. */
  readonly tabId: number;
}

export interface Panel {
  click(role: 'button' | 'tab' | 'checkbox' | 'radio' | 'link', name: string): Promise<void>;
  /** Everything the panel says, as text. */
  text(): Promise<string>;
  /** *Reload and record*, and until the page has loaded anew. */
  reloadAndRecord(): Promise<void>;
  record(): Promise<void>;
  /** *Stop*, and the profile that the panel then exports. */
  stop(): Promise<Profile>;
  /** The profile that the panel shows, through its *Export*. */
  exportProfile(): Promise<Profile>;
  /** Cells of the stats table, a row an array. */
  rows(): Promise<string[][]>;
  /** Boxes of the icicle as they are drawn, in reading order; the icicle has to be shown. */
  boxes(): Promise<Box[]>;
  /** Clicks the box whose text begins so; the icicle has to be shown. */
  clickBox(text: string): Promise<void>;
  /** What the hover over that box says. */
  hoverBox(text: string): Promise<string>;
  /** Presses a key where the focus is: `ArrowDown`, `Control+e`. */
  press(key: string): Promise<void>;
  /** Opens *Scope*, says what is recorded on this site, and closes it. */
  chooseScope(choice: ScopeChoice): Promise<void>;
  /** What *Scope* says of this page's scripts and of those on disk. */
  scopeText(): Promise<string>;
  /** Gives the focus to what has that role and name. */
  focus(role: 'grid' | 'treegrid' | 'tree' | 'button' | 'tab', name: string): Promise<void>;
  fill(name: string, text: string): Promise<void>;
  /** Chooses in a list box the first option whose label has this text. */
  choose(name: string, option: string): Promise<void>;
  /** Labels of all options of a list box; empty where it is not shown. */
  options(name: string): Promise<string[]>;
  readonly look: PanelLook;
  /** Texts of all that have a role: `alert`, `treeitem`; `selected`: only the selected ones. */
  texts(
    role: 'alert' | 'treeitem' | 'row' | 'columnheader' | 'dialog' | 'tab' | 'region',
    selected?: boolean,
  ): Promise<string[]>;
  /** *Import* of a file. */
  importFile(name: string, content: string): Promise<void>;
  /** How many elements a hostile text has made: links, images, scripts, bold text. */
  strayElements(): Promise<number>;
  screenshot(path: string): Promise<void>;
  /** Closes DevTools. */
  close(): Promise<void>;
  /** Ends the panel's process, with no chance to clean up. */
  crash(): Promise<void>;
}

export interface ScopeChoice {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly thirdParty?: boolean;
  readonly libraries?: boolean;
}

/** A box of the icicle on the screen. */
export interface Box {
  /** What it says to a screen reader: `norm(values: Float32Array(16)), 3 calls, …`. */
  readonly text: string;
  /** CSS colour it is filled with: `rgb(1, 2, 3)`. */
  readonly fill: string;
  /** Pixels in the panel. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Driver {
  /** Serves pages until the test ends. */
  serve(routes: Routes, folder?: string): Promise<TestServer>;
  /** A fresh tab on a page, with DevTools and the panel. */
  open(url: string): Promise<Tab>;
  /** The window that a click on a button of the tab opens, with DevTools and the panel. */
  openFrom(opener: Tab, button: string): Promise<Tab>;
  /** Opens DevTools again on a tab whose DevTools were closed. */
  reopen(tab: Tab): Promise<Panel>;
  /** A fresh tab without DevTools. */
  openPlain(url: string): Promise<WebPage>;
  /** Ends the extension's background, as the browser does after 30 s of silence. */
  sleepBackground(): Promise<void>;
  /** Whether the extension has a debugger session on the tab. */
  isDebugged(tab: Tab): Promise<boolean>;
  /** How many relay scripts the extension has registered. */
  registeredRelays(): Promise<number>;
  readonly extensionId: string;
}

/** Of a spec whose pages come back from the back/forward cache; it gets a browser of its own. */
interface BrowserOptions {
  readonly backForwardCache: boolean;
}

export const test = base.extend<{ driver: Driver }, { browser_: ExtensionBrowser } & BrowserOptions>({
  backForwardCache: [false, { option: true, scope: 'worker' }],
  browser_: [
    async ({ backForwardCache }, use) => {
      const browser = await launchChromium({
        extension: EXTENSION,
        headless: process.env['HEADED'] === undefined,
        withoutArguments: backForwardCache ? ['--disable-back-forward-cache'] : [],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  driver: async ({ browser_: browser }, use) => {
    const cleanUps: (() => Promise<unknown>)[] = [];
    await use(createDriver(browser, cleanUps));
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  },
});

function createDriver(browser: ExtensionBrowser, cleanUps: (() => Promise<unknown>)[]): Driver {
  const { context, control } = browser;

  // DevTools is opened on the page behind a tab.
  const pages = new WeakMap<Tab, Page>();

  async function openPage(url: string): Promise<Page> {
    const page = await context.newPage();
    cleanUps.push(() => page.close());
    await page.goto(url);
    return page;
  }

  /** A later test may get the same port, and with it the service workers of this one. */
  async function forgetServiceWorkers({ origin }: TestServer): Promise<void> {
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    for (const of of [origin, origin.replace('127.0.0.1', 'localhost')])
      await session.send('Storage.clearDataForOrigin', { origin: of, storageTypes: 'service_workers' });
    await session.detach();
  }

  async function panelOf(page: Page): Promise<Panel> {
    const open = await openPanel(browser, page);
    cleanUps.push(() => (open.devtools.isClosed() ? Promise.resolve() : open.close()));
    return createPanel(open, page);
  }

  async function tabOf(page: Page): Promise<Tab> {
    const panel = await panelOf(page);
    const tab = { ...createWebPage(page), panel, tabId: await tabIdOf(browser, page) };
    pages.set(tab, page);
    return tab;
  }

  return {
    extensionId: browser.extensionId,
    openPlain: async (url) => createWebPage(await openPage(url)),
    async serve(routes, folder) {
      const server = await startServer(routes, folder);
      // Of whoever had the port before.
      await forgetServiceWorkers(server);
      cleanUps.push(async () => {
        await forgetServiceWorkers(server);
        await server.close();
      });
      return server;
    },
    open: async (url) => tabOf(await openPage(url)),
    async openFrom(opener, button) {
      const [page] = await Promise.all([context.waitForEvent('page'), opener.click('button', button)]);
      cleanUps.push(() => page.close());
      await page.waitForLoadState();
      return tabOf(page);
    },
    reopen(tab) {
      const page = pages.get(tab);
      if (page === undefined) throw new Error('Not a tab of this driver.');
      return panelOf(page);
    },
    async sleepBackground() {
      const { targetInfos } = await control.send('Target.getTargets');
      const background = targetInfos.find(
        ({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId),
      );
      if (background) await control.send('Target.closeTarget', { targetId: background.targetId });
    },
    // Any page of the extension may use its sessions, and is refused where there is none.
    isDebugged: ({ tabId }) =>
      inExtension<boolean>(
        `chrome.debugger.sendCommand({ tabId: ${tabId} }, 'Page.enable').then(() => true, () => false)`,
      ),
    registeredRelays: () =>
      inExtension<number>(`chrome.scripting.getRegisteredContentScripts().then((all) => all.length)`),
  };

  /** Runs in a page of the extension that does nothing else. */
  async function inExtension<R>(expression: string): Promise<R> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/devtools.html`);
    const result = await page.evaluate<R>(expression);
    await page.close();
    return result;
  }
}

function createWebPage(page: Page): WebPage {
  return {
    evaluate: (run) => page.evaluate(run as never),
    async goto(url) {
      await page.goto(url);
    },
    async goBack() {
      // What comes from the back/forward cache is committed and never loads again.
      await page.goBack({ waitUntil: 'commit' });
    },
    async reload() {
      await page.reload();
    },
    click: (role, name) => page.getByRole(role, { name, exact: true }).click(),
    isEnabled: (role, name) => expect(page.getByRole(role, { name, exact: true })).toBeEnabled(),
    async hasTitle(title) {
      await expect(page).toHaveTitle(title);
      return page.title();
    },
    hasText: (selector, text) => expect(page.locator(selector).first()).toHaveText(text),
    containsText: (selector, text) => expect(page.locator(selector).first()).toContainText(text),
    texts: (selector) => page.locator(selector).allInnerTexts(),
  };
}

function createPanel(open: OpenPanel, page: Page): Panel {
  const { panel, devtools } = open;
  const click: Panel['click'] = async (role, name) =>
    panel.getByRole(role, { name, exact: true }).click({ timeout: 30_000 });

  /** The drawn shape of the box that screen readers know by this text. */
  async function boxOf(text: string): Promise<Locator> {
    const item = panel.getByRole('treeitem').filter({ hasText: text }).first();
    const at = await item.getAttribute('data-box');
    return panel.locator(`g.slice[data-box="${at ?? ''}"] path`).first();
  }

  const self: Panel = {
    click,
    text: () => panel.locator('body').innerText(),
    async reloadAndRecord() {
      const loaded = page.waitForEvent('load', { timeout: 60_000 });
      await click('button', 'Reload and record');
      await loaded;
      await expect(panel.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    },
    async record() {
      await click('button', 'Record');
      await expect(panel.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    },
    async stop() {
      await click('button', 'Stop');
      return self.exportProfile();
    },
    async exportProfile() {
      const button = panel.getByRole('button', { name: 'Export', exact: true });
      await expect(button).toBeEnabled();
      const [download] = await Promise.all([
        devtools.waitForEvent('download', { timeout: 60_000 }),
        button.click(),
      ]);
      return readProfile(JSON.parse(await readFile(await download.path(), 'utf8')));
    },
    rows: async () => {
      const rows = await panel.getByRole('row').all();
      const cells = await Promise.all(rows.map((row) => row.getByRole('gridcell').allInnerTexts()));
      return cells.filter((row) => row.length > 0);
    },
    async boxes() {
      await expect(panel.locator('g.slice').first()).toBeVisible();
      return panel.locator('g.slice[data-box]').evaluateAll((groups) =>
        groups.map((group) => {
          const shape = group.querySelector('path') ?? group;
          const { left, top, width, height } = shape.getBoundingClientRect();
          const item = document.querySelector(
            `[role=treeitem][data-box="${group.getAttribute('data-box') ?? ''}"]`,
          );
          return {
            text: item?.textContent ?? '',
            fill: getComputedStyle(shape).fill,
            left,
            top,
            width,
            height,
          };
        }),
      );
    },
    async clickBox(text) {
      await (await boxOf(text)).click();
    },
    async hoverBox(text) {
      await (await boxOf(text)).hover();
      return panel.locator('[role=tooltip]').innerText();
    },
    async chooseScope({ include, exclude, thirdParty, libraries }) {
      await click('button', 'Scope');
      if (include) await panel.getByLabel('Only these').fill(include.join('\n'));
      if (exclude) await panel.getByLabel('Not these').fill(exclude.join('\n'));
      if (thirdParty !== undefined)
        await panel.getByRole('checkbox', { name: 'Third-party scripts' }).setChecked(thirdParty);
      if (libraries !== undefined)
        await panel.getByRole('checkbox', { name: 'Library code' }).setChecked(libraries);
      await click('button', 'Scope');
    },
    async scopeText() {
      await click('button', 'Scope');
      const facts = panel.getByRole('region', { name: 'Instrumented scripts on disk' });
      await expect(facts).not.toContainText('…');
      const text = await facts.innerText();
      await click('button', 'Scope');
      return text.replace(/\s+/g, ' ').trim();
    },
    press: (key) => devtools.keyboard.press(key),
    focus: (role, name) => panel.getByRole(role, { name, exact: true }).focus(),
    fill: (name, text) => panel.getByLabel(name, { exact: true }).fill(text),
    async choose(name, option) {
      const list = panel.getByRole('combobox', { name, exact: true });
      const label = await list.locator('option').filter({ hasText: option }).first().innerText();
      await list.selectOption({ label });
    },
    options: (name) => panel.getByRole('combobox', { name, exact: true }).locator('option').allInnerTexts(),
    look: createPanelLook(open),
    texts: (role, selected) =>
      panel.getByRole(role, selected === undefined ? {} : { selected }).allInnerTexts(),
    importFile: (name, content) =>
      panel
        .getByLabel('Profile files')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) }),
    strayElements: () => panel.locator('#root :is(a[href], img, script, iframe, b, i:not([class]))').count(),
    screenshot: async (path) => {
      await devtools.screenshot({ path });
    },
    close: () => open.close(),
    crash: () => open.crash(),
  };
  return self;
}

/**
 * What a profile says of calls, one line a signature in the order of first call, without times:
 *
 *     3  add(a: int, b: int)  app.js:12
 */
export function callLines(profile: Profile): string[] {
  const stats = computeStats(profile);
  return Array.from({ length: stats.length }, (_, row) => {
    const signature = stats.signature[row];
    const site = stats.site[row];
    const label = signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);
    return `${formatCalls(stats.calls[row], stats.primitiveCalls[row])}  ${label}  ${placeLabel(profile, site)}`;
  }).filter((line) => !line.startsWith('0  '));
}

/** The entries of the list of what was not recorded: `syntax broken.js`. */
export function notRecordedLines(profile: Profile): string[] {
  return profile.meta.notRecorded.map(({ code, url }) => `${code} ${url.replace(/^.*\//, '')}`);
}

export type { Profile };
