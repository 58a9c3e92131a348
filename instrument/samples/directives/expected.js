typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function semicolon() { 'use strict';;var _$c=_$on&&_$e0(~0),_$v; return _$v=( this === undefined),_$c&&_$x(_$c),_$v }
function none() { 'use strict';var _$c=_$on&&_$e0(~4),_$v;
  return _$v=( this === undefined),_$c&&_$x(_$c),_$v }
function several() { "use strict"; 'another' ; /* c */ 'third'
  ;;var _$c=_$on&&_$e0(~8),_$v;return _$v=( this === undefined),_$c&&_$x(_$c),_$v }
function commented() { /* before */ 'use strict';var _$c=_$on&&_$e0(~12),_$v; /* after */ // line
  return _$v=( this === undefined),_$c&&_$x(_$c),_$v }
function onlyDirective() { 'use strict';var _$c=_$on&&_$e0(~16); ;_$c&&_$x(_$c)}
function notDirective() {var _$c=_$on&&_$e0(~20),_$v; ('use strict'); return _$v=( this !== undefined),_$c&&_$x(_$c),_$v }
function expression() {var _$c=_$on&&_$e0(~24),_$v; 'use strict'.length; return _$v=( this !== undefined),_$c&&_$x(_$c),_$v }
function continued() {var _$c=_$on&&_$e0(~28),_$v; 'use strict'
  + 1; return _$v=( this !== undefined),_$c&&_$x(_$c),_$v }
const arrow = () => { 'use strict';;const _$c=_$on&&_$e0(32);try{ return (function () {var _$c=_$on&&_$e0(~36),_$v; return _$v=( this === undefined),_$c&&_$x(_$c),_$v })() }finally{_$c&&_$x(_$c)}};
const o = { m() { 'use strict'
;;const _$c=_$on&&_$e0(40);try{ return (function () {var _$c=_$on&&_$e0(~44),_$v; return _$v=( this === undefined),_$c&&_$x(_$c),_$v })() }finally{_$c&&_$x(_$c)}} };
function* gen() { 'use strict';const _$f=_$on&&_$g(_$e0(48));try{
  _$r(yield _$y( (function () {var _$c=_$on&&_$e0(~52),_$v; return _$v=( this === undefined),_$c&&_$x(_$c),_$v })(),_$f),_$f) }finally{_$f&&_$l(_$f)}}
log(semicolon(), none(), several(), commented(), onlyDirective(), notDirective(), expression(), continued(), arrow(), o.m(), gen().next().value);
