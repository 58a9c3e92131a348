/** World: Node. A generator that waits keeps nothing alive that it would not keep as it was written. */
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { instrument } from './index.ts';
import { installReferenceRecorder } from './testing/reference-recorder.ts';

setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

const DELEGATES = 'function* load() { yield; return { big: 1 } }';

it.each([
  ['what `yield*` gave', 'let got = yield* load(); note(got); got = null'],
  ['what `yield*` gave to nobody', 'note(yield* load())'],
  ['what one gave to another', 'note((yield* load()).big && (yield* load()))'],
])('%s is not kept', async (_, statements) => {
  const source = `${DELEGATES} function* go() { ${statements}; for (;;) yield } const it = go(); for (let i = 0; i < 5; i++) it.next()`;
  const result = instrument(source, { url: 'a.js', sourceType: 'script' });
  if (!result.ok) throw new Error(result.error.message);
  for (const [how, code, recorded] of [
    ['plain', source, false],
    ['dormant', result.code, false],
    ['recorded', result.code, true],
  ] as const) {
    let noted: WeakRef<object> | undefined;
    const realm = vm.createContext({ note: (value: object) => (noted = new WeakRef(value)) && undefined });
    if (recorded) installReferenceRecorder(realm);
    vm.runInContext(code, realm);
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect([how, noted?.deref()]).toEqual([how, undefined]);
    vm.runInContext('it.next()', realm);
  }
});
