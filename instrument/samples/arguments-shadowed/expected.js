typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function parameter(arguments) {var _$c=_$on&&_$e1(~0,arguments); return _$c&&_$x(_$c), arguments }
function destructured({ arguments }) {var _$c=_$on&&_$e1(~4,_$k(0)); return _$c&&_$x(_$c), arguments }
function variable() {var _$c=_$on&&_$e0(~8); var arguments = 1; return _$c&&_$x(_$c), arguments }
function variableKept() {var _$c=_$on&&_$e0(~12),_$b; var arguments; return _$b=( arguments.length),_$c&&_$x(_$c),_$b }
function lexical() {var _$c=_$on&&_$e0(~16); let arguments = 2; return _$c&&_$x(_$c), arguments }
function declared() {const _$c=_$on&&_$e0(20);try{ return typeof arguments; function arguments() {var _$c=_$on&&_$e0(~24,arguments.length);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}}
function block() {var _$c=_$on&&_$e0(~28),_$b; { let arguments = 3; } return _$b=( arguments.length),_$c&&_$x(_$c),_$b }
const arrow = (arguments) => {var _$c=_$on&&_$e1(~32,arguments),_$b=(arguments);_$c&&_$x(_$c);return _$b};
function* generator() {const _$f=_$on&&_$g(_$e0(36));try{ let arguments = 4; _$r(yield _$y( arguments,_$f),_$f) }finally{_$f&&_$l(_$f)}}
async function later() {const _$c=_$on&&_$e0(40);try{ const arguments = 5; return arguments }finally{_$c&&_$x(_$c)}}
function catching() {const _$c=_$on&&_$e0(44,arguments.length);try{ try { throw 6 } catch (arguments) {if(_$on)_$j(_$c); return arguments } }finally{_$c&&_$x(_$c)}}
log(parameter(1), destructured({ arguments: 2 }), variable('x'), variableKept(1, 2), lexical(), declared(), block(1, 2, 3));
log(arrow(1), generator().next().value, catching());
later().then(log);
