/** World: Node. Which scope is in force on which page, and what is remembered. */
import { expect, it } from 'vitest';
import { EVERYTHING, type Scope } from '../../protocol/scope.ts';
import { createScopeOfSession, type ScopeStorage } from './scope-of-session.ts';

function createStorage(text: string | null = null): ScopeStorage & { text: string | null } {
  return {
    text,
    getItem() {
      return this.text;
    },
    setItem(_, value) {
      this.text = value;
    },
  };
}

const ignore = (): void => undefined;
const own: Scope = { ...EVERYTHING, thirdParty: false };

it('belongs to a site, and comes back with it, in another session too', () => {
  const storage = createStorage();
  const scope = createScopeOfSession(storage, ignore);
  scope.pageIs('https://www.example.com/a');
  scope.set(own);
  scope.pageIs('https://other.org/');
  expect(scope.inForce).toEqual({ site: 'other.org', scope: EVERYTHING });
  scope.pageIs('https://shop.example.com/b');
  expect(scope.inForce).toEqual({ site: 'example.com', scope: own });

  const later = createScopeOfSession(storage, ignore);
  later.pageIs('http://example.com/');
  expect(later.inForce.scope).toEqual(own);
  expect(later.outOfScope('https://other.org/x.js')).toBe('third-party');
});

it('of everything is forgotten, since it is what every site begins with', () => {
  const storage = createStorage();
  const scope = createScopeOfSession(storage, ignore);
  scope.pageIs('https://example.com/');
  scope.set(own);
  scope.set(EVERYTHING);
  expect(storage.text).toBe('[]');
});

it('is remembered for the sites set last', () => {
  const storage = createStorage();
  const scope = createScopeOfSession(storage, ignore);
  for (let i = 0; i < 250; i++) {
    scope.pageIs(`https://site${String(i)}.org/`);
    scope.set(own);
  }
  const sites = (JSON.parse(storage.text!) as [string][]).map(([site]) => site);
  expect([sites.length, sites[0], sites.at(-1)]).toEqual([200, 'site50.org', 'site249.org']);
});

it('holds for the session alone where nothing may be stored', () => {
  const refusing: ScopeStorage = {
    getItem() {
      throw new DOMException('Not here.', 'SecurityError');
    },
    setItem() {
      throw new DOMException('Not here.', 'SecurityError');
    },
  };
  for (const storage of [null, refusing, createStorage('{'), createStorage('[["a.org",{"include":7}]]')]) {
    const scope = createScopeOfSession(storage, ignore);
    scope.pageIs('https://a.org/');
    expect(scope.inForce.scope).toEqual(EVERYTHING);
    scope.set(own);
    scope.pageIs('about:blank');
    expect(scope.inForce).toEqual({ site: null, scope: EVERYTHING });
    scope.pageIs('https://a.org/');
    expect(scope.inForce.scope).toEqual(own);
  }
});

it('tells of a change once', () => {
  const told: string[] = [];
  const scope = createScopeOfSession(null, () => void told.push(scope.inForce.site ?? ''));
  scope.pageIs('https://a.org/');
  scope.pageIs('https://a.org/next');
  scope.set({ ...EVERYTHING, include: [' x.js ', 'x.js', ''] });
  expect(told).toEqual(['a.org', 'a.org']);
  expect(scope.inForce.scope.include).toEqual(['x.js']);
});

it('remembers what it left out on pages that were left', () => {
  const scope = createScopeOfSession(null, ignore);
  scope.pageIs('https://example.com/');
  scope.set({ ...own, exclude: ['min.js'] });
  scope.pageIs('https://example.com/next');
  scope.pageIs('https://other.org/');
  const urls = ['https://other.org/app.js', 'https://example.com/min.js', 'https://example.com/app.js'];
  expect(urls.map((url) => scope.outOfScope(url))).toEqual([null, null, null]);
  expect(urls.map((url) => scope.wasOutOfScope(url))).toEqual([true, true, false]);
  scope.set({ ...EVERYTHING, include: ['a.js'] });
  expect(scope.wasOutOfScope('https://example.com/app.js')).toBe(true);
});

it('does not remember what it let in on pages without end', () => {
  const scope = createScopeOfSession(null, ignore);
  scope.pageIs('https://example.com/');
  scope.set(own);
  for (let i = 0; i < 1000; i++) scope.pageIs(`https://example.com/${String(i)}`);
  scope.pageIs('https://other.org/');
  expect(scope.wasOutOfScope('https://other.org/app.js')).toBe(true);
});
