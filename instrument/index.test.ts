import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { SITE_KINDS } from '../profile/model.ts';
import {
  HELPERS,
  MARKS,
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  SITE_KIND_INDEX,
} from '../protocol/calling-convention.ts';
import {
  fillTemplate,
  instrument,
  instrumentToTemplate,
  restore,
  type InstrumentOptions,
  type InstrumentResult,
} from './index.ts';
import { installReferenceRecorder } from './testing/reference-recorder.ts';

type Done = Extract<InstrumentResult, { ok: true }>;
type Failed = Extract<InstrumentResult, { ok: false }>;

const script = (source: string, options: Partial<InstrumentOptions> = {}): InstrumentResult =>
  instrument(source, { url: 'a.js', sourceType: 'script', ...options });

function done(source: string, options?: Partial<InstrumentOptions>): Done {
  const result = script(source, options);
  if (!result.ok) throw new Error(result.error.message);
  return result;
}

function failed(source: string, options?: Partial<InstrumentOptions>): Failed['error'] {
  const result = script(source, options);
  if (result.ok) throw new Error('expected an error');
  return result.error;
}

describe('modules that import one another', () => {
  // Node runs them, past the test runner and without any recorder.
  const run = (modules: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'modules-'));
    try {
      for (const [name, source] of Object.entries(modules)) {
        const result = instrument(source, { url: name, sourceType: 'module', embedSites: true });
        if (!result.ok) throw new Error(result.error.message);
        expect(restore(result.code)).toBe(source);
        writeFileSync(join(folder, name), result.code);
      }
      return execFileSync(process.execPath, [join(folder, 'main.mjs')], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('may call a hoisted function before its module has started', () => {
    const log = run({
      'main.mjs':
        "import './early.mjs'; export function f(g) { return eval('g'); function g() { return 'hoisted' } } " +
        'export async function waits() { return await 1 } console.log("main", f()());',
      'early.mjs':
        "import { f, waits } from './main.mjs'; console.log('early', f()(), f().name); console.log(await waits())",
    });
    expect(log).toBe('early hoisted g\n1\nmain hoisted\n');
  });
});

describe('await using', () => {
  const code = (source: string): string => {
    const { code } = done(source, { firstSite: 0 });
    expect(restore(code)).toBe(source);
    // It parses, whatever the engine that runs this knows.
    parse(code, { ecmaVersion: 'latest' });
    return code.slice(code.indexOf('/*_$*/') + '/*_$*/'.length);
  };

  const body = (source: string): string =>
    /^async \(\) => \{const _\$f=_\$on&&_\$g\(_\$e0\(0\)\);try\{ (.*) \}finally\{_\$f&&_\$l\(_\$f\)\}\}$/s.exec(
      code(source),
    )?.[1] ?? 'not framed';

  it('has something else disposed in its place, which tells when the function waits', () => {
    expect(body('async () => { await using r = open(); work(r) }')).toBe(
      'await using _$b0/*_$f:r:_$f*/ =_$u( open(),_$f,0);const r=_$f?_$u(_$b0,_$f,5):_$b0;; work(r)',
    );
  });

  it('makes a block one that is come back to', () => {
    expect(body('async () => { try { await using r = await x++\n(1) } catch {} }')).toBe(
      'try {{_$f;try{ await using _$b0/*_$f:r:_$f*/ =_$u( ' +
        '_$r(await _$w( x++,_$f),_$f),_$f,0);const r=_$f?_$u(_$b0,_$f,5):_$b0;;/*_$f*/\n(1) }finally{_$f&&_$r(0,_$f)}}} ' +
        'catch {_$f&&_$r(0,_$f);}',
    );
  });

  it('knows of two which says that the engine waits, and hooks in where it may be none of them', () => {
    expect(body('async () => { await using a = b, c = d; e() }')).toBe(
      'await using _$b0/*_$f:a:_$f*/ =_$u( b,_$f,1);const a=_$f?_$u(_$b0,_$f,5):_$b0;using _$b=_$f?_$u(a,_$f,4):null;/*_$f:, ' +
        ':_$f*/await using _$b1/*_$f:c:_$f*/ =_$u( d,_$f,2,a);const c=_$f?_$u(_$b1,_$f,5):_$b1;; e()',
    );
  });

  it('has a synchronous resource before it disposed in the frame, and leaves those after it alone', () => {
    expect(body('async () => { using a = b; await using c = d; using e = f }')).toBe(
      'using _$b0/*_$f:a:_$f*/ =_$u( b,_$f,3);const a=_$f?_$u(_$b0,_$f,5):_$b0;; ' +
        'await using _$b1/*_$f:c:_$f*/ =_$u( d,_$f,0);const c=_$f?_$u(_$b1,_$f,5):_$b1;; using e = f',
    );
  });

  it('is disposed at the end of each turn of a loop', () => {
    expect(body('async () => { for (await using a of b) c(a); }')).toBe(
      'for (/*_$f:await using:_$f*/const a of b) {_$f;try{await using _$b=_$u(a,_$f,0);c(a);}finally{_$f&&_$r(0,_$f)}}',
    );
    expect(body('async () => { for await (await using a of b) { c(a) } }')).toBe(
      '{_$f;try{for await (/*_$f:await using:_$f*/const a of _$a( b,_$f)) {_$f;_$f&&_$r(0,_$f);' +
        '{_$f;try{await using _$b=_$u(a,_$f,0);{ c(a) }}finally{_$f&&_$r(0,_$f)}}}_$f;}finally{_$f&&_$r(0,_$f)}}',
    );
  });

  it.each([
    'async () => { await using a = b; using c = d; await using e = f }',
    'async () => { await using a = b, c = d; await using e = f }',
    'async () => { for (await using a = b;;) c }',
    'async () => { await using a = b /* why */, c = d }',
    'async () => { await using a = () => {} }',
  ])('is only counted where it cannot be told who waits: %s', (source) => {
    expect(code(source)).toContain('{_$on&&_$x(_$e0(0));');
  });
});

describe('site ids', () => {
  it('are as asked for, a stride apart', () => {
    const { code, first, next } = done('function f() { g() } function g() { h() }', { firstSite: 100 });
    expect([first, next]).toEqual([100, 100 + 2 * SITE_ID_STRIDE]);
    expect(code).toContain(`${HELPERS.enter0}(100)`);
    expect(code).toContain(`${HELPERS.enter0}(104)`);
  });

  it('begin with the extension range where nothing is asked for', () => {
    expect(done('function f() {}').first).toBe(SITE_ID_RANGE.extension);
  });

  it('of embedded scripts never meet, also when the scripts have the same bytes', () => {
    const one = done('function f() {} f()', { embedSites: true, url: 'one.js' });
    const two = done('function f() {} f()', { embedSites: true, url: 'two.js' });
    expect(one.first % SITE_ID_STRIDE).toBe(SITE_ID_RANGE.embedded);
    expect(two.first).toBe(one.next);
    const realm = vm.createContext({});
    const recording = installReferenceRecorder(realm);
    for (const { code } of [one, two]) vm.runInContext(code, realm);
    expect(recording.calls).toEqual(['f()', 'f()']);
    expect(recording.problems).toEqual([]);
  });

  it('have kinds in the order of the profile', () => {
    expect(Object.keys(SITE_KIND_INDEX)).toEqual([...SITE_KINDS]);
    expect(Object.values(SITE_KIND_INDEX)).toEqual(SITE_KINDS.map((_, index) => index));
  });
});

describe('templates', () => {
  const template = (source: string): Extract<ReturnType<typeof instrumentToTemplate>, { ok: true }> => {
    const result = instrumentToTemplate(source, 'script');
    if (!result.ok) throw new Error(result.error.message);
    return result;
  };

  it('give for every first id the text and the sites that instrumenting gives', () => {
    // Functions in parameters begin before the one whose row stands first; NUL is nobody's mark.
    const source = `'use strict'; function f(a = () => 1, [b] = [() => 2]) { const c = (d, e, f, g) => '\0'; return c }
      async function g() { await g(); for await (const h of g()) { } } class K { m() { } get n() { return 1 } }`;
    const { template: made, rows } = template(source);
    for (const firstSite of [4, 996, 123_456]) {
      const { code, sites } = done(source, { firstSite });
      expect(fillTemplate(made, firstSite)).toBe(code);
      expect(rows).toEqual(sites.rows);
    }
  });

  it('of a script without functions are the script', () => {
    const { template: made, rows } = template('x = 1');
    expect([fillTemplate(made, 4), rows]).toEqual(['x = 1', []]);
  });

  it('are refused for the reasons that instrumenting is', () => {
    expect(instrumentToTemplate('f(', 'script')).toEqual(instrument('f(', { url: '', sourceType: 'script' }));
  });
});

describe('places', () => {
  const places = (source: string, options?: Partial<InstrumentOptions>): string[] =>
    done(source, options).sites.rows.map(([, name, line, column]) => `${name} ${line}:${column}`);

  it('are 1-based lines and columns of the whole definition', () => {
    const source = 'x = () => 1\r\n  async function f() {}\r class K { static get s() {} }';
    expect(places(source)).toEqual(['x 1:5', 'f 2:3', 'get K.s 3:12']);
  });

  it('count the line ends that JavaScript counts', () => {
    expect(places('\n\r\n\r\u2028\u2029\f\v\u00a0function f() {}')).toEqual(['f 6:4']);
  });

  it('are moved to where an inline script stands in its page; the column only on its first line', () => {
    const options = { startLine: 12, startColumn: 9 };
    expect(places('function f() {}\nfunction g() {}', options)).toEqual(['f 12:9', 'g 13:1']);
    expect(failed('1 +', options).at).toEqual({ line: 12, column: 12 });
  });
});

describe('errors', () => {
  it('name the place and show the lines around it', () => {
    expect(failed('let a\nfunction f() {\n\treturn 1 +;\n}\nlet b\nlet c')).toEqual({
      code: 'syntax',
      message: 'The script does not parse: Unexpected token.',
      at: { line: 3, column: 12 },
      frame: [
        '  1 | let a',
        '  2 | function f() {',
        '> 3 |  return 1 +;',
        '    |            ^',
        '  4 | }',
        '  5 | let b',
      ].join('\n'),
    });
  });

  it('show a piece of a minified line', () => {
    const { frame, at } = failed(`${'a;'.repeat(50_000)}1 +;${'b;'.repeat(50_000)}`);
    expect(at.column).toBe(100_004);
    expect(frame.split('\n').map((line) => line.length)).toEqual([106, 67]);
    expect(frame).toContain('a;1 +;b;');
  });

  it('are told for a script that is instrumented already', () => {
    const { code } = done('function f() {}');
    expect(failed(code)).toMatchObject({ code: 'already-instrumented' });
    expect(MARKS.every((mark) => code.includes(mark))).toBe(true);
  });

  it('are told for syntax that the parser does not know yet', () => {
    expect(failed('let x;\n@decorated class A { @logged m() {} }')).toMatchObject({
      code: 'syntax',
      at: { line: 2, column: 1 },
    });
  });

  it('stop at a nest too deep to read, without throwing', () => {
    expect(failed('['.repeat(200_000)).code).toBe('too-deep');
    const deep = script(`x = ${'(a=>'.repeat(30_000)}1${')'.repeat(30_000)}`);
    expect(deep.ok || deep.error.code === 'too-deep').toBe(true);
  });

  it('are never thrown, whatever the text', () => {
    for (const source of [
      '',
      '\u0000',
      '\ud800',
      '}',
      '`${',
      '/*',
      '"\\u{',
      '#!',
      '<!--',
      'await',
      '@dec class {}',
    ])
      expect(() => script(source)).not.toThrow();
  });

  it('read a module as a module and a script as a script', () => {
    expect(failed('import "x"').code).toBe('syntax');
    expect(script('import "x"; await 1', { sourceType: 'module' }).ok).toBe(true);
    expect(failed('with (a) b', { sourceType: 'module' }).code).toBe('syntax');
  });
});

describe('what is left out', () => {
  it('is listed with its place: functions in `with`, and asm.js modules', () => {
    const source =
      'with (o) { var f = () => () => 1 }\nfunction asm() { "use asm"; function g() {} return g }';
    expect(done(source).leftOut).toEqual([
      { code: 'with', line: 1, column: 20 },
      { code: 'asm', line: 2, column: 1 },
    ]);
    expect(done(source).code).toBe(source);
  });
});

describe('an instrumented script without a recorder', () => {
  const source = `'use strict'
    function f(a, { b } = {}) { var g; function g() { return 'g' } return g.name + g() }
    class K { static async *s() { yield 1 } m() { return (() => f())() } }
    globalThis.result = new K().m();`;

  it.each([{}, { embedSites: true }])('runs as it did, with %o, and leaves nothing enumerable', (options) => {
    const seen = (code: string): unknown =>
      vm.runInContext(`${code};[result, Object.keys(globalThis).join()]`, vm.createContext({}));
    expect(seen(done(source, options).code)).toEqual(seen(source));
  });

  it('is heard by a recorder that comes later', () => {
    const realm = vm.createContext({});
    const { code, first, sites } = done('function f(x) { return x } f(1)');
    vm.runInContext(code, realm);
    const recording = installReferenceRecorder(realm);
    (vm.runInContext(HELPERS.sites, realm) as (f: number, s: unknown) => void)(first, sites);
    vm.runInContext('f(2)', realm);
    expect(recording.calls).toEqual(['f(x: 2)']);
  });

  it('leaves a recorder alone that came before', () => {
    const realm = vm.createContext({});
    installReferenceRecorder(realm);
    const before = vm.runInContext('[_$on, _$n]', realm) as unknown[];
    vm.runInContext(done(source).code.replace('globalThis.result', '//'), realm);
    const after = vm.runInContext('[_$on, _$n]', realm) as unknown[];
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});

describe('an embedded site table', () => {
  it('survives names and addresses made to break out of it', () => {
    const url = 'https://x/</script><!--*/;alert(1)//_$*/\u2028"\\';
    const source = 'var o = { "*/</script>\\u2028\\"\\\\"() {} }; for (var k in o) o[k]()';
    const { code, sites } = done(source, { url, embedSites: true });
    // What is left is the script's own.
    expect(code.match(/<\/script|<!--/g)).toEqual(['</script']);
    expect(restore(code)).toBe(source);
    const realm = vm.createContext({});
    const recording = installReferenceRecorder(realm);
    const tables: unknown[] = [];
    const register = vm.runInContext('_$s', realm) as (...args: unknown[]) => void;
    Object.assign(realm, {
      _$s: (...args: unknown[]) => {
        tables.push(args[1]);
        register(...args);
      },
    });
    vm.runInContext(code, realm);
    expect(JSON.parse(JSON.stringify(tables))).toEqual([sites]);
    expect(recording.problems).toEqual([]);
  });

  it('of a script without functions changes nothing', () => {
    expect(done('1 + 1', { embedSites: true }).code).toBe('1 + 1');
  });
});

describe('restore', () => {
  const source = `function f(a, b) { 'use strict'
    return a }
const arrow = (x) => (y) => ({ x, y }), block = () => { return(1) }, later = async (x) => x ? 1 : 0;
function outer({ a } = {}, a) { var g; function g() { return(2) } function* gen() { 'use strict'; yield g }; return [g, gen] }
class K { static #p = () => 1; constructor() { this.x = function () {} } get y() { return K.#p } }
var o = { async m() {}, get z() { return 1 } };`;

  it('gives back the text of every single function', () => {
    const texts = `[f, arrow, arrow(), block, later, ...outer(), outer, K, new K().x, o.m,
      Object.getOwnPropertyDescriptor(K.prototype, 'y').get, new K().y,
      Object.getOwnPropertyDescriptor(o, 'z').get].map(String)`;
    const sloppy = source.replace(', a) {', ') {');
    const plain = vm.runInContext(`${sloppy};${texts}`, vm.createContext({})) as string[];
    const realm = vm.createContext({});
    installReferenceRecorder(realm);
    const { code } = done(sloppy);
    const instrumented = vm.runInContext(`${code};${texts}`, realm) as string[];
    for (const text of instrumented) expect(text).toContain('_$');
    expect(instrumented.map(restore)).toEqual([...plain]);
  });

  it('leaves text alone that was never instrumented', () => {
    for (const text of ['', source, '_$', 'a=_$on', '}finally{}', ';;const c=1'])
      expect(restore(text)).toBe(text);
  });
});
