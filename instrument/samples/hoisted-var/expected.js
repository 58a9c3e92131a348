// A function and a `var` of one name: the function is there from the start, the assignment wins later.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/function both() {const _$c=_$on&&_$e0(0);try{var g=_$n(_$h0$g,"g");
  const before = typeof g;
  var g = 1;
  function _$h0$g() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'function' }
  return [before, g];
}finally{_$c&&_$x(_$c)}}
function bare() {const _$c=_$on&&_$e0(8);try{var g=_$n(_$h0$g,"g"); var g; function _$h0$g() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 'function' } return g() }finally{_$c&&_$x(_$c)}}
function loops() {const _$c=_$on&&_$e0(16);try{var g=_$n(_$h0$g,"g"); for (var g of [1]); function _$h0$g() {var _$c=_$on&&_$e0(~20);;_$c&&_$x(_$c)} return g }finally{_$c&&_$x(_$c)}}
function destructured() {const _$c=_$on&&_$e0(24);try{var g=_$n(_$h0$g,"g"); const t = typeof g; var { g, h = g } = { g: 3 }; function _$h0$g() {var _$c=_$on&&_$e0(~28);;_$c&&_$x(_$c)} return [t, g, h] }finally{_$c&&_$x(_$c)}}
function inBlock() {const _$c=_$on&&_$e0(32);try{var g=_$n(_$h0$g,"g"); { var g = 4 } return g; function _$h0$g() {var _$c=_$on&&_$e0(~36);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}}
function catching() {const _$c=_$on&&_$e0(40);try{var g=_$n(_$h0$g,"g"); try { throw 1 } catch {if(_$on)_$j(_$c); var g = 5 } function _$h0$g() {var _$c=_$on&&_$e0(~44);;_$c&&_$x(_$c)} return g }finally{_$c&&_$x(_$c)}}
function strict() { 'use strict';;const _$c=_$on&&_$e0(48);try{var g=_$n(_$h0$g,"g"); var g; return g(); function _$h0$g() {var _$c=_$on&&_$e0(~52); return _$c&&_$x(_$c), 'strict' } }finally{_$c&&_$x(_$c)}}
function replaced() {const _$c=_$on&&_$e0(56);try{var g=_$n(_$h0$g,"g"); function _$h0$g() {const _$c=_$on&&_$e0(60);try{ g = () => {var _$c=_$on&&_$e0(~64),_$b=('second');_$c&&_$x(_$c);return _$b}; return 'first' }finally{_$c&&_$x(_$c)}} var g; return [g(), g()] }finally{_$c&&_$x(_$c)}}
const arrow = () => {const _$c=_$on&&_$e0(68);try{var g=_$n(_$h0$g,"g"); var g; function _$h0$g() {var _$c=_$on&&_$e0(~72); return _$c&&_$x(_$c), 'arrow' } return g() }finally{_$c&&_$x(_$c)}};
class K { m() {const _$c=_$on&&_$e0(76);try{var g=_$n(_$h0$g,"g"); var g; function _$h0$g() {var _$c=_$on&&_$e0(~80); return _$c&&_$x(_$c), 'method' } return g() }finally{_$c&&_$x(_$c)}} constructor() {const _$c=_$on&&_$e0(84);try{var g=_$n(_$h0$g,"g"); var g; function _$h0$g() {var _$c=_$on&&_$e0(~88);;_$c&&_$x(_$c)} this.t = typeof g }finally{_$c&&_$x(_$c)}} }
log(both(), bare(), loops(), destructured(), inBlock(), catching(), strict(), replaced(), arrow(), new K().m(), new K().t);
