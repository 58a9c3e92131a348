/**
 * World: Node, benchmarks. A page that the built extension records in real Chromium, as a person would have it: the
 * panel's own buttons, in a tab of its own; and the CPU time of the page's main thread beside it.
 */
import { createServer } from 'node:http';
import { runnerImport } from 'vite';
import { computeStats, isResolved, selfTimeOf, timeRange } from '../../dist/lib/profile.js';

const load = async (path) =>
  (await runnerImport(new URL(path, import.meta.url).pathname, { configFile: false, logLevel: 'error' }))
    .module;
const { openBrowser } = await load('../../cli/open-browser.ts');
const { tabIdOf } = await load('../../cli/chromium.ts');
const { reloadAndRecord, stopAndExport } = await load('../../cli/remote-panel.ts');

const TIMEOUT = 60_000;
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>known</title><body><script src="known.js"></script>';

async function serve(script) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/known.js';
    const isPage = request.url === '/';
    response.writeHead(isScript || isPage ? 200 : 404, {
      'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    });
    response.end(isScript ? script : isPage ? PAGE : '');
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return server;
}

/**
 * @param {{ script: string, unrecorded: string, exact: boolean }} options `unrecorded` runs before it in every document;
 *   `exact`: and not isolated
 */
export async function openRecordedPage({ script, unrecorded, exact }) {
  const server = await serve(script);
  const browser = await openBrowser({ headless: true });
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.addInitScript(unrecorded);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const tabId = await tabIdOf(browser, page);
    const owner = await browser.context.newPage();
    await owner.goto(`chrome-extension://${browser.extensionId}/panel.html?tab=${tabId}`);
    const remote = { panel: owner, owner };
    if (exact) await chooseExact(owner);
    const loaded = page.waitForEvent('load', { timeout: TIMEOUT });
    await reloadAndRecord(remote, { signatures: true, timeout: TIMEOUT });
    await loaded;
    await page.bringToFront();
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return {
      async evaluate(expression) {
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
          expression: `${expression}\n//# sourceURL=bench.js`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      /** Milliseconds of CPU of the page's main thread so far. */
      async readCpu() {
        const { metrics } = await session.send('Performance.getMetrics');
        return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
      },
      profiler: {
        async start(interval) {
          await session.send('Profiler.enable');
          await session.send('Profiler.setSamplingInterval', { interval });
          await session.send('Profiler.start');
        },
        async stop() {
          return (await session.send('Profiler.stop')).profile;
        },
      },
      /** *Record*, on the page as it is. */
      async record() {
        await owner.getByRole('button', { name: 'Record', exact: true }).click();
        await owner.getByText(/^Recording — /).waitFor({ timeout: TIMEOUT });
      },
      async stop() {
        return rowsOf(await stopAndExport(remote, TIMEOUT));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function chooseExact(panel) {
  await panel.getByRole('button', { name: /^Clock: / }).click();
  await panel.getByRole('radio', { name: 'Exact' }).click();
  await panel.getByRole('checkbox', { name: /^Isolate its pages/ }).uncheck();
  await panel.keyboard.press('Escape');
}

/** What the panel would show of each function, by name. */
function rowsOf(profile) {
  const stats = computeStats(profile, { by: 'function' });
  const context = profile.contexts.find(({ callNodes }) => callNodes.length > 0);
  const { clock } = context;
  const rows = new Map();
  for (let row = 0; row < stats.length; row++) {
    const measured = selfTimeOf(stats, row);
    const { low, high } = timeRange(measured, clock);
    rows.set(profile.sites.name[stats.site[row]].split('.').at(-1), {
      calls: stats.calls[row],
      ...measured,
      error: Math.sqrt(measured.variance),
      low,
      high,
      resolved: isResolved({ low, high }),
    });
  }
  return { rows, clock, nodes: context.callNodes.length };
}
