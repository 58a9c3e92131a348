typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/class Tree {
  #left; constructor(left, value, right) {var _$c=_$on&&_$e3(~0,left,value,right); this.#left = left; this.value = value; this.right = right ;_$c&&_$x(_$c)}
  *walk() {let _$b,_$f=_$on&&_$g(_$z0(4));try{ if (this.#left) 0||(_$b=yield* _$d( this.#left.walk(),_$f),_$r(_$b,_$f,_$b=0)); _$r(yield _$y( this.value,_$f),_$f); if (this.right) 0||(_$b=yield* _$d( this.right.walk(),_$f,this,"right","walk"),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}}
  *[Symbol.iterator]() {let _$b,_$f=_$on&&_$g(_$e0(8));try{ 0||(_$b=yield* _$d( this.walk(),_$f,this,"walk"),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( this['walk'](),_$f),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( this.right ?? [],_$f),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}}
  get own() {const _$c=_$on&&_$e0(12);try{ log('read'); return this }finally{_$c&&_$x(_$c)}}
}
class Twice extends Tree { *walk() {let _$b,_$f=_$on&&_$g(_$z0(16));try{ 0||(_$b=yield* _$d( super.walk(),_$f),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( this.own.own.right?.walk() ?? [],_$f),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( (this.own.walk2()),_$f,this,"own","walk2"),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}} *walk2() {const _$f=_$on&&_$g(_$e0(20));try{ _$r(yield _$y( 'last',_$f),_$f) }finally{_$f&&_$l(_$f)}} }
const tree = new Twice(new Tree(null, 1, null), 2, new Tree(null, 3, null));
log([...tree]);
function* count(n) {let _$b,_$f=_$on&&_$g(_$z1(24,n));try{ if (n > 0) { 0||(_$b=yield* _$d( count(n - 1),_$f,count),_$r(_$b,_$f,_$b=0)); _$r(yield _$y( n,_$f),_$f) } }finally{_$f&&_$l(_$f)}}
const steps = { up: { by: count } };
let reads = 0; Object.defineProperty(globalThis, 'unknown', { get() {var _$c=_$on&&_$e0(~28); reads++; return _$c&&_$x(_$c), count }, configurable: true });
function* all(\u0061, b) {let _$b,_$f=_$on&&_$g(_$e2(32,a,b));try{ 0||(_$b=yield* _$d( \u0061(1),_$f,a),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( b(1),_$f,b),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( steps.up.by(2),_$f,steps,"up","by"),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( unknown(1),_$f),_$r(_$b,_$f,_$b=0)); 0||(_$b=yield* _$d( count.call(null, 1),_$f,count,"call"),_$r(_$b,_$f,_$b=0)); return 0||(_$b=yield* _$d( count(1),_$f,count),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}}
log([...all(count, count)], reads);
const open = all(count, count); log(open.next(), open.next(), open.return('r'), open.next());
async function* later() {const _$f=_$on&&_$g(_$e0(36));try{ _$r(yield* _$d( count(2),_$f),_$f) }finally{_$f&&_$l(_$f)}}
(async () => {const _$f=_$on&&_$g(_$e0(40));try{ {_$f;try{for await (const x of _$a( later(),_$f)) {_$f;_$f&&_$r(0,_$f);log(x)}_$f;}finally{_$f&&_$r(0,_$f)}} }finally{_$f&&_$l(_$f)}})();
