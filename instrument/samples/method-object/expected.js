typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const key = 'comp' + 'uted';
const o = {
  plain(a) {var _$c=_$on&&_$e1(~0,a),_$v; return _$v=( a),_$c&&_$x(_$c),_$v },
  'quoted name'() {var _$c=_$on&&_$e0(~4),_$v; return _$v=( 'quoted'),_$c&&_$x(_$c),_$v },
  'quoted'() {var _$c=_$on&&_$e0(~8),_$v; return _$v=( 'identifier'),_$c&&_$x(_$c),_$v },
  12() {var _$c=_$on&&_$e0(~12),_$v; return _$v=( 'number'),_$c&&_$x(_$c),_$v },
  0.5() {var _$c=_$on&&_$e0(~16),_$v; return _$v=( 'half'),_$c&&_$x(_$c),_$v },
  [key]() {var _$c=_$on&&_$e0(~20),_$v; return _$v=( 'computed'),_$c&&_$x(_$c),_$v },
  [`t${1}`]() {var _$c=_$on&&_$e0(~24),_$v; return _$v=( this === o),_$c&&_$x(_$c),_$v },
  async later() {const _$c=_$on&&_$e0(28);try{ return 1 }finally{_$c&&_$x(_$c)}},
  *gen() {const _$f=_$on&&_$g(_$e0(32));try{ _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}},
  get() {var _$c=_$on&&_$e0(~36),_$v; return _$v=( 'get'),_$c&&_$x(_$c),_$v }, set(v) {var _$c=_$on&&_$e1(~40,v),_$v; return _$v=( v),_$c&&_$x(_$c),_$v }, async() {var _$c=_$on&&_$e0(~44),_$v; return _$v=( 'async'),_$c&&_$x(_$c),_$v }, static() {var _$c=_$on&&_$e0(~48),_$v; return _$v=( 'static'),_$c&&_$x(_$c),_$v },
  function: function () {var _$c=_$on&&_$e0(~52),_$v; return _$v=( 'function'),_$c&&_$x(_$c),_$v },
  arrow: () => {var _$c=_$on&&_$e0(~56),_$v=('arrow');_$c&&_$x(_$c);return _$v},
  inner: { deep(x) {var _$c=_$on&&_$e1(~60,x),_$v; return _$v=( x),_$c&&_$x(_$c),_$v } },
};
log(o.plain(1), o['quoted name'](), o.quoted(), o[12](), o[0.5](), o.computed(), o.t1(), [...o.gen()]);
log(o.get(), o.set(2), o.async(), o.static(), o.function(), o.arrow(), o.inner.deep(3));
log(Object.keys(o), o.plain.name, o[12].name, o.plain.length, 'prototype' in o.plain);
