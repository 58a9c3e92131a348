/**
 * World: Node, benchmarks. Serves one empty page and the scripts that the harness puts before it, on the
 * loopback address and a free port. With `isolated` the page is cross-origin isolated (shared memory, 5 µs clock).
 */
import { createServer } from 'node:http';

const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><body>';

/**
 * @param {{ isolated: boolean }} options
 * @returns {Promise<{ url: string, addScript(path: string, text: string): void, close(): void }>}
 */
export async function serve({ isolated }) {
  const scripts = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const script = scripts.get(path);
    if (path !== '/' && script === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': script === undefined ? 'text/html' : 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
      ...(isolated && {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      }),
    });
    response.end(script ?? PAGE);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}/`,
    addScript: (path, text) => void scripts.set(path, text),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
