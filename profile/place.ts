/**
 * World: any (pure). Where a site is, as short as it can be said without mistaking one file for
 * another: `m.js:9`, and `a/m.js:9` against `b/m.js:9` where a profile has both.
 */
import type { Profile, SiteTable } from './model.ts';
import type { SiteIndex } from './units.ts';
import { visibleText } from './visible-text.ts';

// Longer than any path people read; data: URLs are megabytes.
const URL_MAX = 300;

/** `m.js:9`, `page.html:12`; '' where there is no source (host functions). */
export function placeLabel(profile: Profile, site: SiteIndex): string {
  const url = profile.sites.url[site];
  if (url === '') return '';
  const name = shortNames(profile.sites).get(url)!;
  const line = profile.sites.line[site];
  return line > 0 ? `${name}:${line}` : name;
}

/** The whole URL with line and column, for tooltips: `https://example.com/m.js:9:3`. */
export function fullPlaceLabel(profile: Profile, site: SiteIndex): string {
  const url = profile.sites.url[site];
  if (url === '') return '';
  const { line, column } = profile.sites;
  const name = visibleText(url, URL_MAX);
  return line[site] > 0 ? `${name}:${line[site]}${column[site] > 0 ? `:${column[site]}` : ''}` : name;
}

/** File name of a site as the reports print it: short, or the whole URL. */
export function fileName(profile: Profile, site: SiteIndex, full: boolean): string {
  const url = profile.sites.url[site];
  return full ? visibleText(url, URL_MAX) : (shortNames(profile.sites).get(url) ?? '');
}

const shortNamesOf = new WeakMap<SiteTable, ReadonlyMap<string, string>>();

function shortNames(sites: SiteTable): ReadonlyMap<string, string> {
  let names = shortNamesOf.get(sites);
  if (!names) shortNamesOf.set(sites, (names = shortestNames(new Set(sites.url))));
  return names;
}

/** For each URL the fewest last path segments that no other of them ends in. */
export function shortestNames(urls: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let open = [...urls].map((url) => ({ url, segments: segmentsOf(url) }));
  for (let depth = 1; open.length > 0; depth++) {
    const byName = new Map<string, typeof open>();
    for (const entry of open) {
      const name = entry.segments.slice(-depth).join('/');
      const same = byName.get(name);
      if (same) same.push(entry);
      else byName.set(name, [entry]);
    }
    open = [];
    for (const [name, entries] of byName) {
      if (entries.length === 1) names.set(entries[0].url, visibleText(name, URL_MAX));
      // Nothing longer tells them apart (another query, another scheme): the whole URL does.
      else if (entries.every((e) => e.segments.length <= depth)) {
        for (const { url } of entries) names.set(url, visibleText(url, URL_MAX));
      } else open.push(...entries);
    }
  }
  return names;
}

/** Host and path of a URL or a path; anything else (`eval at f (app.js:3)`, `data:…`) is one segment. */
function segmentsOf(url: string): readonly string[] {
  const hierarchical = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^?#\s]*)(?:[?#]\S*)?$/i.exec(url);
  if (!hierarchical || /^(?:data|blob|javascript):/i.test(url)) return [url];
  const segments = hierarchical[1].split('/').filter((s) => s !== '');
  return segments.length > 0 ? segments : [url];
}
