/**
 * World: Node. What a worker can read of its own address, and main scripts whose server says that they are something else: as
 * without us.
 */
import { call, called } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens, recordAndCompare } from './workers.ts';

const SAYS = `postMessage([location.hash, location.search, self.name])`;

test('the fragment of a worker’s address is there, whatever it is made of', async ({ driver }) => {
  const text = (name: string): string => JSON.stringify(`${call(name)} ${SAYS}`);
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
       const data = (text) => 'data:text/javascript,' + encodeURIComponent(text);
       listen('blob', new Worker(blob(${text('ofBlob')}) + '#a b?c#d'));
       listen('module', new Worker(blob(${text('ofModule')}) + '#m', { type: 'module', name: 'named' }));
       listen('empty', new Worker(blob(${text('ofEmpty')}) + '#'));
       listen('url', new Worker(new URL(blob(${text('ofUrl')}) + '#%20é')));
       listen('data', new Worker(data(${text('ofData')}) + '#x'));
       listen('base64', new Worker('data:text/javascript;base64,' + btoa(${text('ofBase64')}) + '#y'));
       listen('file', new Worker('file.js?q=1#z'));
       listen('imports', new Worker('imports.js#w'));
       const twice = blob(${text('twice')});
       listen('first', new Worker(twice + '#1')); listen('second', new Worker(twice + '#2'));
       listen('none', new Worker(twice));`,
      11,
    ),
    '/file.js': `${call('ofFile')} ${SAYS}`,
    '/imports.js': `importScripts('other.js'); ${call('ofMain')} ${SAYS}`,
    '/other.js': call('imported'),
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const names = [
    'imported',
    'ofBase64',
    'ofBlob',
    'ofData',
    'ofEmpty',
    'ofFile',
    'ofMain',
    'ofModule',
    'ofUrl',
  ];
  expect(called(profile).filter((name) => /^(?:of|imported|twice)/.test(name))).toEqual([...names, 'twice']);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('main scripts that are said to be something else run, or fail, as they do without us', async ({
  driver,
}) => {
  const kinds = { html: 'text/html', plain: 'text/plain', json: 'application/json', none: '' };
  const script = (name: string, more = ''): string => `${more}${call(name)} ${SAYS}`;
  const served = (type: string, body: string) => ({ body, headers: { 'content-type': type } });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      Object.keys(kinds)
        .map(
          (kind) => `listen('${kind}', new Worker('${kind}'));
            listen('${kind} module', new Worker('${kind}?module', { type: 'module' }));
            listen('${kind} imports', new Worker('${kind}-imports'));`,
        )
        .join('\n'),
      12,
    ),
    ...Object.fromEntries(
      Object.entries(kinds).flatMap(([kind, type]) => [
        [`/${kind}`, served(type, script(`${kind}Main`))],
        [`/${kind}-imports`, served(type, script(`${kind}Imports`, `importScripts('other.js'); `))],
      ]),
    ),
    '/other.js': call('imported'),
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const names = ['html', 'none', 'plain'].flatMap((kind) => [`${kind}Imports`, `${kind}Main`]);
  expect(called(profile).filter((name) => /Main|[iI]mport/.test(name))).toEqual(
    [...names, 'imported'].sort((a, b) => (a < b ? -1 : 1)),
  );
  // Nobody would read that as a script.
  expect(notRecordedLines(profile).sort()).toEqual(['unseen json', 'unseen json-imports']);
});
