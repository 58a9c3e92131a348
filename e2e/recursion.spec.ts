/**
 * World: Node. How deep functions get that call themselves until the stack is full: compiled by V8, plain and recorded.
 */
import { expect, test, type Tab, type WebPage } from './driver.ts';

/**
 * The part of its depth that each keeps, less 0.02: nothing is added but where a frame of 6.9 words, which has room for nothing,
 * calculates behind the call what it returns; the handle of who catches; what V8 puts into each other no more where functions are larger; and the
 * `finally` of a generator.
 */
const LEAST: Readonly<Record<string, number>> = {
  none: 0.85,
  catches: 0.88,
  callback: 0.9,
  mutual: 0.68,
  super: 0.5,
  finally: 0.88,
  generator: 0.79,
};
const LEAST_OF_OTHERS = 0.98;

/** Each begins at `go(calls)`, and goes on until the stack is full or `calls` is 0. */
const SHAPES: Readonly<Record<string, string>> = {
  none: 'var left = 0; function f() { if (left-- === 0) return 0; depth++; return f() + 1 } const go = (calls) => { left = calls; return f() }',
  one: 'const go = function f(n) { if (n === 0) return 0; depth++; return f(n - 1) + 1 }',
  two: 'function f(n, m) { if (n === 0) return m; depth++; return f(n - 1, m) + 1 } const go = (calls) => f(calls, 1)',
  three:
    'function f(n, a, b) { if (n === 0) return a; depth++; return f(n - 1, a, b) + 1 } const go = (calls) => f(calls, 1, 2)',
  method:
    'class C { m(n) { if (n === 0) return 0; depth++; return this.m(n - 1) + 1 } } const c = new C(); const go = (calls) => c.m(calls)',
  locals:
    'const go = function f(n) { if (n === 0) return 0; depth++; const a = n & 7, b = a * 2, c = a + b; return (f(n - 1) + a + b + c) | 0 }',
  catches:
    'const go = function f(n) { if (n === 0) return 0; depth++; try { return f(n - 1) + 1 } catch (error) { throw error } }',
  callback:
    'const one = [1]; const go = function f(n) { if (n === 0) return 0; depth++; let sum = 0; one.forEach((x) => { sum += f(n - x) }); return sum }',
  mutual:
    'function even(n) { depth++; return n === 0 ? true : odd(n - 1) } function odd(n) { depth++; return n === 0 ? false : even(n - 1) } const go = even',
  finally:
    'let ends = 0; const go = function f(n) { if (n === 0) return 0; depth++; try { return f(n - 1) + 1 } finally { ends++ } }',
  generator:
    'function* f(n) { if (n === 0) return 0; depth++; return (yield* f(n - 1)) + 1 } const go = (calls) => f(calls).next().value',
  super:
    'class A { m(n) { if (n === 0) return 0; depth++; return this.m(n - 1) + 1 } } class B extends A { m(n) { return super.m(n) } } const b = new B(); const go = (calls) => b.m(calls)',
  tree: `function f(node, n) { depth++; let sum = 0; if (n > 0) for (const child of node.children) sum += f(child, n - 1); return sum }
    const loop = { children: [] }; loop.children.push(loop); const go = (calls) => f(loop, calls)`,
};

/** Calls each until V8 has compiled it, some turns of the event loop long, and says then how deep it gets. */
const page = `<!doctype html><script>
  var depth = 0;
  const shapes = {};
  ${Object.entries(SHAPES)
    .map(([name, text]) => `{ ${text}; shapes.${name} = go }`)
    .join('\n')}
  /** While calls are timed exactly, less is left. */
  function isSampled() {
    if (typeof SignatureProfiler === 'undefined') return true;
    if (!window.profile) { window.profile = new SignatureProfiler.Profile(); profile.enable() }
    return profile.toJSON().contexts[0]?.clock.kind === 'sampled';
  }
  async function depths() {
    const found = {};
    while (!isSampled()) {
      for (let i = 0; i < 1000; i++) shapes.one(30);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    window.profile?.disable();
    for (const name in shapes) {
      for (let turn = 0; turn < 50; turn++) {
        for (let i = 0; i < 2000; i++) shapes[name](30);
        await new Promise((resolve) => setTimeout(resolve));
      }
      depth = 0;
      try { shapes[name](1e9) } catch (error) { found[name] = error instanceof RangeError ? depth : 0 }
    }
    return found;
  }
</script>`;

const depths = async (of: WebPage | Tab): Promise<Record<string, number>> =>
  of.evaluate<Record<string, number>>('depths()');

test('recursion keeps most of its depth', async ({ driver }) => {
  const { origin } = await driver.serve({ '/page.html': page });
  const tab = await driver.open(`${origin}/page.html`);
  const plain = await depths(tab);
  await tab.panel.reloadAndRecord();
  const recorded = await depths(tab);
  await tab.panel.stop();
  for (const name of Object.keys(SHAPES)) {
    expect(recorded[name], `${name}, plain ${plain[name]}`).toBeGreaterThan(
      (LEAST[name] ?? LEAST_OF_OTHERS) * plain[name],
    );
  }
});
