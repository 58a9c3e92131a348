typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function semicolon() { 'use strict';;const _$c=_$on&&_$e0(0,arguments.length);try{ return this === undefined }finally{_$c&&_$x(_$c)}}
function none() { 'use strict';const _$c=_$on&&_$e0(4,arguments.length);try{
  return this === undefined }finally{_$c&&_$x(_$c)}}
function several() { "use strict"; 'another' ; /* c */ 'third'
  ;;const _$c=_$on&&_$e0(8,arguments.length);try{return this === undefined }finally{_$c&&_$x(_$c)}}
function commented() { /* before */ 'use strict';const _$c=_$on&&_$e0(12,arguments.length);try{ /* after */ // line
  return this === undefined }finally{_$c&&_$x(_$c)}}
function onlyDirective() { 'use strict';const _$c=_$on&&_$e0(16,arguments.length);try{ }finally{_$c&&_$x(_$c)}}
function notDirective() {const _$c=_$on&&_$e0(20,arguments.length);try{ ('use strict'); return this !== undefined }finally{_$c&&_$x(_$c)}}
function expression() {const _$c=_$on&&_$e0(24,arguments.length);try{ 'use strict'.length; return this !== undefined }finally{_$c&&_$x(_$c)}}
function continued() {const _$c=_$on&&_$e0(28,arguments.length);try{ 'use strict'
  + 1; return this !== undefined }finally{_$c&&_$x(_$c)}}
const arrow = () => { 'use strict';;const _$c=_$on&&_$e0(32);try{ return (function () {const _$c=_$on&&_$e0(36,arguments.length);try{ return this === undefined }finally{_$c&&_$x(_$c)}})() }finally{_$c&&_$x(_$c)}};
const o = { m() { 'use strict'
;;const _$c=_$on&&_$e0(40,arguments.length);try{ return (function () {const _$c=_$on&&_$e0(44,arguments.length);try{ return this === undefined }finally{_$c&&_$x(_$c)}})() }finally{_$c&&_$x(_$c)}} };
function* gen() { 'use strict';const _$f=_$on&&_$g(_$e0(48,arguments.length));try{
  _$r(yield _$y( (function () {const _$c=_$on&&_$e0(52,arguments.length);try{ return this === undefined }finally{_$c&&_$x(_$c)}})(),_$f),_$f) }finally{_$f&&_$l(_$f)}}
log(semicolon(), none(), several(), commented(), onlyDirective(), notDirective(), expression(), continued(), arrow(), o.m(), gen().next().value);
