/**
 * What a recorder in a worker says arrives as it was said, whatever the worker's scripts do to the language.
 */
import { afterEach, expect, it } from 'vitest';
import { checkPageMessage } from '../../protocol/page-messages-schema.ts';
import type { PageMessage } from '../../protocol/page-messages.ts';
import { decodeWorkerMessage } from '../../protocol/worker-messages.ts';
import { createWorkerLink } from './worker-link.ts';

const UPDATE: PageMessage = {
  type: 'update',
  payload: {
    recording: 7,
    sequence: 0,
    startedAt: 1.5,
    duration: 2.25,
    firstType: 0,
    types: [{ label: 'Matrix "two"\n\ud800', kind: 'object', base: null }],
    firstSignature: 0,
    signatures: Int32Array.of(4, -1),
    firstNode: 0,
    nodes: Int32Array.of(-1, 0),
    rows: Int32Array.of(0),
    calls: Float64Array.of(9007199254740991),
    selfTime: Float64Array.of(0.1),
    waitTime: Float64Array.of(0),
    timedCalls: Float64Array.of(3),
    firstCallTime: Float64Array.of(NaN),
    minTime: Float64Array.of(1e-7),
    maxTime: Float64Array.of(12345.678),
    sampledTime: Float64Array.of(0.25),
    sampledVariance: Float64Array.of(0.0625),
    alsoSampled: true,
    clock: null,
    histogram: new Int32Array(0),
    caps: [{ what: 'depth', limit: 10, times: 2 }],
    last: true,
  },
};

function createEnds(): { link: ReturnType<typeof createWorkerLink>; texts: string[]; realm: object } {
  const texts: string[] = [];
  const realm = { binding: (text: string) => texts.push(text) };
  return { link: createWorkerLink(realm, 'binding', null), texts, realm };
}

function removeToJson(): void {
  Reflect.deleteProperty(Object.prototype, 'toJSON');
  Reflect.deleteProperty(Array.prototype, 'toJSON');
}

afterEach(removeToJson);

it('arrives as it was said', () => {
  const { link, texts } = createEnds();
  link.send(UPDATE);
  expect(decodeWorkerMessage(texts[0])).toEqual(UPDATE);
  expect(checkPageMessage(decodeWorkerMessage(texts[0]))).toEqual({ ok: true, message: UPDATE });
});

it('calls no toJSON of the page for what is ours', () => {
  const { link, texts } = createEnds();
  const called: unknown[] = [];
  const toJSON = (): string => {
    called.push(1);
    return 'taken';
  };
  Object.assign(Object.prototype, { toJSON });
  Object.assign(Array.prototype, { toJSON });
  link.send({
    type: 'sites',
    payload: { first: 5, table: { url: 'a', rows: [[0, 'f', 1, 2, ['a', null]]] } },
  });
  expect(called).toEqual([]);
  removeToJson();
  expect(decodeWorkerMessage(texts[0])).toEqual({
    type: 'sites',
    payload: { first: 5, table: { url: 'a', rows: [[0, 'f', 1, 2, ['a', null]]] } },
  });
});

it('takes the binding away, and a plotted object that is no data is not sent', () => {
  const { link, texts, realm } = createEnds();
  expect(Object.keys(realm)).toEqual([]);
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  link.send({ type: 'plot', payload: { file: circular } });
  link.send({ type: 'plot', payload: { file: { version: 1 } } });
  expect(texts.map(decodeWorkerMessage)).toEqual([{ type: 'plot', payload: { file: { version: 1 } } }]);
});

it('keeps what is said before the binding is there', () => {
  const texts: string[] = [];
  const realm: Record<string, unknown> = {};
  const link = createWorkerLink(realm, 'binding', null);
  const said = [1, 2, 3].map((count) => ({ type: 'sites-known' as const, payload: { count } }));
  link.send(said[0]);
  link.send(said[1]);
  realm['binding'] = (text: string) => texts.push(text);
  link.send(said[2]);
  expect(texts.map(decodeWorkerMessage)).toEqual(said);
  expect(Object.keys(realm)).toEqual([]);
});

it('says its key first, and keeps what was said until the browser has surely told it', () => {
  let now = 0;
  const texts: string[] = [];
  const realm: Record<string, unknown> = {};
  const link = createWorkerLink(realm, 'binding', 'key', () => now);
  const say = (count: number): void => link.send({ type: 'sites-known', payload: { count } });
  const counts = (): unknown[] => Array.from(link.lately().texts, (text) => /\d+/.exec(text)?.[0]);
  say(0);
  now = 10_000;
  expect([link.lately().first, counts()]).toEqual([0, ['0']]);
  realm['binding'] = (text: string) => texts.push(text);
  say(1);
  expect(texts).toHaveLength(3);
  expect(texts[0]).toBe('key');
  expect([link.lately().first, counts()]).toEqual([1, ['1']]);
  now = 11_000;
  say(2);
  expect([link.lately().first, counts()]).toEqual([1, ['1', '2']]);
});

it.each([
  ['no JSON', 'update'],
  ['columns that are no lists', '{"type":"update","payload":{"calls":1}}'],
  ['columns that are no numbers', JSON.stringify({ ...UPDATE, payload: { ...UPDATE.payload, rows: 'x,y' } })],
])('refuses %s', (_, text) => {
  expect(checkPageMessage(decodeWorkerMessage(text)).ok).toBe(false);
});
