function* g(a) {
  a.push(yield)
  yield
  (a)
  yield
  [a][0].push(1)
  yield
  `t`
  yield
  +a
  yield // c
  /re/.test(a)
  yield yield
  (2)
  a = yield
  [0]
  yield a => {}
  (3)
  if (a) yield
  (4)
  yield
  --a
  --> html-like
  a = [yield
  ]
  l: yield
  (5)
  return yield
  (6)
}
const it = g([]); for (let r = it.next(0); ; r = it.next([1])) { log(r.done, typeof r.value, String(r.value).slice(0, 6)); if (r.done) break }
async function f(x) {
  await x++
  (x)
  await x++
  [x]
  await x
  - 1
  let y = await x
  + 1
  const h = async () => await x++
  (x)
  await (x)
  ;[x].map(log)
  do await x++
  while (x < 5)
  for (let i = await x
    ; i < 6; i++) ;
  throw await x++
  `t`
}
f(1).catch(log)

async function* returned(x, y) { if (x === 1) return x++
  (y)
  if (x === 2) return () => y
  [y]
  if (x === 3) return x, async () => {}
  `${y}`
  if (x === 4) return x ? (y) => { y } : () => { y }
  /y/.x
  if (x === 5) return yield x--
  (y)
  return x => x
  -y }
(async () => { for (const x of [1, 2, 3, 4, 5, 6]) { const it = returned(x, 0); for (let step = await it.next(); ; step = await it.next(x)) { log(x, typeof step.value, step.done); if (step.done) break } } })()
function* from(x) {
  const a = x
  yield* [1]
  let b = x++
  yield* [2]
  ;(b)
  yield*
  [3]
  if (a) yield* [4]
  else yield* [5]
  do yield* [6]
  while (x < 2)
  l: yield*[7]
  b = [yield* [8], ...yield* tail(), a ? yield* [9] : yield* [10]]
  b = { [yield* tail()]: `${yield* tail()}` }
  for (yield* [11]; b && !(b = null); yield* [12]) ;
  yield yield* tail()
  yield* yield* nested()
  a && (yield* [13])
  return yield* tail()
}
function* tail() { yield 'tail'; return 'end' }
function* nested() { yield 'nested'; return [14] }
log([...from(1)])
