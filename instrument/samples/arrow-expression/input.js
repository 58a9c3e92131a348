const one = () => 1;
const id = x => x;
const object = (x) => ({ x });
const sequence = (x) => (x++, x * 2);
const nested = a => b => c => [a, b, c];
const conditional = a => a ? 'yes' : 'no';
const assignment = o => o.x = 3;
const comments = /* a */ (x /* b */) /* c */ => /* d */ x /* e */ + 1 /* f */;
const lines = (x) =>
  // a comment with => and { inside
  x
    .toString()
    // at the end
;
const parens = x => ((x));
const trailing = (a, b, ) => (
  a + b
  // ) and } in a comment
);
const text = s => `=> ${(t => t + '}')(s)} )`;
const pattern = s => /=>[)}/]/.test(s);
const thrown = () => { throw new Error('no') };
const voided = () => void 0, deleted = o => delete o.x, typed = x => typeof x;
const inside = a => ('x' in a);
log(one(), id(2), object(3), sequence(4), nested(1)(2)(3), conditional(0), assignment({}), comments(1), lines(7));
log(parens(1), trailing(1, 2), text('t'), pattern('=>}'), voided(), deleted({ x: 1 }), typed(''), inside({ x: 1 }));
try { thrown() } catch (e) { log(e.message) }
log([2, 1].sort((a, b) => a - b), ((a, b = () => a) => b())(8));
log((() => {})(), (() => ({}))(), (x => ({}).toString.call(x))([]));
log((() => function () {})().name, (() => class {})().name, (() => () => 1)().name);
