/** World: Node. A trace is begun and ended once; the browser is a stand-in. */
import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright-core';
import { expect, it } from 'vitest';
import { traceSources } from './trace-sources.ts';

class StandIn extends EventEmitter {
  readonly sent: string[] = [];
  readonly isTracing: boolean;
  constructor(isTracing: boolean) {
    super();
    this.isTracing = isTracing;
  }
  send(method: string): Promise<object> {
    this.sent.push(method);
    if (this.isTracing) return Promise.reject(new Error('Tracing has already been started'));
    if (method === 'Tracing.end')
      setImmediate(() => this.emit('Tracing.tracingComplete', { dataLossOccurred: true }));
    return Promise.resolve({});
  }
}

const asSession = (browser: StandIn): CDPSession => browser as unknown as CDPSession;

it('leaves a browser alone that traces for somebody else', async () => {
  const browser = new StandIn(true);
  expect(await traceSources(asSession(browser))).toBeNull();
  expect([browser.sent, browser.listenerCount('Tracing.dataCollected')]).toEqual([['Tracing.start'], 0]);
});

it('waits until the browser has handed out all, and says when some of it was lost', async () => {
  const browser = new StandIn(false);
  const trace = await traceSources(asSession(browser));
  expect(await trace?.end()).toEqual({ texts: [], scripts: [], realms: [], isCut: true });
  expect(browser.sent).toEqual(['Tracing.start', 'Tracing.end']);
  expect(browser.listenerCount('Tracing.dataCollected')).toBe(0);
});
