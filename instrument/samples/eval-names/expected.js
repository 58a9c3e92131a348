typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$v=="undefined"&&Object.defineProperty(globalThis,"_$v",{value:(e,x)=>x,writable:true,configurable:true});typeof _$m=="undefined"&&Object.defineProperty(globalThis,"_$m",{value:x=>x,writable:true,configurable:true});/*_$*/function named() {const _$c=_$on&&_$e0(0,arguments.length);try{ const run = eval; var here = 1; return run(_$v(run,'typeof here',_$v)) }finally{_$c&&_$x(_$c)}}
function chosen(other) {const _$c=_$on&&_$e1(4,other,arguments.length);try{ let run = other || globalThis.eval; return [run(_$v(run,'1 + 1',_$v)), run?.(_$v(run,'2 + 2',_$v))] }finally{_$c&&_$x(_$c)}}
function inside() {const _$c=_$on&&_$e0(8,arguments.length);try{ const run = (0, eval); return (() => {let _$c=_$on&&_$e0(12);try{return([1].map((n) => {let _$c=_$on&&_$e1(16,n);try{return(run(_$v(run,'3 + ' + n,_$v)))}finally{_$c&&_$x(_$c);}}))}finally{_$c&&_$x(_$c);}})() }finally{_$c&&_$x(_$c)}}
function other(e) {const _$c=_$on&&_$e1(20,e);try{ return e('text') }finally{_$c&&_$x(_$c)}}
function ofObject(o) {const _$c=_$on&&_$e1(24,o,arguments.length);try{ return [o.eval(_$v(o.eval,'text',_$v)), o.deep.eval(_$v(0,'text',_$v)), o['eval'](_$v(o.eval,'text',_$v)), o?.eval(_$v(0,'text',_$v))] }finally{_$c&&_$x(_$c)}}
function ofThis() {const _$c=_$on&&_$e0(28,arguments.length);try{ return this.eval(_$v(this.eval,'text',_$v)) }finally{_$c&&_$x(_$c)}}
function late() {const _$c=_$on&&_$e0(32,arguments.length);try{ try { return run(_$v(run,'5',_$v)); const run = eval } catch (error) {if(_$on)_$j(_$c); return error.name } }finally{_$c&&_$x(_$c)}}
function passes() {const _$c=_$on&&_$e0(36,arguments.length);try{ return [eval].map((run) => {let _$c=_$on&&_$e1(40,run);try{return(run('6 + 6'))}finally{_$c&&_$x(_$c);}}) }finally{_$c&&_$x(_$c)}}
function byCall() {const _$c=_$on&&_$e0(44,arguments.length);try{ return eval.call(null, '7 + 7') }finally{_$c&&_$x(_$c)}}
class Parser { eval(text) {var _$c=_$on&&_$e1(~48,text),_$b; return _$b=( text + '!'),_$c&&_$x(_$c),_$b } }
const say = (text) => {var _$c=_$on&&_$e1(~52,text),_$b=(text + '?');_$c&&_$x(_$c);return _$b};
log(named(), chosen(), chosen(say), inside(), other(say));
log(ofObject({ eval: say, deep: { eval: say } }), ofThis.call(new Parser()), late(), passes(), byCall());
log((0, globalThis.eval)(_$v(globalThis.eval,'8 + 8',_$v)), (0, say)('8'));
log(typeof eval, eval === globalThis.eval, eval.length);
