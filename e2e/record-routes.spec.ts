/**
 * World: Node. The ways by which a document gets code: each is recorded, the page works, and nothing is listed
 * that was recorded.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { call, called, DONE, javascript, testRoutes, type Route } from './compare-routes.ts';
import { callLines, expect, notRecordedLines, test } from './driver.ts';

const digest = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const ROUTES: Readonly<Record<string, Route>> = {
  'compressed and redirected scripts': {
    routes: {
      '/': `<script src=gzip.js></script><script src=brotli.js></script><script src=moved.js></script>${DONE}`,
      '/gzip.js': javascript(gzipSync(call('gzip')), { 'content-encoding': 'gzip' }),
      '/brotli.js': javascript(brotliCompressSync(call('brotli')), { 'content-encoding': 'br' }),
      '/moved.js': { body: '', status: 302, headers: { location: '/there.js' } },
      '/there.js': call('redirected'),
    },
    records: ['brotli', 'gzip', 'redirected'],
  },
  'scripts of every charset': {
    routes: {
      '/': {
        body: latin1(
          `<meta charset=windows-1251><script>var says = []</script><script src=header.js></script><script src=mark.js></script>
           <script src=document.js></script>
           <script type=module src=module.js></script>${DONE}`,
        ),
        type: 'text/html',
      },
      '/header.js': javascript(
        latin1(`${call('header')} says.push('\xe9')`),
        {},
        'text/javascript; charset=iso-8859-1',
      ),
      '/mark.js': javascript(utf16(`${call('mark')} says.push('é')`)),
      '/document.js': javascript(latin1(`${call('ofDocument')} says.push('\xe9')`)),
      '/module.js': javascript(`${call('inModule')} says.push('é')`),
    },
    records: ['header', 'inModule', 'mark', 'ofDocument'],
    says: ['é', 'é', 'й', 'é'],
  },
  'scripts of SVG in a page': {
    routes: {
      '/': `<svg><script id=own>${call('inline')}</script><script href=new.js></script><script xlink:href=old.js></script></svg>
        <script>var says = own.textContent</script>${DONE}`,
      '/new.js': call('byHref'),
      '/old.js': call('byXlink'),
    },
    records: ['byHref', 'byXlink', 'inline'],
    says: call('inline'),
  },
  'a document that is SVG': {
    routes: {
      '/': {
        body: `<svg xmlns="http://www.w3.org/2000/svg"><title>Done</title><script>${call('inSvg')}</script></svg>`,
        type: 'image/svg+xml',
      },
    },
    records: ['inSvg'],
  },
  'import maps with digests, in the markup and inserted': {
    routes: {
      '/': `<script type=importmap>{ "imports": { "mapped": "./mapped.js" }, "integrity": { "./mapped.js": "${digest(call('mapped'))}" } }</script>
        <script>var says = []; const map = document.createElement('script'); map.type = 'importmap';
        map.text = '{ "integrity": { "./late.js": "${digest(call('late'))}" } }'; document.head.append(map)</script>
        <script type=module>import 'mapped'; await import('./late.js'); says.push('ran')</script>${DONE}`,
      '/mapped.js': call('mapped'),
      '/late.js': call('late'),
    },
    records: ['late', 'mapped'],
    says: ['ran'],
  },
  'a module preloaded with a digest, which runs as it was written': {
    routes: {
      '/': `<link rel=modulepreload href=guarded.js integrity="${digest(call('guarded'))}">
        <script type=module>import './guarded.js'; var says = (window.says = 'ran')</script>${DONE}`,
      '/guarded.js': call('guarded'),
    },
    records: [],
    lists: ['preload-digest guarded.js'],
    says: 'ran',
  },
  'markup written by document.write, in one piece and in many': {
    routes: {
      '/': `<body><script src=writes.js></script><p>after</p>${DONE}`,
      '/writes.js': `const write = (...texts) => document.write(...texts);
        write('<script id=one>${call('one')} document.write("<script>${call('nested')}<\\\\/script>")</' + 'script>');
        write('<scr'); write('ipt id=two>${call('two')}</s'); document.writeln('cript><p>x');
        write('<script src=external.js></', 'script><script>${call('behind')} external(2)</' + 'script>');
        write('<svg><script>${call('svg')}</' + 'script></svg>');
        write(5, '<', 'b>bold</b>');`,
      '/external.js': call('external'),
    },
    records: ['behind', 'external', 'nested', 'one', 'svg', 'two', 'write'],
  },
  'a document opened and written anew': {
    routes: {
      '/': `<script>addEventListener('load', () => setTimeout(() => { document.open();
        document.write('<script>${call('anew')}</' + 'script><script src=external.js></' + 'script>');
        document.write('<body><script>document.title = "Done"</' + 'script>');
        document.close() }))</script>`,
      '/external.js': call('external'),
    },
    records: ['anew', 'external'],
  },
  'scripts put into place by a range, and given their text in the document': {
    routes: {
      '/': `<body><p id=p></p><script>var says = [];
        const script = (text) => { const made = document.createElement('script'); if (text) made.append(text); return made };
        const range = document.createRange(); range.selectNode(p); range.insertNode(script('${call('byRange')}'));
        const empty = (give) => { const made = script(); p.append(made); give(made); says.push(made.text) };
        empty((made) => { made.text = '${call('byText')}' });
        empty((made) => made.append('${call('byAppend')}'));
        empty((made) => made.appendChild(document.createTextNode('${call('byNode')}')));
        p.append(document.createRange().createContextualFragment('<script>${call('byFragment')}</' + 'script>'));
        </script>${DONE}`,
    },
    records: ['byAppend', 'byFragment', 'byNode', 'byRange', 'byText', 'empty', 'give', 'script'].filter(
      (name) => name !== 'give',
    ),
    says: [call('byText'), call('byAppend'), call('byNode')],
  },
  'frames of this site': {
    routes: {
      '/': `<iframe srcdoc="<script>${call('inSrcdoc')}</script><script src=/ofSrcdoc.js></script>"></iframe>
        <iframe src=same.html></iframe><iframe sandbox=allow-scripts src=sandboxed.html></iframe>
        <iframe id=blank></iframe><iframe id=filled></iframe>
        <script>blank.contentDocument.open();
        blank.contentDocument.write('<script>${call('written')}</' + 'script><script src=/ofWritten.js></' + 'script>');
        blank.contentDocument.close();
        const script = filled.contentDocument.createElement('script'); script.text = '${call('appended')}';
        filled.contentDocument.body.append(script);</script>${DONE}`,
      '/ofSrcdoc.js': call('ofSrcdoc'),
      '/ofWritten.js': call('ofWritten'),
      '/same.html': `<script>${call('inSame')}</script><script src=same.js></script>`,
      '/same.js': call('ofSame'),
      '/sandboxed.html': `<script>${call('inSandbox')}</script><script src=sandboxed.js></script>`,
      '/sandboxed.js': call('ofSandbox'),
    },
    records: [
      'appended',
      'inSame',
      'inSandbox',
      'inSrcdoc',
      'ofSame',
      'ofSandbox',
      'ofSrcdoc',
      'ofWritten',
      'written',
    ],
  },
  'a policy with nonces and strict-dynamic': {
    routes: {
      '/': {
        body: `<script nonce=n src=external.js></script><script nonce=n>${call('inline')}
          const script = document.createElement('script'); script.src = 'added.js'; document.head.append(script);
          const own = document.createElement('script'); own.text = '${call('text')}'; document.head.append(own);
          addEventListener('load', () => { document.title = 'Done' })</script><script>${call('forbidden')}</script>`,
        headers: { 'content-security-policy': `script-src 'nonce-n' 'strict-dynamic'` },
      },
      '/external.js': call('external'),
      '/added.js': call('added'),
    },
    records: ['added', 'external', 'inline', 'text'],
  },
  'texts that have to be signed, and a default policy that is asked about the page’s own and no others': {
    routes: {
      '/': {
        body: `<script nonce=n>var says = [], asked = [], told = []; const { log } = console;
          addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => told.push(violatedDirective, sample));
          const own = trustedTypes.createPolicy('own', { createScript: (text) => text, createHTML: (text) => text });
          trustedTypes.createPolicy('default', { createScript: (text, type, sink) => { asked.push([text, sink]);
            return text.includes('refused') ? null : text } });</script>
          <script nonce=n>${call('inline')} says.push(document.currentScript.text)</script>
          <script nonce=n type=module>${call('inModule')}</script>
          <svg><script nonce=n>${call('inSvg')}</script></svg>
          <script nonce=n>says.push(eval(own.createScript('(function signed(n) { return n })(1)')), eval('(function byDefault(n) { return n })(2)'));
          const attempt = (run) => { try { says.push(String(run())) } catch (error) { says.push(error.name) } };
          attempt(() => eval('(function refused() {})()'));
          attempt(() => new Function('n', 'return (function ofStrings(n) { return n })(n)')(3));
          attempt(() => new Function(own.createScript('n'), own.createScript('return (function ofSigned(n) { return n })(n)'))(3));
          const insert = (fill) => { const script = document.createElement('script'); script.nonce = 'n'; fill(script);
            document.head.append(script); says.push(script.text) };
          insert((script) => { script.text = own.createScript('${call('byText')}') });
          insert((script) => { script.append('${call('byNode')}') });
          insert((script) => script.append('function refused() {} says.push("ran")'));
          const empty = document.head.appendChild(document.createElement('script'));
          empty.nonce = 'n'; empty.text = own.createScript('${call('later')}');
          setTimeout(own.createScript('(function timed() {})()')); setTimeout('(function timedByDefault() {})()');
          document.write(own.createHTML('<script nonce=n>${call('written')}</' + 'script>'));
          </script><button id=button onclick="(function clicked(n) {})(event.type)">x</button><script nonce=n>button.click(); says.push(String(button.onclick))</script><iframe srcdoc="<script nonce=n>${call('inSrcdoc')}</script>"></iframe>
          <script nonce=n>addEventListener('load', () => setTimeout(() => { says.push(asked, told); document.title = 'Done' }, 20))</script>`,
        headers: {
          'content-security-policy': `script-src 'unsafe-inline' 'unsafe-eval'; require-trusted-types-for 'script'`,
        },
      },
    },
    records: [
      'attempt',
      'byText',
      'clicked',
      'createHTML',
      'createScript',
      'inModule',
      'inSrcdoc',
      'inline',
      'insert',
      'later',
      'onclick',
      'signed',
      'timed',
    ],
    lists: [
      'trusted-types ',
      'trusted-types :9',
      'trusted-types :11',
      'function-text :12',
      'function-text :13',
      'trusted-types :15)',
      'trusted-types :21',
      'written ',
    ],
  },
  'texts that have to be signed, as the markup says': {
    routes: {
      '/': `<script>${call('before')}</script><meta http-equiv=content-security-policy content="require-trusted-types-for 'script'">
        <script>var says = []; addEventListener('securitypolicyviolation', ({ sample }) => says.push(sample));
        const own = trustedTypes.createPolicy('own', { createScript: (text) => text });
        says.push(eval(own.createScript('(function signed(n) { return n })(1)')));
        try { eval('(function unsigned(n) { return n })(1)') } catch (error) { says.push(error.name) }</script>
        <iframe srcdoc="<script>${call('inSrcdoc')}</script>"></iframe>${DONE}`,
    },
    records: ['before', 'createScript', 'inSrcdoc', 'signed'],
  },
  'texts that should be signed, and are reported where they are not': {
    routes: {
      '/': {
        body: `<script>var says = []; addEventListener('securitypolicyviolation', ({ sample }) => says.push(sample.slice(0, 20)))</script>
          <script>${call('inline')}</script><button id=button onclick="(function clicked(n) {})(1)">x</button>
          <script>button.click(); const script = document.createElement('script'); script.text = '${call('unsigned')}';
          document.head.append(script); says.push(script.text);
          try { says.push(eval('(function evaluated(n) { return n })(1)')) } catch (error) { says.push(error.name) }</script>${DONE}`,
        headers: { 'content-security-policy-report-only': `require-trusted-types-for 'script'` },
      },
    },
    records: ['clicked', 'evaluated', 'inline', 'onclick', 'unsigned'],
  },
  'texts signed by a policy of the page, where its head asks for them': {
    routes: {
      '/': {
        body: `<script>var says = []; const policy = trustedTypes.createPolicy('own', { createScript: (text) => text, createScriptURL: (text) => text });
          const local = 3; (() => { const local = 7; says.push(eval(policy.createScript('(function direct(n) { return n + local })(1)'))) })();
          says.push((0, eval)(policy.createScript('(function indirect(n) { return n + local })(1)')));
          const script = document.createElement('script'); script.text = policy.createScript('${call('text')}'); document.head.append(script);
          const made = document.createElement('script'); made.src = policy.createScriptURL(URL.createObjectURL(new Blob(['${call('ofBlob')}'], { type: 'text/javascript' })));
          made.onload = function loaded() { made.src = policy.createScriptURL('data:,'); setTimeout(policy.createScript('(function timer() { document.title = "Done" })()')) };
          document.head.append(made)</script>`,
        headers: { 'content-security-policy': `require-trusted-types-for 'script'` },
      },
    },
    records: ['createScript', 'createScriptURL', 'direct', 'indirect', 'loaded', 'ofBlob', 'text', 'timer'],
    says: [8, 4],
  },
};

testRoutes(ROUTES);

test('a page that calls another port of this machine works, and what it loads from there is recorded', async ({
  driver,
}) => {
  const other = await driver.serve({
    '/data.json': {
      body: '{"n":7}',
      type: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
    },
    '/library.js': call('library'),
    '/frame.html': `<script>${call('inFrame')}</script><script src=frame.js></script>`,
    '/frame.js': call('ofFrame'),
  });
  // Another host: another site, and so another process.
  const elsewhere = other.origin.replace('127.0.0.1', 'localhost');
  const { origin } = await driver.serve({
    '/': `<script src="${other.origin}/library.js"></script><iframe src="${elsewhere}/frame.html"></iframe><script>
      async function load(url) { window.says = (await (await fetch(url)).json()).n; document.title = 'Done' }
      addEventListener('load', () => load('${other.origin}/data.json'))</script>`,
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('says')).toBe(7);
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['inFrame', 'library', 'load', 'ofFrame']);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('handlers in the markup are recorded, and behave as they would', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': `<body onload="(function loaded(e) { notes.push(['load', e.type]); document.title = 'Done' })(event)">
      <form id=form><button type=button id=button name=who onclick="(function clicked(n) { notes.push([this === window, typeof elements,
        typeof querySelector, form === document.forms[0], event.type, n]) })(1); return false">x</button></form>
      <a id=link href="#never" onclick="return (() => false)()">x</a>
      <i id=broken onclick="function (">x</i><img src=missing.png onerror="(function failed() {})()">
      <svg><circle id=circle onclick="(function inSvg(e) {})(evt)"></circle></svg>
      <script>var notes = [];
      addEventListener('error', (event) => notes.push(['error', event.message]));
      notes.push([String(button.onclick), button.onclick.name, button.onclick.length, button.onclick === button.onclick]);
      button.addEventListener('click', () => notes.push('second'));
      button.click(); link.click(); broken.click(); notes.push([location.hash, button.getAttribute('onclick')]);
      circle.dispatchEvent(new Event('click'));
      const held = button.onclick; button.click(); notes.push(held === button.onclick);
      button.onclick = function own() { notes.push('own') }; button.click(); notes.push(String(button.onclick));
      button.setAttribute('onclick', '(function again() { notes.push("again") })()'); button.click();
      button.removeAttribute('onclick'); button.click(); notes.push(button.onclick);
      const made = document.createElement('b'); made.setAttribute('onclick', '(function made() {})()'); document.body.append(made); made.click();
      notes.push(Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'onclick').get.toString(),
        Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'onclick').get.name, document.body.outerHTML.length);
      </script>`,
  });
  const plain = await driver.openPlain(`${origin}/`);
  await plain.hasTitle('Done');
  const before = await plain.evaluate<unknown>('notes');
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('notes')).toEqual(before);
  const profile = await tab.panel.stop();
  for (const name of ['loaded', 'clicked', 'failed', 'inSvg', 'again', 'made'])
    expect(called(profile)).toContain(name);
  expect(callLines(profile)).toContain('2  onclick(event: PointerEvent)  onclick of button#button:1');
  expect(notRecordedLines(profile)).toEqual(['syntax onclick of i#broken']);
});

test('a sandboxed frame with its markup in an attribute works, and is recorded or listed', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/': `<script>addEventListener('message', ({ data }) => { document.title = data })</script>
      <iframe sandbox=allow-scripts srcdoc="<script>${call('inside')} parent.postMessage('Done', '*')</script>"></iframe>`,
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect([...called(profile), ...notRecordedLines(profile)]).toEqual(['sandboxed-srcdoc about:srcdoc']);
});

test('windows that the page opens are listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': `<button onclick="window.open('/other.html')">Open</button>`,
    '/other.html': `<script>${call('elsewhere')}</script>`,
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.click('button', 'Open');
  await expect.poll(() => tab.panel.text()).toMatch(/1 (script )?not recorded/);
  const profile = await tab.panel.stop();
  expect(notRecordedLines(profile)).toEqual(['popup other.html']);
});
