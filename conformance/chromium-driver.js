/**
 * World: page, conformance: makes a frame for each run of a test and says what came of it. RECORDER, START, PROBE and
 * `problemIn` are declared in front of it.
 */
const NEVER = Symbol('never');
/** Of each test's frame, and the frames that it made. */
const runs = new WeakMap();

globalThis.driver = {
  print(realm, line) {
    runs.get(realm)?.print(line);
  },
  textIn: (realm, source) => runs.get(realm)?.rewrite(String(source)) ?? String(source),
  /** Calls `act` while `listener` hears errors of a window before anybody else. */
  listenFirst(realm, listener, act) {
    const run = runs.get(realm);
    const before = run.hear;
    run.hear = listener;
    try {
      act();
    } finally {
      run.hear = before;
    }
  },
  createRealm(maker) {
    const run = runs.get(maker);
    const frame = maker.document.createElement('iframe');
    maker.document.documentElement.append(frame);
    prepare(frame.contentWindow, run);
    return frame.contentWindow;
  },
};

/** Joins a window without scripts to a run. */
function prepare(realm, run) {
  join(realm, run);
  if (run.options.hasRecorder) realm.eval(RECORDER);
  if (run.options.records) run.recordings.push({ evaluate: realm.eval, ...realm.eval(START) });
  realm.eval(run.host);
}

function join(realm, run) {
  runs.set(realm, run);
  realm.addEventListener('error', (event) => run.hear(event), true);
  realm.addEventListener('unhandledrejection', (event) => event.preventDefault(), true);
}

function describeError(error) {
  if (error === null || (typeof error !== 'object' && typeof error !== 'function'))
    return `thrown ${typeof error} ${String(error)}`;
  try {
    return `${String(error.constructor?.name)}: ${String(error.message)}`;
  } catch {
    return 'an object that cannot be shown';
  }
}

/** An error of the parser has no frames of the script. */
function phaseOf(error, isModule) {
  const isSyntax = describeError(error).startsWith('SyntaxError:');
  if (!isSyntax || /\n {4}at /.test(String(error.stack))) return 'runtime';
  return isModule &&
    /(does not provide an export|ambiguous|contains conflicting|Detected cycle)/.test(error.message)
    ? 'resolution'
    : 'parse';
}

let hostText = null;

globalThis.runTest = async (options) => {
  hostText ??= await (await fetch('/plain/host.js')).text();
  const { variant, mode, name, includes, isAsync, isModule, limit } = options;
  const printed = [];
  let failed = NEVER;
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const run = {
    options,
    host: hostText,
    recordings: [],
    print(line) {
      printed.push(line);
      if (line.startsWith('Test262:Async')) finish();
    },
    rewrite: (source) => source,
    hear(event) {
      if (failed === NEVER) failed = event.error;
      event.preventDefault();
    },
  };
  const frame = document.createElement('iframe');
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = `/${variant}/empty.html`;
  document.body.append(frame);
  await loaded;
  const realm = frame.contentWindow;
  prepare(realm, run);

  const outcome = await steps();
  const problem = options.records ? problemIn(() => endRecording(run.recordings[0]), PROBE.name) : null;
  frame.remove();
  return { ...outcome, printed: [...printed], problem };

  async function steps() {
    const load = (src, type) =>
      new Promise((resolve) => {
        const script = realm.document.createElement('script');
        script.src = src;
        if (type !== undefined) script.type = type;
        // A parser error of a module is told by the window, then the script has loaded, too.
        script.onload = () => resolve(true);
        script.onerror = () => resolve(false);
        realm.document.documentElement.append(script);
      });
    if (includes.length > 0) await load(`/${variant}/harness/${includes.join(',')}`);
    const found =
      failed === NEVER && (await load(`/${variant}/${mode}/${name}`, isModule ? 'module' : undefined));
    if (failed !== NEVER) return { phase: phaseOf(failed, isModule), error: describeError(failed) };
    if (!found) return { phase: 'resolution', error: null };
    const late = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    if (isAsync) await Promise.race([finished, late(limit)]);
    await late(0);
    if (failed !== NEVER && isModule)
      return { phase: phaseOf(failed, isModule), error: describeError(failed) };
    return { phase: 'done', error: null };
  }
};

function endRecording({ evaluate, end }) {
  evaluate(PROBE.code);
  return end();
}
