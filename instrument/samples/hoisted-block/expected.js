// A function in an inner block overwrites one at the top, in sloppy code, when its text is reached.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/function overwrites() {const _$c=_$on&&_$e0(0);try{var g=_$n(_$h0$g,"g");
  const before = g();
  { function g() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'inner' } }
  return [before, g()];
  function _$h0$g() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'top' }
}finally{_$c&&_$x(_$c)}}
function conditional(yes) {const _$c=_$on&&_$e1(12,yes);try{var g=_$n(_$h0$g,"g"); function _$h0$g() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'top' } if (yes) function g() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 'if' } return g() }finally{_$c&&_$x(_$c)}}
function cases(n) {const _$c=_$on&&_$e1(24,n);try{var g=_$n(_$h0$g,"g"); switch (n) { case 1: function g() {var _$c=_$on&&_$e0(~28); return _$c&&_$x(_$c), 'case' } } return g(); function _$h0$g() {var _$c=_$on&&_$e0(~32); return _$c&&_$x(_$c), 'top' } }finally{_$c&&_$x(_$c)}}
function strict() { 'use strict';;const _$c=_$on&&_$e0(36);try{var g=_$n(_$h0$g,"g"); function _$h0$g() {var _$c=_$on&&_$e0(~40); return _$c&&_$x(_$c), 'top' } { function g() {var _$c=_$on&&_$e0(~44); return _$c&&_$x(_$c), 'inner' } g() } return g() }finally{_$c&&_$x(_$c)}}
function onlyInner() {const _$c=_$on&&_$e0(48);try{ const before = typeof g; { function g() {var _$c=_$on&&_$e0(~52); return _$c&&_$x(_$c), 'inner' } } return [before, g()] }finally{_$c&&_$x(_$c)}}
log(overwrites(), conditional(true), conditional(false), cases(1), cases(2), strict(), onlyInner());
