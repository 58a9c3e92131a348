/**
 * World: Node. What runs as it was written is listed, even where nothing saw it come.
 */
import { call, called } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens, SHARE } from './workers.ts';

test('a handler that nobody sees in time is listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src=app.js></script><script>${call('inline')} var none = 1;</script>
      <script>var nothing = 2; document.title = 'Done'</script>`,
    '/app.js': `${call('app')}
      const at = (html) => { const div = document.createElement('div'); div.innerHTML = html; return div.firstChild };
      const held = at('<b onclick="(function copied() { document.title = 1 })()">x</b>').cloneNode(true);
      held.click(); at('<i onclick="app(2)">y</i>').cloneNode(true).click();`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['app', 'at', 'inline']);
  expect(notRecordedLines(profile)).toEqual(['unseen page.html']);
});

test('what runs from a javascript: address is listed, whoever sets it, and what it calls is recorded', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src=app.js></script>
      <a id=link href="javascript:(function run() { note('run') })()">x</a>
      <a href="javascript:void(0)">nothing</a><a id=none href="javascript:note('none')">no function</a>
      <a href="javascript:(function unused() {})()">never followed</a>
      <iframe src="javascript:void (() => parent.noted.push('framed'))()"></iframe>
      <form id=form><button id=send></button></form><iframe id=late></iframe><iframe id=attribute></iframe>
      <script>begin()</script>`,
    '/app.js': `var noted = [];
      function note(what) { noted.push(String(what)); steps.shift()?.() }
      const steps = [
        () => none.click(),
        () => { location.href = "javascript:(function href() { note('href') })()" },
        () => location.assign("javascript:(function%20assigned() { note('assign') })()"),
        () => { link.href = "javascript:void (() => note('changed'))()"; link.click() },
        () => { form.action = 'javascript:(function submits() { note("form") })()'; send.click() },
        () => { late.src = "javascript:void (() => parent.note('late'))()" },
        () => attribute.setAttribute('src', "javascript:void (() => parent.note('attribute'))()"),
        () => open('javascript:(function opened() { note("opened") })()', '_self'),
        () => { document.title = 'Done' },
      ];
      function begin() { setTimeout(() => link.click()) }`,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await plain.hasTitle('Done');
  const before = await plain.evaluate<unknown>('noted.sort()');
  expect(before).toHaveLength(10);
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('noted.sort()')).toEqual(before);
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('9  note(what: string)  app.js:2');
  const lists = profile.meta.notRecorded.map(({ code, url }) => `${code} ${url}`);
  expect(lists.sort()).toEqual([
    'javascript-address javascript: of iframe in page.html',
    'javascript-address javascript: of window.open',
    expect.stringMatching(/^javascript-address javascript:\(function href\(/),
    expect.stringMatching(/^javascript-address javascript:\(function run\(/),
    expect.stringMatching(/^javascript-address javascript:\(function submits\(/),
    expect.stringMatching(/^javascript-address javascript:\(function%20assigned\(/),
    "javascript-address javascript:void (() => note('changed'))()",
    "javascript-address javascript:void (() => parent.note('attribute'))()",
    "javascript-address javascript:void (() => parent.note('late'))()",
  ]);
});

const text = (name: string): string => `'(function ${name}() { said.push("${name}") })()'`;

test('text that is evaluated by a name that only running tells is listed, also when the page was left', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src=app.js></script>`,
    '/app.js': `var said = []; const key = () => 'eval';
      const run = window['ev' + 'al'];
      run(${text('byName')});
      const holder = { of: window };
      function called() { return holder.of[key()](${text('computed')}) }
      called(); called();
      run('(function outer() { said.push("outer"); run("(function inner() { said.push(1) })()") })()');
      run('said.push([1, 2])'); run(${text('named')} + ' //# sourceURL=named.js');
      window[key()](${text('asked')});
      eval(${text('direct')}); new Function(${text('made')})();
      run('(function ours() { return typeof _' + '$on })()');
      setTimeout(${text('timed')} + '; document.title = said.length');`,
    '/next.html': `<!doctype html><title>Next</title><script src=next.js></script>`,
    '/next.js': `function next() {} next()`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('11');
  await tab.evaluate(`run(${text('fromOutside')})`);
  await tab.goto(`${origin}/next.html`);
  await tab.hasTitle('Next');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['anonymous', 'called', 'direct', 'key', 'made', 'next', 'timed']);
  expect(notRecordedLines(profile).sort()).toEqual([
    'eval-unknown eval at app.js:9',
    'made made at app.js:11',
    'made made at app.js:3',
    'made made at app.js:7',
    'made made at called (app.js:5)',
    'made named.js',
  ]);
});

test('the same in workers of all kinds, also in such as have ended and in pages that were left', async ({
  driver,
}) => {
  const KEY = `const key = () => 'eval';`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>
      let heard = 0;
      const listen = (worker) => { worker.onmessage = () => { if (++heard === 4) document.title = 'Done' }; return worker };
      listen(new Worker('classic.js'));
      listen(new Worker('module.js', { type: 'module' }));
      listen(new Worker(URL.createObjectURL(new Blob(["const of = { self }, key = () => 'eval'; of.self[key()]('(() => postMessage(1))() //# sourceURL=inText.js')"]))));
      const short = new Worker('short.js'); short.onmessage = () => { short.terminate(); if (++heard === 4) document.title = 'Done' };
    </script>`,
    '/classic.js': `${KEY} let said = 0; const run = self[key()];
      const nested = new Worker('nested.js');
      run(${text('byName').replace('said.push', 'String')});
      run('self.data = [1, 2]');
      eval('(function direct() {})()'); new Function('return (function made() {})()')(); setTimeout('(function timed() {})()');
      nested.onmessage = () => postMessage(1);`,
    '/nested.js': `${KEY} function nested() { self[key()]('(function inNested() {})()'); postMessage(1) } nested();`,
    '/module.js': `import './imported.js';`,
    '/imported.js': `${KEY} const hand = (to) => to('(function handed() {})()'); hand(self[key()]); postMessage(1)`,
    '/short.js': `${KEY} self[key()]('(function short() {})()'); setTimeout(() => postMessage(1), 100)`,
    '/next.html': `<!doctype html><title>Next</title>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.goto(`${origin}/next.html`);
  await tab.hasTitle('Next');
  const profile = await tab.panel.stop();
  expect(called(profile).filter((name) => !name.endsWith('onmessage'))).toEqual([
    'anonymous',
    'direct',
    'hand',
    'key',
    'listen',
    'made',
    'timed',
  ]);
  expect(notRecordedLines(profile).sort()).toEqual([
    'made inText.js',
    'made made at classic.js:3',
    'made made at hand (imported.js:1)',
    'made made at nested (nested.js:1)',
    'made made at short.js:1',
    'nested-worker nested.js',
  ]);
});

test('and in shared workers, when the recording ends, by how it begins', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE} share('file', 'shared.js');
       share('text', URL.createObjectURL(new Blob(["const key = () => 'ev' + 'al'; self[key()]('(function inText() {})()'); onconnect = ({ ports: [port] }) => port.postMessage(1)"])));`,
      2,
    ),
    '/shared.js': `const key = () => 'ev' + 'al', run = self[key()];
      run('(function shared() {})()'); run('[1, 2]'); run('(function named() {})() //# sourceURL=named.js');
      onconnect = ({ ports: [port] }) => { self[key()]('(function late() {})()'); port.postMessage(1) };`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('2  key()  shared.js:1');
  expect(notRecordedLines(profile).sort()).toEqual([
    'made-of-text named.js',
    'made-of-text text: (function inText() {})()',
    'made-of-text text: (function late() {})()',
    'made-of-text text: (function shared() {})()',
  ]);
});

test('and in shared workers that end with their page', async ({ driver }) => {
  const { origin } = await driver.serve({
    // Who extends the constructor has the second run as it was written.
    '/page.html': pageThatListens(
      `${SHARE} share('file', 'shared.js');
       new (class extends SharedWorker {})('asks.js').port.onmessage = ({ data }) => say('asks', data);`,
      2,
    ),
    '/next.html': '<!doctype html><title>Next</title>',
    '/shared.js': `const key = () => 'ev' + 'al', kept = self[key()]('(function shared() { return 1 })');
      onconnect = ({ ports: [port] }) => port.postMessage(kept())`,
    '/asks.js': `const key = () => 'ev' + 'al', kept = self[key()]('(function asks() { return typeof fetch })');
      onconnect = ({ ports: [port] }) => port.postMessage(kept())`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.goto(`${origin}/next.html`);
  await tab.hasTitle('Next');
  expect(notRecordedLines(await tab.panel.stop()).sort()).toEqual([
    'local-network asks.js',
    'made-of-text text: (function asks() { return typeof fetch })',
    'made-of-text text: (function shared() { return 1 })',
  ]);
});

test('what nobody sees in time is listed when its frame, its element and the page are gone', async ({
  driver,
}) => {
  const DATA = `data:text/html,<body onload="(function ofData() { parent.postMessage('ofData', '*') })()">`;
  const handler = (name: string): string => `(function ${name}() { said('${name}') })()`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>var noted = []; const said = (what) => noted.push(what);</script>
      <body><div id=host><template shadowrootmode=closed><img src="data:," onerror="${handler('inClosed')}">
        <script>${handler('closedScript')}</script></template></div>
      <iframe id=data src="${DATA.replaceAll('"', '&quot;')}"></iframe>
      <iframe id=other src=other.html></iframe><script src=app.js></script>`,
    '/other.html': '<!doctype html><body>',
    '/app.js': `const at = (html, to = document) => { const div = to.createElement('div'); div.innerHTML = html; return div.firstChild };
      at(${JSON.stringify(`<i onclick="${handler('copied')}">y</i>`)}).cloneNode(true).click();
      onmessage = (event) => { said(event.data); look() };
      other.onload = () => {
        const made = at('<i>', other.contentDocument);
        made.setAttribute('onclick', ${JSON.stringify(handler('foreign'))});
        other.contentWindow.said = said; document.body.append(made); made.click(); made.remove(); look();
      };
      function look() {
        if (noted.length < 5) return setTimeout(look, 10);
        data.remove(); other.remove(); host.remove(); document.title = noted.sort();
      }`,
    '/next.html': `<!doctype html><title>Next</title>`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('closedScript,copied,foreign,inClosed,ofData');
  await tab.goto(`${origin}/next.html`);
  await tab.hasTitle('Next');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(expect.arrayContaining(['foreign', 'ofData']));
  const lists = profile.meta.notRecorded.map(({ code, url, line }) => `${code} ${url} ${line}`);
  expect(lists.sort()).toEqual([
    // The handlers of the closed tree and of the copy, and its script.
    `unseen ${origin}/page.html 2`,
    `unseen ${origin}/page.html 3`,
    `unseen ${origin}/page.html 5`,
  ]);
});

test('handlers that return, or hold no function, are listed, also beside what is listed at their address', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>var n = 0</script><script>function broken( {</script><b onclick="n++" id=seen>x</b>
      <script>with ({}) { (function inWith() {})() }</script>

      <script src=app.js></script>
      <script>
        var nothing = 1;
        at('<i onclick="n++; throw Error(n)">x</i>').cloneNode(true).click();
      </script>
      <script>at('<i onclick="if (n++) throw n; else throw 0">x</i>').cloneNode(true).click()</script>
      <script>if (n) throw n; else throw 0</script>`,
    '/app.js': `const at = (html) => { const div = document.createElement('div'); div.innerHTML = html; return div.firstChild };
      at('<i onclick="return n++">x</i>').cloneNode(true).click(); seen.click();
      addEventListener('load', () => { at('<i onclick="n++">x</i>').cloneNode(true).click(); document.title = 'Done ' + n })`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done 5');
  const profile = await tab.panel.stop();
  expect(callLines(profile)).toContain('1  onclick(event: PointerEvent)  onclick of b#seen in page.html:1');
  const lists = profile.meta.notRecorded.map(({ what, code, line }) => `${what} ${code} ${line}`);
  expect(lists.sort()).toEqual([
    'function with null',
    'script syntax null',
    'script unseen 1',
    'script unseen 4',
    'script unseen 8',
    'script unseen 9',
  ]);
});

test('what a script makes of text is listed whatever it has made before', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src=app.js></script>`,
    '/app.js': `const key = () => 'eval', json = (i) => '[' + i + ', 1]';
      const late = (f) => { for (let i = 0; i < 1200; i++) f(i === 1150 ? '(function late() {})()' : json(i)) };
      const data = (f) => { for (let i = 0; i < 100; i++) f(json(i) + ' // data') };
      late(window[key()]); data(window[key()]); for (let i = 0; i < 100; i++) eval(json(i) + ' // direct');
      document.title = 'Done';`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(notRecordedLines(await tab.panel.stop())).toEqual(['made made at late (app.js:2)']);
});

test('what a script makes of text is listed by its place when it is gone before it could be read', async ({
  driver,
}) => {
  const numbers = Array.from({ length: 12 }, (_, i) => i);
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script>let ended = 0;
      for (let i = 0; i < 12; i++) {
        const worker = new Worker('w' + i + '.js');
        worker.onmessage = () => { worker.terminate(); if (++ended === 12) location = 'leaves.html' };
      }</script>`,
    ...Object.fromEntries(
      numbers.map((i) => [
        `/w${String(i)}.js`,
        `const key = () => 'eval', hand = (g, text) => g(text); hand(self[key()], '(function f${String(i)}() {})()');
          eval('(function direct() {})()'); postMessage(1)${i % 2 === 0 ? '' : '; close()'}`,
      ]),
    ),
    '/leaves.html': `<!doctype html><script src=leaves.js></script>`,
    '/leaves.js': `const key = () => 'eval', hand = (g, text) => g(text);
      hand(window[key()], '(function goes() {})()'); eval('(function direct() {})()'); location = 'next.html'`,
    '/next.html': `<!doctype html><title>Next</title>`,
  });
  const tab = await driver.open(`${origin}/next.html`);
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin}/page.html`);
  await tab.hasTitle('Next');
  const profile = await tab.panel.stop();
  expect(called(profile)).toContain('direct');
  // Whichever came first: the end, or the answer with the text.
  const places = notRecordedLines(profile).map((line) => line.replace(/^made(?:-unread)? made at /, ''));
  expect(places.sort()).toEqual(
    ['hand (leaves.js:1)', ...numbers.map((i) => `hand (w${String(i)}.js:1)`)].sort(),
  );
});

test('a handler is listed by its line when its page is left before it could be read, and no script of ours', async ({
  driver,
}) => {
  const numbers = [0, 1, 2, 3];
  const { origin } = await driver.serve({
    // Each in a process of its own, which answers nobody until it is left.
    ...Object.fromEntries(
      numbers.map((i) => [
        `/leaves${String(i)}.html`,
        `<!doctype html><script>function inline${String(i)}() {} inline${String(i)}()</script>
          <script>var next = 'http://' + ${i % 2 === 0 ? "'localhost'" : "'127.0.0.1'"} + ':' + location.port + '/leaves${String(i + 1)}.html'; (function more() {})()</script>
          <script src=app.js></script>`,
      ]),
    ),
    '/app.js': `const div = document.createElement('div'); div.innerHTML = '<i onclick="(function copied() {})()">x</i>';
      const begin = performance.now(); div.firstChild.cloneNode(true).click(); location.replace(next);
      while (performance.now() < begin + 300);`,
    '/leaves4.html': `<!doctype html><title>Left</title>`,
  });
  const tab = await driver.open(`${origin}/leaves4.html`);
  await tab.panel.reloadAndRecord();
  await tab.goto(`${origin}/leaves0.html`);
  await tab.hasTitle('Left');
  const profile = await tab.panel.stop();
  expect(called(profile)).toContain('inline3');
  // Whichever came first: the end, or the answer with the text.
  const lists = profile.meta.notRecorded.map(({ code, url, line }) => `${code} ${url} ${line}`);
  const places = lists.map((line) => line.replace(/^unseen(?:-unread)? .*\//, ''));
  expect(places.sort()).toEqual(numbers.map((i) => `leaves${String(i)}.html 3`));
});
