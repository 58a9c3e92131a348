/** The report against what Python 3.11's cProfile and pstats print for the same program. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addUpdate, assembleProfile, createContextBuilder } from './assemble.ts';
import { createFakeRecorder } from './fake-recorder.ts';
import { DRAWN_CLOCK, DRAWN_META, profileFromText } from './from-text.ts';
import type { Profile } from './model.ts';
import { printCallees, printCallers, printStats } from './text-report.ts';

/**
 *     3 def fib(n):   now += 0.001;  if n < 2: return n;  return fib(n-1) + fib(n-2)
 *     7 def even(n):  now += 0.002;  return True if n == 0 else odd(n-1)
 *    10 def odd(n):   now += 0.003;  return False if n == 0 else even(n-1)
 *    13 def leaf():   now += 0.0054
 *    15 def twice():  now += 0.010;  leaf(); leaf()
 *    18 def main():   now += 0.100;  fib(5); even(4); odd(3); twice(); leaf()
 */
function recordPythonProgram(): Profile {
  const recorder = createFakeRecorder();
  const called = (name: string, line: number, time: number, body: (n: number) => void) => {
    const site = recorder.addSite('m.py', name, line, ['n']);
    return (n: number): void => {
      recorder.enter(site, null);
      recorder.advance(time);
      body(n);
      recorder.leave();
    };
  };
  const fib = called('fib', 3, 1, (n) => {
    if (n < 2) return;
    fib(n - 1);
    fib(n - 2);
  });
  const even = called('even', 7, 2, (n) => {
    if (n > 0) odd(n - 1);
  });
  const odd = called('odd', 10, 3, (n) => {
    if (n > 0) even(n - 1);
  });
  const leaf = called('leaf', 13, 5.4, () => undefined);
  const twice = called('twice', 15, 10, () => {
    leaf(0);
    leaf(0);
  });
  const main = called('main', 18, 100, () => {
    fib(5);
    even(4);
    odd(3);
    twice(0);
    leaf(0);
  });
  main(0);
  const builder = createContextBuilder({ kind: 'realm', url: '', clock: DRAWN_CLOCK, startedAt: 0 });
  addUpdate(builder, recorder.update(true));
  return assembleProfile(DRAWN_META, [builder], recorder.siteOf);
}

/** Lines without the blanks at their ends, which pstats leaves behind an arrow. */
const lines = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());

describe('the report of a recursive program is the one pstats prints', () => {
  let profile: Profile;
  beforeAll(() => {
    profile = recordPythonProgram();
  });

  it('sorted by standard name', () => {
    expect(lines(printStats(profile, { sort: 'stdname' }))).toEqual(
      lines(`         29 function calls (10 primitive calls) in 0.163 seconds

   Ordered by: standard name

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
      4/2    0.012    0.003    0.020    0.010 m.py:10(odd)
        3    0.016    0.005    0.016    0.005 m.py:13(leaf)
        1    0.010    0.010    0.021    0.021 m.py:15(twice)
        1    0.100    0.100    0.163    0.163 m.py:18(main)
     15/1    0.015    0.001    0.015    0.015 m.py:3(fib)
      5/2    0.010    0.002    0.019    0.009 m.py:7(even)


`),
    );
  });

  it('restricted to a fraction, then a count, with a tie-breaker', () => {
    expect(lines(printStats(profile, { sort: 'ncalls,tottime', restrictions: [0.5, 2] }))).toEqual(
      lines(`         29 function calls (10 primitive calls) in 0.163 seconds

   Ordered by: call count, internal time
   List reduced from 6 to 3 due to restriction <0.5>
   List reduced from 3 to 2 due to restriction <2>

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
     15/1    0.015    0.001    0.015    0.015 m.py:3(fib)
      5/2    0.010    0.002    0.019    0.009 m.py:7(even)


`),
    );
  });

  it('restricted by a pattern of the printed name', () => {
    expect(lines(printStats(profile, { sort: 'nfl', restrictions: ['e'] })).slice(2, 9)).toEqual(
      lines(`   Ordered by: name/file/line
   List reduced from 6 to 3 due to restriction <'e'>

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
      5/2    0.010    0.002    0.019    0.009 m.py:7(even)
        3    0.016    0.005    0.016    0.005 m.py:13(leaf)
        1    0.010    0.010    0.021    0.021 m.py:15(twice)`),
    );
  });

  it('who called whom, each edge with its own recursion', () => {
    expect(lines(printCallers(profile, { sort: 'stdname' }))).toEqual(
      lines(`   Ordered by: standard name

Function        was called by...
                    ncalls  tottime  cumtime
m.py:10(odd)    <-     3/2    0.009    0.015  m.py:7(even)
                         1    0.003    0.010  m.py:18(main)
m.py:13(leaf)   <-       2    0.011    0.011  m.py:15(twice)
                         1    0.005    0.005  m.py:18(main)
m.py:15(twice)  <-       1    0.010    0.021  m.py:18(main)
m.py:18(main)   <-
m.py:3(fib)     <-    14/2    0.014    0.014  m.py:3(fib)
                         1    0.001    0.015  m.py:18(main)
m.py:7(even)    <-     4/2    0.008    0.014  m.py:10(odd)
                         1    0.002    0.012  m.py:18(main)


`),
    );
  });

  it('whom they called, in the width of the rows that are left', () => {
    expect(lines(printCallees(profile, { sort: 'ncalls,tottime', restrictions: [0.5], limit: 2 }))).toEqual(
      lines(`   Ordered by: call count, internal time
   List reduced from 6 to 3 due to restriction <0.5>
   List reduced from 3 to 2 due to restriction <2>

Function      called...
                  ncalls  tottime  cumtime
m.py:3(fib)   ->    14/2    0.014    0.014  m.py:3(fib)
m.py:7(even)  ->     3/2    0.009    0.015  m.py:10(odd)


`),
    );
  });

  it('whom everybody called', () => {
    expect(lines(printCallees(profile, { sort: 'stdname' })).slice(2)).toEqual(
      lines(`Function        called...
                    ncalls  tottime  cumtime
m.py:10(odd)    ->     4/2    0.008    0.014  m.py:7(even)
m.py:13(leaf)   ->
m.py:15(twice)  ->       2    0.011    0.011  m.py:13(leaf)
m.py:18(main)   ->       1    0.001    0.015  m.py:3(fib)
                         1    0.002    0.012  m.py:7(even)
                         1    0.003    0.010  m.py:10(odd)
                         1    0.005    0.005  m.py:13(leaf)
                         1    0.010    0.021  m.py:15(twice)
m.py:3(fib)     ->    14/2    0.014    0.014  m.py:3(fib)
m.py:7(even)    ->     3/2    0.009    0.015  m.py:10(odd)


`),
    );
  });
});

describe('a report', () => {
  it('prints a row for each signature of a function, and functions without source in braces', () => {
    const profile = profileFromText(`
      draw() 200ms @page.html:3      draw() @page.html:3
      dot(a: int) 40ms @m.js:9       dot(a: Float32Array(16)) 60ms @m.js:9
                                     compile module (12 KB) 500ms @:0
    `);
    expect(lines(printStats(profile))).toEqual(
      lines(`         5 function calls in 0.800 seconds

   Ordered by: internal time

   ncalls  tottime  percall  cumtime  percall filename:lineno(function)
        1    0.500    0.500    0.500    0.500 {compile module (12 KB)}
        2    0.200    0.100    0.800    0.400 page.html:3(draw())
        1    0.060    0.060    0.560    0.560 m.js:9(dot(a: Float32Array(16)))
        1    0.040    0.040    0.040    0.040 m.js:9(dot(a: int))


`),
    );
    expect(printStats(profile, { by: 'function' })).toContain(
      '        2    0.100    0.050    0.600    0.300 m.js:9(dot)\n',
    );
  });

  it('has a column for what was awaited, where anything waited', () => {
    const profile = profileFromText(`
      load(url: string) 40ms ~1200ms ×2    tick() 10ms
      parse(text: string) 160ms
    `);
    expect(lines(printStats(profile, { sort: 'wait' }))).toEqual(
      lines(`         4 function calls in 0.210 seconds

   Ordered by: awaited time

   ncalls  tottime  percall  cumtime  percall waittime filename:lineno(function)
        2    0.040    0.020    0.200    0.100    1.200 test.js:1(load(url: string))
        1    0.160    0.160    0.160    0.160    0.000 test.js:1(parse(text: string))
        1    0.010    0.010    0.010    0.010    0.000 test.js:1(tick())


`),
    );
  });

  it('shows microseconds when everything is short, eight wide as ever', () => {
    const text = printStats(profileFromText('tick(n: int) 0.0213ms ×3'));
    expect(text).toContain('3 function calls in 0.000021 seconds');
    expect(text).toContain('        3 0.000021 0.000007 0.000021 0.000007 test.js:1(tick(n: int))');
  });

  it('tells same-named files apart by as much of their path as it takes', () => {
    const profile = profileFromText(`
      f() @https://x.example/a/m.js:1   f() @https://x.example/b/m.js:1
    `);
    expect(printStats(profile, { sort: 'file' })).toMatch(/ a\/m\.js:1\(f\(\)\)\n.* b\/m\.js:1\(f\(\)\)\n/);
    expect(printStats(profile, { fullPaths: true })).toContain(' https://x.example/a/m.js:1(f())');
  });

  it('says what restrictions left nothing of, and which patterns are none', () => {
    const profile = profileFromText('f()');
    expect(printStats(profile, { restrictions: ['nothing has this name'] })).toContain(
      "   List reduced from 1 to 0 due to restriction <'nothing has this name'>",
    );
    expect(printStats(profile, { restrictions: ['['] })).toContain("   <Invalid regular expression '['>");
    expect(() => printStats(profile, { restrictions: [-1] })).toThrow('not to -1');
    expect(() => printStats(profile, { limit: NaN })).toThrow('not to NaN');
  });

  it('takes unique beginnings of sort keys and names the ambiguity otherwise', () => {
    const profile = profileFromText('f()');
    expect(printStats(profile, { sort: 'cum' })).toContain('Ordered by: cumulative time');
    expect(printStats(profile, { sort: ['t', 'p'] })).toContain(
      'Ordered by: internal time, primitive call count',
    );
    expect(() => printStats(profile, { sort: 'c' })).toThrow(
      'The sort key "c" is ambiguous: it may mean calls, cumtime, cumulative.',
    );
    expect(() => printStats(profile, { sort: 'colour' })).toThrow('There is no sort key "colour".');
    expect(() => printStats(profile, { sort: '' })).toThrow('There is no sort key "".');
  });

  it('of a recording in which nothing ran is a head line only', () => {
    expect(printStats(profileFromText(''))).toContain('0 function calls in 0.000 seconds');
    expect(printCallers(profileFromText(''))).toContain('Ordered by: internal time');
  });
});

describe('times that are known less well than their decimals say', () => {
  /** Self time, variance and own cost of each function, in the milliseconds of a sampled clock of 1 ms. */
  function sampledProfile(times: Readonly<Record<string, readonly [number, number, number]>>): Profile {
    const recorder = createFakeRecorder();
    Object.entries(times).forEach(([name, [time]], i) => {
      const site = recorder.addSite('a.js', name, i + 1);
      for (let call = 0; call < 100; call++) {
        recorder.enter(site, []);
        recorder.advance(time / 100);
        recorder.leave();
      }
    });
    const builder = createContextBuilder({ kind: 'realm', url: '', clock: DRAWN_CLOCK, startedAt: 0 });
    addUpdate(builder, recorder.update(true));
    const profile = assembleProfile(DRAWN_META, [builder], recorder.siteOf);
    const [context] = profile.contexts;
    const column = (at: 1 | 2): Float64Array =>
      Float64Array.from(Object.values(times), (values) => values[at]);
    const sampling = {
      samples: 1000,
      interval: 1,
      stalls: 0,
      unattributed: 0,
      cpuShare: 0.05,
      exactBefore: 0,
      ownCostInside: 1,
      ownCostOutside: 1,
    };
    return {
      ...profile,
      contexts: [
        {
          ...context,
          clock: { ...context.clock, kind: 'sampled', sampling },
          callNodes: { ...context.callNodes, selfTimeVariance: column(1), ownCost: column(2) },
        },
      ],
    };
  }

  it('have half of their range beside them, and an upper bound where they cannot be told from nothing', () => {
    const report = printStats(
      sampledProfile({ long: [900, 900, 0], short: [50, 50, 0], lost: [20, 20, 60], never: [0, 0, 0] }),
    );
    expect(lines(report).slice(4, 9)).toEqual(
      lines(`   ncalls  tottime        ±  percall  cumtime  percall filename:lineno(function)
      100    0.900    0.059    0.009    0.900    0.009 a.js:1(long())
      100    0.050    0.014    0.001    0.050    0.001 a.js:2(short())
      100  < 0.052           < 0.001  < 0.052  < 0.001 a.js:3(lost())
      100  < 0.004             0.000  < 0.004    0.000 a.js:4(never())`),
    );
  });

  it('are as Python prints them where the last decimal is sure', () => {
    const report = printStats(sampledProfile({ long: [900, 0.01, 0] }));
    expect(lines(report)[4]).toBe('   ncalls  tottime  percall  cumtime  percall filename:lineno(function)');
    expect(lines(report)[5]).toMatch(/^ {6}100 {4}0\.900 {4}0\.009 {4}0\.900 {4}0\.009 /);
  });
});
