/** World: Node, tests. What each command line means, and what a wrong one says. */
import { expect, it } from 'vitest';
import { CliError } from './cli-error.ts';
import { runCli, type Actions } from './program.ts';

/** Runs a line with commands that only tell how they were called. */
async function read(line: string, fail?: Error) {
  const asked: unknown[] = [];
  let out = '';
  let error = '';
  const note =
    (name: keyof Actions) =>
    (...args: unknown[]): Promise<void> => {
      asked.push([name, ...args]);
      return fail ? Promise.reject(fail) : Promise.resolve();
    };
  const exitCode = await runCli(
    line.split(' ').filter(Boolean),
    { record: note('record'), stats: note('stats'), demo: note('demo') },
    { out: (text) => (out += text), error: (text) => (error += text) },
    '1.2.3',
  );
  return { asked, out, error, exitCode };
}

it('records a page as told', async () => {
  const { asked, exitCode } = await read(
    'record localhost:3000/a --headless --duration 1.5 --out p.sigprof.json --no-signatures',
  );
  expect(exitCode).toBe(0);
  expect(asked).toEqual([
    [
      'record',
      'http://localhost:3000/a',
      {
        out: 'p.sigprof.json',
        headless: true,
        duration: 1500,
        until: null,
        timeout: 120_000,
        signatures: false,
        scope: { include: [], exclude: [], thirdParty: true, libraries: true },
      },
    ],
  ]);
});

it('reads which scripts to record', async () => {
  const { asked } = await read(
    'record a.com --out f --include app.js --include /js/* --exclude *.min.js --own-code',
  );
  const scope = { include: ['app.js', '/js/*'], exclude: ['*.min.js'], thirdParty: false, libraries: false };
  expect(asked).toEqual([['record', 'https://a.com/', expect.objectContaining({ scope })]]);
});

it.each([
  ['example.com', 'https://example.com/'],
  ['127.0.0.1:8080/x?y', 'http://127.0.0.1:8080/x?y'],
  ['file:///tmp/a.html', 'file:///tmp/a.html'],
  ['http://[::1]:3000', 'http://[::1]:3000/'],
])('reads %s as the address %s', async (word, address) => {
  const { asked } = await read(`record ${word} --until done --out f`);
  expect(asked).toEqual([['record', address, expect.objectContaining({ until: 'done', duration: null })]]);
});

it.each([
  ['record chrome://version --out f', 'Only http, https and file pages can be recorded, not chrome:'],
  ['record http:// --out f', 'not the address of a page'],
  ['record example.com', "required option '-o, --out <file>' not specified"],
  ['record example.com --out f --duration soon', 'a number of seconds above zero'],
  ['record example.com --out f --duration 0', 'a number of seconds above zero'],
  ['record example.com --out f --duration 2 --until x', 'cannot be used with'],
  ['stats', "missing required argument 'file'"],
  ['stats f --limit many', 'a whole number'],
  ['stats f --by colour', 'Allowed choices are signature, function'],
  ['stats f --callers --callees', 'cannot be used with'],
  ['stats f [', 'neither a number nor a regular expression'],
  ['convert f', "unknown command 'convert'"],
])('refuses "%s" with exit code 2, saying: %s', async (line, message) => {
  const { asked, error, exitCode } = await read(line);
  expect(asked).toEqual([]);
  expect(error).toContain(message);
  expect(exitCode).toBe(2);
});

it('prints stats by the order and restrictions given, in their order', async () => {
  const { asked } = await read('stats f --sort cum,name -n 5 --by function --callees 20 .5 dot');
  expect(asked).toEqual([
    [
      'stats',
      'f',
      {
        sort: 'cum,name',
        limit: 5,
        by: 'function',
        report: 'callees',
        fullPaths: false,
        restrictions: [20, 0.5, /dot/],
      },
    ],
  ]);
});

it('sorts stats by tottime when not told otherwise', async () => {
  const { asked } = await read('stats f');
  expect(asked).toEqual([
    [
      'stats',
      'f',
      expect.objectContaining({ sort: 'tottime', limit: null, by: 'signature', report: 'stats' }),
    ],
  ]);
});

it('says what went wrong in one sentence, and which kind it was by the exit code', async () => {
  const { error, exitCode } = await read('stats f', new CliError('file', 'There is no file f.'));
  expect(error).toBe('There is no file f.\n');
  expect(exitCode).toBe(3);
});

it('shows where a fault of its own was', async () => {
  const { error, exitCode } = await read('stats f', new Error('oops'));
  expect(error).toMatch(/oops\n +at /);
  expect(exitCode).toBe(1);
});

it('explains itself: commands, exit codes, version; not the hidden command', async () => {
  const help = await read('--help');
  expect(help.out).toContain('record');
  expect(help.out).toContain('Exit codes:');
  expect(help.out).not.toContain('demo');
  expect(help.exitCode).toBe(0);
  expect((await read('stats --help')).out).toContain('Sort keys');
  expect(await read('--version')).toMatchObject({ out: '1.2.3\n', exitCode: 0 });
  expect((await read('')).error).toContain('Usage: signature-profiler');
});
