typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/var a = 1
function f() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), a } var b = f()
function g() {var _$c=_$on&&_$e0(~4);
  return void(_$c&&_$x(_$c))
  a
;_$c&&_$x(_$c)}
var h = function () {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'h' }
var i = (x) => {var _$c=_$on&&_$e1(~12,x); return _$c&&_$x(_$c), x }
var o = { m() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'm' }, get x() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 'x' } }
if (f()) function inIf() {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), 'if' }
do f(); while (false) log('after do')
class K { a = 1; b() {var _$c=_$on&&_$e0(~28),_$b; return _$b=( this.a),_$c&&_$x(_$c),_$b } }
;(function () {const _$c=_$on&&_$e0(32);try{ log('iife') }finally{_$c&&_$x(_$c)}})()
;[1].map(function (x) {var _$c=_$on&&_$e1(~36,x); return _$c&&_$x(_$c), x })
!function () {const _$c=_$on&&_$e0(40);try{ log('bang') }finally{_$c&&_$x(_$c)}}()
var j = function () {var _$c=_$on&&_$e0(~44); throw _$c&&_$x(_$c), 'thrown' }
try { j() } catch (e) {if(_$on)_$j(0); log(e) }
let x = f
`template`
log(b, g(), h(), i(1), o.m(), o.x, inIf(), new K().b(), x, (() => {var _$c=_$on&&_$e0(~48); a++
return _$c&&_$x(_$c), a })())

function bare(x) {var _$c=_$on&&_$e1(~52,x); if (x) return _$c&&_$x(_$c),void 0;
  (x)
  if (x === 0) return _$c&&_$x(_$c),void 0; // next
  -x
  return _$c&&_$x(_$c),void 0;
  [x].x ;_$c&&_$x(_$c)}
const barely = (x) => {var _$c=_$on&&_$e1(~56,x); switch (x) { case 1: return _$c&&_$x(_$c),void 0; /*
*/ `${x}`; default: return _$c&&_$x(_$c),void 0;
  /x/.x } ;_$c&&_$x(_$c)}
log(bare(1), bare(0), bare(null), barely(1), barely(2))
