/** World: benchmark program. Asynchronous: p-queue runs prioritised tasks that feed async generators. */
import PQueue from 'p-queue';

export const name = 'p-queue';
export const expected = '164460 1500';
async function* produce(count) {
  for (let i = 0; i < count; i++) {
    await null;
    yield i;
  }
}
async function* paired(source) {
  let previous = null;
  for await (const item of source) {
    if (previous !== null) yield previous * item;
    previous = item;
  }
}
export function setUp() {}
export async function run() {
  const queue = new PQueue({ concurrency: 8 });
  let sum = 0;
  const task = async (n) => {
    for await (const product of paired(produce(n % 13))) sum = (sum + product) % 1_000_003;
    return n;
  };
  const all = Array.from({ length: 1500 }, (_, i) => queue.add(() => task(i), { priority: i % 4 }));
  const done = await Promise.all(all);
  await queue.onIdle();
  return `${sum} ${done.length}`;
}
