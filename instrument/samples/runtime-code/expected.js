typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});typeof _$v=="undefined"&&Object.defineProperty(globalThis,"_$v",{value:(e,x)=>x,writable:true,configurable:true});typeof _$m=="undefined"&&Object.defineProperty(globalThis,"_$m",{value:x=>x,writable:true,configurable:true});/*_$*/function direct(a) {const _$c=_$on&&_$e1(0,a,arguments.length);try{ return eval(_$v(eval,'a + arguments.length',_$v)) }finally{_$c&&_$x(_$c)}}
function spaced(a) {const _$c=_$on&&_$e1(4,a,arguments.length);try{ return eval /* the */ (_$v(eval, /* first */ (a, 'a * 2'),_$v) // and last
) }finally{_$c&&_$x(_$c)}}
function several() {const _$c=_$on&&_$e0(8,arguments.length);try{ return eval(_$v(eval,'1 + 1',_$v), log('second')) }finally{_$c&&_$x(_$c)}}
function trailing() {const _$c=_$on&&_$e0(12,arguments.length);try{ return eval(_$v(eval,'2 + 2',_$v),) }finally{_$c&&_$x(_$c)}}
function none() {const _$c=_$on&&_$e0(16,arguments.length);try{ return [eval(), eval(...['3 + 3'])] }finally{_$c&&_$x(_$c)}}
function noText() {const _$c=_$on&&_$e0(20,arguments.length);try{ return [eval(_$v(eval,5,_$v)), eval(_$v(eval,null,_$v)), typeof eval(_$v(eval,{},_$v))] }finally{_$c&&_$x(_$c)}}
function indirect() {const _$c=_$on&&_$e0(24,arguments.length);try{ var here = 1; return (0, eval)(_$v(eval,'typeof here',_$v)) }finally{_$c&&_$x(_$c)}}
function optional() {const _$c=_$on&&_$e0(28,arguments.length);try{ var here = 1; return eval?.(_$v(eval,'typeof here',_$v)) }finally{_$c&&_$x(_$c)}}
function ofGlobal() {const _$c=_$on&&_$e0(32,arguments.length);try{ var here = 1; return [globalThis.eval(_$v(globalThis.eval,'typeof here',_$v)), globalThis . eval ?. (_$v(globalThis.eval,'typeof here',_$v))] }finally{_$c&&_$x(_$c)}}
function shadowed(eval) {const _$c=_$on&&_$e1(36,eval,arguments.length);try{ return eval(_$v(eval,'text',_$v)) }finally{_$c&&_$x(_$c)}}
function nested() {const _$c=_$on&&_$e0(40,arguments.length);try{ return eval(_$v(eval,eval(_$v(eval,"'4' + '+ 4'",_$v)),_$v)) }finally{_$c&&_$x(_$c)}}
function own(self) {const _$c=_$on&&_$e1(44,self,arguments.length);try{ return self.eval(_$v(self.eval,'text',_$v)) }finally{_$c&&_$x(_$c)}}
function inWith(o) {const _$c=_$on&&_$e1(48,o,arguments.length);try{ with (o) { return eval('text') } }finally{_$c&&_$x(_$c)}}
function strict() { 'use strict';;const _$c=_$on&&_$e0(52,arguments.length);try{ eval(_$v(eval,'var inside = 1',_$v)); return typeof inside }finally{_$c&&_$x(_$c)}}
const inArrow = (a) => {let _$c=_$on&&_$e1(56,a);try{return(eval(_$v(eval,`a + ${eval(_$v(eval,'a',_$v))}`,_$v)))}finally{_$c&&_$x(_$c);}}, inDefault = (a = eval(_$v(eval,'[1, 2]',_$v))) => {let _$c=_$on&&_$e1(60,a);try{return(a.length)}finally{_$c&&_$x(_$c);}};
class Base { hi() {var _$c=_$on&&_$e0(~64); return _$c&&_$x(_$c), 'hi' } }
class K extends Base {
  #secret = 7;
  field = eval(_$v(eval,'typeof this',_$v));
  constructor() {const _$c=_$on&&_$e0(68,arguments.length);try{ eval(_$v(eval,'super()',_$v)); this.target = eval(_$v(eval,'new.target === K',_$v)) }finally{_$c&&_$x(_$c)}}
  secret() {const _$c=_$on&&_$e0(72,arguments.length);try{ return eval(_$v(eval,'this.#secret',_$v)) }finally{_$c&&_$x(_$c)}}
  hi() {const _$c=_$on&&_$e0(76,arguments.length);try{ return eval(_$v(eval,'super.hi()',_$v)) + eval(_$v(eval,'(() => super.hi())()',_$v)) }finally{_$c&&_$x(_$c)}}
}
const k = new K();
function* waits() {const _$f=_$on&&_$g(_$e0(80,arguments.length));try{ return eval(_$v(eval,_$r(yield _$y( 'a text',_$f),_$f),_$v)) }finally{_$f&&_$l(_$f)}}
const waiting = waits();
waiting.next();
log(direct(1, 2), spaced(3), several(), trailing(), none(), noText(), indirect(), optional(), ofGlobal());
log(shadowed((text) => {var _$c=_$on&&_$e1(~84,text),_$b=(text + '!');_$c&&_$x(_$c);return _$b}), nested(), own({ eval: (text) => {var _$c=_$on&&_$e1(~88,text),_$b=(text + '?');_$c&&_$x(_$c);return _$b} }), inWith({ eval: (text) => {var _$c=_$on&&_$e1(~92,text),_$b=(text);_$c&&_$x(_$c);return _$b} }));
log(strict(), inArrow(5), inDefault(), k.field, k.target, k.secret(), k.hi(), waiting.next('6 + 6').value);
log(eval(_$v(eval,'var declared = 8; declared',_$v)), declared, eval(_$v(eval,'function hoisted() { return 9 } 10',_$v)), hoisted());
try { eval(_$v(eval,'1 +',_$v)) } catch (error) {if(_$on)_$j(0); log(error.name) }
