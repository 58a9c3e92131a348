/**
 * World: panel. Light or dark: as DevTools says, where there is one; else as the window prefers. The style
 * sheet follows the document's `color-scheme`; this is for what has to be drawn with plain colours.
 */
import { useCallback, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const PREFERS_DARK = '(prefers-color-scheme: dark)';
const changed = new EventTarget();
let told: Theme | null = null;

/** From now on the panel looks so, whatever the window prefers. */
export function setTheme(theme: Theme): void {
  told = theme;
  document.documentElement.style.colorScheme = theme;
  changed.dispatchEvent(new Event('change'));
}

export function useTheme(): Theme {
  const subscribe = useCallback((listener: () => void) => {
    const preference = matchMedia(PREFERS_DARK);
    for (const source of [preference, changed]) source.addEventListener('change', listener);
    return () => {
      for (const source of [preference, changed]) source.removeEventListener('change', listener);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => told ?? (matchMedia(PREFERS_DARK).matches ? 'dark' : 'light'));
}
