/**
 * World: extension pages inside DevTools. Whether DevTools is light or dark: its own setting, which need not
 * be that of the system, and which the browser does not pass on to the panel as its preferred scheme.
 */
import { browser } from './browser.ts';

export type DevtoolsTheme = 'light' | 'dark';

/** Says the theme now and whenever it changes. Says nothing where there is no DevTools around the page. */
export function onDevtoolsTheme(handler: (theme: DevtoolsTheme) => void): void {
  // The same page also works as an ordinary tab, which has no such API.
  const panels = (browser.devtools as Partial<typeof browser.devtools> | undefined)?.panels;
  if (panels === undefined) return;
  const say = (name: string): void => handler(name === 'dark' ? 'dark' : 'light');
  say(panels.themeName);
  // Chromium has one handler for a page instead of an event.
  if (typeof chrome.devtools.panels.setThemeChangeHandler === 'function')
    chrome.devtools.panels.setThemeChangeHandler(say);
  else panels.onThemeChanged.addListener(say);
}
