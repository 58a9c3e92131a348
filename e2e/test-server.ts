/**
 * World: Node. Pages for specs: a server on a free port of this machine that answers what the spec wrote
 * down, with the headers and at the moment it says.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { extname, join, normalize, sep } from 'node:path';

export interface Answer {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who asks for a part of it gets that part. */
  readonly ranges?: boolean;
  /** The answer waits for it. */
  readonly after?: Promise<unknown>;
}

/** Path → what is answered there; a text alone gets the type of its extension. */
export type Routes = Readonly<
  Record<string, string | Answer | ((headers: IncomingHttpHeaders) => string | Answer)>
>;

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  /** What was sent to each path, in order. */
  readonly sent: readonly { readonly path: string; readonly body: string }[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Serves routes and, for what they do not name, the files of a folder. */
export async function startServer(routes: Routes, folder?: string): Promise<TestServer> {
  const requests: string[] = [];
  const sent: { path: string; body: string }[] = [];
  const answerFor = async (path: string, headers: IncomingHttpHeaders): Promise<Answer | null> => {
    const route = routes[path];
    const answer = typeof route === 'function' ? route(headers) : route;
    if (typeof answer === 'string') return { body: answer };
    if (answer !== undefined) return answer;
    if (folder === undefined) return null;
    const file = normalize(join(folder, decodeURIComponent(path)));
    if (!file.startsWith(normalize(folder) + sep)) return null;
    return readFile(file).then(
      (body) => ({ body, type: TYPES[extname(file)] ?? 'application/octet-stream' }),
      () => null,
    );
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    requests.push(path);
    if (request.method === 'POST') void text(request).then((body) => sent.push({ path, body }));
    void answerFor(path, request.headers).then(async (answer) => {
      await answer?.after;
      if (answer === null) response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      else {
        const part = answer.ranges === true ? partOf(answer.body, request.headers.range) : null;
        response
          .writeHead(part === null ? (answer.status ?? 200) : 206, {
            'content-type': answer.type ?? TYPES[extname(path)] ?? TYPES['.html'],
            ...part?.headers,
            ...answer.headers,
          })
          .end(part?.body ?? answer.body);
      }
    });
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Null: all of it was asked for. */
function partOf(
  body: Answer['body'],
  range: string | undefined,
): { readonly body: Buffer; readonly headers: Record<string, string> } | null {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (from === undefined) return null;
  const all = Buffer.from(body);
  return {
    body: all.subarray(Number(from), Number(to) + 1),
    headers: { 'content-range': `bytes ${from}-${to}/${all.length}` },
  };
}

/** Ports that were given: what a page has left there in the browser, a service worker above all, would act on the next one's. */
const given = new Set<number>();

async function listen(server: Server): Promise<number> {
  for (;;) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    if (!given.has(port)) {
      given.add(port);
      return port;
    }
    await new Promise((resolve) => server.close(resolve));
  }
}
