/**
 * World: Node. Shared workers on this machine whose main script may ask other servers: recorded where they begin again and so
 * wait for their debugger, and they keep their place in the network.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens } from './workers.ts';

const CORS = { 'access-control-allow-origin': '*' };

const MAKES = `const connect = (name, url, options) => {
  const worker = new SharedWorker(url, { name, ...options });
  worker.port.onmessage = ({ data }) => say(name, data);
  worker.onerror = ({ message, type }) => say(name, type, message ?? null);
  worker.port.postMessage(other);
};`;

test('main scripts that ask another port are recorded, with each load', async ({ driver }) => {
  const other = await driver.serve({
    '/data.json': { body: '{"answer":42}', type: 'application/json', headers: CORS },
    '/shared.js': { body: 'function shared(n) { return n } self.fromOther = shared(1);', headers: CORS },
  });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const other = '${other.origin}'; ${MAKES}
       connect('classic', 'classic.js'); connect('module', 'module.js', { type: 'module' });`,
      2,
    ),
    '/classic.js': `importScripts('part.js');
      let begun = 0;
      function first() { return ++begun }
      first();
      function ask(url) { return fetch(url).then((response) => response.text()) }
      onconnect = ({ ports: [port], source, data, isTrusted }) => {
        port.onmessage = async (event) => {
          importScripts(event.data + '/shared.js');
          port.postMessage([begun, source === port, data, isTrusted, fromOther, await ask(event.data + '/data.json'), part(1), location.pathname, name, first.toString()]);
        };
      };`,
    '/part.js': 'function part(n) { return n }',
    '/module.js': `import { load } from './load.js';
      const own = (x) => [x, import.meta.url.replace(/^.*:[0-9]+/, ''), typeof this];
      const hear = async (port, { data }) =>
        port.postMessage([own(1), await load(data + '/data.json'), (await import(data + '/shared.js')) && fromOther]);
      addEventListener('connect', ({ ports: [port], source, data }) => { port.onmessage = (event) => source === port && data === null && hear(port, event) });`,
    '/load.js': 'export async function load(url) { return (await fetch(url)).text() }',
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await plain.hasTitle('Done');
  const expected = (await plain.evaluate<string[]>('said')).sort();
  await plain.goto('about:blank');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  for (let load = 1; ; load++) {
    await tab.hasTitle('Done');
    expect((await tab.evaluate<string[]>('said')).sort()).toEqual(expected);
    if (load === 3) break;
    await tab.reload();
  }
  const profile = await tab.panel.stop();
  const calls = callLines(profile).filter((line) => !line.includes('page.html'));
  expect(calls.sort()).toEqual([
    '3  (anonymous in ask)(response: Response)  classic.js:5',
    '3  (anonymous)({ports, source, data}: Object)  module.js:5',
    '3  ask(url: string)  classic.js:5',
    '3  first()  classic.js:3',
    '3  hear(port: MessagePort, {data}: Object)  module.js:3',
    '3  load(url: string)  load.js:1',
    '3  onconnect({ports, source, data, isTrusted}: Object)  classic.js:6',
    '3  own(x: int)  module.js:2',
    '3  part(n: int)  part.js:1',
    '3  port.onmessage(event: MessageEvent)  classic.js:7',
    '3  port.onmessage(event: MessageEvent)  module.js:5',
    '6  shared(n: int)  shared.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('one that is made later begins again, too, while others have ended', async ({ driver }) => {
  const answers = `onconnect = ({ ports: [port] }) => port.postMessage(asks());`;
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const later = (name, url, next) => {
         const { port } = new SharedWorker(url, name);
         port.onmessage = ({ data }) => { say(name, data); next() };
       };
       later('one', 'one.js', () => later('two', 'two.js', () => undefined));`,
      2,
    ),
    '/one.js': `function asks() { return typeof fetch } ${answers}`,
    '/two.js': `function asks() { return typeof fetch } ${answers}`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.reload();
  await tab.hasTitle('Done');
  const calls = callLines(await tab.panel.stop()).filter((line) => line.includes('asks()'));
  expect(calls.sort()).toEqual(['2  asks()  one.js:1', '2  asks()  two.js:1']);
});
