typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const seen = [];
const k = (name) => {let _$c=_$on&&_$e1(0,name);try{return((seen.push(name), name))}finally{_$c&&_$x(_$c);}};
class C {
  [k('a')]() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 'a' }finally{_$c&&_$x(_$c)}}
  static [k('b')] = k('value of b');
  [Symbol.iterator]() {const _$c=_$on&&_$e0(8,arguments.length);try{ return [1, 2][Symbol.iterator]() }finally{_$c&&_$x(_$c)}}
  static [Symbol.hasInstance](x) {const _$c=_$on&&_$e1(12,x,arguments.length);try{ return x === 1 }finally{_$c&&_$x(_$c)}}
  get [k('c' + 1)]() {const _$c=_$on&&_$e0(16);try{ return 'c1' }finally{_$c&&_$x(_$c)}}
  ['literal']() {const _$c=_$on&&_$e0(20,arguments.length);try{ return 'l' }finally{_$c&&_$x(_$c)}}
  [(() => {let _$c=_$on&&_$e0(24);try{return('from arrow')}finally{_$c&&_$x(_$c);}})()]() {const _$c=_$on&&_$e0(28,arguments.length);try{ return 'f' }finally{_$c&&_$x(_$c)}}
}
const c = new C();
log(c.a(), C.b, [...c], 1 instanceof C, c.c1, c.literal(), c['from arrow'](), seen);
const o = { [k('d')]() {const _$c=_$on&&_$e0(32,arguments.length);try{ return 'd' }finally{_$c&&_$x(_$c)}}, [Symbol.toPrimitive](hint,..._$s) {const _$c=_$on&&_$e1(36,hint,_$s.length+1);try{ return hint }finally{_$c&&_$x(_$c)}}, [k('long' + 'er than anybody would like to read in a name')]: () => {let _$c=_$on&&_$e0(40);try{return(1)}finally{_$c&&_$x(_$c);}} };
log(o.d(), `${o}`, +o, o[seen.at(-1)]());
