/**
 * World: Node. Documents of every kind, and what comes into them on rarer ways: each is recorded, or listed where the
 * page would notice.
 */
import { createHash } from 'node:crypto';
import { call, called, DONE, javascript, testRoutes } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

testRoutes({
  'scripts and modules that a header preloads': {
    routes: {
      '/': {
        body: `<script src=ahead.js></script><script type=module src=module.js></script>${DONE}`,
        headers: { link: '</ahead.js>; rel=preload; as=script, </module.js>; rel=modulepreload' },
      },
      '/ahead.js': call('ahead'),
      '/module.js': call('inModule'),
    },
    records: ['ahead', 'inModule'],
  },
  'a document that is XML': {
    routes: {
      '/': {
        body: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Done</title>
          <script>//<![CDATA[
          function inData(n) { return n &lt; 2 &amp;&amp; n } inData(1)
          //]]></script><script>function escaped(n) { return n &lt; 2 } escaped(1)</script><script src="file.js"/></head><body/></html>`.replace(
          '&lt; 2 &amp;&amp; n',
          '< 2 && n',
        ),
        type: 'application/xhtml+xml',
      },
      '/file.js': call('ofFile'),
    },
    records: ['escaped', 'inData', 'ofFile'],
  },
  'frames at blob: addresses, and documents in object, embed and frame elements': {
    routes: {
      '/': `<body><object data=object.html></object><embed src=embed.html><iframe src=set.html></iframe>
        <script>const frame = document.createElement('iframe'), file = location.origin + '/ofBlob.js';
        const markup = '<script>${call('inBlobFrame')}</' + 'script><script src=' + file + '></' + 'script>';
        frame.src = URL.createObjectURL(new Blob([markup], { type: 'text/html' })); document.body.append(frame)</script>${DONE}`,
      '/object.html': `<script>${call('inObject')}</script>`,
      '/embed.html': `<script>${call('inEmbed')}</script>`,
      '/set.html': `<frameset><frame src=inset.html></frameset>`,
      '/inset.html': `<script>${call('inFrameset')}</script>`,
      '/ofBlob.js': call('ofBlob'),
    },
    records: ['inBlobFrame', 'inEmbed', 'inFrameset', 'inObject', 'ofBlob'],
  },
  'scripts and handlers in shadow trees of the markup': {
    routes: {
      '/': `<script>var says = []</script><div id=host><template shadowrootmode=open><script>says.push(function shadowed(n) { return n }(1))</script><script src=file.js></script>
        <p><b><template shadowrootmode=open></template></b><i id=inner><template shadowrootmode=open></template></i></p><div><template shadowrootmode=open><script>${call('nested')}</script></template></div>
        <script>${call('second')}</script><b id=b onclick="(function clicked() {})()">x</b></template></div>
        <script>const root = host.shadowRoot; root.getElementById('b').dispatchEvent(new Event('click')); says.push(root.querySelector('script').text);
        const script = document.createElement('script'); script.text = '${call('appended')}'; root.append(script)</script>${DONE}`,
      '/file.js': call('ofFile'),
    },
    records: ['appended', 'clicked', 'nested', 'ofFile', 'onclick', 'second', 'shadowed'],
    says: [1, 'says.push(function shadowed(n) { return n }(1))'],
  },
  'scripts in a closed shadow tree of the markup, which are listed': {
    routes: {
      '/': `<div><template shadowrootmode=closed><script>${call('shadowed')}</script></template></div>${DONE}`,
    },
    records: [],
    lists: ['unseen '],
  },
  'modules that are no scripts': {
    routes: {
      '/': `<script type=module>import data from './data.json' with { type: 'json' };
        import sheet from './style.css' with { type: 'css' };
        function uses(n, rules) { return [n, rules] } var says = (window.says = uses(data.n, sheet.cssRules.length));</script>${DONE}`,
      '/data.json': { body: '{"n":7}', type: 'application/json' },
      '/style.css': 'b { color: red }',
    },
    records: ['uses'],
    says: [7, 1],
  },
  'a policy that allows files by their digest': {
    routes: {
      '/': {
        body: `<script src=file.js integrity="${digest(call('ofFile'))}"></script>${DONE}`,
        headers: {
          'content-security-policy': `script-src '${digest(call('ofFile'))}' '${digest(DONE.replace(/<\/?script>/g, ''))}'`,
        },
      },
      '/file.js': call('ofFile'),
    },
    records: ['ofFile'],
  },
  'timers and makers of functions of every kind': {
    routes: {
      '/': `<script>const kinds = [async () => {}, function* () {}, async function* () {}];
        const text = 'return (function inner(n) { return n })(n)';
        for (const kind of kinds) { const made = kind.constructor('n', text)(1); made.next?.() }
        new Function('n', text)(1); Function('n', text)(1); Reflect.construct(Function, ['n', text])(1);
        const repeats = setInterval('(function repeated(n) { clearInterval(repeats) })(1)'); setTimeout('(function once() { })()');
        setTimeout(() => { document.title = 'Done' }, 50)</script>`,
    },
    records: ['anonymous', 'inner', 'once', 'repeated'],
  },
});

test('a script that is asked for with credentials comes with them', async ({ driver }) => {
  const allowed = { 'access-control-allow-credentials': 'true' };
  let page = '';
  const other = await driver.serve({
    '/set.html': {
      body: '<title>Set</title>',
      headers: { 'set-cookie': 'known=1; SameSite=Lax' },
    },
    '/known.js': ({ cookie = '' }) =>
      javascript(cookie.includes('known') ? call('known') : call('unknown'), {
        ...allowed,
        'access-control-allow-origin': page,
      }),
  });
  const { origin } = await driver.serve({
    '/': `<script crossorigin=use-credentials src="${other.origin}/known.js"></script>${DONE}`,
  });
  page = origin;
  const tab = await driver.open(`${other.origin}/set.html`);
  await tab.goto(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(called(profile)).toEqual(['known']);
  expect(notRecordedLines(profile)).toEqual([]);
});
