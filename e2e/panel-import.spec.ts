/**
 * World: Node. Export and Import in the real panel: a file comes back as it was, and a bad one is refused with
 * a sentence that says where the fault is, while the recording that is shown stays.
 */
import { stringifyProfile } from '../profile/index.ts';
import { callLines, expect, test, type Profile } from './driver.ts';

const PAGE = {
  '/': '<!doctype html><title>Sums</title><script src="sums.js"></script>',
  '/sums.js': 'function add(a, b) { return a + b; }\nfor (let i = 0; i < 3; i++) add(i, 0.5);\nadd(1, 2);\n',
};

async function recorded(driver: Parameters<Parameters<typeof test>[2]>[0]['driver']) {
  const server = await driver.serve(PAGE);
  const tab = await driver.open(`${server.origin}/`);
  await tab.panel.reloadAndRecord();
  return { panel: tab.panel, profile: await tab.panel.stop() };
}

test('opens an exported file again, with the same rows', async ({ driver }) => {
  const { panel, profile } = await recorded(driver);
  const before = await panel.rows();
  expect(before.length).toBe(2);
  await panel.importFile('sums.sigprof.json', stringifyProfile(profile));
  await expect.poll(() => panel.rows()).toEqual(before);
  const again = await panel.exportProfile();
  expect(stringifyProfile(again)).toBe(stringifyProfile(profile));
  expect(callLines(again)).toEqual([
    '3  add(a: int, b: float)  sums.js:1',
    '1  add(a: int, b: int)  sums.js:1',
  ]);
});

/** The file with one thing changed. */
function damaged(profile: Profile, change: (file: Record<string, never>) => void): string {
  const file = JSON.parse(stringifyProfile(profile)) as Record<string, never>;
  change(file);
  return JSON.stringify(file);
}

test('refuses bad files with the place of the fault, and keeps what is shown', async ({ driver }) => {
  const { panel, profile } = await recorded(driver);
  const before = await panel.rows();
  const whole = stringifyProfile(profile);
  const newer = damaged(profile, (file) => Object.assign(file, { version: 99 }));
  const wrong = damaged(profile, (file) =>
    Object.assign((file as unknown as { signatures: { site: unknown[] } }).signatures.site, { 0: 12345 }),
  );
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['truncated.json', whole.slice(0, whole.length / 2), /truncated|cut|not.*JSON|JSON/i],
    ['foreign.json', '{"traceEvents":[]}', /not a .*profile/i],
    ['newer.json', newer, /newer/i],
    ['wrong.json', wrong, /signatures\.site\[0\]|signatures\.site\.0/],
  ];
  for (const [name, content, expected] of cases) {
    await panel.importFile(name, content);
    await expect.poll(async () => (await panel.texts('alert')).join('\n')).toMatch(expected);
    expect((await panel.texts('alert')).join('\n')).toContain(name);
    await panel.click('button', 'Dismiss');
    expect(await panel.rows()).toEqual(before);
  }
});
