const work = (x) => log(x);
work(await Promise.resolve('first'));
const later = async (x) => { await null; work(x) };
await later('second');
for await (const x of [Promise.resolve('third')]) work(x);
try { await Promise.reject(new Error('fourth')) } catch (e) { work(e.message) }
export const value = await (async function* () { yield 'fifth' })().next();
export default await later('sixth');
work(value);
