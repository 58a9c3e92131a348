/**
 * World: Node. The panel is light or dark as DevTools is, which has a setting of its own beside the system's.
 */
import { expect, test } from './driver.ts';

test('follows the theme that DevTools is set to, at once', async ({ driver }) => {
  const server = await driver.serve({ '/': '<!doctype html><title>Theme</title>' });
  const tab = await driver.open(`${server.origin}/`);
  expect(await tab.panel.look.ground()).toBe('light');
  await tab.panel.look.setDevtoolsTheme('dark');
  // Chromium tells its panels of the new theme; one that opens later reads it.
  await tab.panel.close();
  const panel = await driver.reopen(tab);
  await expect.poll(() => panel.look.ground()).toBe('dark');
  await panel.look.setDevtoolsTheme('default');
  await expect.poll(() => panel.look.ground()).toBe('light');
});
