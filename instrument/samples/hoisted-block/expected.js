// A function in an inner block overwrites one at the top, in sloppy code, when its text is reached.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/function overwrites() {const _$c=_$on&&_$e0(0,arguments.length);try{var g=_$n(_$h0$g,"g");
  const before = g();
  { function g() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 'inner' }finally{_$c&&_$x(_$c)}} }
  return [before, g()];
  function _$h0$g() {const _$c=_$on&&_$e0(8,arguments.length);try{ return 'top' }finally{_$c&&_$x(_$c)}}
}finally{_$c&&_$x(_$c)}}
function conditional(yes,..._$s) {const _$c=_$on&&_$e1(12,yes,_$s.length+1);try{var g=_$n(_$h0$g,"g"); function _$h0$g() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'top' }finally{_$c&&_$x(_$c)}} if (yes) function g() {const _$c=_$on&&_$e0(20,arguments.length);try{ return 'if' }finally{_$c&&_$x(_$c)}} return g() }finally{_$c&&_$x(_$c)}}
function cases(n,..._$s) {const _$c=_$on&&_$e1(24,n,_$s.length+1);try{var g=_$n(_$h0$g,"g"); switch (n) { case 1: function g() {const _$c=_$on&&_$e0(28,arguments.length);try{ return 'case' }finally{_$c&&_$x(_$c)}} } return g(); function _$h0$g() {const _$c=_$on&&_$e0(32,arguments.length);try{ return 'top' }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}}
function strict() { 'use strict';;const _$c=_$on&&_$e0(36,arguments.length);try{var g=_$n(_$h0$g,"g"); function _$h0$g() {const _$c=_$on&&_$e0(40,arguments.length);try{ return 'top' }finally{_$c&&_$x(_$c)}} { function g() {const _$c=_$on&&_$e0(44,arguments.length);try{ return 'inner' }finally{_$c&&_$x(_$c)}} g() } return g() }finally{_$c&&_$x(_$c)}}
function onlyInner() {const _$c=_$on&&_$e0(48,arguments.length);try{ const before = typeof g; { function g() {const _$c=_$on&&_$e0(52,arguments.length);try{ return 'inner' }finally{_$c&&_$x(_$c)}} } return [before, g()] }finally{_$c&&_$x(_$c)}}
log(overwrites(), conditional(true), conditional(false), cases(1), cases(2), strict(), onlyInner());
