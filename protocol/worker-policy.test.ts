import { expect, it } from 'vitest';
import { allowsBlobWorkers, allowsReadingBlobs } from './worker-policy.ts';

it.each([
  [''],
  ["img-src 'none'"],
  ['worker-src blob:'],
  ["worker-src 'self' blob:; script-src 'none'"],
  ["child-src blob:; default-src 'none'"],
  ["script-src 'nonce-x' 'strict-dynamic'"],
  ["Script-Src 'self' BLOB:"],
  ["require-trusted-types-for 'script'"],
])('lets one begin: %s', (policy) => {
  expect(allowsBlobWorkers([policy])).toBe(true);
});

it.each([
  ["default-src 'self'"],
  ["script-src 'self' 'unsafe-inline'"],
  ['script-src *'],
  ["worker-src 'none'"],
  ["worker-src 'strict-dynamic'"],
  ["child-src 'self'; script-src blob:"],
  ['worker-src blob:, default-src https:'],
  ['sandbox allow-scripts'],
])('lets none begin: %s', (policy) => {
  expect(allowsBlobWorkers([policy])).toBe(false);
});

it('takes all policies together', () => {
  expect(allowsBlobWorkers(['worker-src blob:', "worker-src 'self'"])).toBe(false);
  expect(allowsBlobWorkers([])).toBe(true);
});

it.each([
  ['', true],
  ["script-src 'self'", true],
  ["connect-src 'self' blob:; default-src 'none'", true],
  ['connect-src *', false],
  ["default-src 'self'", false],
  ["connect-src blob:, connect-src 'self'", false],
  ['sandbox allow-scripts', false],
])('lets scripts read blobs: %s %s', (policy, allowed) => {
  expect(allowsReadingBlobs([policy])).toBe(allowed);
});
