typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/var a = 1
function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}} var b = f()
function g() {const _$c=_$on&&_$e0(4,arguments.length);try{
  return
  a
}finally{_$c&&_$x(_$c)}}
var h = function () {const _$c=_$on&&_$e0(8,arguments.length);try{ return 'h' }finally{_$c&&_$x(_$c)}}
var i = (x) => {const _$c=_$on&&_$e1(12,x);try{ return x }finally{_$c&&_$x(_$c)}}
var o = { m() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'm' }finally{_$c&&_$x(_$c)}}, get x() {const _$c=_$on&&_$e0(20);try{ return 'x' }finally{_$c&&_$x(_$c)}} }
if (f()) function inIf() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 'if' }finally{_$c&&_$x(_$c)}}
do f(); while (false) log('after do')
class K { a = 1; b() {const _$c=_$on&&_$e0(28,arguments.length);try{ return this.a }finally{_$c&&_$x(_$c)}} }
;(function () {const _$c=_$on&&_$e0(32,arguments.length);try{ log('iife') }finally{_$c&&_$x(_$c)}})()
;[1].map(function (x,..._$s) {const _$c=_$on&&_$e1(36,x,_$s.length+1);try{ return x }finally{_$c&&_$x(_$c)}})
!function () {const _$c=_$on&&_$e0(40,arguments.length);try{ log('bang') }finally{_$c&&_$x(_$c)}}()
var j = function () {const _$c=_$on&&_$e0(44,arguments.length);try{ throw 'thrown' }finally{_$c&&_$x(_$c)}}
try { j() } catch (e) { log(e) }
let x = f
`template`
log(b, g(), h(), i(1), o.m(), o.x, inIf(), new K().b(), x, (() => {const _$c=_$on&&_$e0(48);try{ a++
return a }finally{_$c&&_$x(_$c)}})())
