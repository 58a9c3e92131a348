/**
 * World: Node. Nothing passes the gate that a recorder would not send.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPageMessage } from './page-messages-schema.ts';

const update = {
  recording: 1,
  sequence: 0,
  startedAt: 1,
  duration: 2,
  firstType: 0,
  types: [{ label: 'int', kind: 'int', base: null }],
  firstSignature: 0,
  signatures: Int32Array.of(4, 1, 0),
  firstNode: 0,
  nodes: Int32Array.of(-1, 0),
  rows: Int32Array.of(0),
  calls: Float64Array.of(3),
  selfTime: Float64Array.of(1),
  waitTime: Float64Array.of(0),
  timedCalls: Float64Array.of(3),
  firstCallTime: Float64Array.of(Number.NaN),
  minTime: Float64Array.of(0),
  maxTime: Float64Array.of(1),
  sampledTime: Float64Array.of(1),
  sampledVariance: Float64Array.of(0.1),
  alsoSampled: true,
  clock: {
    kind: 'sampled',
    step: 0.005,
    readCost: 55,
    ownCostInside: 60,
    ownCostOutside: 50,
    describing: {},
    isolated: true,
    whyNotSampled: null,
    sampling: {
      samples: 2,
      interval: 0.5,
      stalls: 0,
      unattributed: 0,
      cpuShare: 0.04,
      exactBefore: 12,
      ownCostInside: 3,
      ownCostOutside: 3,
    },
    processor: null,
  },
  histogram: new Int32Array(0),
  caps: [],
  last: true,
};

it('lets through what a recorder sends', () => {
  for (const message of [
    {
      type: 'hello',
      payload: { url: 'https://a.example/', kind: 'page', top: true, isolated: true, hasOpener: false },
    },
    {
      type: 'hello',
      payload: { url: '', kind: 'frame', top: false, isolated: false, hasOpener: false, number: 7 },
    },
    // Each is checked when it is heard.
    { type: 'of-frame', payload: { number: 7, messages: [{ type: 'execute' }] } },
    { type: 'update', payload: update },
    { type: 'sites', payload: { first: 5, table: { url: 'a.html', rows: [[0, 'f', 1, 2, ['a', null]]] } } },
    {
      type: 'sites',
      payload: { first: 5, table: { url: 'a.html', rows: [] }, script: { line: 1, length: 9 } },
    },
    { type: 'sites-wanted', payload: {} },
    { type: 'sites-known', payload: { count: 2 } },
    { type: 'shared-worker', payload: { url: 'blob:https://a.example/1', binding: '_a1' } },
    { type: 'shared-words', payload: { binding: '_a1', url: 'a.js', key: 'k', first: 2, texts: ['{}'] } },
    { type: 'not-recorded', payload: { what: 'script', url: '', line: null, code: 'csp', reason: 'No.' } },
    { type: 'plot', payload: { file: { anything: true } } },
  ])
    expect(checkPageMessage(message)).toEqual({ ok: true, message });
});

it.each([
  ['an unknown type', { type: 'execute', payload: {} }],
  ['a missing payload', { type: 'hello' }],
  [
    'something more',
    {
      type: 'hello',
      payload: { url: '', kind: 'page', top: true, isolated: true, hasOpener: false, evil: 1 },
    },
  ],
  ['a frame without a number', { type: 'of-frame', payload: { messages: [] } }],
  ['sites of the extension', { type: 'sites', payload: { first: 4, table: { url: '', rows: [] } } }],
  [
    'a site kind that does not exist',
    { type: 'sites', payload: { first: 5, table: { url: '', rows: [[99, '', 1, 1, []]] } } },
  ],
  ['plain arrays as columns', { type: 'update', payload: { ...update, calls: [1] } }],
  [
    'a label that is no text',
    { type: 'update', payload: { ...update, types: [{ label: {}, kind: 'int', base: null }] } },
  ],
  ['infinite durations', { type: 'update', payload: { ...update, duration: Infinity } }],
  [
    'an endless text',
    {
      type: 'hello',
      payload: { url: 'x'.repeat(1_000_001), kind: 'page', top: true, isolated: true, hasOpener: false },
    },
  ],
])('refuses %s, and says where', (_, message) => {
  const checked = checkPageMessage(message);
  expect(checked.ok).toBe(false);
  expect(checked).toHaveProperty('fault', expect.stringMatching(/./));
});

it('answers whatever arrives, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(checkPageMessage(value).ok).toBe(false);
    }),
  );
});
