// Windows line ends
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {
  'use strict';var _$c=_$on&&_$e0(~0),_$b;
  return _$b=( this === undefined),_$c&&_$x(_$c),_$b
}
const g = x =>
  {var _$c=_$on&&_$e1(~4,x),_$b=(x + 1);_$c&&_$x(_$c);return _$b}
log(f(), g(1))
function thrower() {var _$c=_$on&&_$e0(~8),_$b;

  throw _$b=( new Error('line 11')),_$c&&_$x(_$c),_$b
}
try { thrower() } catch (e) {if(_$on)_$j(0); log(stack(e)) }
