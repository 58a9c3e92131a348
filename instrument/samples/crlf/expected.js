// Windows line ends
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {
  'use strict';const _$c=_$on&&_$e0(0,arguments.length);try{
  return this === undefined
}finally{_$c&&_$x(_$c)}}
const g = x =>
  {let _$c=_$on&&_$e1(4,x);try{return(x + 1)}finally{_$c&&_$x(_$c);}}
log(f(), g(1))
function thrower() {const _$c=_$on&&_$e0(8,arguments.length);try{

  throw new Error('line 11')
}finally{_$c&&_$x(_$c)}}
try { thrower() } catch (e) { log(stack(e)) }
