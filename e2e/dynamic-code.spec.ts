/**
 * World: Node. Code that a page makes while it runs is recorded under the place that made it, and runs as it
 * would.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';

test('functions made of text and timers with text are recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script>`,
    '/app.js': `function compile(text) { return new Function('a', text) }
const double = compile('return a * 2');
double(1); double(2.5);
new Function('n', 'return n //# sourceURL=row.tpl')('x');
const later = Object.getPrototypeOf(async () => {}).constructor('x', 'return x');
window.texts = [String(double), double.constructor === Function, later.name];
setTimeout("function timed(n) { return n }\\ntimed(7); document.title = 'Done'");
later(null);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile).sort()).toEqual([
    '1  anonymous(a: float)  eval at compile (app.js:1):1',
    '1  anonymous(a: int)  eval at compile (app.js:1):1',
    '1  anonymous(n: string)  row.tpl:1',
    '1  anonymous(x: null)  eval at app.js:5:1',
    '1  compile(text: string)  app.js:1',
    '1  timed(n: int)  eval at app.js:7:1',
  ]);
  expect(await tab.evaluate('texts')).toEqual([
    'function anonymous(a\n) {\nreturn a * 2\n}',
    true,
    'anonymous',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('modules that a bundler wraps in eval are recorded under their own names', async ({ driver }) => {
  const module = (name: string, code: string): string =>
    `${JSON.stringify(name)}: ((module, exports, require) => {\neval(${JSON.stringify(`${code}\n//# sourceURL=webpack:///${name}?`)});\n})`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="bundle.js"></script>`,
    '/bundle.js': `(() => {
var modules = { ${module('./main.js', `const { twice } = require('./twice.js');\nfunction start(n) { return twice(n) }\nstart(2); start(0.5); document.title = 'Done';`)},
${module('./twice.js', `exports.twice = function twice(n) { return n * 2 };`)} };
var cache = {};
function require(id) { if (!cache[id]) { cache[id] = { exports: {} }; modules[id](cache[id], cache[id].exports, require) } return cache[id].exports }
require('./main.js');
(0, eval)('function globally(s) { return s }'); globally('x');
window.eval('var byWindow = (s) => s'); byWindow(null);
})();`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  const made = callLines(profile).filter((line) => !/ {2}bundle\.js:\d+$/.test(line));
  expect(made.sort()).toEqual([
    '1  byWindow(s: null)  eval at bundle.js:12:1',
    '1  globally(s: string)  eval at bundle.js:11:1',
    '1  start(n: float)  main.js:2',
    '1  start(n: int)  main.js:2',
    '1  twice(n: float)  twice.js:1',
    '1  twice(n: int)  twice.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('a policy that forbids code from text forbids it as before', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': {
      body: `<!doctype html><script src="app.js"></script>`,
      headers: { 'content-security-policy': `script-src 'self'` },
    },
    '/app.js': `addEventListener('securitypolicyviolation', (event) => { seen.push(event.blockedURI) });
window.seen = [];
try { new Function('return 1') } catch (error) { seen.push(error.name, error.message) }
seen.push(setTimeout('seen.push("ran")'));
setTimeout(() => { document.title = 'Done' }, 50);`,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await plain.hasTitle('Done');
  const before = await plain.evaluate<unknown>('seen');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('seen')).toEqual(before);
  expect(JSON.stringify(before)).toContain('EvalError');
});

test('inline scripts that a script puts into the page are recorded, and keep their text', async ({
  driver,
}) => {
  const app = `window.notes = [];
const note = (name, run) => { try { notes.push([name, String(run())]) } catch (error) { notes.push([name, String(error)]) } };
const make = (name, type) => {
  const script = document.createElement('script');
  if (type) script.type = type;
  script.append('function ' + name + '(n) { return n }\\n' + name + '(1); notes.push(["in", "' + name + '",'
    + ' document.currentScript && document.currentScript.text, document.currentScript && document.currentScript.childNodes.length])');
  return script;
};
const insert = (name, how) => {
  const script = make(name), child = script.firstChild;
  note(name, () => how(script));
  notes.push([name, script.text, script.firstChild === child, script.isConnected]);
};
const { body, head } = document;
const mark = body.appendChild(document.createElement('p'));
insert('viaAppendChild', (script) => head.appendChild(script) === script);
insert('viaInsertBefore', (script) => body.insertBefore(script, mark) === script);
insert('viaReplaceChild', (script) => body.replaceChild(script, body.appendChild(document.createElement('b'))));
insert('viaAppend', (script) => body.append('text', script, 'more'));
insert('viaPrepend', (script) => body.prepend(script));
insert('viaBefore', (script) => mark.before(script));
insert('viaAfter', (script) => mark.firstChild ? 0 : mark.after(script));
insert('viaReplaceWith', (script) => body.appendChild(document.createTextNode('x')).replaceWith(script));
insert('viaAdjacent', (script) => mark.insertAdjacentElement('afterend', script) === script);
insert('inside', (script) => { const div = document.createElement('div'); div.append('a', script); body.append(div) });
insert('inFragment', (script) => { const all = new DocumentFragment(); all.append(script); head.append(all) });
insert('notInserted', (script) => document.createElement('div').append(script));
insert('laterInserted', (script) => { const div = document.createElement('div'); div.append(script); body.append(div) });
insert('refused', (script) => body.insertBefore(script, head));
insert('twice', (script) => { body.append(script); head.append(script) });
const strict = document.createElement('script');
strict.text = "'use strict';\\nfunction isStrict(n) { return this === undefined } notes.push(['strict', isStrict(1)])";
body.append(strict);
const broken = document.createElement('script');
broken.text = 'function broken( {';
note('broken', () => body.append(broken));
const data = make('data', 'text/plain');
body.append(data);
notes.push(['data', data.text]);
const dead = document.createElement('div');
dead.innerHTML = '<script>function dead() {} dead(); notes.push("ran")</' + 'script>';
body.append(dead);
notes.push(['dead', dead.innerHTML]);
document.write('<script id="written">function written(n) { return n } written(1)</' + 'script>');
notes.push(['written', document.getElementById('written').text]);
const module = make('inModule', 'module');
body.append(module);
notes.push(['module', module.text]);
addEventListener('load', () => {
  notes.push(['at the end', document.getElementById('written').text, module.text]);
  document.title = 'Done';
});`;
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><body><script src="app.js"></script>`,
    '/app.js': app,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await plain.hasTitle('Done');
  const before = await plain.evaluate<unknown>('notes');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('notes')).toEqual(before);
  const profile = await tab.panel.stop();
  const inserted = callLines(profile).filter((line) => line.includes('script at'));
  expect(inserted.map((line) => line.replace(/ .script at.*/, '')).sort()).toEqual(
    [
      'inFragment',
      'inModule',
      'inside',
      'isStrict',
      'laterInserted',
      'twice',
      'viaAdjacent',
      'viaAfter',
      'viaAppend',
      'viaAppendChild',
      'viaBefore',
      'viaInsertBefore',
      'viaPrepend',
      'viaReplaceChild',
      'viaReplaceWith',
      'written',
    ].map((name) => `1  ${name}(n: int)`),
  );
  expect(inserted.find((line) => line.includes('viaAppendChild'))).toMatch(/ {2}script at app\.js:\d+:1$/);
  expect(notRecordedLines(profile)).toEqual([expect.stringMatching(/^syntax script at/)]);
});

test('eval by other names is recorded where a script gives the name and calls it, and listed where it hands eval on', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script><script src="handson.js"></script>
<script>document.title = 'Done'</script>`,
    '/app.js': `const frame = document.head.appendChild(document.createElement('iframe')), far = frame.contentWindow;
function named() { const run = window.eval || null; return run('(function one(x) { return x })(1)') }
named();
far.eval('(function two(x) { return x })(2)');
frame.contentWindow.eval('(function three(x) { return x })(3)');
[frame][0].contentWindow.eval('(function unknown(x) { return x })(4)');`,
    '/handson.js': `const use = (run) => run('(function five(x) { return x })(5)');
window.says = [use(eval), eval === window.eval, typeof far.eval('_ => 1')];
with ({ base: 1 }) { says.push((() => base)()) }`,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await plain.hasTitle('Done');
  const before = await plain.evaluate<unknown>('says');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('says')).toEqual(before);
  const profile = await tab.panel.stop();
  const lines = callLines(profile);
  expect(lines.filter((line) => /one|two|three|unknown|five/.test(line))).toEqual([
    '1  one(x: int)  eval at named (app.js:2):1',
    '1  two(x: int)  eval at app.js:4:1',
    '1  three(x: int)  eval at app.js:5:1',
  ]);
  expect(profile.contexts.map(({ kind }) => kind)).toEqual(['page', 'frame']);
  expect(notRecordedLines(profile).sort()).toEqual([
    'eval-alias handson.js',
    'eval-unknown eval at app.js:6',
    'made made at use (handson.js:1)',
    'with handson.js',
  ]);
});
