/**
 * World: Node, tests. Runs test files of a library, as they are or with everything instrumented and recorded:
 *
 *     node run.mjs plain|recorded FOLDER-OF-OUR-LIBRARY FILE…
 *
 * Says a line for each test; recorded, then one line of JSON about the recording.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { installGlobals, runTests, tape } from './frameworks.mjs';

const [how, folder, ...files] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);

/** What tests ask for by a name of its own. */
const STANDS_FOR = {
  tape,
  'util.promisify': promisify,
  'jasmine-core/lib/jasmine-core/jasmine.js': { core: () => ({}) },
};
const load = Module._load;
Module._load = function (request, ...rest) {
  return Object.hasOwn(STANDS_FOR, request) ? STANDS_FOR[request] : load.call(this, request, ...rest);
};

let instrumented = 0;
if (how === 'recorded') {
  const { instrument } = await import(join(folder, 'instrument.js'));
  vm.runInThisContext(readFileSync(join(folder, 'recorder.js'), 'utf8'));
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (text, file) {
    // As Node does: a module is the body of a function.
    const source = text.replace(/^#!.*/, '');
    const whole = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
    const result = instrument(whole, { url: file, sourceType: 'script', embedSites: true });
    if (!result.ok) throw new Error(`${file}: ${result.error.message}`);
    instrumented++;
    const run = vm.runInThisContext(result.code, { filename: file });
    if (typeof run !== 'function') return compile.call(this, text, file);
    const requireHere = (request) => this.require(request);
    requireHere.resolve = (request) => Module._resolveFilename(request, this);
    requireHere.cache = Module._cache;
    return run.call(this.exports, this.exports, requireHere, this, file, join(file, '..'));
  };
}

const profile = how === 'recorded' ? new globalThis.SignatureProfiler.Profile() : null;
profile?.enable();
installGlobals();
for (const file of files) require(file);
await runTests(say);
if (profile !== null) {
  // Whatever was left suspended: nobody is on the stack now.
  const probe = 'function probeOfTheTest() {} probeOfTheTest()';
  const { instrument } = await import(join(folder, 'instrument.js'));
  vm.runInThisContext(instrument(probe, { url: 'probe.js', sourceType: 'script', embedSites: true }).code);
  profile.disable();
  say(JSON.stringify({ instrumented, profile }));
}
