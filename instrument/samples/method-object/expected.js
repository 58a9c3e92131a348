typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const key = 'comp' + 'uted';
const o = {
  plain(a,..._$s) {const _$c=_$on&&_$e1(0,a,_$s.length+1);try{ return a }finally{_$c&&_$x(_$c)}},
  'quoted name'() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 'quoted' }finally{_$c&&_$x(_$c)}},
  'quoted'() {const _$c=_$on&&_$e0(8,arguments.length);try{ return 'identifier' }finally{_$c&&_$x(_$c)}},
  12() {const _$c=_$on&&_$e0(12,arguments.length);try{ return 'number' }finally{_$c&&_$x(_$c)}},
  0.5() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'half' }finally{_$c&&_$x(_$c)}},
  [key]() {const _$c=_$on&&_$e0(20,arguments.length);try{ return 'computed' }finally{_$c&&_$x(_$c)}},
  [`t${1}`]() {const _$c=_$on&&_$e0(24,arguments.length);try{ return this === o }finally{_$c&&_$x(_$c)}},
  async later() {const _$c=_$on&&_$e0(28,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}},
  *gen() {const _$f=_$on&&_$g(_$e0(32,arguments.length));try{ _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}},
  get() {const _$c=_$on&&_$e0(36,arguments.length);try{ return 'get' }finally{_$c&&_$x(_$c)}}, set(v,..._$s) {const _$c=_$on&&_$e1(40,v,_$s.length+1);try{ return v }finally{_$c&&_$x(_$c)}}, async() {const _$c=_$on&&_$e0(44,arguments.length);try{ return 'async' }finally{_$c&&_$x(_$c)}}, static() {const _$c=_$on&&_$e0(48,arguments.length);try{ return 'static' }finally{_$c&&_$x(_$c)}},
  function: function () {const _$c=_$on&&_$e0(52,arguments.length);try{ return 'function' }finally{_$c&&_$x(_$c)}},
  arrow: () => {let _$c=_$on&&_$e0(56);try{return('arrow')}finally{_$c&&_$x(_$c);}},
  inner: { deep(x,..._$s) {const _$c=_$on&&_$e1(60,x,_$s.length+1);try{ return x }finally{_$c&&_$x(_$c)}} },
};
log(o.plain(1), o['quoted name'](), o.quoted(), o[12](), o[0.5](), o.computed(), o.t1(), [...o.gen()]);
log(o.get(), o.set(2), o.async(), o.static(), o.function(), o.arrow(), o.inner.deep(3));
log(Object.keys(o), o.plain.name, o[12].name, o.plain.length, 'prototype' in o.plain);
