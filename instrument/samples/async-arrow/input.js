const id = async x => x;
const wait = async (x) => await x;
const object = async () => ({ a: 1 });
const comma = async (x) => (x++, x);
const conditional = async (x) => x ? 'yes' : 'no';
const assigns = async (o) => o.x = 1;
const nested = async (a) => async (b) => a + b;
const sync = async (x) => ((y) => x + y)(1);
const block = async (x) => { await 0; return x };
const newline = async (x) =>
  // comment
  x;
const throws = async () => { throw new Error('a') }, throwsExpression = async (o) => o.x.y;
const name = async () => function () {};
(async () => {
  log(await id(1), await wait(Promise.resolve(2)), await object(), await comma(3), await conditional(0), await assigns({}), await (await nested(1))(2), await sync(1), await block(4), await newline(5), (await name()).name);
  await throws().catch((e) => log(e.message));
  await throwsExpression({}).catch((e) => log(e.name));
})()
const tight = async x=>/re/.test(x), tighter = async x=>[x], tightest = async x=>-x
Promise.all([tight('re'), tighter(1), tightest(2)]).then(log)
