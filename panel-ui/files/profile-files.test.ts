import { expect, it } from 'vitest';
import { stringifyProfile } from '../../profile/index.ts';
import { demoProfile, hostileProfile } from '../playground/generated-profile.ts';
import { exportName, openProfileFile, openProfileText } from './profile-files.ts';

it('opens what it writes', async () => {
  const text = stringifyProfile(demoProfile());
  const opened = await openProfileFile(new Blob([text]), 'demo.sigprof.json');
  expect(opened.ok && stringifyProfile(opened.profile)).toBe(text);
});

it('opens a profile of hostile names as it was', () => {
  const text = stringifyProfile(hostileProfile());
  const opened = openProfileText(text, 'hostile');
  expect(opened.ok && opened.profile.sites.name[0]).toBe('<a href="https://evil.example/">click</a>');
});

it('refuses what is no profile and says where the fault is, in readable text', () => {
  const text = stringifyProfile(demoProfile());
  const refused = (file: string, name = 'x.json'): string => {
    const opened = openProfileText(file, name);
    expect(opened.ok).toBe(false);
    return opened.ok ? '' : opened.error.message;
  };
  expect(refused('nonsense')).toMatch(/x\.json: .*not JSON/);
  expect(refused(text.slice(0, text.length / 2))).toMatch(/ends in the middle/);
  expect(refused(text.replace(/"subtreeEnd":\[\d+/, '"subtreeEnd":[-7'))).toMatch(
    /contexts\[0\]\.callNodes\.subtreeEnd/,
  );
  expect(refused('nonsense', 'a\u202egpj.json')).toContain('a\\u202egpj.json');
});

it('names the file after host and time, whatever the address', () => {
  const named = (url: string): string =>
    exportName({ ...demoProfile(), meta: { ...demoProfile().meta, url } });
  expect(named('https://example.com/a')).toBe('example.com-2026-11-22T10-48-54.sigprof.json');
  expect(named('http://localhost:8080/')).toBe('localhost-8080-2026-11-22T10-48-54.sigprof.json');
  expect(named('file:///home/page.html')).toBe('page.html-2026-11-22T10-48-54.sigprof.json');
  expect(named('')).toBe('profile-2026-11-22T10-48-54.sigprof.json');
});
