typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function outer() {const _$c=_$on&&_$e0(0);try{
  const inner = () =>
    {let _$c=_$on&&_$e0(4);try{return(fail(
      1,
    ))}finally{_$c&&_$x(_$c);}};
  return inner();
}finally{_$c&&_$x(_$c)}}

function fail(n) {var _$c=_$on&&_$e1(~8,n),_$b;
  // line 9
  throw _$b=( new Error('here')),_$c&&_$x(_$c),_$b;
}
class K {
  constructor() {const _$c=_$on&&_$e0(12);try{ fail() }finally{_$c&&_$x(_$c)}}
  get x() {const _$c=_$on&&_$e0(16);try{
    return [1].map(() => {const _$c=_$on&&_$e0(20);try{
      fail();
    }finally{_$c&&_$x(_$c)}});
  }finally{_$c&&_$x(_$c)}}
}
for (const f of [outer, () => {let _$c=_$on&&_$e0(24);try{return(new K())}finally{_$c&&_$x(_$c);}}, () => {let _$c=_$on&&_$e0(28);try{return(Object.create(K.prototype).x)}finally{_$c&&_$x(_$c);}}, () => {let _$c=_$on&&_$e0(32);try{return(fail(2))}finally{_$c&&_$x(_$c);}}])
  try { f() } catch (e) {if(_$on)_$j(0); log(stack(e)) }
