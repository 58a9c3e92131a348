/** World: Node, tests. A folder over HTTP, and nothing beside it. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFolder, type FolderServer } from './serve-folder.ts';

let outside: string;
let server: FolderServer;
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'serve-'));
  const folder = join(outside, 'public');
  await mkdir(folder);
  await writeFile(join(outside, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<p>hello');
  await writeFile(join(folder, 'a b.wasm'), new Uint8Array([0, 0x61, 0x73, 0x6d]));
  await symlink(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  server = await serveFolder(folder);
});
afterAll(async () => {
  await server.close();
  await rm(outside, { recursive: true });
});

/** Status of a path sent as it is: `fetch` would tidy it first. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(new URL(server.url), { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

it('serves the index of a folder and files with their type', async () => {
  const index = await fetch(server.url);
  expect(await index.text()).toBe('<p>hello');
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const wasm = await fetch(`${server.url}a%20b.wasm`);
  expect(wasm.headers.get('content-type')).toBe('application/wasm');
  expect((await wasm.arrayBuffer()).byteLength).toBe(4);
});

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/none', '/%', '//none'])(
  'has nothing at %s',
  async (path) => {
    expect(await statusOf(path)).not.toBe(200);
  },
);
