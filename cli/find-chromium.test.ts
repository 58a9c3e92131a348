/** World: Node, tests. Which Chromium is taken, with executables that only say a version. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { chromiumMissing, findChromium } from './find-chromium.mjs';

const folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An executable that answers `--version` so. */
function browser(path: string, version: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    `#!/bin/sh\n${version === '' ? 'exit 127' : `echo "Chromium ${version} built on Test"`}\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

it('takes the one the environment names, whatever else is there', () => {
  const named = browser('mine/chrome', '160.0.1.2');
  const search = findChromium({
    env: { SIGNATURE_PROFILER_CHROMIUM: named, PATH: join(folder, 'path') },
    more: [browser('path/chromium', '170.0.0.0')],
  });
  expect(search).toEqual({ found: { path: named, version: 160 }, rejected: [], named: true });
});

it('looks for nothing else when the one that is named does not do', () => {
  const search = findChromium({
    env: { SIGNATURE_PROFILER_CHROMIUM: join(folder, 'gone') },
    more: [browser('spare/chromium', '170.0.0.0')],
  });
  expect(search).toMatchObject({ found: null, named: true });
  expect(search.rejected[0]).toMatch(/names .*gone, which does not exist/);
});

it('passes over one that is too old or does not start, and says so', () => {
  const old = browser('one/chromium', '120.0.0.0');
  const broken = browser('two/chromium', '');
  const good = browser('three/chrome', '148.0.0.1');
  const search = findChromium({
    env: { PATH: [join(folder, 'one'), join(folder, 'two')].join(':') },
    platform: 'linux',
    more: [good],
  });
  // The machine's own /usr/bin/chromium may come before the last.
  expect(search.found?.version).toBeGreaterThanOrEqual(148);
  expect(search.rejected).toEqual([`${old} is version 120, and 148 is needed`, `${broken} does not start`]);
});

it('tells what to do when there is none', () => {
  const text = chromiumMissing(['/opt/chromium does not start']);
  expect(text).toContain('  - /opt/chromium does not start.');
  expect(text).toContain('npx playwright install --with-deps chromium');
  expect(text).toContain('SIGNATURE_PROFILER_CHROMIUM=');
});
