/**
 * World: Node. Shared workers end with the last document that uses them, and are told nothing: what they have counted until
 * then is recorded all the same.
 */
import { callLines, expect, test } from './driver.ts';

const COUNTS = `function step(n) { return n + 1 }
  onconnect = ({ ports: [port] }) => {
    port.onmessage = ({ data }) => { for (let n = 0; data === 'work' && n < 1000; n = step(n)); port.postMessage(data) };
  };`;

for (const [made, address] of [
  ['of a file', `'counts.js'`],
  ['of text', `URL.createObjectURL(new Blob([${JSON.stringify(COUNTS)}]))`],
] as const)
  test(`a shared worker ${made} tells what it counted when its last document is left`, async ({ driver }) => {
    const { origin } = await driver.serve({
      '/one.html': `<!doctype html><title>One</title><script>
        const { port } = new SharedWorker(${address}, 'one' + performance.timeOrigin);
        port.onmessage = ({ data }) => { if (data === 'ready') document.title = 'Ready'; else location.href = 'two.html' };
        port.postMessage('ready');
        const work = () => port.postMessage('work');
      </script>`,
      '/two.html': '<!doctype html><title>Two</title>',
      '/counts.js': COUNTS,
    });
    const tab = await driver.open(`${origin}/one.html`);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('Ready');
    await tab.evaluate('work()');
    await tab.hasTitle('Two');
    const calls = callLines(await tab.panel.stop()).filter((line) => line.includes('step('));
    expect(calls.map((line) => line.replace(/\).*/, ')'))).toEqual(['1000  step(n: int)']);
  });
