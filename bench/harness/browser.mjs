/**
 * World: Node, benchmarks. Real Chromium without a window, and pages whose main thread's CPU time can be read.
 *
 * The clock is `ThreadTime` of the DevTools protocol: the CPU time of the page's main thread. It does not see
 * preemption: a loop of 1.88 s was measured as 1.88 to 1.90 s while its wall time went from 1.9 to 7 s beside
 * four busy processes. It does not see other threads either (compilation, garbage collection, a sampler); for
 * these there is `ProcessTime`, in steps of 10 ms.
 */
import { chromium } from 'playwright-core';
import { chromiumMissing, findChromium } from '../../cli/find-chromium.mjs';

/** A program that runs longer than this once is stuck. */
const LIMIT_MS = 180_000;

export async function launchBrowser() {
  const { found, rejected } = findChromium();
  if (found === null) throw new Error(chromiumMissing(rejected));
  const browser = await chromium.launch({
    executablePath: found.path,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return { browser, version: browser.version() };
}

/**
 * A fresh page in a context, hence a renderer process, of its own.
 * @param {import('playwright-core').Browser} browser
 */
export async function openPage(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  return {
    session,
    /** Runs a script element in the page; rejects with the page's first error when it throws. */
    async addScript(path) {
      const failure = await page.evaluate(
        (src) =>
          new Promise((done) => {
            let error = null;
            const listen = (event) => (error ??= event.message);
            addEventListener('error', listen);
            const script = document.createElement('script');
            const end = (missing) => {
              removeEventListener('error', listen);
              done(missing ?? error);
            };
            script.onload = () => end(null);
            script.onerror = () => end(`${src} did not load`);
            script.src = src;
            document.head.append(script);
          }),
        path,
      );
      if (failure !== null) throw new Error(failure);
    },
    /** Value of an expression in the page, awaited; rejects with the error it throws. */
    async evaluate(expression) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        timeout: LIMIT_MS,
      });
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value;
    },
    /** CPU so far, in milliseconds: of the main thread, and of the whole renderer process. */
    async readCpu() {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
      return { main: of('ThreadTime'), process: of('ProcessTime') };
    },
    close: () => context.close(),
  };
}
