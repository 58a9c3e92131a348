typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const seen = [];
const k = (name) => {let _$c=_$on&&_$e1(0,name);try{return((seen.push(name), name))}finally{_$c&&_$x(_$c);}};
class C {
  [k('a')]() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'a' }
  static [k('b')] = k('value of b');
  [Symbol.iterator]() {const _$c=_$on&&_$e0(8);try{ return [1, 2][Symbol.iterator]() }finally{_$c&&_$x(_$c)}}
  static [Symbol.hasInstance](x) {var _$c=_$on&&_$e1(~12,x),_$b; return _$b=( x === 1),_$c&&_$x(_$c),_$b }
  get [k('c' + 1)]() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'c1' }
  ['literal']() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 'l' }
  [(() => {var _$c=_$on&&_$e0(~24),_$b=('from arrow');_$c&&_$x(_$c);return _$b})()]() {var _$c=_$on&&_$e0(~28); return _$c&&_$x(_$c), 'f' }
}
const c = new C();
log(c.a(), C.b, [...c], 1 instanceof C, c.c1, c.literal(), c['from arrow'](), seen);
const o = { [k('d')]() {var _$c=_$on&&_$e0(~32); return _$c&&_$x(_$c), 'd' }, [Symbol.toPrimitive](hint) {var _$c=_$on&&_$e1(~36,hint); return _$c&&_$x(_$c), hint }, [k('long' + 'er than anybody would like to read in a name')]: () => {var _$c=_$on&&_$e0(~40),_$b=(1);_$c&&_$x(_$c);return _$b} };
log(o.d(), `${o}`, +o, o[seen.at(-1)]());
