typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function scope(a) {const _$c=_$on&&_$e1(0,a,arguments.length);try{ return eval('a + arguments.length') }finally{_$c&&_$x(_$c)}}
const arrow = (a) => {let _$c=_$on&&_$e1(4,a);try{return(eval('a * 2'))}finally{_$c&&_$x(_$c);}};
function sets(a) {const _$c=_$on&&_$e1(8,a,arguments.length);try{ eval('a = 5'); return a }finally{_$c&&_$x(_$c)}}
function makes() {const _$c=_$on&&_$e0(12,arguments.length);try{ return eval('(function (x) { return x + 1 })')(1) }finally{_$c&&_$x(_$c)}}
function declares() {const _$c=_$on&&_$e0(16,arguments.length);try{ if (true) { eval('var late = 1') } return late }finally{_$c&&_$x(_$c)}}
function thisAndTarget() {const _$c=_$on&&_$e0(20,arguments.length);try{ return eval('[typeof this, new.target]') }finally{_$c&&_$x(_$c)}}
class K { m() {const _$c=_$on&&_$e0(24,arguments.length);try{ return eval('super.toString === Object.prototype.toString') }finally{_$c&&_$x(_$c)}} }
log(scope(1, 2), arrow(2), sets(1), makes(), declares(), thisAndTarget(), new K().m());
