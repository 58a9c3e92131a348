/**
 * World: Node. `signature-profiler record`: opens a page, presses the panel's own buttons, writes the
 * profile. What is recorded stays on disk whichever way the recording ends.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Script } from 'node:vm';
import { errors, type Page } from 'playwright-core';
import type { Profile } from '../profile/index.ts';
import type { Milliseconds } from '../profile/units.ts';
import { FROM_OUTSIDE } from '../protocol/calling-convention.ts';
import { tabIdOf, type ExtensionBrowser } from './chromium.ts';
import { CliError } from './cli-error.ts';
import { openBrowser } from './open-browser.ts';
import { saveProfile } from './profile-file.ts';
import type { RecordOptions } from './program.ts';
import { reloadAndRecord, stopAndExport, type RemotePanel } from './remote-panel.ts';
import { answerWhenAsked, traceSources } from './trace-sources.ts';

// A twentieth of a second is sooner than people notice, and asking takes the page some hundredth parts of a millisecond.
const POLLING_MS = 50;

/** Reports progress as it goes. @throws CliError `setup`, `page`, `usage` or `file` */
export async function record(
  url: string,
  options: RecordOptions,
  tell: (text: string) => void,
): Promise<void> {
  const condition = options.until === null ? null : conditionFrom(options.until);
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.once('SIGINT', interrupt);
  const browser = await openBrowser({ headless: options.headless, outlivesInterrupt: true });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await open(page, url, options);
    const remote = await openPanelTab(browser, page);
    const trace = await traceSources(browser.control);
    if (trace !== null) void answerWhenAsked(remote.owner, trace);
    const loaded = page.waitForEvent('load', { timeout: options.timeout });
    await Promise.all([
      loaded.catch((error: unknown) => {
        throw unreachable(url, error, options);
      }),
      reloadAndRecord(remote, options),
    ]);
    if (condition === null && options.duration === null)
      tell('Recording until you press Ctrl+C or close the page…\n');
    await untilEnough(page, condition, options, interrupted.signal);
    const profile = await stopAndExport(remote, options.timeout);
    await saveProfile(options.out, profile);
    tell(`${summaryOf(profile)} Written to ${options.out}.\n`);
  } finally {
    process.off('SIGINT', interrupt);
    await browser.close();
  }
}

async function open(page: Page, url: string, { timeout }: RecordOptions): Promise<void> {
  try {
    const response = await page.goto(url, { timeout });
    if (response !== null && response.status() >= 400)
      throw new CliError(
        'page',
        `${url} answers ${response.status()} ${response.statusText()}`.trimEnd() + '.',
      );
  } catch (error) {
    throw error instanceof CliError ? error : unreachable(url, error, { timeout });
  }
}

function unreachable(url: string, error: unknown, { timeout }: Pick<RecordOptions, 'timeout'>): CliError {
  if (error instanceof errors.TimeoutError)
    return new CliError('page', `${url} did not load within ${timeout / 1000} s.`);
  // Playwright's text goes on with a call log; the browser's own word is in front of it.
  const [, reason] = /(net::\w+)/.exec(String(error)) ?? [];
  return new CliError('page', `${url} cannot be reached: ${reason ?? String(error)}`);
}

/** The panel as an ordinary tab, with the page in front: what is hidden runs slower. */
async function openPanelTab(browser: ExtensionBrowser, page: Page): Promise<RemotePanel> {
  const tabId = await tabIdOf(browser, page);
  const owner = await browser.context.newPage();
  await owner.goto(`chrome-extension://${browser.extensionId}/panel.html?tab=${tabId}`);
  await page.bringToFront();
  return { panel: owner, owner };
}

/**
 * The expression as a condition that is false while it cannot be told: what it reads may not be there yet.
 * @throws CliError `usage` where it is no expression
 */
function conditionFrom(expression: string): string {
  try {
    new Script(`(${expression})`);
  } catch (error) {
    throw new CliError('usage', `--until ${expression} is not an expression: ${(error as Error).message}`);
  }
  return `(() => { try { return Boolean(${expression}); } catch { return false; } })()${FROM_OUTSIDE}`;
}

/** Resolves when enough is recorded, or nobody wants more. @throws CliError `page` where the condition does not become true */
async function untilEnough(
  page: Page,
  condition: string | null,
  { duration, until, timeout }: RecordOptions,
  interrupted: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const ended = new Promise<void>((resolve) => {
    interrupted.addEventListener('abort', () => resolve(), { once: true });
    page.once('close', () => resolve());
  });
  const after = (time: Milliseconds): Promise<'late'> => pause(time, 'late', { signal: over.signal });
  try {
    if (condition === null) await Promise.race([ended, ...(duration === null ? [] : [after(duration)])]);
    else if ((await Promise.race([ended, after(timeout), held(page, condition, over.signal)])) === 'late')
      throw new CliError(
        'page',
        `${until ?? ''} did not become true in the page within ${timeout / 1000} s.`,
      );
  } finally {
    over.abort();
  }
}

/** Asks as a debugger does, so that nothing but the condition is evaluated in the page. */
async function held(page: Page, condition: string, over: AbortSignal): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const question = { expression: condition, returnByValue: true };
  // A page that is being replaced does not answer.
  const ask = (): Promise<boolean> =>
    session.send('Runtime.evaluate', question).then(
      ({ result }) => result.value === true,
      () => false,
    );
  while (!(await ask())) await pause(POLLING_MS, undefined, { signal: over });
}

function summaryOf(profile: Profile): string {
  const calls = profile.contexts.reduce(
    (sum, { callNodes }) => callNodes.calls.reduce((a, b) => a + b, sum),
    0,
  );
  const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const left = profile.meta.notRecorded.filter(({ code }) => code !== 'out-of-scope').length;
  return [
    `${count(calls, 'call')} of ${count(profile.signatures.length, 'signature')} in ${(profile.meta.duration / 1000).toFixed(1)} s.`,
    ...(left > 0 ? [`${count(left, 'script or function')} not recorded.`] : []),
  ].join(' ');
}
