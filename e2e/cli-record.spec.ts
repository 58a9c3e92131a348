/**
 * World: Node. The command line as people run it: the built bin, a real Chromium of its own, a file.
 */
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readProfile } from '../profile/index.ts';
import { called } from './compare-routes.ts';
import { callLines, expect, test } from './driver.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SEED = fileURLToPath(new URL('../examples/seed', import.meta.url));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const run = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (failure, out, error) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : failure ? 1 : 0, out, error });
    });
  });

test('records a page until a condition holds, and prints its stats', async ({ driver }, info) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script src="app.js"></script>`,
    '/app.js': `function add(a, b) { return a + b }
        for (let i = 0; i < 7; i++) add(i, 0.5);
        setTimeout(() => { add('a', 'b'); window.app = { finished: true }; }, 100);`,
  });
  const file = info.outputPath('page.sigprof.json');
  const recorded = await run('record', origin, '--headless', '--until', 'app.finished', '--out', file);
  expect(recorded.error).toContain(`Written to ${file}.`);
  expect(recorded.code).toBe(0);
  const lines = callLines(readProfile(await readFile(file, 'utf8')));
  expect(lines).toContain('1  add(a: string, b: string)  app.js:1');
  expect(lines.filter((line) => / {2}add\(a: int, b: float\)/.test(line))).toEqual([
    '7  add(a: int, b: float)  app.js:1',
  ]);

  const printed = await run('stats', file, '--sort', 'ncalls', 'add\\(', '1');
  expect(printed.code).toBe(0);
  expect(printed.out).toMatch(/^ +7 .* app\.js:1\(add\(a: int, b: float\)\)$/m);
});

test('records for a time, one row per function when signatures are off', async ({ driver }, info) => {
  const { origin } = await driver.serve({}, SEED);
  const file = info.outputPath('seed.sigprof.json');
  const args = ['--headless', '--duration', '1', '--no-signatures', '--out', file];
  const { code, error } = await run('record', `${origin}/index.html`, ...args);
  expect(error).toContain('Written to');
  expect(code).toBe(0);
  expect(readProfile(await readFile(file, 'utf8')).meta).toMatchObject({
    settings: { signatures: false },
    title: 'Signature Profiler: the seed set',
  });
});

test('records only the scripts that its patterns and its own code allow', async ({ driver }, info) => {
  const scripts = [
    '/js/app.js',
    '/js/other.js',
    '/js/left.skip.js',
    '/lone.js',
    '/js/node_modules/lib/index.js',
  ];
  const { origin } = await driver.serve({
    '/': `<!doctype html>${scripts.map((src) => `<script src="${src}"></script>`).join('')}<script>window.done = true</script>`,
    ...Object.fromEntries(
      scripts.map((src, index) => [src, `function f${index}(x) { return x } f${index}(${index})`]),
    ),
  });
  const file = info.outputPath('scoped.sigprof.json');
  const recordedBy = async (...flags: readonly string[]): Promise<string[]> => {
    const args = ['record', origin, '--headless', '--until', 'done', '--out', file, ...flags];
    const { code, error } = await run(...args);
    expect(code, error).toBe(0);
    const lines = callLines(readProfile(await readFile(file, 'utf8')));
    return lines.flatMap((line) => /\b(f\d)\(/.exec(line)?.[1] ?? []).sort();
  };
  expect(await recordedBy('--include', '/js/*', '--exclude', '*.skip.js', '--own-code')).toEqual([
    'f0',
    'f1',
  ]);
  expect(await recordedBy('--exclude', 'other.js', '--exclude', '/js/app.js')).toEqual(['f2', 'f3', 'f4']);
});

test('writes what was recorded until Ctrl+C', async ({ driver }, info) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script src="app.js"></script>`,
    '/app.js': `function once(x) { return x } once(1)`,
  });
  const file = info.outputPath('interrupted.sigprof.json');
  const child = spawn(process.execPath, [CLI, 'record', origin, '--headless', '--out', file]);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    const before = said;
    said += text.toString();
    if (!before.includes('Ctrl+C') && said.includes('Ctrl+C')) child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(said).toContain(`Written to ${file}.`);
  expect(code).toBe(0);
  const lines = callLines(readProfile(await readFile(file, 'utf8')));
  expect(lines).toContain('1  once(x: int)  app.js:1');
});

test('lists text that was evaluated by a name that only running tells, and nothing that it evaluates itself', async ({
  driver,
}, info) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script src="app.js"></script><a id="link" href="javascript:(function link() {})()">x</a>
      <b id="counts" onclick="app.count++">z</b>
      <i id="named" onclick="(function handler() {})()
//# sourceURL=own-name.js">y</i>`,
    '/app.js': `const key = () => 'eval', run = window['ev' + 'al'];
      const at = (html) => { const div = document.createElement('div'); div.innerHTML = html; return div.firstChild };
      run('(function byName() {})()'); window[key()]('(function asked() {})()'); run('[1, 2]');
      run('(function called() {})() //# sourceURL=called.js');
      eval('(function direct() {})()'); new Function('(function made() {})()')(); new Function('a', 'return a')(1);
      new Function('a = () => 1', 'return a()')(); eval('with ({}) (function inWith() {})()');
      addEventListener('load', () => setTimeout('(function timed() {})(); last()'));
      at('<i onclick="app.count++">x</i>').cloneNode(true).click();
      function last() { counts.click(); link.click(); named.click(); window.app.finished = true }
      window.app = { finished: false, count: 0 };`,
  });
  const file = info.outputPath('evaluated.sigprof.json');
  const args = ['--headless', '--until', '(() => app.finished)()', '--out', file];
  const { code, error } = await run('record', origin, ...args);
  expect(code, error).toBe(0);
  const { meta } = readProfile(await readFile(file, 'utf8'));
  expect(meta.notRecorded.map((one) => `${one.code} ${one.url.replace(origin, '')}`).sort()).toEqual([
    'eval-unknown eval at app.js:3',
    'function-parameters eval at app.js:6',
    'javascript-address javascript:(function link() {})()',
    'made-of-text called.js',
    'made-of-text text: (function asked() {})()',
    'made-of-text text: (function byName() {})()',
    'unseen /',
    'with eval at app.js:6 #2',
  ]);
});

test('lists such text, too, that is gone when the recording ends: of a page that was left, of a frame, of workers', async ({
  driver,
}, info) => {
  const byName = (name: string, realm = 'globalThis'): string =>
    `{ const run = ${realm}['ev' + 'al']; run('(function ${name}() {})()') }`;
  const { origin } = await driver.serve({
    '/': `<!doctype html><body><script src="app.js"></script>`,
    '/app.js': `${byName('left')} new Function('return () => 1')();
      const frame = document.body.appendChild(document.createElement('iframe'));
      ${byName('framed', 'frame.contentWindow')} frame.remove();
      const worker = new Worker('worker.js'), shared = new SharedWorker('shared.js').port;
      const heard = [worker, shared].map((one) => new Promise((resolve) => (one.onmessage = resolve)));
      // What opens the page before it is recorded would find no page to record.
      addEventListener('pagehide', () => ${byName('leaving')});
      const isRecorded = performance.getEntriesByType('navigation')[0].type === 'reload';
      Promise.all(heard).then(() => { worker.terminate(); if (isRecorded) location = '/next' });`,
    '/worker.js': `${byName('inWorker')} postMessage('done')`,
    '/shared.js': `${byName('inShared')} onconnect = ({ ports: [port] }) => port.postMessage('done')`,
    '/next': `<!doctype html><script>${byName('next')} window.finished = true</script>`,
  });
  const file = info.outputPath('gone.sigprof.json');
  const { code, error } = await run('record', origin, '--headless', '--until', 'finished', '--out', file);
  expect(code, error).toBe(0);
  const { meta } = readProfile(await readFile(file, 'utf8'));
  const made = meta.notRecorded.filter((one) => one.code === 'made-of-text');
  expect(made.map(({ url }) => url).sort()).toEqual(
    ['framed', 'inShared', 'inWorker', 'leaving', 'left', 'next'].map(
      (name) => `text: (function ${name}() {})()`,
    ),
  );
});

test('lists handlers and inline scripts that nobody saw, too, once each, when they are gone as when they live', async ({
  driver,
}, info) => {
  const closed = (name: string): string => `<div><template shadowrootmode=closed>
      <img src="data:," onerror="(function ${name}Handler() {})(); window.events++"><script>(function ${name}Script() {})()</script>
      <script>var none = 1;</script><script type=module>(function ${name}Module() {})()</script></template></div>`;
  const { origin } = await driver.serve({
    '/at.js': `var events = 0;
      const at = (html) => { const div = document.createElement('div'); div.innerHTML = html; return div.firstChild };
      const copy = (handler) => { const copied = at('<i onclick="' + handler + '">x</i>').cloneNode(true); copied.click(); return copied };`,
    '/': `<!doctype html><script src=at.js></script>${closed('left')}
      <iframe id=frame src=frame.html></iframe><script src=app.js></script>`,
    '/app.js': `addEventListener('pagehide', () => copy('(function leaving() {})()'));
      // What opens the page before it is recorded would find no page to record.
      const isRecorded = performance.getEntriesByType('navigation')[0].type === 'reload';
      const look = () => {
        if (events < 1 || frame.contentWindow.events < 6) return setTimeout(look, 10);
        frame.remove(); if (isRecorded) location = '/next';
      };
      onload = look;`,
    '/frame.html': `<!doctype html><script src=at.js></script><script>function inline() {} inline();</script>${closed('framed')}
      <script>with ({}) { (function inWith() {})() }</script>
      <b id=seen onclick="events++; (function seenHandler() {})()">x</b><b id=twin onclick="events++">y</b><script src=framed.js></script>`,
    '/framed.js': `copy('events++; (function copied() {})()'); copy('events++'); copy('events++'); seen.click(); twin.click();`,
    '/next': `<!doctype html><script src=at.js></script>
      <script>var kept = copy('(function lives() {})()'); window.finished = true</script>`,
  });
  const file = info.outputPath('gone-handlers.sigprof.json');
  const { code, error } = await run('record', origin, '--headless', '--until', 'finished', '--out', file);
  expect(code, error).toBe(0);
  const profile = readProfile(await readFile(file, 'utf8'));
  const lists = profile.meta.notRecorded.map(
    (one) => `${one.what} ${one.code} ${one.url.replace(`${origin}/`, '/')} ${String(one.line)}`,
  );
  const gone = (what: string, page: string, text: string): string =>
    `script unseen ${what} in ${page}: (function ${text} null`;
  expect(lists.sort()).toEqual(
    [
      'function with /frame.html null',
      'script unseen /next 2',
      'script unseen handler in /frame.html: events++ null',
      'script unseen handler in /frame.html: events++; (function copied() {})() null',
      gone('handler', '/', 'leaving() {})()'),
      gone('handler', '/', 'leftHandler() {})(); window.events++'),
      gone('handler', '/frame.html', 'framedHandler() {})(); window.events++'),
      ...['leftModule', 'leftScript'].map((name) => gone('inline script', '/', `${name}() {})()`)),
      ...['framedModule', 'framedScript'].map((name) =>
        gone('inline script', '/frame.html', `${name}() {})()`),
      ),
    ].sort(),
  );
  expect(called(profile)).toEqual(expect.arrayContaining(['copy', 'inline', 'look', 'seenHandler']));
});

test('lists as many such texts as a list has, and that there are more', async ({ driver }, info) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script>
      const kept = [], run = window['ev' + 'al'];
      for (let i = 0; i < 3000; i++) kept.push(run(\`(function f\${i}() {})\`));
      window.finished = true;
    </script>`,
  });
  const file = info.outputPath('many.sigprof.json');
  const { code, error } = await run('record', origin, '--headless', '--until', 'finished', '--out', file);
  expect(code, error).toBe(0);
  const { meta } = readProfile(await readFile(file, 'utf8'));
  const codes = meta.notRecorded.map((one) => one.code);
  expect(codes.filter((one) => one === 'made-of-text')).toHaveLength(1000);
  expect(codes.filter((one) => one !== 'made-of-text')).toEqual(['list-cap']);
});

test('says which page cannot be reached, with an exit code of its own', async ({ driver }, info) => {
  const server = await driver.serve({});
  const gone = server.origin;
  const file = info.outputPath('none.sigprof.json');
  const missing = await run('record', `${gone}/none`, '--headless', '--duration', '1', '--out', file);
  expect(missing.error).toBe(`${gone}/none answers 404 Not Found.\n`);
  expect(missing.code).toBe(5);
  await server.close();
  const refused = await run('record', gone, '--headless', '--duration', '1', '--out', file);
  expect(refused.error).toBe(`${gone}/ cannot be reached: net::ERR_CONNECTION_REFUSED\n`);
  expect(refused.code).toBe(5);
});

test('gives up on a condition that never holds, and refuses one that is no expression', async ({
  driver,
}, info) => {
  const { origin } = await driver.serve({ '/': '<!doctype html><script>function f() {}</script>' });
  const file = info.outputPath('never.sigprof.json');
  const record = ['record', origin, '--headless', '--out', file];
  const never = await run(...record, '--timeout', '5', '--until', 'window.never');
  expect(never.error).toBe('window.never did not become true in the page within 5 s.\n');
  expect(never.code).toBe(5);
  const wrong = await run(...record, '--until', 'window.');
  expect(wrong.error).toContain('--until window. is not an expression');
  expect(wrong.code).toBe(2);
});
