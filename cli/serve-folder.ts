/**
 * World: Node. Serves a folder to this machine only, on a free port: the built-in example for `demo`, and
 * the pages of the end-to-end tests. Nothing outside the folder can be asked for.
 */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

export interface FolderServer {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The file a request path stands for; null where there is none inside the folder. */
async function fileFor(root: string, pathname: string): Promise<string | null> {
  try {
    const asked = join(root, decodeURIComponent(pathname));
    const path = await realpath(pathname.endsWith('/') ? join(asked, 'index.html') : asked);
    if (!path.startsWith(root + sep)) return null;
    return (await stat(path)).isFile() ? path : null;
  } catch {
    return null;
  }
}

export async function serveFolder(folder: string): Promise<FolderServer> {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    // Not through URL, which refuses some paths that are sent: a request must not end the server.
    const pathname = (request.url ?? '/').replace(/[?#].*$/s, '');
    void fileFor(root, pathname).then((path) => {
      if (path === null) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
        return;
      }
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
      createReadStream(path)
        .on('error', () => response.destroy())
        .pipe(response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections(); // a browser keeps its connections open
      }),
  };
}
