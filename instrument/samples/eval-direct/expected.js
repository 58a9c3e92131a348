typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$v=="undefined"&&Object.defineProperty(globalThis,"_$v",{value:(e,x)=>x,writable:true,configurable:true});typeof _$m=="undefined"&&Object.defineProperty(globalThis,"_$m",{value:x=>x,writable:true,configurable:true});/*_$*/function scope(a) {const _$c=_$on&&_$e1(0,a,arguments.length);try{ return eval(_$v(eval,'a + arguments.length',_$v)) }finally{_$c&&_$x(_$c)}}
const arrow = (a) => {let _$c=_$on&&_$e1(4,a);try{return(eval(_$v(eval,'a * 2',_$v)))}finally{_$c&&_$x(_$c);}};
function sets(a) {const _$c=_$on&&_$e1(8,a,arguments.length);try{ eval(_$v(eval,'a = 5',_$v)); return a }finally{_$c&&_$x(_$c)}}
function makes() {const _$c=_$on&&_$e0(12,arguments.length);try{ return eval(_$v(eval,'(function (x) { return x + 1 })',_$v))(1) }finally{_$c&&_$x(_$c)}}
function declares() {const _$c=_$on&&_$e0(16,arguments.length);try{ if (true) { eval(_$v(eval,'var late = 1',_$v)) } return late }finally{_$c&&_$x(_$c)}}
function thisAndTarget() {const _$c=_$on&&_$e0(20,arguments.length);try{ return eval(_$v(eval,'[typeof this, new.target]',_$v)) }finally{_$c&&_$x(_$c)}}
class K { m() {const _$c=_$on&&_$e0(24,arguments.length);try{ return eval(_$v(eval,'super.toString === Object.prototype.toString',_$v)) }finally{_$c&&_$x(_$c)}} }
log(scope(1, 2), arrow(2), sets(1), makes(), declares(), thisAndTarget(), new K().m());
