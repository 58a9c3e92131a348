/**
 * World: Node, conformance. The ways in which a realm can run scripts: as they are, or instrumented with a recorder
 * that records, with one that does not, or without any. Uses the library as it is built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';

/** Where the build writes the library. */
export const LIBRARY = fileURLToPath(new URL('../dist/lib', import.meta.url));

export const VARIANTS = {
  plain: { instruments: false, hasRecorder: false, records: false },
  recording: { instruments: true, hasRecorder: true, records: true },
  dormant: { instruments: true, hasRecorder: true, records: false },
  bare: { instruments: true, hasRecorder: false, records: false },
};

/**
 * Begins a recording, keeps what a test may replace, and leaves no name behind. Two kinds of pages get no report, see
 * docs/fidelity.md: those that give typed arrays another length for good, and those whose prototypes have what they
 * have made unchangeable.
 */
export const START = `(() => {
  const profile = new SignatureProfiler.Profile();
  const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
  const columns = [Int32Array.prototype, Float64Array.prototype, getPrototypeOf(Int32Array.prototype)];
  const others = [Object.prototype, Array.prototype, Map.prototype, String.prototype];
  const countUnchangeable = (prototypes) => {
    let count = 0;
    for (let i = 0; i < prototypes.length; i++) {
      const keys = ownKeys(prototypes[i]);
      for (let k = 0; k < keys.length; k++) if (!getOwnPropertyDescriptor(prototypes[i], keys[k]).configurable) count++;
    }
    return count;
  };
  const before = [countUnchangeable(columns), countUnchangeable(others)];
  profile.enable();
  return {
    end() {
      profile.disable();
      if (countUnchangeable(columns) !== before[0]) return null;
      try {
        return profile.toJSON();
      } catch (error) {
        if (countUnchangeable(others) !== before[1]) return null;
        throw error;
      }
    },
  };
})()`;
/** A call that is made when nothing runs: its caller has to be nobody. */
export const PROBE_NAME = 'conformanceProbe';
const PROBE = `(function ${PROBE_NAME}() {})()`;

export async function loadLibrary(folder) {
  const path = (name) => join(folder, name);
  for (const name of ['instrument.js', 'recorder.js'])
    if (!existsSync(path(name)))
      throw new Error(`${path(name)} is missing: run \`npm run build -- lib recorder\`.`);
  const { instrument } = await import(pathToFileURL(path('instrument.js')).href);
  const recorder = new vm.Script(readFileSync(path('recorder.js'), 'utf8'), { filename: 'recorder.js' });
  const start = new vm.Script(START, { filename: 'profile.js' });
  // Harness files and fixtures come again and again.
  const known = new Map();

  /** The text that a variant runs; as it is where it cannot be instrumented, as in pages. */
  function rewrite(source, url, sourceType) {
    const key = `${sourceType} ${url}\n${source}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = instrument(source, { url, sourceType, embedSites: true });
    if (!result.ok && result.error.code === 'internal') throw new Error(result.error.message);
    const text = result.ok ? result.code : source;
    if (known.size > 2000) known.clear();
    known.set(key, text);
    return text;
  }
  const probeText = rewrite(PROBE, 'probe.js', 'script');
  const probe = new vm.Script(probeText, { filename: 'probe.js' });

  return {
    folder,
    rewrite,
    /** Text of the call that is made when nothing runs. */
    probe: probeText,
    installRecorder: (context) => void recorder.runInContext(context),
    startRecording: (context) => start.runInContext(context),
    /** What is wrong with a recording, or null. Ends it. */
    problemOf(recording, context) {
      // Where objects inherit these, Node's own vm throws when it is asked for properties of a global object.
      const empty = vm.runInContext('({})', context);
      if ('get' in empty || 'set' in empty) return null;
      return problemIn(() => {
        probe.runInContext(context);
        return recording.end();
      }, PROBE_NAME);
    },
  };
}

/** What is wrong with a profile that ends with a call, or null. Also runs in the page of `chromium-driver.js`. */
export function problemIn(endRecording, probeName) {
  let file;
  try {
    file = endRecording();
  } catch (error) {
    return `no report: ${String(error)}`;
  }
  if (file === null) return null;
  const { contexts, signatures, sites, strings } = file;
  const { signature, subtreeEnd } = contexts[0].callNodes;
  const nameOf = (node) => strings[sites.name[signatures.site[signature[node]]]];
  // The roots of the tree, and below the one that has the last call.
  for (let root = 0; root < signature.length; root = subtreeEnd[root])
    for (let node = root; node < subtreeEnd[root]; node++)
      if (nameOf(node) === probeName) return node === root ? null : `${nameOf(root)} runs when nothing does`;
  return 'the last call is missing';
}
