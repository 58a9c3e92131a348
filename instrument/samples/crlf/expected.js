// Windows line ends
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {
  'use strict';var _$c=_$on&&_$e0(~0),_$v;
  return _$v=( this === undefined),_$c&&_$x(_$c),_$v
}
const g = x =>
  {var _$c=_$on&&_$e1(~4,x),_$v=(x + 1);_$c&&_$x(_$c);return _$v}
log(f(), g(1))
function thrower() {var _$c=_$on&&_$e0(~8),_$v;

  throw _$v=( new Error('line 11')),_$c&&_$x(_$c),_$v
}
try { thrower() } catch (e) {_$on&&_$x(0); log(stack(e)) }
