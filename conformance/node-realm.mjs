/**
 * World: Node, conformance. A realm as the conformance tests want it, in a vm context: `print`, `$262`, and in
 * the instrumented variants the recorder, which is in every realm that a test makes.
 */
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { createAgents } from './node-agents.mjs';

/**
 * @param {object} options
 * @param {object} options.variant of VARIANTS
 * @param {object} options.library
 * @param {(line: string) => void} options.print
 * @param {() => Promise<object>} options.importModule called by `import()` in scripts
 */
export function createRealm(options) {
  const { variant, library, print, importModule } = options;
  const context = vm.createContext({});
  const inside = (code) => vm.runInContext(code, context);
  let recording = null;
  if (variant.hasRecorder) {
    // Each read is a millisecond later: the clock's own measurement ends at once.
    inside('{ let time = 0; globalThis.performance = { now: () => ++time }; }');
    library.installRecorder(context);
    inside('delete globalThis.performance');
    if (variant.records) recording = library.startRecording(context);
  }
  const global = inside('globalThis');
  const NativeSyntaxError = inside('SyntaxError');
  const textOf = (source, url, type) => (variant.instruments ? library.rewrite(source, url, type) : source);

  /** A script of this realm; errors of the parser are this realm's. */
  function compile(source, filename) {
    try {
      return new vm.Script(textOf(source, filename, 'script'), {
        filename,
        importModuleDynamically: (specifier, _script, attributes) =>
          importModule(realm, specifier, filename, attributes),
      });
    } catch (error) {
      if (error instanceof SyntaxError) throw new NativeSyntaxError(error.message);
      throw error;
    }
  }

  const agents = createAgents({ variant, library: library.folder });
  const host = {
    createRealm: () => createRealm(options).host,
    detachArrayBuffer: (buffer) => void structuredClone(buffer, { transfer: [buffer] }),
    evalScript: (source) => compile(String(source), 'evalScript.js').runInContext(context),
    gc: () => globalThis.gc?.(),
    clearKeptObjects() {},
    global,
    IsHTMLDDA: undetectable(context),
    agent: agents.host,
  };
  const define = inside(
    '(name, value) => Object.defineProperty(globalThis, name, ' +
      '{ value, writable: true, enumerable: false, configurable: true })',
  );
  // Functions of the realm itself, as if the engine had made them.
  const own = inside(`(target) => {
    const result = {};
    for (const [key, value] of Object.entries(target))
      result[key] = typeof value === 'function' && key !== 'IsHTMLDDA' ? (...args) => value(...args) : value;
    return result;
  }`);
  define('$262', Object.assign(own(host), { agent: own(host.agent) }));
  define('print', inside('(f) => (line) => { f(String(line)); }')(print));

  const realm = {
    context,
    host: global.$262,
    compile,
    textOf,
    run: (source, filename) => compile(source, filename).runInContext(context),
    problem: () => (recording === null ? null : library.problemOf(recording, context)),
    end: agents.end,
  };
  return realm;
}

/** What `document.all` is in browsers: the engine's own test object. */
function undetectable(context) {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return vm.runInContext('%GetUndetectable()', context);
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
