typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function f(x) {const _$c=_$on&&_$e1(0,x);try{
  a: for (let i = 0; i < 3; i++) { b: for (;;) { if (x) continue a; break b } c: { if (i) break c; log('c', i) } }
  d: if (x) { break d } else log('else');
  e: try { if (x) break e; return 'returned' } finally {if(_$on)_$j(_$c); log('finally') }
  g: switch (x) { case 1: h: do { continue h } while (false); break g; default: log('never') }
  i: with ({ x: 5 }) { break i }
  j: { (() => {const _$c=_$on&&_$e0(4);try{ j: for (;;) break j }finally{_$c&&_$x(_$c)}})(); break j }
  yield: for (var yield in { k: 1 }) continue yield;
  l: function m() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'm' }
  return m()
}finally{_$c&&_$x(_$c)}}
log(f(0), f(1));
const r = (x) => {const _$c=_$on&&_$e1(12,x);try{ o: { try { if (x) break o; return 1 } finally {if(_$on)_$j(_$c); if (x > 1) return 3 } } return 2 }finally{_$c&&_$x(_$c)}};
log(r(0), r(1), r(2));
function loop() {const _$c=_$on&&_$e0(16);try{ for (const q of (function* () {const _$f=_$on&&_$g(_$e0(20));try{ try { _$r(yield _$y( 1,_$f),_$f); _$r(yield _$y( 2,_$f),_$f) } finally {_$f&&_$r(0,_$f); log('closed') } }finally{_$f&&_$l(_$f)}})()) { try { continue } finally {if(_$on)_$j(_$c); if (q) break } } return 'out' }finally{_$c&&_$x(_$c)}}
log(loop());
