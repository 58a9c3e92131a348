/** World: Node. Where maps are said to be, and which of them are asked for. */
import { describe, expect, it } from 'vitest';
import { sourceMapReference } from './source-map-reference.ts';
import { createSourceMaps, isLocal } from './source-maps.ts';

const SCRIPT = 'https://a.com/js/app.js';

describe('where a script says its map is', () => {
  const reference = (source: string, headers: { name: string; value: string }[] = []): string | null =>
    sourceMapReference(source, headers, SCRIPT);

  it('is the comment at its end, resolved against it', () => {
    expect(reference('f()\n//# sourceMappingURL=app.js.map')).toBe('https://a.com/js/app.js.map');
    expect(reference('f() //@ sourceMappingURL=/m/x.map \n\n')).toBe('https://a.com/m/x.map');
    expect(reference('f()\n/*# sourceMappingURL=x.map */\n// end')).toBe('https://a.com/js/x.map');
    expect(
      reference('//# sourceMappingURL=old.map\nf()\r\n//# sourceMappingURL=data:application/json,{}'),
    ).toBe('data:application/json,{}');
  });

  it('is the header where there is one', () => {
    const headers = [{ name: 'SourceMap', value: '/h.map' }];
    expect(reference('f()\n//# sourceMappingURL=c.map', headers)).toBe('https://a.com/h.map');
    expect(reference('f()', [{ name: 'x-sourcemap', value: 'old.map' }])).toBe('https://a.com/js/old.map');
  });

  it('is nowhere for a text that only looks like it', () => {
    expect(reference('f()')).toBeNull();
    expect(reference('s = "//# sourceMappingURL=" + x\nf()')).toBeNull();
    expect(reference('//# sourceMappingURL=x.map\nf()')).toBeNull();
    expect(reference('f("\\n//# sourceMappingURL=x.map")')).toBeNull();
    expect(reference('//# sourceMappingURL=http://[x')).toBeNull();
    expect(reference('sourceMappingURL=x.map')).toBeNull();
  });
});

describe('a source map', () => {
  function play(answer: () => Response | Promise<Response>) {
    const asked: [url: string, init: RequestInit][] = [];
    const maps = createSourceMaps((url, init) => {
      asked.push([url, init]);
      return Promise.resolve().then(answer);
    }, new AbortController().signal);
    return { maps, asked };
  }
  const found = (): Response => new Response('{"version":3}');

  it('is asked for when somebody wants it, with cookies from the script’s own origin only', async () => {
    const { maps, asked } = play(found);
    maps.found(SCRIPT, 'https://a.com/app.js.map');
    maps.found('https://a.com/b.js', 'https://cdn.org/b.js.map');
    expect(asked).toEqual([]);
    expect(await maps.textOf(SCRIPT)).toEqual({
      ok: true,
      text: '{"version":3}',
      url: 'https://a.com/app.js.map',
    });
    await maps.textOf('https://a.com/b.js');
    expect(asked.map(([, { credentials, redirect }]) => [credentials, redirect])).toEqual([
      ['include', 'error'],
      ['omit', 'error'],
    ]);
  });

  it('that a public page wants from a private network is not asked for', async () => {
    const { maps, asked } = play(found);
    for (const url of [
      'http://192.168.0.1/x',
      'http://localhost:81/x',
      'http://printer/x',
      'file:///etc/x',
      'chrome://x/',
    ]) {
      maps.found(SCRIPT, url);
      expect(await maps.textOf(SCRIPT)).toMatchObject({ ok: false });
    }
    expect(asked).toEqual([]);
    maps.found('http://localhost:3000/app.js', 'http://localhost:3000/app.js.map');
    expect(await maps.textOf('http://localhost:3000/app.js')).toMatchObject({ ok: true });
  });

  it('that is missing, broken off or too large is told, not thrown', async () => {
    const answers: [() => Response | Promise<Response>, RegExp][] = [
      [() => new Response('', { status: 404 }), /404/],
      [() => Promise.reject(new TypeError('Failed to fetch')), /Failed to fetch/],
      [() => new Response('x', { headers: { 'content-length': String(1e9) } }), /too large/],
    ];
    for (const [answer, reason] of answers) {
      const { maps } = play(answer);
      maps.found(SCRIPT, 'https://a.com/x.map');
      expect(await maps.textOf(SCRIPT)).toEqual({
        ok: false,
        reason: expect.stringMatching(reason) as string,
      });
    }
  });

  it('of a script that names none is no matter', async () => {
    expect(await play(found).maps.textOf(SCRIPT)).toEqual({ ok: false, reason: null });
  });

  it('is local by its host’s name', () => {
    const local = [
      'http://127.1.2.3/',
      'http://[::1]/',
      'http://[fd00::1]/',
      'http://10.0.0.1/',
      'http://172.20.0.1/',
      'http://a.local/',
      'http://nas/',
    ];
    const open = [
      'http://172.32.0.1/',
      'http://a.com/',
      'http://[2001:db8::1]/',
      'http://11.0.0.1/',
      'http://localhost.com/',
    ];
    expect([...local, ...open].filter((url) => isLocal(new URL(url)))).toEqual(local);
  });
});
