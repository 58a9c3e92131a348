/**
 * Tests: `instrument.js` and `recorder.js` as the build writes them to `dist/lib`, made from the sources, for tests
 * that need them as files.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { buildRecorder } from './recorder-realm.ts';

const root = resolve(import.meta.dirname, '..');

/** Writes them into a new folder, which the caller removes, and returns its path. */
export async function buildLibrary(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'recorder.js'), await buildRecorder());
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      lib: { entry: { instrument: resolve(root, 'instrument/index.ts') }, formats: ['es'] },
    },
  });
  return folder;
}
