/**
 * World: Node, scripts. What a fresh machine needs before anything else runs: the locked dependencies and a
 * Chromium. Node built-ins only. Does nothing when both are there, and says plainly what to do when it fails.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromiumMissing, CHROMIUM_VARIABLE, findChromium } from '../cli/find-chromium.mjs';
import { at, run, runNode } from './run.mjs';

const OLDEST_NODE = [20, 19];
const STAMP = 'node_modules/.installed-lock';
// A slow line needs minutes for the 170 MB of a browser; beyond this something hangs.
const INSTALL_LIMIT = 15 * 60_000;

/** A reason to stop that the person can act on; shown without a stack. */
export class SetupError extends Error {}

/** Runs `main` and turns a {@link SetupError} into its text and exit code 1. */
export async function orExplain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}

/** True where what is installed is what the lock asks for, whoever installed it. */
function installedMatches(lockText) {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Installs the locked dependencies when they are missing or older than the lock. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    throw new SetupError(
      `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
    );

  const lockText = readFileSync(at('package-lock.json'), 'utf8');
  // Some packages bring native parts: another platform or Node's other module version needs them anew.
  const key = createHash('sha256')
    .update([lockText, process.platform, process.arch, process.versions.modules].join('\n'))
    .digest('hex');
  if (existsSync(at(STAMP)) && readFileSync(at(STAMP), 'utf8') === key) return;

  if (existsSync(at(STAMP)) || !installedMatches(lockText)) {
    console.log('Installing dependencies…');
    const args = ['ci', '--no-fund', '--no-audit'];
    const npm = process.env.npm_execpath; // a script when npm started us
    const code = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...args], { limit: INSTALL_LIMIT })
      : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { limit: INSTALL_LIMIT });
    if (code !== 0)
      throw new SetupError(
        'The dependencies could not be installed; npm says why above. Is the network there? Then run this again.',
      );
  }
  writeFileSync(at(STAMP), key);
}

async function search() {
  const { chromium } = await import('playwright-core');
  return findChromium({ more: [chromium.executablePath()] });
}

/**
 * Path of a Chromium that can load the extension, installed first where there is none. Also puts it into
 * this process's environment, so that everything started from here uses the same. Needs the dependencies.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  let result = await search();
  if (!result.found && !result.named) {
    const canApt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    console.log('No Chromium that would do; installing one with Playwright…');
    const withDeps = canApt ? ['--with-deps'] : [];
    await runNode('node_modules/@playwright/test/cli.js', ['install', ...withDeps, 'chromium'], {
      limit: INSTALL_LIMIT,
    });
    result = await search();
    if (!result.found && canApt) {
      console.log('That did not work; installing one with apt…');
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await run('apt-get', ['update'], { env, limit: INSTALL_LIMIT });
      const packages = ['chromium', 'fonts-liberation'];
      await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
        env,
        limit: INSTALL_LIMIT,
      });
      result = await search();
    }
  }
  if (!result.found) throw new SetupError(chromiumMissing(result.rejected));
  process.env[CHROMIUM_VARIABLE] = result.found.path;
  return result.found.path;
}
