import { defineConfig } from '@playwright/test';

/** One browser for the whole run, a fresh tab per spec: see e2e/driver.ts. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'artifacts/e2e',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'artifacts/e2e.json' }]],
});
