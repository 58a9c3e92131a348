var a = 1
function f() { return a } var b = f()
function g() {
  return
  a
}
var h = function () { return 'h' }
var i = (x) => { return x }
var o = { m() { return 'm' }, get x() { return 'x' } }
if (f()) function inIf() { return 'if' }
do f(); while (false) log('after do')
class K { a = 1; b() { return this.a } }
;(function () { log('iife') })()
;[1].map(function (x) { return x })
!function () { log('bang') }()
var j = function () { throw 'thrown' }
try { j() } catch (e) { log(e) }
let x = f
`template`
log(b, g(), h(), i(1), o.m(), o.x, inIf(), new K().b(), x, (() => { a++
return a })())

function bare(x) { if (x) return
  (x)
  if (x === 0) return // next
  -x
  return
  [x].x }
const barely = (x) => { switch (x) { case 1: return /*
*/ `${x}`; default: return
  /x/.x } }
log(bare(1), bare(0), bare(null), barely(1), barely(2))
