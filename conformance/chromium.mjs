/**
 * World: Node, conformance. Runs tests in real Chromium: each in a frame of its own, whose scripts come from a local
 * server, instrumented on the way. Its recorder is the page's own with all of its hooks, as in a recorded tab.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../bench/harness/browser.mjs';
import { openCheckout, sourceIn } from './checkout.mjs';
import { loadLibrary, PROBE_NAME, problemIn, START, VARIANTS } from './instrumented.mjs';
import { endedOutcome } from './outcome.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
/** Against what hangs: a loaded machine takes a minute to open a page. */
const PAGE_LIMIT_MS = 180_000;
// A page that has made so many frames is slow to make another.
const RUNS_PER_PAGE = 500;

/** @param {import('./pool.d.mts').Settings} settings */
export async function runInChromium(jobs, variants, settings, report) {
  const checkout = openCheckout(settings.folder);
  const server = await serve(checkout, await loadLibrary(settings.library), settings.pageScript);
  const { browser } = await launchBrowser();
  const queue = jobs[Symbol.iterator]();
  const work = async () => {
    let page = null;
    let runs = 0;
    const close = async () => {
      await page?.context().close();
      page = null;
    };
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { name, mode } = next.value;
      const test = checkout.read(name);
      const outcomes = {};
      for (const variant of variants) {
        if (page === null || ++runs % RUNS_PER_PAGE === 0) {
          await close();
          page = await (await browser.newContext()).newPage();
          page.setDefaultTimeout(PAGE_LIMIT_MS);
          await page.goto(`${server.origin}/driver.html`);
        }
        const run = { ...VARIANTS[variant], variant, mode, name, limit: settings.limit };
        const { includes, isAsync, isModule } = test;
        const outcome = await within(
          settings.limit * 2,
          page.evaluate((options) => globalThis.runTest(options), { ...run, includes, isAsync, isModule }),
        );
        outcomes[variant] = outcome ?? endedOutcome('time-out');
        if (outcome === null) await close();
      }
      report({ name, mode, outcomes });
    }
    await close();
  };
  try {
    await Promise.all(Array.from({ length: settings.parallel }, work));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Null when it takes longer, or the page is gone. */
function within(limit, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, limit, null)));
  return Promise.race([promise.catch(() => null), late]).finally(() => clearTimeout(timer));
}

/**
 *     /driver.html                       the page that makes the frames
 *     /VARIANT/empty.html                a frame
 *     /VARIANT/harness/a.js,b.js         harness files in one script
 *     /VARIANT/MODE/language/x.js        a test, or a module beside it
 */
async function serve(checkout, library, pageScript) {
  const page = readFileSync(pageScript, 'utf8');
  const recorder = `{const SIGNATURE_PROFILER_CONFIG={"recording":null,"documents":{},"askAt":"","channel":""};\n${page}\n}`;
  const driver = readFileSync(here('chromium-driver.js'), 'utf8');
  const host = readFileSync(here('chromium-host.js'), 'utf8');
  const textIn = (variant, source, url, type) =>
    VARIANTS[variant].instruments ? library.rewrite(source, url, type) : source;

  function answer(path) {
    if (path === '/driver.html')
      return ['text/html', '<!doctype html><meta charset=utf-8><body><script src=/driver.js></script>'];
    if (path === '/driver.js')
      return [
        'text/javascript',
        `const RECORDER = ${JSON.stringify(recorder)}, START = ${JSON.stringify(START)};\n${problemIn}\n` +
          `const PROBE = ${JSON.stringify({ name: PROBE_NAME, code: library.probe })};\n${driver}`,
      ];
    const [, variant, what, ...rest] = path.split('/');
    if (!Object.hasOwn(VARIANTS, variant)) return null;
    if (what === 'empty.html') return ['text/html', '<!doctype html><meta charset=utf-8>'];
    if (what === 'host.js') return ['text/javascript', host];
    if (what === 'harness')
      return [
        'text/javascript',
        rest
          .join('/')
          .split(',')
          .map((name) => textIn(variant, checkout.harness(name), `harness/${name}`, 'script'))
          .join('\n'),
      ];
    const name = rest.join('/');
    if (name.endsWith('.json'))
      return ['application/json', readFileSync(join(checkout.folder, 'test', name), 'utf8')];
    const isModule = what === 'module' || name.endsWith('_FIXTURE.js');
    const source = sourceIn(checkout.read(name), isModule ? 'module' : what);
    return ['text/javascript', textIn(variant, source, name, isModule ? 'module' : 'script')];
  }

  const server = createServer((request, response) => {
    let found = null;
    try {
      found = answer(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    } catch {
      // No such file.
    }
    response.writeHead(found === null ? 404 : 200, {
      'content-type': `${found?.[0] ?? 'text/plain'}; charset=utf-8`,
      'cache-control': 'no-store',
    });
    response.end(found?.[1] ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
