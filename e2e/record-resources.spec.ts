/**
 * World: Node. Functions whose blocks wait for a resource (`await using`), in a real page: disposal belongs to
 * them, the wait does not, and everything comes in the turn in which it would come without us.
 */
import { signatureLabel } from '../profile/index.ts';
import { expect, notRecordedLines, test } from './driver.ts';

const SCRIPT = `
  var order = [];
  const note = (what) => { order.push(what) };
  const busy = () => { const end = performance.now() + 2; while (performance.now() < end); };
  const open = (name, key = Symbol.asyncDispose) => ({ name, [key]() { busy(); note('close ' + this.name); return key === Symbol.dispose ? undefined : Promise.resolve().then(() => note('closed ' + this.name)) } });
  async function one(x) { { await using r = open(x); note(r.name) } note('after ' + x); await null; note('end ' + x) }
  async function early(x) { for (const y of [1, 2]) { await using r = open(x); if (y) return note('return') } }
  async function fails(x) { try { await using r = open(x); throw new Error('body') } catch (e) { note(e.message) } finally { note('finally') } }
  async function rejects() { try { await using r = { async [Symbol.asyncDispose]() { throw new Error('dispose') } }; note('in') } catch (e) { note(e.message) } }
  async function both() { try { await using r = { [Symbol.asyncDispose]() { throw new Error('dispose') } }; throw new Error('body') } catch (e) { note([e.name, e.error.message, e.suppressed.message]) } }
  async function sync() { { await using r = open('sync', Symbol.dispose); using after = open('after', Symbol.dispose) } note('after sync') }
  async function nothing() { { await using r = null; note('null') } note('after null'); { await using r = undefined } note('after undefined') }
  async function wrong() { try { await using r = {} } catch (e) { note(e.name) } try { await using r = 1 } catch (e) { note(e.name) } }
  async function two(x, y) { { await using r = open(x); if (y === 0) return note('left'); await using s = y && open(y); note('second') } note('after two') }
  async function nulls() { { await using r = null, s = undefined } note('after nulls') }
  async function mixed() { { using q = open('before', Symbol.dispose); await using r = open('mixed'); using s = open('behind', Symbol.dispose) } note('after mixed') }
  async function mixedNull() { { using q = open('first', Symbol.dispose); await using r = null } note('after mixed null') }
  async function loops() { for (await using r of [open('l1'), null, open('l2')]) { note(r && r.name) } for await (await using r of [open('l3')]) note(r.name) }
  async function* values() { await using r = open('values'); yield 1; yield 2 }
  async function consumes() { for await (const v of values()) { note(v); break } }
  var turns = 0;
  const tick = () => { note('turn ' + ++turns); if (turns < 12) queueMicrotask(tick) };
  (async () => {
    for (const f of [() => one('x'), () => early('e'), () => fails('f'), rejects, both, sync, nothing, wrong, () => two('t', 'u'), () => two('v', 0), () => two('w', null), nulls, mixed, mixedNull, loops, consumes]) {
      turns = 0; queueMicrotask(tick); await f(); await new Promise((done) => { setTimeout(done) });
    }
    setTimeout(function last() { document.title = order.join() });
  })();`;

test('records functions that wait for a resource as the calls they are', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': '<!doctype html><title>Resources</title><script src="/resources.js"></script>',
    '/resources.js': SCRIPT,
  });
  const tab = await driver.open(`${origin}/page.html`);
  const plain = await tab.hasTitle(/closed values/);
  await tab.panel.reloadAndRecord();
  expect(await tab.hasTitle(/closed values/)).toBe(plain);
  const profile = await tab.panel.stop();
  expect(notRecordedLines(profile)).toEqual([]);

  const { callNodes } = profile.contexts[0];
  const labels = Array.from(callNodes.signature, (signature) => signatureLabel(profile, signature));
  const callerOf = (node: number): string => labels[callNodes.parent[node]] ?? '';
  const callers = (callee: string): string[] =>
    labels.flatMap((label, node) => (label === callee ? [callerOf(node)] : []));
  // Each resource is closed by the function that opened it, however the block ended.
  const closers = callers('[key]()').sort();
  expect(closers).toEqual(
    callers('open(name: string)').concat(callers('open(name: string, key: symbol)')).sort(),
  );
  const roots = labels.filter((_, node) => callNodes.parent[node] < 0);
  expect(roots.sort()).toEqual(['(anonymous in [key])()', '(anonymous)()', 'last()', 'tick()']);
});
