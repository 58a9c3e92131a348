/**
 * World: Node. Event handlers that come into a page otherwise than by its parser, and events that no observer would hear
 * of in time: each is recorded, and works as it does without us.
 */
import { called } from './compare-routes.ts';
import { expect, notRecordedLines, test } from './driver.ts';

// `on` gives the text of a handler with a function of that name.
const BEGIN = `var notes = []; const on = (name, event = 'click') => \`on\${event}="(function \${name}(e) { notes.push(['\${name}', this === window, e && e.type]) })(event)"\`;
  const text = (name) => \`(function \${name}(e) { notes.push('\${name}') })(event)\`;
  const outside = (html) => { const div = document.createElement('div'); div.innerHTML = html; return div.firstChild };
  const last = () => document.body.lastElementChild;`;

const pages: Readonly<Record<string, { readonly script: string; readonly records: readonly string[] }>> = {
  'markup whose events come at once': {
    script: `document.body.insertAdjacentHTML('beforeend', '<b ' + on('adjacent') + '>'); last().click();
      last().innerHTML = '<i ' + on('inner', 'focus') + '>'; last().firstChild.dispatchEvent(new Event('focus'));
      last().firstChild.outerHTML = '<i ' + on('outer', 'input') + '>'; last().firstChild.dispatchEvent(new Event('input'));
      last().setHTMLUnsafe('<i ' + on('unsafe', 'change') + '>'); last().firstChild.dispatchEvent(new Event('change'));
      document.body.append(document.createRange().createContextualFragment('<b ' + on('contextual', 'copy') + '>')); last().dispatchEvent(new Event('copy'));
      document.body.append(new DOMParser().parseFromString('<b ' + on('parsed', 'cut') + '>', 'text/html').body.firstChild); last().dispatchEvent(new Event('cut'));
      document.write('<b id=written ' + on('written', 'paste') + '></b>'); written.dispatchEvent(new Event('paste'));
      document.body.append(kept.content.cloneNode(true)); last().dispatchEvent(new Event('drag'));
      const template = document.createElement('template'); template.innerHTML = '<b ' + on('ofTemplate', 'drop') + '>';
      document.body.append(template.content.cloneNode(true)); last().dispatchEvent(new Event('drop'));`,
    records: [
      'adjacent',
      'contextual',
      'inner',
      'kept',
      'ofTemplate',
      'outer',
      'parsed',
      'unsafe',
      'written',
    ],
  },
  'elements outside of the document': {
    script: `outside('<b ' + on('detached') + '>').click(); outside('<b ' + on('called') + '>').onclick(new Event('click'));
      const made = document.createElement('b'); made.setAttribute('onclick', text('given')); made.click();
      made.setAttributeNS(null, 'onpaste', text('givenNs')); made.dispatchEvent(new Event('paste'));
      const image = new Image(); image.setAttribute('onerror', text('failed')); image.src = 'data:,';`,
    records: ['called', 'detached', 'failed', 'given', 'givenNs'],
  },
  'shadow trees, closed and open, whose events stay inside': {
    script: `for (const mode of ['closed', 'open']) {
        const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode });
        root.innerHTML = '<b ' + on(mode + 'Root') + '>'; root.firstChild.dispatchEvent(new Event('click'));
        root.append(kept.content.cloneNode(true)); root.lastChild.dispatchEvent(new Event('drag'));
        root.append(outside('<b ' + on(mode + 'Moved', 'input') + '>')); root.lastChild.dispatchEvent(new Event('input'));
      }`,
    records: ['closedMoved', 'closedRoot', 'kept', 'openMoved', 'openRoot'],
  },
  'attributes that are nodes': {
    script: `const made = document.body.appendChild(document.createElement('b')), attribute = document.createAttribute('onclick');
      made.setAttributeNode(attribute); attribute.value = text('byValue'); made.click();
      made.toggleAttribute('oninput'); made.attributes.oninput.textContent = text('byText'); made.dispatchEvent(new Event('input'));`,
    records: ['byText', 'byValue'],
  },
  'handlers of the window, and of events by other names': {
    script: `document.body.setAttribute('onhashchange', text('hashed')); dispatchEvent(new Event('hashchange'));
      document.body.setAttribute('onmessage', text('told')); dispatchEvent(new Event('message'));
      document.body.insertAdjacentHTML('beforeend', '<style>@keyframes k { to { top: 1px } }</style><b style="display: block; animation: k 1ms" ' +
        on('animated', 'webkitanimationend') + '>x</b><svg><animate dur=1s attributeName=x ' + on('began', 'begin') + '></svg>');`,
    records: ['animated', 'began', 'hashed', 'told'],
  },
  'documents in frames, which are gone when the recording ends': {
    script: `const frame = document.body.appendChild(document.createElement('iframe'));
      frame.srcdoc = '<body><script>document.body.innerHTML = "<b onclick=\\'(function inFrame() { parent.notes.push(this === self) })()\\'>"; document.body.firstChild.click()</' + 'script>';
      frame.onload = () => setTimeout(() => frame.remove());`,
    records: ['inFrame'],
  },
};

for (const [name, { script, records }] of Object.entries(pages))
  test(`handlers are recorded: ${name}`, async ({ driver }) => {
    const { origin } = await driver.serve({
      '/': `<body><template id=kept><b ondrag="(function kept(e) { notes.push(['kept', this === window, e.type]) })(event)"></b></template>
        <script>${BEGIN} ${script}</script><script>const end = (length) => notes.length < length || document.querySelector('iframe') ? setTimeout(end, 10, length) : document.title = 'Done'</script>`,
    });
    const plain = await driver.openPlain(`${origin}/`);
    await plain.evaluate(`end(${records.length})`);
    await plain.hasTitle('Done');
    const before = await plain.evaluate<unknown>('notes.map(String).sort()');
    const tab = await driver.open(`${origin}/`);
    await tab.panel.reloadAndRecord();
    await tab.evaluate(`end(${records.length})`);
    await tab.hasTitle('Done');
    expect(await tab.evaluate('notes.map(String).sort()')).toEqual(before);
    const profile = await tab.panel.stop();
    const names = called(profile);
    expect(records.filter((name) => !names.includes(name))).toEqual([]);
    expect(notRecordedLines(profile)).toEqual([]);
  });
