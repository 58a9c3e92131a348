/**
 * World: Node. Finds a Chromium that can load the extension: the one the environment names, the system's,
 * or one of the paths the caller adds. Node built-ins only, because set-up runs before anything is installed.
 * Promise: looks and asks for a version, never downloads and never opens a window.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Names the executable to use, whatever else is installed. */
export const CHROMIUM_VARIABLE = 'SIGNATURE_PROFILER_CHROMIUM';

/** The extension's `minimum_chrome_version`: messages between its parts carry typed arrays since then. */
export const MINIMUM_CHROMIUM = 148;

/**
 * Where a Chromium usually is. Google Chrome is left out on purpose: it ignores `--load-extension`
 * since version 137, so it would start and have no panel.
 */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    const app = 'Applications/Chromium.app/Contents/MacOS/Chromium';
    return [join('/', app), join(homedir(), app)];
  }
  if (platform === 'win32') {
    return [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']]
      .filter(Boolean)
      .map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe'));
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin'];
  return folders.flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')]);
}

/** Major version of the browser at `path`, or null where it does not start. */
export function chromiumVersion(path, platform = process.platform) {
  try {
    // On Windows `--version` opens a window; a folder named after the version lies beside the executable.
    const text =
      platform === 'win32'
        ? readdirSync(dirname(path)).find((name) => /^\d+(\.\d+){3}$/.test(name))
        : execFileSync(path, ['--version'], {
            encoding: 'utf8',
            timeout: 30_000,
            stdio: ['ignore', 'pipe', 'ignore'],
          });
    const match = /(\d+)\.\d+\.\d+/.exec(text ?? '');
    return match ? Number(match[1]) : null;
  } catch {
    return null;
  }
}

/** Looks at each place in turn, the environment's first; see `find-chromium.d.mts`. */
export function findChromium({ env = process.env, platform = process.platform, more = [] } = {}) {
  const named = env[CHROMIUM_VARIABLE];
  const places = named ? [named] : [...new Set([...usualPlaces(platform, env), ...more])];
  const rejected = [];
  for (const path of places) {
    if (!existsSync(path)) {
      if (named) rejected.push(`${CHROMIUM_VARIABLE} names ${path}, which does not exist`);
      continue;
    }
    const version = chromiumVersion(path, platform);
    if (version === null) rejected.push(`${path} does not start`);
    else if (version < MINIMUM_CHROMIUM)
      rejected.push(`${path} is version ${version}, and ${MINIMUM_CHROMIUM} is needed`);
    else return { found: { path, version }, rejected, named: Boolean(named) };
  }
  return { found: null, rejected, named: Boolean(named) };
}

/** What to tell a person when there is none, with what was seen on the way. */
export function chromiumMissing(rejected) {
  return [
    `No Chromium ${MINIMUM_CHROMIUM} or newer was found.`,
    ...rejected.map((reason) => `  - ${reason}.`),
    'Any one of these helps:',
    '  - npx playwright install --with-deps chromium',
    '  - Debian: sudo apt install chromium; Fedora: sudo dnf install chromium; macOS: brew install --cask chromium',
    `  - ${CHROMIUM_VARIABLE}=/path/to/chromium in the environment`,
    'Google Chrome does not do: it no longer loads an extension from the command line.',
  ].join('\n');
}
