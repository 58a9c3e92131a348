/**
 * World: Node. Scripts and modules at blob: and data: addresses, whoever asks for them: recorded, and to the page
 * they have the addresses that it gave them.
 */
import { call, DONE, testRoutes } from './compare-routes.ts';

const BEGIN = `<!doctype html><meta charset=utf-8><script>var says = [];
  const hide = (text) => String(text).replaceAll(/blob:[^\\s:)]+:[^\\s:)]+:[0-9]+\\/[-0-9a-f]+/g, 'BLOB');
  const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }));
  const added = (address, set) => new Promise(function waits(done) { const script = document.createElement('script');
    script.onload = () => done('load'); script.onerror = () => done('error');
    if (set) { document.head.append(script); set(script) } else { script.src = address; document.head.append(script) } });
  </script>`;
const END = `document.title = 'Done';`;
const base64 = (text: string): string =>
  `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
const data = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

testRoutes({
  'classic scripts at blob: and data: addresses': {
    routes: {
      '/': `${BEGIN}<script>(async () => {
        const text = (name) => 'function ' + name + '(n) { return n } ' + name + '(1); says.push(hide(document.currentScript.src), '
          + 'hide(document.currentScript.outerHTML), hide(new Error("x").stack.split("\\\\n")[1].trim().replace(/:[0-9]+:[0-9]+/, "")))';
        says.push(await added(blob(text('byBlob'))), await added(blob(text('untyped'), '')));
        const revoked = blob(text('revoked')); URL.revokeObjectURL(revoked); says.push(await added(revoked));
        const early = blob(text('early')); const loads = added(early); URL.revokeObjectURL(early); says.push(await loads);
        says.push(await added(blob('this is no script', 'image/png')));
        const twice = blob(text('twice')); says.push(await added(twice), await added(twice));
        says.push(await added('', (script) => { script.src = blob(text('byProperty')) }));
        says.push(await added('', (script) => script.setAttribute('SRC', blob(text('byAttribute')))));
        says.push(await added('data:text/javascript,' + encodeURIComponent('${call('byData')} says.push(document.currentScript.src.length)')));
        says.push(await added('data:text/plain;base64,' + btoa('${call('byBase64')} says.push(typeof byBase64)')));
        says.push(await added('data:text/javascript,%zz'));
        says.push(Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src').set.toString());
        ${END} })()</script>`,
    },
    records: [
      'added',
      'blob',
      'byAttribute',
      'byBase64',
      'byBlob',
      'byData',
      'byProperty',
      'early',
      'hide',
      'script.onerror',
      'script.onload',
      'text',
      'twice',
      'untyped',
      'waits',
    ],
    lists: ['in-memory BLOB', 'in-memory BLOB', 'in-memory javascript,%zz'],
  },
  'data: scripts in the markup': {
    routes: {
      '/': `${BEGIN}<script src="${base64(`${call('first')} says.push(document.currentScript.src.length, document.currentScript.outerHTML)`)}"></script>
        <script defer src="${data(`${call('deferred')} says.push(document.currentScript.src.length)`)}"></script>
        <script type=module src="${data(`${call('ofModule')} says.push(import.meta.url.length)`)}"></script>
        <script>document.write('<script src="${data(`${call('written')} says.push(document.currentScript.src.length)`)}"></' + 'script>')</script>
        ${DONE}<script src="${data(call('last'))}"></script>`,
    },
    records: ['deferred', 'first', 'last', 'ofModule', 'written'],
  },
  'modules at blob: and data: addresses, each of them one': {
    routes: {
      '/': `${BEGIN}<script type=module>
        const text = 'let count = 0; export function counted(n) { return ++count } says.push(hide(import.meta.url), Object.keys(import.meta).join(),'
          + 'hide(new Error("x").stack.split("\\\\n")[1].trim().replace(/:[0-9]+:[0-9]+/, ""))); export const at = import.meta.url';
        const address = blob(text);
        const one = await import(address), two = await import(new URL(address)), again = await import(address + '#1');
        one.counted(1); says.push(one === two, one === again, two.counted(1), again.counted(1), one.at === address, again.at === address + '#1');
        const parent = blob('import { counted } from "' + address + '"; export * from \\'' + address + '\\'; export function parents(n) { return counted(n) }');
        says.push((await import(parent)).parents(1), (await import(parent)).counted === one.counted);
        says.push(await new Promise((done) => { window.hear = done; const script = document.createElement('script'); script.type = 'module';
          script.src = blob('import * as one from "' + address + '"; function ofElement(n) { hear(one.counted(n)) } ofElement(1)'); document.head.append(script) }));
        URL.revokeObjectURL(address); says.push((await import(address)) === one);
        const lost = blob('export const lost = 1'); URL.revokeObjectURL(lost); says.push(await import(lost).catch((error) => error.name));
        says.push(await import(blob('export const lost = 1', 'text/plain')).catch((error) => error.name));
        says.push(await import(blob('not a module')).catch((error) => error.name + hide(error.message)));
        const bad = blob('function thrower() { throw new Error("bad") } thrower()');
        says.push(await import(bad).catch((error) => hide(error.stack).replaceAll(/:[0-9]+:[0-9]+/g, '')), (await import(bad).catch((error) => error)) === (await import(bad).catch((error) => error)));
        says.push((await import('data:text/javascript,export function byData(n) { return import.meta.url }')).byData(1));
        says.push((await import('data:application/json,{"a":1}', { with: { type: 'json' } })).default.a);
        const map = document.createElement('script'); map.type = 'importmap';
        map.textContent = JSON.stringify({ imports: { bare: blob('export function mapped(n) { return hide(import.meta.url) }') } });
        document.head.append(map); says.push((await import('bare')).mapped(1), hide(map.text));
        ${END}</script>`,
    },
    records: ['blob', 'byData', 'counted', 'hide', 'mapped', 'ofElement', 'parents', 'thrower'],
    // What does not load, and what is no module.
    lists: ['in-memory BLOB', 'in-memory BLOB', 'syntax :20'],
  },
  'static imports of data: addresses in a module of the page': {
    routes: {
      '/': `${BEGIN}<script type=module id=own>import { fromData } from "${data(call('fromData') + ' export { fromData }')}"; says.push(fromData(2));</script>
        <script type=module>import "${data(call('fromData') + ' export { fromData }')}"; says.push(own.text.length); function after(n) { ${END} } after(1)</script>`,
    },
    records: ['after', 'fromData'],
  },
  'a worker made of base64 data': {
    routes: {
      '/': `<script>var says = []; const worker = new Worker('${base64(`${call('inWorker')} postMessage('é' + inWorker(2))`)}');
        worker.onmessage = function hears({ data }) { says.push(data); document.title = 'Done' }</script>`,
    },
    records: ['hears', 'inWorker'],
  },
  'blobs of bytes': {
    routes: {
      '/': `${BEGIN}<script>(async () => {
        const bytes = (text) => new TextEncoder().encode(text);
        const made = (parts, type = 'text/javascript') => URL.createObjectURL(new Blob(parts, { type }));
        const text = (name) => 'function ' + name + '(n) { return n } says.push(' + name + '("é"))';
        says.push(await added(made([bytes(text('ofBytes'))])), await added(made([bytes(text('ofBuffer')).buffer], '')));
        says.push(await added(made([new DataView(bytes(text('ofView')).buffer), ';', bytes(text('ofParts'))])));
        says.push(await added(made([new Blob([bytes(text('ofBlob'))]), '\\n//'])));
        const file = new File([bytes(text('ofFile'))], 'a.js', { type: 'application/javascript' });
        says.push(await added(URL.createObjectURL(file)));
        const later = bytes(text('ofBefore')), url = made([later]); later.fill(32); says.push(await added(url));
        says.push((await import(made([bytes('export function ofModule(n) { return n }')]))).ofModule('m'));
        const worker = new Worker(made([bytes(text('ofWorker').replace('says.push', 'postMessage'))]));
        says.push(await new Promise((done) => { worker.onmessage = ({ data }) => done(data) }));
        const half = bytes(text('cut')), at = half.indexOf(0xc3) + 1;
        says.push(await added(made([half.subarray(0, at), half.subarray(at)])), typeof cut);
        says.push(await added(made([new Proxy(half, { get: function asked(_, key) { says.push(String(key)); return key === Symbol.toPrimitive ? text.bind(null, 'ofText') : undefined } })])));
        ${END} })()</script>`,
    },
    records: [
      'added',
      'asked',
      'bytes',
      'cut',
      'made',
      'ofBefore',
      'ofBlob',
      'ofBuffer',
      'ofBytes',
      'ofFile',
      'ofModule',
      'ofParts',
      'ofText',
      'ofView',
      'ofWorker',
      'script.onload',
      'text',
      'waits',
      'worker.onmessage',
    ],
  },
  'a policy that allows blob: scripts by nonce': {
    routes: {
      '/': {
        body: `<script nonce=n>var says = []; const script = document.createElement('script'); script.nonce = 'n';
          script.src = URL.createObjectURL(new Blob(["${call('trusted')}"], { type: 'text/javascript' })); document.head.append(script);
          const other = document.createElement('script'); other.src = 'data:text/javascript,says.push(1)'; other.onerror = () => says.push('blocked');
          document.head.append(other); addEventListener('load', () => { document.title = 'Done' })</script>`,
        headers: { 'content-security-policy': `script-src 'nonce-n'` },
      },
    },
    records: ['other.onerror', 'trusted'],
    says: ['blocked'],
  },
});
