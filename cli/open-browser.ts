/** World: Node. Chromium with the built extension, or what to do about it in one message. */
import { existsSync } from 'node:fs';
import { launchChromium, type ExtensionBrowser } from './chromium.ts';
import { CliError } from './cli-error.ts';
import { packagePath } from './places.ts';

export interface OpenBrowserOptions {
  readonly headless: boolean;
  /** As in {@link launchChromium}. */
  readonly outlivesInterrupt?: boolean;
  readonly moreArguments?: readonly string[];
}

/** True where a window can be seen: elsewhere only headless makes sense. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** @throws CliError `setup` when the extension is not built or no Chromium starts */
export async function openBrowser(options: OpenBrowserOptions): Promise<ExtensionBrowser> {
  const extension = packagePath('dist', 'chrome');
  if (!existsSync(packagePath('dist', 'chrome', 'manifest.json')))
    throw new CliError('setup', `There is no extension in ${extension}: run npm run build first.`);
  if (!options.headless && !hasDisplay())
    throw new CliError('setup', 'There is no display to open a window on. Add --headless.');
  try {
    return await launchChromium({ extension, ...options });
  } catch (error) {
    throw new CliError('setup', error instanceof Error ? error.message : String(error));
  }
}
