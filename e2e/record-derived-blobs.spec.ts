/**
 * World: Node. Scripts, modules and workers at addresses of blobs that came of responses, or are parts of others.
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
});
