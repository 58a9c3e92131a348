// What runs in which turn of the microtask queue stays as it was.
const order = [];
const note = (x) => order.push(x);
async function a() { note('a1'); await b(); note('a2') }
async function b() { note('b1'); await null; note('b2') }
a().then(() => note('then'));
Promise.resolve().then(() => note('micro 1')).then(() => note('micro 2'));
note('sync');
(async () => note(await 'value'))();
(async () => { for (let i = 0; i < 6; i++) await null; log(order) })();
