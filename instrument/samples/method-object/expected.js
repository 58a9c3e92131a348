typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const key = 'comp' + 'uted';
const o = {
  plain(a) {var _$c=_$on&&_$e1(~0,a); return _$c&&_$x(_$c), a },
  'quoted name'() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'quoted' },
  'quoted'() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'identifier' },
  12() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 'number' },
  0.5() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'half' },
  [key]() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 'computed' },
  [`t${1}`]() {var _$c=_$on&&_$e0(~24),_$b; return _$b=( this === o),_$c&&_$x(_$c),_$b },
  async later() {const _$c=_$on&&_$e0(28);try{ return 1 }finally{_$c&&_$x(_$c)}},
  *gen() {const _$f=_$on&&_$g(_$e0(32));try{ _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}},
  get() {var _$c=_$on&&_$e0(~36); return _$c&&_$x(_$c), 'get' }, set(v) {var _$c=_$on&&_$e1(~40,v); return _$c&&_$x(_$c), v }, async() {var _$c=_$on&&_$e0(~44); return _$c&&_$x(_$c), 'async' }, static() {var _$c=_$on&&_$e0(~48); return _$c&&_$x(_$c), 'static' },
  function: function () {var _$c=_$on&&_$e0(~52); return _$c&&_$x(_$c), 'function' },
  arrow: () => {var _$c=_$on&&_$e0(~56),_$b=('arrow');_$c&&_$x(_$c);return _$b},
  inner: { deep(x) {var _$c=_$on&&_$e1(~60,x); return _$c&&_$x(_$c), x } },
};
log(o.plain(1), o['quoted name'](), o.quoted(), o[12](), o[0.5](), o.computed(), o.t1(), [...o.gen()]);
log(o.get(), o.set(2), o.async(), o.static(), o.function(), o.arrow(), o.inner.deep(3));
log(Object.keys(o), o.plain.name, o[12].name, o.plain.length, 'prototype' in o.plain);
