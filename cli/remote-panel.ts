/**
 * World: Node. Presses the panel's buttons by their names and reads what it says, whether it stands in
 * DevTools or in a tab of its own.
 */
import { errors, type FrameLocator, type Locator, type Page } from 'playwright-core';
import type { Profile } from '../profile/index.ts';
import type { Milliseconds } from '../profile/units.ts';
import { EVERYTHING, isEverything, type Scope } from '../protocol/scope.ts';
import { CliError } from './cli-error.ts';
import { loadProfile } from './profile-file.ts';

/** The panel, and the page that its downloads belong to. */
export interface RemotePanel {
  readonly panel: Page | FrameLocator;
  readonly owner: Page;
}

const button = ({ panel }: RemotePanel, name: string): Locator =>
  panel.getByRole('button', { name, exact: true });

/** What the panel says went wrong, or why this page cannot be recorded. */
const refusal = ({ panel }: RemotePanel): Locator =>
  panel.getByRole('alert').or(panel.getByText('This page cannot be recorded.').locator('..'));

/**
 * Waits for the first of two things to be seen. @throws CliError `page` with the panel's own words when it
 * is a refusal, or what was waited for when neither came in time.
 */
async function seen(
  remote: RemotePanel,
  wanted: Locator,
  what: string,
  timeout: Milliseconds,
): Promise<void> {
  const refused = refusal(remote).first();
  try {
    await wanted.or(refused).first().waitFor({ timeout });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    throw new CliError('page', `${what} within ${timeout / 1000} s.`);
  }
  if (await refused.isVisible())
    throw new CliError('page', (await refused.innerText()).replace(/\s+/g, ' ').trim());
}

/** Says which scripts to record. */
async function chooseScope(remote: RemotePanel, scope: Scope): Promise<void> {
  if (isEverything(scope)) return;
  const { panel } = remote;
  await button(remote, 'Scope').click();
  await panel.getByLabel('Only these').fill(scope.include.join('\n'));
  await panel.getByLabel('Not these').fill(scope.exclude.join('\n'));
  await panel.getByRole('checkbox', { name: 'Third-party scripts' }).setChecked(scope.thirdParty);
  await panel.getByRole('checkbox', { name: 'Library code' }).setChecked(scope.libraries);
  await button(remote, 'Scope').click();
}

/** Reloads the page and records it from its first statement; resolves when the recording is on. */
export async function reloadAndRecord(
  remote: RemotePanel,
  {
    signatures,
    timeout,
    scope = EVERYTHING,
  }: { readonly signatures: boolean; readonly timeout: Milliseconds; readonly scope?: Scope },
): Promise<void> {
  const start = remote.panel.getByRole('button', { name: 'Reload and record', exact: true, disabled: false });
  await seen(remote, start, 'The panel did not find the page', timeout);
  await remote.panel.getByRole('checkbox', { name: 'Signatures' }).setChecked(signatures);
  await chooseScope(remote, scope);
  await start.click();
  await seen(remote, remote.panel.getByText(/^Recording — /), 'The recording did not start', timeout);
}

/** Ends the recording and hands over what the panel made of it. */
export async function stopAndExport(remote: RemotePanel, timeout: Milliseconds): Promise<Profile> {
  await button(remote, 'Stop').click();
  const save = remote.panel.getByRole('button', { name: 'Export', exact: true, disabled: false });
  await seen(remote, save, 'The panel did not finish reading the recording', timeout);
  const [download] = await Promise.all([remote.owner.waitForEvent('download', { timeout }), save.click()]);
  return loadProfile(await download.path());
}
