typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function* g(a) {const _$f=_$on&&_$g(_$e1(0,a));try{
  a.push(_$r(yield _$y(void 0,_$f),_$f))
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  (a)
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  [a][0].push(1)
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  `t`
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  +a
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/ // c
  /re/.test(a)
  _$r(yield _$y( _$r(yield _$y(void 0,_$f),_$f),_$f),_$f);/*_$f*/
  (2)
  a = _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  [0]
  _$r(yield _$y( a => {var _$c=_$on&&_$e1(~4,a);;_$c&&_$x(_$c)},_$f),_$f);/*_$f*/
  (3)
  if (a) _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  (4)
  _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  --a
  --> html-like
  a = [_$r(yield _$y(void 0,_$f),_$f)
  ]
  l: _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  (5)
  return _$r(yield _$y(void 0,_$f),_$f);/*_$f*/
  (6)
}finally{_$f&&_$l(_$f)}}
const it = g([]); for (let r = it.next(0); ; r = it.next([1])) { log(r.done, typeof r.value, String(r.value).slice(0, 6)); if (r.done) break }
async function f(x) {const _$f=_$on&&_$g(_$e1(8,x));try{
  _$r(await _$w( x++,_$f),_$f);/*_$f*/
  (x)
  _$r(await _$w( x++,_$f),_$f);/*_$f*/
  [x]
  _$r(await _$w( x,_$f),_$f)
  - 1
  let y = _$r(await _$w( x,_$f),_$f)
  + 1
  const h = async () => {let _$f=_$on&&_$g(_$e0(12));try{return(_$r(await _$w( x++,_$f),_$f))}finally{_$f&&_$l(_$f);}};/*_$f*/
  (x)
  _$r(await _$w( (x),_$f),_$f)
  ;[x].map(log)
  do _$r(await _$w( x++,_$f),_$f)
  while (x < 5)
  for (let i = _$r(await _$w( x,_$f),_$f)
    ; i < 6; i++) ;
  throw _$r(await _$w( x++,_$f),_$f);/*_$f*/
  `t`
}finally{_$f&&_$l(_$f)}}
f(1).catch(log)

async function* returned(x, y) {const _$f=_$on&&_$g(_$e2(16,x,y));try{ if (x === 1) return _$q(_$f,( x++),0,_$f);/*_$f*/
  (y)
  if (x === 2) return _$q(_$f,( () => {var _$c=_$on&&_$e0(~20),_$b=(y
  [y]);_$c&&_$x(_$c);return _$b}),0,_$f)
  if (x === 3) return _$q(_$f,( x, async () => {const _$c=_$on&&_$e0(24);try{}finally{_$c&&_$x(_$c)}}),0,_$f);/*_$f*/
  `${y}`
  if (x === 4) return _$q(_$f,( x ? (y) => {var _$c=_$on&&_$e1(~28,y); y ;_$c&&_$x(_$c)} : () => {var _$c=_$on&&_$e0(~32); y ;_$c&&_$x(_$c)}),0,_$f);/*_$f*/
  /y/.x
  if (x === 5) return _$q(_$f,( _$r(yield _$y( x--,_$f),_$f)),0,_$f);/*_$f*/
  (y)
  return _$q(_$f,( x => {var _$c=_$on&&_$e1(~36,x),_$b=(x
  -y);_$c&&_$x(_$c);return _$b}),0,_$f) }finally{_$f&&_$l(_$f)}}
(async () => {const _$f=_$on&&_$g(_$e0(40));try{ for (const x of [1, 2, 3, 4, 5, 6]) { const it = returned(x, 0); for (let step = _$r(await _$w( it.next(),_$f),_$f); ; step = _$r(await _$w( it.next(x),_$f),_$f)) { log(x, typeof step.value, step.done); if (step.done) break } } }finally{_$f&&_$l(_$f)}})()
function* from(x) {let _$b,_$f=_$on&&_$g(_$e1(44,x));try{
  const a = x
  0||(_$b=yield* _$d( [1],_$f),_$r(_$b,_$f,_$b=0))
  let b = x++
  0||(_$b=yield* _$d( [2],_$f),_$r(_$b,_$f,_$b=0))
  ;(b)
  0||(_$b=yield* _$d(
  [3],_$f),_$r(_$b,_$f,_$b=0))
  if (a) 0||(_$b=yield* _$d( [4],_$f),_$r(_$b,_$f,_$b=0))
  else 0||(_$b=yield* _$d( [5],_$f),_$r(_$b,_$f,_$b=0))
  do 0||(_$b=yield* _$d( [6],_$f),_$r(_$b,_$f,_$b=0))
  while (x < 2)
  l: 0||(_$b=yield* _$d([7],_$f),_$r(_$b,_$f,_$b=0))
  b = [0||(_$b=yield* _$d( [8],_$f),_$r(_$b,_$f,_$b=0)), ...0||(_$b=yield* _$d( tail(),_$f,tail),_$r(_$b,_$f,_$b=0)), a ? 0||(_$b=yield* _$d( [9],_$f),_$r(_$b,_$f,_$b=0)) : 0||(_$b=yield* _$d( [10],_$f),_$r(_$b,_$f,_$b=0))]
  b = { [0||(_$b=yield* _$d( tail(),_$f,tail),_$r(_$b,_$f,_$b=0))]: `${0||(_$b=yield* _$d( tail(),_$f,tail),_$r(_$b,_$f,_$b=0))}` }
  for (0||(_$b=yield* _$d( [11],_$f),_$r(_$b,_$f,_$b=0)); b && !(b = null); 0||(_$b=yield* _$d( [12],_$f),_$r(_$b,_$f,_$b=0))) ;
  _$r(yield _$y( 0||(_$b=yield* _$d( tail(),_$f,tail),_$r(_$b,_$f,_$b=0)),_$f),_$f)
  0||(_$b=yield* _$d( 0||(_$b=yield* _$d( nested(),_$f,nested),_$r(_$b,_$f,_$b=0)),_$f),_$r(_$b,_$f,_$b=0))
  a && (0||(_$b=yield* _$d( [13],_$f),_$r(_$b,_$f,_$b=0)))
  return 0||(_$b=yield* _$d( tail(),_$f,tail),_$r(_$b,_$f,_$b=0))
}finally{_$f&&_$l(_$f)}}
function* tail() {const _$f=_$on&&_$g(_$e0(48));try{ _$r(yield _$y( 'tail',_$f),_$f); return 'end' }finally{_$f&&_$l(_$f)}}
function* nested() {const _$f=_$on&&_$g(_$e0(52));try{ _$r(yield _$y( 'nested',_$f),_$f); return [14] }finally{_$f&&_$l(_$f)}}
log([...from(1)])
