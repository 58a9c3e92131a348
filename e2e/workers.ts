/**
 * World: Node. What the specs of workers share: a page that collects what its workers say, opened plainly and
 * recorded, so that the two can be compared.
 */
import { expect, type Driver, type Profile, type Tab } from './driver.ts';

/** A page whose script has `say(…)`; it says *Done* in its title when `count` things were said. */
export function pageThatListens(script: string, count: number, head = ''): string {
  return `<!doctype html><title>Waiting</title>${head}<script>
    window.said = [];
    window.say = (...what) => { said.push(JSON.stringify(what)); if (said.length === ${count}) document.title = 'Done' };
    window.listen = (name, worker) => {
      worker.onmessage = ({ data }) => say(name, data);
      worker.onerror = (event) => { event.preventDefault(); say(name, 'error', event.message, event.lineno, String(event.filename).replace(/^.*\\//, '')) };
      return worker;
    };
    ${script}
  </script>`;
}

/** `share(…)` for such a page. A name that no other page has: else one shared worker would be both pages'. */
export const SHARE = `const share = (name, url, options) => {
  const worker = new SharedWorker(url, { name: name + performance.timeOrigin, ...options });
  worker.port.onmessage = ({ data }) => say(name, data);
  worker.onerror = () => say(name, 'error');
  return worker.port;
};`;

/** What the workers of the page say, plainly and recorded: the same, in whatever order. And the recording. */
export async function recordAndCompare(
  driver: Driver,
  url: string,
): Promise<{ readonly tab: Tab; readonly profile: Profile; readonly said: readonly string[] }> {
  const plain = await driver.openPlain(url);
  await plain.hasTitle('Done');
  const expected = await plain.evaluate<string[]>('said');
  const tab = await driver.open(url);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const said = await tab.evaluate<string[]>('said');
  const known = (lines: readonly string[]): string[] => lines.map(withoutNumbersOfBlobs).sort();
  expect(known(said)).toEqual(known(expected));
  return { tab, said, profile: await tab.panel.stop() };
}

/** The browser gives each blob: address a new number. */
function withoutNumbersOfBlobs(line: string): string {
  return line.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'number');
}

/** `worker classic.js`, and whether it ended before its time. */
export function contextLines({ contexts }: Profile): string[] {
  return contexts.map(
    ({ kind, url, complete }) => `${kind} ${url.replace(/^.*\//, '')}${complete ? '' : ' (ended early)'}`,
  );
}
