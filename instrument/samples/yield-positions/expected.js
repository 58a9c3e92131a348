typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function* operands() {const _$f=_$on&&_$g(_$e0(0));try{
  const a = _$r(yield _$y(void 0,_$f),_$f), b = _$r(yield _$y( 1,_$f),_$f), c = (_$r(yield _$y( 2,_$f),_$f)) + (_$r(yield _$y( 3,_$f),_$f)), d = [_$r(yield _$y( 4,_$f),_$f), _$r(yield _$y(void 0,_$f),_$f)], e = { k: _$r(yield _$y( 5,_$f),_$f), [_$r(yield _$y( 6,_$f),_$f)]: 7 };
  const f = _$r(yield _$y( _$r(yield _$y( 7,_$f),_$f),_$f),_$f), g = (_$r(yield _$y(void 0,_$f),_$f), _$r(yield _$y( 8,_$f),_$f)), h = `${_$r(yield _$y(void 0,_$f),_$f)}${_$r(yield _$y( 9,_$f),_$f)}`, i = (_$r(yield _$y( 10,_$f),_$f)) ? _$r(yield _$y( 11,_$f),_$f) : _$r(yield _$y( 12,_$f),_$f);
  const j = _$r(yield _$y(/re/.exec('re')[0],_$f),_$f), k = _$r(yield _$y( [a, b, c, d, e],_$f),_$f), l = _$r(yield _$y( -1,_$f),_$f), m = _$r(yield _$y((1, 2),_$f),_$f), n = _$r(yield _$y( function () {var _$c=_$on&&_$e0(~4);;_$c&&_$x(_$c)}.name,_$f),_$f);
  const o = _$r(yield _$y( x => {var _$c=_$on&&_$e1(~8,x),_$b=(x);_$c&&_$x(_$c);return _$b},_$f),_$f), { p = _$r(yield _$y( 13,_$f),_$f) } = {}, q = [..._$r(yield _$y( [14],_$f),_$f)];
  for (var r = (_$r(yield _$y( 15 in {},_$f),_$f)); false;);
  for (const s of _$r(yield _$y( [1],_$f),_$f)) _$r(yield _$y( s,_$f),_$f);
  return [f, g, h, i, j, k, l, m, n, typeof o, p, q, r, _$r(yield _$y(void 0,_$f),_$f)
  ];
}finally{_$f&&_$l(_$f)}}
const it = operands();
for (let step = it.next(), i = 0; ; step = it.next(Array.isArray(step.value) ? step.value : `s${i++}`)) {
  log(step.done, step.value);
  if (step.done) break;
}
var yield = (x) => {var _$c=_$on&&_$e1(~12,x),_$b=(x);_$c&&_$x(_$c);return _$b}; log(typeof yield, yield
  (2));
function sloppy() {var _$c=_$on&&_$e0(~16),_$b; var await = 3, yield = 4; return _$b=( [await, yield, await
  - 1]),_$c&&_$x(_$c),_$b }
log(sloppy());
