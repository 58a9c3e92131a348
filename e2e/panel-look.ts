/**
 * World: Node. How the panel looks in its DevTools: theme, size, what sticks out of it, where its parts are
 * and what has the focus.
 */
import type { OpenPanel } from '../cli/chromium.ts';

/** Pixels in the panel. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PanelLook {
  /** The theme that DevTools is set to, whatever the system's is. */
  setDevtoolsTheme(theme: 'default' | 'dark'): Promise<void>;
  /** What the panel's own ground is. */
  ground(): Promise<'light' | 'dark'>;
  /** Gives the panel so many pixels, as a docked or undocked DevTools would. */
  resize(width: number, height: number): Promise<void>;
  /** Names of the controls outside the table that do not lie within the panel, or are cut. */
  controlsOutside(): Promise<string[]>;
  /** Where what has this name for screen readers is; null where it is not shown. */
  place(name: string): Promise<Rectangle | null>;
  /** Role and name of what has the focus, and whether it can be seen that it has: `button Record`. */
  focus(): Promise<{ readonly what: string; readonly visible: boolean }>;
}

// Handed over as an argument: a bundler would look for it among our files.
const DEVTOOLS_SETTINGS = './core/common/common.js';

export function createPanelLook(open: OpenPanel): PanelLook {
  const { devtools, panel } = open;
  const evaluate: OpenPanel['evaluate'] = (run, argument) => open.evaluate(run, argument);
  return {
    async setDevtoolsTheme(theme) {
      await devtools.evaluate(
        async ({ module, theme: wanted }) => {
          interface Settings {
            readonly Settings: {
              readonly Settings: {
                instance(): { moduleSetting(name: string): { set(value: string): void } };
              };
            };
          }
          const common = (await import(module)) as Settings;
          common.Settings.Settings.instance().moduleSetting('ui-theme').set(wanted);
        },
        { module: DEVTOOLS_SETTINGS, theme },
      );
    },
    ground: () =>
      evaluate(() => {
        const [r = 0, g = 0, b = 0] = (
          getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
        ).map(Number);
        return r + g + b < 3 * 128 ? 'dark' : 'light';
      }, null),
    async resize(width, height) {
      await devtools.locator('iframe[src*="panel.html"]').evaluate(
        (frame, size) => {
          frame.style.width = `${String(size.width)}px`;
          frame.style.height = `${String(size.height)}px`;
        },
        { width, height },
      );
      await panel.locator('body').evaluate(
        (_, size) =>
          new Promise<void>((resolve) => {
            const check = (): void => {
              if (innerWidth === size.width && innerHeight === size.height) resolve();
              else requestAnimationFrame(check);
            };
            check();
          }),
        { width, height },
      );
    },
    controlsOutside: () =>
      evaluate(() => {
        const controls = document.querySelectorAll<HTMLElement>(
          'button, input:not([hidden]), select, [role=tab]',
        );
        return [...controls]
          .filter((control) => control.closest('[role=grid], [role=treegrid], dialog, [popover]') === null)
          .filter((control) => {
            const { left, right, top, bottom, width } = control.getBoundingClientRect();
            // What hides overflow cuts what reaches over its edge.
            const cutBy = control.parentElement?.closest('.toolbar, .viewbar, .icicle-bar');
            const edge = cutBy?.getBoundingClientRect().right ?? innerWidth;
            return (
              width === 0 ||
              left < -0.5 ||
              top < -0.5 ||
              right > Math.min(edge, innerWidth) + 0.5 ||
              bottom > innerHeight + 0.5
            );
          })
          .map((control) => control.ariaLabel ?? control.textContent);
      }, null),
    place: (name) =>
      evaluate((label) => {
        const element = document.querySelector(`[aria-label="${label}"]`);
        if (element === null) return null;
        const { left, top, width, height } = element.getBoundingClientRect();
        return { left, top, width, height };
      }, name),
    focus: () =>
      evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return { what: '', visible: false };
        const role = element.getAttribute('role') ?? element.localName;
        const labelled = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
        const name = element.ariaLabel ?? labelled ?? element.textContent;
        const ring = (of: Element): boolean => getComputedStyle(of).outlineStyle !== 'none';
        // A table and a chart show it at what the keys stand on.
        const active = element.querySelector('[aria-selected=true], .is-active path');
        const visible =
          element.matches(':focus-visible') && (ring(element) || (active !== null && ring(active)));
        return { what: `${role} ${name.trim()}`, visible };
      }, null),
  };
}
