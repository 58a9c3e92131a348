// What calls itself is left in front of each of its ends, unless it catches; whoever catches what ends it runs on as itself.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});typeof _$v=="undefined"&&Object.defineProperty(globalThis,"_$v",{value:(e,x)=>x,writable:true,configurable:true});typeof _$m=="undefined"&&Object.defineProperty(globalThis,"_$m",{value:x=>x,writable:true,configurable:true});/*_$*/function count(n) {var _$c=_$on&&_$z1(~0,n),_$b; if (n === 0) return _$on&&_$o(_$c), 0; return _$b=( count(n - 1) + 1),_$on?_$o(_$c,_$b):_$b }
function nothing(n) {var _$c=_$on&&_$z1(~4,n); if (n > 1) return void(_$on&&_$o(_$c))
  if (n > 0) { nothing(n + 1); return void(_$on&&_$o(_$c)); } nothing(1) ;_$on&&_$o(_$c)}
const arrow = (n) => {var _$c=_$on&&_$z1(~8,n),_$b=(n ? arrow(n - 1) : [n]);return _$on?_$o(_$c,_$b):_$b}, tail = n => {var _$c=_$on&&_$z1(~12,n); if (n) tail(n - 1) ;_$on&&_$o(_$c)}
function goesOn(n) {var _$c=_$on&&_$z1(~16,n),_$b; let f; if (n) return _$b=( f = () => {let _$c=_$on&&_$e0(20);try{return(goesOn(0)
  (log('never called')))}finally{_$c&&_$x(_$c);}}),_$on?_$o(_$c,_$b):_$b; if (n === 0) return _$b=( n++),_$on?_$o(_$c,_$b):(_$b);
  [log('unreached')]
  return _$b=( -goesOn(n - 1)),_$on?_$o(_$c,_$b):_$b }
function named(n) {const _$c=_$on&&_$z1(24,n);try{ if (n) return named(n - 1); return function () {var _$c=_$on&&_$e0(~28);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}}
const inferred = (n) => {var _$c=_$on&&_$z1(~32,n),_$b=(n ? inferred(n - 1) : () => {var _$c=_$on&&_$e0(~36);;_$c&&_$x(_$c)});return _$on?_$o(_$c,_$b):_$b}, wrapped = (n) => {var _$c=_$on&&_$z1(~40,n),_$b=(n ? wrapped(n - 1) : (0, class {}));return _$on?_$o(_$c,_$b):_$b}
function holds(n) {var _$c=_$on&&_$z1(~44,n),_$b; var x = inner(n); { function inner(m) {var _$c=_$on&&_$e1(~48,m),_$b; return _$b=( m * 2),_$c&&_$x(_$c),_$b } } function inner(m) {var _$c=_$on&&_$e1(~52,m); return _$c&&_$x(_$c), m } return _$b=( n > 0 ? holds(n - 1) + x : typeof inner),_$on?_$o(_$c,_$b):_$b }
function sloppy(a, b = () => {var _$c=_$on&&_$e0(~60),_$b=(a);_$c&&_$x(_$c);return _$b}) {var _$c=_$on&&_$z2(~56,a,b,arguments.length),_$b; arguments[0] = 'changed'; return _$b=( arguments.length > 1 ? sloppy(a) : [a, b(), arguments[0]]),_$on?_$o(_$c,_$b):_$b }
function mapped(a) {var _$c=_$on&&_$z1(~64,a,arguments.length),_$b; arguments[0] = 5; return _$b=( a === 5 && arguments.length > 1 ? mapped(1) : a),_$on?_$o(_$c,_$b):_$b }
function* steps() {const _$f=_$on&&_$g(_$e0(68));try{ try { _$r(yield _$y( 1,_$f),_$f); _$r(yield _$y( 2,_$f),_$f) } finally {_$f&&_$r(0,_$f); log('closed') } }finally{_$f&&_$l(_$f)}}
function closes(n) {var _$c=_$on&&_$z1(~72,n),_$b; for (const x of steps()) { if (n === x) return _$b=( closes(x + 1)),_$on?_$o(_$c,_$b):_$b; if (x > 1) break } return _$on&&_$o(_$c), 'end' }
function labels(n) {var _$c=_$on&&_$z1(~76,n),_$b; outer: for (;;) { for (;;) { if (n > 2) break outer; return _$b=( labels(n + 1)),_$on?_$o(_$c,_$b):_$b } } return _$b=( n),_$on?_$o(_$c,_$b):_$b }
function switches(node) {var _$c=_$on&&_$z1(~80,node),_$b; switch (node[0]) { case '+': return _$b=( switches(node[1]) + switches(node[2])),_$on?_$o(_$c,_$b):_$b; case '-': return _$b=( -switches(node[1])),_$on?_$o(_$c,_$b):_$b; default: return _$b=( node[1]),_$on?_$o(_$c,_$b):_$b } ;_$on&&_$o(_$c)}
function ends(n) {const _$c=_$on&&_$z1(84,n);try{ if (n > 9) return ends(9); if (n > 8) return 8; if (n > 7) return 7; if (n > 6) return 6; if (n > 5) return 5; if (n > 4) return 4; if (n > 3) return 3; if (n > 2) return 2; return 1 }finally{_$c&&_$x(_$c)}}
function evaluates(n) {const _$c=_$on&&_$z1(88,n,arguments.length);try{ return n ? evaluates(n - 1) : eval(_$v(eval,'typeof n',_$v)) }finally{_$c&&_$x(_$c)}}
function caught(n) {const _$c=_$on&&_$z1(92,n);try{ try { return n ? caught(n - 1) : fails(2) } catch (e) {if(_$on)_$j(_$c); return after(e.message) } finally {if(_$on)_$j(_$c); after('finally') } }finally{_$c&&_$x(_$c)}}
function fails(n) {var _$c=_$on&&_$z1(~96,n),_$b; if (n === 0) throw _$b=( new TypeError('deep')),_$on?_$o(_$c,_$b):_$b; return _$b=( fails(n - 1)),_$on?_$o(_$c,_$b):_$b }
function disposes(n) {var _$c=_$on&&_$z1(~100,n),_$b; var o = { get x() {const _$c=_$on&&_$e0(104);try{ return fails(1) }finally{_$c&&_$x(_$c)}} }; return _$b=( n ? disposes(n - 1) : o.x),_$on?_$o(_$c,_$b):_$b }
function after(x) {const _$c=_$on&&_$e1(108,x);try{ return log(x) }finally{_$c&&_$x(_$c)}}
function between(n) {var _$c=_$on&&_$z1(~112,n),_$b; return _$b=( n ? between(n - 1) : safely(() => {let _$c=_$on&&_$e0(116);try{return(fails(3))}finally{_$c&&_$x(_$c);}})),_$on?_$o(_$c,_$b):_$b }
function safely(f) {const _$c=_$on&&_$e1(120,f);try{ try { return f() } catch (e) {if(_$on)_$j(_$c); return after('safely') } }finally{_$c&&_$x(_$c)}}
function walk(tree) {var _$c=_$on&&_$z1(~124,tree),_$b; let sum = 1; tree.children.forEach((child) => {var _$c=_$on&&_$z1(~128,child); sum += walk(child) ;_$on&&_$o(_$c)}); return _$b=( sum),_$on?_$o(_$c,_$b):_$b }
function Old(n) {var _$c=_$on&&_$z1(~132,n),_$b; if (!(this instanceof Old)) return _$b=( new Old(n)),_$on?_$o(_$c,_$b):_$b; this.n = n; if (n) this.next = Old(n - 1) ;_$on&&_$o(_$c)}
class K { static s(n) {var _$c=_$on&&_$z1(~136,n),_$b; return _$b=( n ? K.s(n - 1) : 's'),_$on?_$o(_$c,_$b):_$b } #p(n) {var _$c=_$on&&_$z1(~140,n),_$b; return _$b=( n ? this.#p(n - 1) : 'p'),_$on?_$o(_$c,_$b):_$b } p() {const _$c=_$on&&_$e0(144);try{ return this.#p(2) }finally{_$c&&_$x(_$c)}} m(n) {var _$c=_$on&&_$z1(~148,n),_$b; return _$b=( n ? this.m(n - 1) : new.target),_$on?_$o(_$c,_$b):_$b } get g() {var _$c=_$on&&_$e0(~152),_$b; return _$b=( this.n-- ? this.g : 'g'),_$c&&_$x(_$c),_$b } n = 2; field = (n) => {var _$c=_$on&&_$z1(~156,n),_$b=(n ? this.field(n - 1) : this.n);return _$on?_$o(_$c,_$b):_$b} }
class L extends K { m(n) {const _$c=_$on&&_$e1(160,n);try{ return super.m(n) }finally{_$c&&_$x(_$c)}} }
const o = { visit(n) {var _$c=_$on&&_$z1(~164,n),_$b; return _$b=( n ? this.visit(n - 1) : 'v'),_$on?_$o(_$c,_$b):_$b }, 'a-b'(n) {const _$c=_$on&&_$e1(168,n);try{ return n && this['a-b'](n - 1) }finally{_$c&&_$x(_$c)}}, [`c`](n) {const _$c=_$on&&_$e1(172,n);try{ return n && this.c(n - 1) }finally{_$c&&_$x(_$c)}} }
function five(a, b, c, d, e) {var _$c=_$on&&_$zn(~176,5,0,_$p(0,a,b,c,d),_$p(4,e)),_$b; return _$b=( e ? five(a, b, c, d, e - 1) : [a, d]),_$on?_$o(_$c,_$b):_$b }
function sequence(n) {var _$c=_$on&&_$z1(~180,n),_$b; return _$b=( n > 0, n ? sequence(n - 1) : this),_$on?_$o(_$c,_$b):_$b }
log(count(3), nothing(0), arrow(2), tail(2), typeof goesOn(1), goesOn(2), named(1).name, inferred(1).name, wrapped(1).name)
log(holds(1), sloppy(1), sloppy(1, () => {var _$c=_$on&&_$e0(~184),_$b=(2);_$c&&_$x(_$c);return _$b}), mapped(1, 2), closes(1), labels(0), switches(['+', ['n', 2], ['-', ['n', 3]]]), ends(12), evaluates(1))
caught(1); log(between(1)); try { disposes(1) } catch (e) {if(_$on)_$j(0); after(e.name) }
log(walk({ children: [{ children: [] }, { children: [{ children: [] }] }] }), Old(2).next.next.n, K.s(1), new K().p(), new K().m(1), new K().g, new K().field(2), new L().m(1))
log(o.visit(1), o['a-b'](1), o.c(1), five(1, 2, 3, 4, 1), sequence.call('t', 1) === globalThis, count.length, count.name)
