/**
 * World: Node. Workers at the edges: gone before they began, missing, redirected, of another type, made in frames, many at
 * once. Each says what it says to the plain page.
 */
import { callLines, expect, notRecordedLines, test, type Profile } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare, SHARE } from './workers.ts';

const SAYS = `const tell = (f) => { try { return f() } catch (e) { return e.name } };`;

/** What workers did, without their origin. */
function calls(profile: Profile): string[] {
  const lines = callLines(profile).filter((line) => !line.includes('page.html'));
  return lines.map((line) => line.replace(/http:.*\//, '')).sort();
}

test('workers that are gone, missing, redirected or of another type are as they were', async ({ driver }) => {
  const { origin: other } = await driver.serve({ '/foreign.js': 'postMessage("foreign")' });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SAYS}
       const last = new Worker('said.js?gone'); last.onmessage = () => say('gone', 'said something'); last.terminate();
       const text = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); text.onmessage = () => say('text', 'said something'); text.terminate();
       for (const [name, url, options] of [
         ['missing', 'missing.js'], ['missing module', 'missing.js', { type: 'module' }],
         ['moved', 'moved.js'], ['moved module', 'moved.js', { type: 'module' }], ['moved away', 'away.js'],
         ['plain text', 'plain.txt'], ['html', 'page2.html'], ['empty', 'empty.js?' ],
         ['imports missing', 'imports.js?missing.js'], ['imports moved', 'imports.js?moved.js'], ['imports plain', 'imports.js?plain.txt'], ['moved asks', 'moved-asks.js'],
         ['rejects', 'rejects.js'], ['fails', 'fails.js'],
       ]) listen(name, new Worker(url, options));
       say('foreign', tell(() => new Worker('${other}/foreign.js') && 'made'));
       listen('empty', new Worker('said.js?last'));`,
      16,
    ),
    '/said.js': `function said() { return 'said' } postMessage([said(), location.href.replace(/^.*[/]/, '')]);`,
    '/moved.js': { body: '', status: 302, headers: { location: '/said.js?moved' } },
    '/moved-asks.js': { body: '', status: 302, headers: { location: '/asks.js' } },
    '/asks.js': `function asks() { return typeof fetch } postMessage([asks(), location.pathname]);`,
    '/away.js': { body: '', status: 302, headers: { location: `${other}/foreign.js` } },
    '/plain.txt': { body: `function plain() { return 1 } self.postMessage(plain());`, type: 'text/plain' },
    '/page2.html': '<!doctype html>',
    '/empty.js': '',
    '/imports.js': `try { importScripts(location.search.slice(1)); postMessage('imported') } catch (e) { postMessage([e.name, e.code]) }`,
    '/rejects.js': `onunhandledrejection = ({ reason }) => postMessage(reason); Promise.reject('meant');`,
    '/fails.js': `onerror = (message, file, line) => { postMessage([message, line]); return true };\nfunction fails() { throw new TypeError('meant') }\nfails();`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(calls(profile)).toEqual([
    '1  fails()  fails.js:2',
    '1  onerror(message: string, file: string, line: int)  fails.js:1',
    '1  onunhandledrejection({reason}: Object)  rejects.js:1',
    '1  plain()  plain.txt:1',
    '1  said()  said.js?last:1',
    '3  said()  said.js?moved:1',
  ]);
  expect(notRecordedLines(profile).sort()).toEqual(['local-network asks.js', 'syntax page2.html']);
});

test('shared workers that are gone, missing, redirected or of another type are as they were', async ({
  driver,
}) => {
  const { origin: other } = await driver.serve({ '/foreign.js': '' });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SAYS} ${SHARE}
       share('missing', 'missing.js'); share('moved', 'moved.js'); share('moved module', 'moved.js?m', { type: 'module' }); share('plain', 'plain.txt');
       share('moved asks', 'moved-asks.js'); share('fails', 'fails.js'); share('broken', 'broken.js');
       share('module', 'module.js', { type: 'module' });
       share('imports', 'imports.js?missing.js'); share('imports moved', 'imports.js?moved2.js');
       const one = share('kinds', 'said.js'); 
       const wrong = new SharedWorker('said.js', { name: 'kinds' + performance.timeOrigin, type: 'module' }); wrong.onerror = () => say('wrong kind', 'error');
       say('foreign', tell(() => new SharedWorker('${other}/foreign.js') && 'made'));
       for (let i = 0; i < 8; i++) share('many ' + i, 'said.js');`,
      21,
    ),
    '/said.js': `function said() { return 'said' } onconnect = ({ ports: [port] }) => port.postMessage([said(), location.href.replace(/^.*[/]/, '')]);`,
    '/moved.js': { body: '', status: 302, headers: { location: '/said.js?moved' } },
    '/moved-asks.js': { body: '', status: 302, headers: { location: '/asks.js' } },
    '/asks.js': `function asks() { return typeof fetch } onconnect = ({ ports: [port] }) => port.postMessage(asks());`,
    '/moved2.js': { body: '', status: 302, headers: { location: '/late.js' } },
    '/late.js': 'function late() { return 1 } late();',
    '/plain.txt': { body: `onconnect = ({ ports: [port] }) => port.postMessage(1);`, type: 'text/plain' },
    '/fails.js': `onerror = (message, file, line) => { self.what = [message, line]; return true }; onconnect = ({ ports: [port] }) => port.postMessage(self.what);\nfunction fails() { throw new TypeError('meant') }\nfails();`,
    '/broken.js': 'let a = 1 2;',
    '/module.js': `import './missing.js'; onconnect = ({ ports: [port] }) => port.postMessage(1);`,
    '/imports.js': `let what = 'imported'; try { importScripts(location.search.slice(1)) } catch (e) { what = [e.name, e.code] } onconnect = ({ ports: [port] }) => port.postMessage(what);`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(calls(profile)).toEqual([
    '1  fails()  fails.js:2',
    '1  late()  late.js:1',
    '1  onconnect({ports}: Object)  fails.js:1',
    '1  onconnect({ports}: Object)  imports.js?missing.js:1',
    '1  onconnect({ports}: Object)  imports.js?moved2.js:1',
    '1  onerror(message: string, file: string, line: int)  fails.js:1',
    '2  onconnect({ports}: Object)  said.js?moved:1',
    '2  said()  said.js?moved:1',
    '9  onconnect({ports}: Object)  said.js:1',
    '9  said()  said.js:1',
  ]);
  expect(notRecordedLines(profile).sort()).toEqual(['local-network asks.js', 'syntax broken.js']);
});

test('workers made in frames are recorded, and gone with them', async ({ driver }) => {
  const makes = (name: string): string =>
    `<script>
    const tell = (data) => parent.say('${name}', data);
    new Worker(new URL('/said.js?${name}', parent.location.href)).onmessage = ({ data }) => tell(data);
    new Worker(URL.createObjectURL(new Blob(['function made() { return 1 } postMessage(made())']))).onmessage = ({ data }) => tell(data);
    new SharedWorker(new URL('/shared.js', parent.location.href), 'own' + parent.performance.timeOrigin).port.onmessage = ({ data }) => tell(data);
    </script>`;
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const frame = (name, attributes) => document.body.append(Object.assign(document.createElement('iframe'), attributes));
       addEventListener('DOMContentLoaded', () => {
         frame('file', { src: 'frame.html' });
         frame('srcdoc', { srcdoc: ${JSON.stringify(makes('srcdoc')).replaceAll('</', '<\\/')} });
         const blank = document.createElement('iframe'); document.body.append(blank);
         new blank.contentWindow.Worker(new URL('/said.js?blank', location.href)).onmessage = ({ data }) => say('blank', data);
         const gone = document.createElement('iframe'); document.body.append(gone);
         new gone.contentWindow.Worker(new URL('/said.js?gone', location.href)).onmessage = ({ data }) => say('gone', data);
         gone.remove();
       });`,
      7,
    ),
    '/frame.html': `<!doctype html>${makes('file')}`,
    '/said.js': `function said() { return 'said' } postMessage([said(), location.search]);`,
    '/shared.js': `function shared() { return 'shared' } onconnect = ({ ports: [port] }) => port.postMessage(shared());`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(calls(profile).filter((line) => /made|said|shared/.test(line))).toEqual([
    '1  made()  worker at about:srcdoc:4:1',
    '1  made()  worker at frame.html:4:1',
    '1  said()  said.js?blank:1',
    '1  said()  said.js?file:1',
    '1  said()  said.js?srcdoc:1',
    '2  onconnect({ports}: Object)  shared.js:1',
    '2  shared()  shared.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(6);
});
