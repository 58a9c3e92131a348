/**
 * `npm run build`: every world of vite.config.ts in turn, then what is copied as it is. Writes dist/
 * whole: what an earlier build left there is gone.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...path) => resolve(root, ...path);

const ALL = ['extension', 'relay', 'page', 'worker', 'recorder', 'lib', 'cli', 'examples'];
const only = process.argv.slice(2);
const modes = only.length > 0 ? only : ALL;

if (only.length === 0) rmSync(at('dist'), { recursive: true, force: true });
mkdirSync(at('dist/chrome'), { recursive: true });
for (const mode of modes) {
  await build({ mode, configFile: at('vite.config.ts'), logLevel: 'warn' });
}

/** The one manifest, as each browser wants it. */
const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8'));
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
delete manifest.browser_specific_settings;
writeFileSync(at('dist/chrome/manifest.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
cpSync(at('extension/icons'), at('dist/chrome/icons'), {
  recursive: true,
  filter: (source) => !source.endsWith('.ts') && !source.endsWith('.mjs'),
});
if (modes.includes('cli')) chmodSync(at('dist/cli.js'), 0o755);
