/**
 * World: Node. What runs when a document ends is recorded: in the page's own listeners for that, which come after ours, and in
 * frames that are gone in the turn they were made in.
 */
import { call } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test, type Profile } from './driver.ts';

/** Listens to all that a document is told of its end; each function is named after its document, its target and its event. */
const listeners = (name: string, types: readonly string[]): string =>
  types
    .map(
      (type) => `addEventListener('${type}', function ${name}_${type}() {});
        document.addEventListener('${type}', function ${name}_${type}_document() {});
        addEventListener('${type}', function ${name}_${type}_captured() {}, true);`,
    )
    .join('\n');
/** The browser tells the document of its being hidden, and the window then. */
const heard = (name: string, types: readonly string[]): string[] =>
  types.flatMap((type) => [
    `${name}_${type}`,
    `${name}_${type}_captured`,
    ...(type === 'visibilitychange' ? [`${name}_${type}_document`] : []),
  ]);
const ENDS = ['pagehide', 'visibilitychange'];

function once(profile: Profile): string[] {
  const lines = callLines(profile).filter((line) => /_(?:pagehide|visibilitychange|unload)/.test(line));
  return lines.map((line) => line.replace(/^1 {2}(\w+)\(.*$/, '$1')).sort();
}

const complete = (profile: Profile): [string, boolean][] =>
  profile.contexts.map(({ url, complete: isComplete }) => [url.replace(/.*\//, ''), isComplete]);

// The browser says once a page that it listens to `unload`, to the first document that does.
for (const [name, types, inFrames] of [
  ['what its listeners hear', ENDS, ENDS],
  ['those of unload, too', [...ENDS, 'unload'], ENDS],
  ['those of unload of a frame', ENDS, [...ENDS, 'unload']],
] as const)
  test(`a page that is left, and its frames, are recorded to their end: ${name}`, async ({ driver }) => {
    const { origin } = await driver.serve({
      '/one.html': `<!doctype html><title>one</title><script src=one.js></script><iframe src=frame.html></iframe><iframe id=gone src=gone.html></iframe>`,
      '/one.js': listeners('page', types),
      '/frame.html': `<!doctype html><script>${listeners('frame', ENDS)}</script>`,
      '/gone.html': `<!doctype html><script>${listeners('gone', inFrames)}</script>`,
      '/two.html': '<!doctype html><title>two</title>',
    });
    const tab = await driver.open(`${origin}/one.html`);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('one');
    await tab.evaluate('gone.remove()');
    await tab.goto(`${origin}/two.html`);
    await tab.hasTitle('two');
    const profile = await tab.panel.stop();
    expect(once(profile)).toEqual(
      [...heard('frame', ENDS), ...heard('gone', inFrames), ...heard('page', types)].sort(),
    );
    expect(complete(profile).sort()).toEqual([
      ['frame.html', true],
      ['gone.html', true],
      ['one.html', true],
      ['two.html', true],
    ]);
    expect(notRecordedLines(profile)).toEqual([]);
  });

test('what runs in frames that are gone in the turn they were made in is recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Loading</title><body><script src=app.js></script>`,
    '/app.js': `const said = [];
      const add = (to) => to.body.appendChild(to.createElement('iframe'));
      function oneTurn() {
        const frame = add(document), { contentWindow: view, contentDocument: inside } = frame;
        view.eval(${JSON.stringify(call('evaluated'))});
        inside.write('<body><script>${call('written')}</' + 'script>');
        const script = inside.createElement('script');
        script.text = "function inserted() { parent.said = 1 } inserted()";
        inside.body.append(script);
        const deeper = add(inside);
        deeper.contentWindow.eval("${call('deeper')} onpagehide = function ends() {}; document.body.setAttribute('onclick', '(function clicked() {})()'); document.body.click()");
        add(document).remove();
        frame.remove();
      }
      oneTurn();
      setTimeout(() => { oneTurn(); document.title = 'Done' }, 300);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  const lines = callLines(profile).map((line) => line.replace(/^(\d+) {2}(\w+).*$/, '$1 $2'));
  const names = ['clicked', 'deeper', 'ends', 'evaluated', 'inserted', 'written'];
  expect(lines).toEqual(expect.arrayContaining(names.map((name) => `2 ${name}`)));
  expect(profile.contexts.map(({ kind, complete: isComplete }) => [kind, isComplete])).toEqual([
    ['page', true],
    ...Array.from({ length: 4 }, () => ['frame', true]),
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});
