/**
 * World: Node, conformance: a process that runs one test after the other as its parent says. It may be killed at
 * any moment, and is when a test takes too long.
 *
 *     → { name, mode, variants }       ← { variant, outcome } for each of them
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openCheckout, sourceIn } from './checkout.mjs';
import { loadLibrary, VARIANTS } from './instrumented.mjs';
import { createModules } from './node-modules.mjs';
import { createRealm } from './node-realm.mjs';
import { describeError } from './outcome.mjs';

const [folder, libraryFolder, limit] = process.argv.slice(2);
const checkout = openCheckout(folder);
const library = await loadLibrary(libraryFolder);

// A rejection that a test leaves behind is no failure of it.
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => undefined);

/** Waits for a promise until nothing is left that could still happen, or the limit is over. */
async function untilQuiet(promise) {
  let end;
  const quiet = new Promise((resolve) => (end = resolve));
  const timer = setTimeout(end, Number(limit)).unref();
  process.on('beforeExit', end);
  process.channel.unref();
  await Promise.race([promise, quiet]);
  process.channel.ref();
  process.off('beforeExit', end);
  clearTimeout(timer);
}

async function run(test, mode, variant) {
  const printed = [];
  let finish = () => undefined;
  const finished = new Promise((resolve) => (finish = resolve));
  const print = (line) => {
    printed.push(line);
    if (line.startsWith('Test262:Async')) finish();
  };
  let modules = null;
  const importModule = (realm, specifier, referrer, attributes) => {
    modules ??= createModules(realm, `${checkout.folder}/test`);
    return modules.load(specifier, referrer, attributes);
  };
  const realm = createRealm({ variant, library, print, importModule });
  const ended = (phase, error) => ({
    phase,
    error: error === undefined ? null : describeError(error.value),
    printed,
    problem: null,
  });
  const outcome = await steps();
  if (outcome.phase === 'done' && test.isAsync)
    // What waits for memory or other threads does not keep a process alive.
    await (/Atomics|agent/.test(test.source)
      ? Promise.race([finished, sleep(Number(limit))])
      : untilQuiet(finished));
  // What is still to come of promises, and their printing.
  await new Promise((resolve) => setImmediate(resolve));
  const problem = realm.problem();
  realm.end();
  return { ...outcome, printed: [...printed], problem };

  async function steps() {
    try {
      for (const name of test.includes) realm.run(checkout.harness(name), `harness/${name}`);
    } catch (value) {
      return ended('runtime', { value });
    }
    const source = sourceIn(test, mode);
    if (test.isModule) return runModule(source);
    let script;
    try {
      script = realm.compile(source, test.name);
    } catch (value) {
      return ended('parse', { value });
    }
    try {
      script.runInContext(realm.context);
    } catch (value) {
      return ended('runtime', { value });
    }
    return ended('done');
  }

  async function runModule(source) {
    modules = createModules(realm, `${checkout.folder}/test`);
    let module;
    let phase = 'parse';
    try {
      module = modules.make(source, test.name);
      phase = 'resolution';
      await modules.link(module);
      phase = 'runtime';
      await module.evaluate();
    } catch (value) {
      return ended(phase, { value });
    }
    return ended('done');
  }
}

process.on('message', ({ name, mode, variants }) => {
  void (async () => {
    const test = checkout.read(name);
    for (const variant of variants)
      process.send({ variant, outcome: await run(test, mode, VARIANTS[variant]) });
  })();
});
process.send('ready');
