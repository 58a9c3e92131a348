typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function semicolon() { 'use strict';;var _$c=_$on&&_$e0(~0),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b }
function none() { 'use strict';var _$c=_$on&&_$e0(~4),_$b;
  return _$b=( this === undefined),_$c&&_$x(_$c),_$b }
function several() { "use strict"; 'another' ; /* c */ 'third'
  ;;var _$c=_$on&&_$e0(~8),_$b;return _$b=( this === undefined),_$c&&_$x(_$c),_$b }
function commented() { /* before */ 'use strict';var _$c=_$on&&_$e0(~12),_$b; /* after */ // line
  return _$b=( this === undefined),_$c&&_$x(_$c),_$b }
function onlyDirective() { 'use strict';var _$c=_$on&&_$e0(~16); ;_$c&&_$x(_$c)}
function notDirective() {var _$c=_$on&&_$e0(~20),_$b; ('use strict'); return _$b=( this !== undefined),_$c&&_$x(_$c),_$b }
function expression() {var _$c=_$on&&_$e0(~24),_$b; 'use strict'.length; return _$b=( this !== undefined),_$c&&_$x(_$c),_$b }
function continued() {var _$c=_$on&&_$e0(~28),_$b; 'use strict'
  + 1; return _$b=( this !== undefined),_$c&&_$x(_$c),_$b }
const arrow = () => { 'use strict';;const _$c=_$on&&_$e0(32);try{ return (function () {var _$c=_$on&&_$e0(~36),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b })() }finally{_$c&&_$x(_$c)}};
const o = { m() { 'use strict'
;;const _$c=_$on&&_$e0(40);try{ return (function () {var _$c=_$on&&_$e0(~44),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b })() }finally{_$c&&_$x(_$c)}} };
function* gen() { 'use strict';const _$f=_$on&&_$g(_$e0(48));try{
  _$r(yield _$y( (function () {var _$c=_$on&&_$e0(~52),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b })(),_$f),_$f) }finally{_$f&&_$l(_$f)}}
log(semicolon(), none(), several(), commented(), onlyDirective(), notDirective(), expression(), continued(), arrow(), o.m(), gen().next().value);
