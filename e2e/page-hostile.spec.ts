/**
 * World: Node. A page that replaces the language and the methods of its documents after its first statement, and makes
 * code in every way: all is recorded, and it notices nothing that it would not notice alone.
 */
import { signatureLabel } from '../profile/index.ts';
import { expect, notRecordedLines, test } from './driver.ts';

/** Counts every call of what it replaces; each goes on to the native. */
const HOSTILE = `
  var noticed = [], isReady = false;
  {
    const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
    const replace = (owner, name) => {
      for (const key of ownKeys(owner)) {
        const property = getOwnPropertyDescriptor(owner, key);
        const what = name + '.' + String(key);
        if (!property.configurable || key === 'constructor') continue;
        const note = (native) => function (...values) { if (isReady) noticed[noticed.length] = what; return apply(native, this, values) };
        if (typeof property.value === 'function') property.value = note(property.value);
        else if (property.get) { property.get = note(property.get); if (property.set) property.set = note(property.set) }
        else continue;
        defineProperty(owner, key, property);
      }
    };
    const prototypes = ['Array', 'String', 'RegExp', 'Map', 'Set', 'WeakMap', 'Number', 'Date', 'Promise', 'Error', 'Int32Array', 'Float64Array',
      'Node', 'Element', 'HTMLElement', 'HTMLScriptElement', 'Document', 'EventTarget', 'Event', 'CustomEvent', 'MutationObserver', 'MutationRecord', 'NodeList'];
    globalThis.poison = () => {
      for (const name of prototypes) replace(globalThis[name].prototype, name + '.prototype');
      replace(Object.getPrototypeOf(Int8Array.prototype), '%TypedArray%.prototype');
      replace(Object.getPrototypeOf([].values()), '%ArrayIterator%.prototype');
      for (const name of ['Math', 'JSON', 'Object', 'Array', 'String', 'Promise', 'performance']) replace(globalThis[name], name);
      Object.defineProperty(Object.prototype, 'url', { get() { if (isReady) noticed[noticed.length] = 'inherited url' }, set() { noticed[noticed.length] = 'inherited url set' }, configurable: true });
      Object.defineProperty(Object.prototype, '33', { set() { noticed[noticed.length] = 'inherited 33' }, configurable: true });
      isReady = true;
    };
  }
`;

const WORK = `
  const run = eval, Late = Function;
  function inFile(x) { return x }
  function begin() {
    poison();
    const results = [];
    results[0] = inFile(1);
    results[1] = eval('(function inEval(x) { return x + 1 })')(1);
    results[2] = new Function('x', 'return (function inFunction(y) { return y })(x)')(3);
    results[3] = (0, eval)('(function inIndirect(x) { return x })(4)');
    const script = document_createElement('script');
    script_setText(script, 'function inInserted(x) { return x } globalThis.inserted = inInserted(5)');
    body_append(document.body, script);
    results[4] = inserted;
    setTimeout('(function inTimer() { end(6) })()');
    globalThis.results = results;
  }
  function end(x) { isReady = false; results[5] = x; const all = noticed.join(); document.title = 'done ' + results.join() + ' ' + all }
`;

const PAGE = `<!doctype html><title>Hostile</title><body><script src="/hostile.js"></script>
<script>
  const document_createElement = document.createElement.bind(document);
  const script_setText = Function.prototype.call.bind(Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'text').set);
  const body_append = Function.prototype.call.bind(Node.prototype.appendChild);
</script>
<script src="/work.js"></script>
<script>begin()</script>
<script>function inLate(x) { return x } inLate(7)</script>`;

test('a page that replaces the language under us notices nothing, and all of it is recorded', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': PAGE,
    '/hostile.js': HOSTILE,
    '/work.js': WORK,
  });
  const tab = await driver.open(`${origin}/page.html`);
  const plain = await tab.hasTitle(/^done/);
  await tab.panel.reloadAndRecord();
  expect(await tab.hasTitle(/^done/)).toBe(plain);
  const profile = await tab.panel.stop();
  // Other scripts could call `run`.
  expect(notRecordedLines(profile)).toEqual(['eval-alias work.js']);
  const { callNodes } = profile.contexts[0];
  const labels = Array.from(callNodes.signature, (signature) => signatureLabel(profile, signature));
  for (const name of ['inFile', 'inEval', 'inFunction', 'inIndirect', 'inInserted', 'inTimer', 'inLate'])
    expect(labels.filter((label) => label.startsWith(`${name}(`))).toHaveLength(1);
});
