/**
 * World: Node. What a page reads of its functions' text is what it was written in, and runs as such: in a worker
 * made of it.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';

test('a worker made of the text of functions runs the original, while they are recorded', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script>`,
    '/app.js': `class Matrix {
  constructor(rows) { this.rows = rows }
  scaled(by) { return new Matrix(this.rows.map((x) => x * by)) }
}
function work(rows) { return new Matrix(rows).scaled(2).rows }
const text = \`\${Matrix}; \${work}; onmessage = ({ data }) => postMessage([work(data), work.toString()])\`;
const worker = new Worker(URL.createObjectURL(new Blob([text])));
worker.onmessage = ({ data }) => { window.answer = data; document.title = 'Done' };
worker.postMessage(work([1, 2]));`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('answer')).toEqual([
    [4, 8],
    'function work(rows) { return new Matrix(rows).scaled(2).rows }',
  ]);
  expect(callLines(await tab.panel.stop())).toContain('1  work(rows: Array<int>(2))  app.js:5');
});

test('natives with something in their place read, and fail, as before', async ({ driver }) => {
  const probe = `(() => {
    const { toString } = Function.prototype;
    const integrity = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'integrity');
    const natives = [toString, Proxy, Proxy.revocable, Function, (async () => {}).constructor, setTimeout, setInterval,
      integrity.get, integrity.set, Element.prototype.setAttribute, Node.prototype.appendChild,
      Element.prototype.append, Node.prototype.insertBefore, WebAssembly.Module, WebAssembly.instantiate,
      Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, 'exports').get];
    const failing = (run) => { try { return String(run()) } catch (error) { return String(error) } };
    return JSON.stringify([
      natives.map((f) => [f.toString(), toString.call(f), f.name, f.length, Reflect.ownKeys(f).map(String),
        'prototype' in f, failing(() => new f(1, 2)).replace(/^\\[object.*/, 'made')]),
      [1, {}, null, undefined].map((self) => failing(() => toString.call(self))),
      failing(() => setTimeout()), failing(() => setTimeout.call({}, 'x')), failing(() => document.body.append(Symbol())),
      failing(() => Node.prototype.appendChild.call({}, document)), failing(() => document.appendChild(1)),
      failing(() => document.body.appendChild(document)), failing(() => Element.prototype.append.call(1)),
      Object.keys(globalThis).filter((key) => key.includes('$') || key.includes('Signature')),
    ]);
  })()`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Done</title><body><script>function f() {} f();</script>`,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  const before = await plain.evaluate<string>(probe);
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  const after = await tab.evaluate<string>(probe);
  const profile = await tab.panel.stop();
  expect(JSON.parse(after)).toEqual(JSON.parse(before));
  expect(notRecordedLines(profile)).toEqual([]);
});
