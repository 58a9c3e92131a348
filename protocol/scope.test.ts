/** What a pattern means, and which scripts are in scope. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  heldPatterns,
  isEverything,
  isLibraryUrl,
  isThirdParty,
  matchesPattern,
  outOfScope,
  readPatterns,
  siteOf,
} from './scope.ts';

describe('a pattern', () => {
  const cases: [pattern: string, fits: string[], not: string[]][] = [
    [
      'app.js',
      ['https://a.com/app.js', 'http://b/c/d/app.js?v=1#x'],
      ['https://a.com/xapp.js', 'https://a.com/app.js/x'],
    ],
    ['*.min.js', ['https://a.com/x/y.min.js?1'], ['https://a.com/y.js', 'https://a.com/y.min.js/z.js']],
    ['/vendor/*', ['https://a.com/vendor/x/y.js', 'http://b:81/vendor/'], ['https://a.com/js/vendor/x.js']],
    ['*/vendor/*', ['https://a.com/js/vendor/x.js'], ['https://a.com/js/vendors/x.js']],
    ['/js/', ['https://a.com/js/x/y.js'], ['https://a.com/js', 'https://a.com/x/js/y.js']],
    [
      'example.com/js/*',
      ['https://example.com:444/js/x.js', 'http://example.com/js/'],
      ['https://a.example.com/js/x.js', 'https://example.com/x.js'],
    ],
    [
      '*.example.com/*',
      ['https://a.b.example.com/x.js', 'https://example.com/x.js'],
      ['https://badexample.com/x.js', 'https://example.com.evil.org/x.js'],
    ],
    ['localhost:3000/*', ['http://localhost:3000/x.js'], ['http://localhost:8080/x.js']],
    ['https://example.com/*', ['https://example.com/x.js'], ['http://example.com/x.js']],
    ['https://example.com', ['https://example.com/x/y.js'], ['https://example.com.org/']],
    ['*://cdn.*/lib*', ['http://cdn.a.com/lib/x.js', 'https://cdn.b/library.js'], ['https://a.com/cdn./lib']],
    ['file:///home/*', ['file:///home/me/x.js'], ['file:///tmp/x.js', 'https://home/x.js']],
    ['/x.js?v=1*', ['https://a.com/x.js?v=12'], ['https://a.com/x.js', 'https://a.com/x.js?w=1']],
    ['/a.b(c)+[d].js', ['https://a.com/a.b(c)+[d].js'], ['https://a.com/axb(c)+[d].js']],
    ['EXAMPLE.com/App.js', ['https://example.COM/App.js'], ['https://example.com/app.js']],
    [' ', [], ['https://a.com/', 'x']],
  ];
  it.each(cases)('%s', (pattern, fits, not) => {
    expect(fits.filter((url) => !matchesPattern(pattern, url))).toEqual([]);
    expect(not.filter((url) => matchesPattern(pattern, url))).toEqual([]);
  });

  it('of an address is that address, and never takes long', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const { href } = new URL(url);
        expect(matchesPattern(href.replaceAll('*', '%2A'), href.replaceAll('*', '%2A'))).toBe(true);
      }),
    );
    expect(matchesPattern(`/${'*a'.repeat(30)}*b`, `https://a.com/${'a'.repeat(5000)}`)).toBe(false);
  });

  it('is held whenever it fits: what the debugger is told leaves out nothing', () => {
    for (const [pattern, fits] of cases) {
      const held = heldPatterns({ ...EVERYTHING, include: [pattern] }).map(asDebuggerReads);
      for (const url of fits) {
        // The debugger sees addresses without their fragment.
        const seen = new URL(url).href.replace(/#.*/, '');
        expect([pattern, url, held.some((one) => one.test(seen))]).toEqual([pattern, url, true]);
      }
    }
    expect(heldPatterns(EVERYTHING)).toEqual(['*']);
  });

  it('is a line, or what stands between commas', () => {
    expect(readPatterns(' app.js, /vendor/* \n\n app.js ')).toEqual(['app.js', '/vendor/*']);
  });
});

/** `*` any text, `?` one character, a backslash in front takes the meaning away. */
function asDebuggerReads(pattern: string): RegExp {
  const parts = pattern.match(/\\.|[^\\]/g)!.map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/^\\/, '').replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

describe('scope', () => {
  const page = 'https://www.example.com/shop';

  it('is everything at first', () => {
    expect(isEverything(EVERYTHING)).toBe(true);
    expect(outOfScope(EVERYTHING, 'https://cdn.jsdelivr.net/npm/x.js', page)).toBeNull();
  });

  it('leaves out what is excluded, also when it is included', () => {
    const scope = { ...EVERYTHING, include: ['/js/*'], exclude: ['*.min.js'] };
    expect(
      ['/js/a.js', '/js/a.min.js', '/a.js'].map((path) =>
        outOfScope(scope, `https://example.com${path}`, page),
      ),
    ).toEqual([null, 'excluded', 'not-included']);
  });

  it('tells the page’s own site from others by name', () => {
    const own = [
      'https://static.example.com/x.js',
      'https://example.com:8443/x.js',
      'data:text/javascript,1',
    ];
    const others = ['https://example.org/x.js', 'https://notexample.com/x.js', 'https://1.2.3.4/x.js'];
    const scope = { ...EVERYTHING, thirdParty: false };
    expect(own.map((url) => outOfScope(scope, url, page))).toEqual([null, null, null]);
    expect(others.map((url) => outOfScope(scope, url, page))).toEqual(others.map(() => 'third-party'));
    expect(outOfScope(scope, others[0], null)).toBeNull();
    expect(isThirdParty('http://localhost:8080/x.js', 'http://localhost:3000/')).toBe(false);
    expect(isThirdParty('http://127.0.0.2/x.js', 'http://127.0.0.1/')).toBe(true);
  });

  it('knows owners below countries', () => {
    expect(
      ['a.b.co.uk', 'www.gov.uk', 'x.y.com.au', 'a.b.example.de', 'localhost', '::1'].map(siteOf),
    ).toEqual(['b.co.uk', 'www.gov.uk', 'y.com.au', 'example.de', 'localhost', '::1']);
  });

  it('knows library code by its address', () => {
    const libraries = [
      'https://unpkg.com/react',
      'https://a.com/node_modules/x/y.js',
      'http://localhost:5173/node_modules/.vite/deps/react.js',
      'https://a.com/assets/vendor.3f2a.js',
      'https://a.com/js/vendors~main.chunk.js',
      'https://a.com/vendor/jquery.js',
      'webpack:///node_modules/x.js',
    ];
    const own = ['https://a.com/app.js', 'https://a.com/vendoring.js', 'https://a.com/my_node_modules.js'];
    expect([...libraries, ...own].filter(isLibraryUrl)).toEqual(libraries);
    expect(outOfScope({ ...EVERYTHING, libraries: false }, libraries[0], page)).toBe('library');
  });
});
