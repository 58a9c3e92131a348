/**
 * World: Node. Scripts, modules and workers at addresses of blobs that no constructor told the text of: of responses and
 * requests, parts and copies of others, from databases, of other windows.
 */
import { call, testRoutes } from './compare-routes.ts';

const BEGIN = `<!doctype html><script>var says = [];
  const type = 'text/javascript';
  const added = (blob) => new Promise(function waits(done) { const script = document.createElement('script');
    script.onload = () => done('load'); script.onerror = () => done('error'); script.src = URL.createObjectURL(blob); document.head.append(script) });
  </script>`;

testRoutes({
  'blobs of responses': {
    routes: {
      '/': `${BEGIN}<script>(async () => {
        const { blob } = Response.prototype; says.push(blob.name, blob.length, String(blob));
        const got = await (await fetch('library.js')).blob(); says.push(got.type, got.size, await added(got));
        says.push(await added(await new Response('${call('made')}', { headers: { 'content-type': type } }).blob()));
        const answer = new Response('${call('imported')} export default 7', { headers: { 'content-type': type } });
        says.push((await import(URL.createObjectURL(await answer.blob()))).default);
        says.push(await answer.blob().catch((error) => [error.name, error.message].join()));
        const bytes = await new Response(new Uint8Array([0xff, 0xfe])).blob(); says.push(bytes.size);
        const promise = new Response('').blob(); says.push(promise.constructor === Promise, Object.keys(promise).length, String((await promise).type));
        Promise.prototype.then = new Proxy(Promise.prototype.then, { apply() { says.push('heard') } });
        await new Response('x', { headers: { 'content-type': type } }).blob(); delete Promise.prototype.then;
        document.title = 'Done' })()</script>`,
      '/library.js': call('fetched'),
    },
    records: ['added', 'fetched', 'imported', 'made', 'script.onload', 'waits'],
  },
  'parts of blobs': {
    routes: {
      '/': `${BEGIN}<script>(async () => {
        const whole = new Blob(['no script ${call('part')} no script'], { type });
        says.push(await added(whole.slice(10, -10, type)), await added(whole.slice(-10 - ${call('part').length}, -10, type).slice(0, 99, type)));
        document.title = 'Done' })()</script>`,
    },
    records: ['added', 'part', 'script.onload', 'waits'],
    says: ['load', 'load'],
  },
  'blobs of requests, copies, databases and other windows': {
    routes: {
      '/': `${BEGIN}<iframe id=other></iframe><script>(async () => {
        const say = async (name, blob) => says.push(name, blob.type, await added(blob));
        const request = new XMLHttpRequest(); request.open('GET', 'library.js'); request.responseType = 'blob';
        await new Promise(function loads(done) { request.onload = done; request.send() });
        await say('request', request.response);
        await say('copy', structuredClone(new Blob(['${call('cloned')}'], { type })));
        const { port1, port2 } = new MessageChannel();
        const told = new Promise(function hears(done) { port2.onmessage = ({ data }) => done(data) });
        port1.postMessage(new File(['${call('posted')}'], 'a.js', { type }));
        await say('message', await told);
        const opened = indexedDB.open('blobs' + performance.timeOrigin);
        const kept = await new Promise(function waitsForBase(done) {
          opened.onupgradeneeded = () => opened.result.createObjectStore('all').put(new Blob(['${call('kept')}'], { type }), 1);
          opened.onsuccess = () => { const get = opened.result.transaction('all').objectStore('all').get(1); get.onsuccess = () => done(get.result) };
        });
        await say('database', kept);
        const { contentWindow } = other;
        await say('window', new contentWindow.Blob(['${call('foreign')}'], { type }));
        const script = document.createElement('script'); script.src = contentWindow.URL.createObjectURL(new contentWindow.Blob(['${call('elsewhere')}'], { type }));
        await new Promise(function waitsForScript(done) { script.onload = done; document.head.append(script) });
        await say('long', new Blob([new TextEncoder().encode('${call('long')}' + ' '.repeat(2e6))]));
        await say('latin', new Blob([new Uint8Array([0x22, 0xe9, 0x22])], { type }));
        const { response } = request;
        says.push(await new Promise(function waitsForWorker(done) {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1);', response], { type })));
          worker.onmessage = ({ data }) => done(data) }));
        const answer = await (await fetch('module.js')).blob();
        says.push((await import(URL.createObjectURL(answer))).ofAnswer(1));
        const many = URL.createObjectURL(answer), one = await import(many); says.push(one === await import(many));
        says.push(performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*[/]/, '')).filter((name) => name.endsWith('.js')));
        document.title = 'Done' })()</script>`,
      '/library.js': call('requested'),
      '/module.js': 'export function ofAnswer(n) { return n }',
    },
    records: [
      'added',
      'cloned',
      'elsewhere',
      'foreign',
      'get.onsuccess',
      'hears',
      'kept',
      'loads',
      'long',
      'ofAnswer',
      'opened.onsuccess',
      'opened.onupgradeneeded',
      'port2.onmessage',
      'posted',
      'requested',
      'say',
      'script.onload',
      'waits',
      'waitsForBase',
      'waitsForScript',
      'waitsForWorker',
      'worker.onmessage',
    ],
    // It is no UTF-8.
    lists: ['in-memory BLOB'],
  },
  'blobs that workers get': {
    routes: {
      '/': `${BEGIN}<script>
        new Worker('worker.js').onmessage = function hears({ data }) { says.push(data); document.title = 'Done' }
        </script>`,
      '/worker.js': `(async () => {
        const type = 'text/javascript', made = (blob) => URL.createObjectURL(blob);
        const cloned = structuredClone(new Blob(['${call('cloned')}'], { type }));
        importScripts(made(cloned), made(await new Response('${call('ofResponse')}').blob()));
        const inner = new Worker(made(structuredClone(new Blob(['function inner(n) { return n } postMessage(inner(3))']))));
        inner.onmessage = function hearsInner({ data }) { postMessage([cloned.size, data]) };
      })()`,
    },
    records: ['cloned', 'hears', 'hearsInner', 'inner', 'made', 'ofResponse'],
  },
  'a policy that would report the reading is not asked, and the script is listed': {
    routes: {
      '/': {
        body: `${BEGIN}<script>(async () => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => says.push(effectiveDirective));
          says.push(await added(structuredClone(new Blob(['${call('cloned')}'], { type }))));
          const known = new Blob(['${call('known')}'], { type }); says.push(await added(known));
          document.title = 'Done' })()</script>`,
        headers: { 'content-security-policy': "connect-src 'self'" },
      },
    },
    records: ['added', 'known', 'script.onload', 'waits'],
    lists: ['in-memory BLOB'],
    says: ['load', 'load'],
  },
});
