/**
 * World: Node. Which main scripts of workers may be answered by us.
 */
import { expect, it } from 'vitest';
import { keepsItsNetwork } from './worker-main-script.ts';

it.each([
  ['computes', 'onmessage = ({ data }) => postMessage(data * 2);', true],
  ['has a word that only begins so', 'const important = prefetch(1);', true],
  ['fetches', 'fetch("http://localhost:3000/")', false],
  ['imports', 'import { load } from "./load.js";', false],
  ['imports scripts', 'importScripts("a.js")', false],
  ['runs text', 'onmessage = ({ data }) => new Function(data)()', false],
])('on this machine: one that %s', (_, source, keeps) => {
  expect(keepsItsNetwork(source, 'Loopback')).toBe(keeps);
  expect(keepsItsNetwork(source, 'Local')).toBe(keeps);
  expect(keepsItsNetwork(source, null)).toBe(keeps);
});

it('on a public server: every one', () => {
  expect(keepsItsNetwork('fetch("http://localhost:3000/")', 'Public')).toBe(true);
});
