function semicolon() { 'use strict'; return this === undefined }
function none() { 'use strict'
  return this === undefined }
function several() { "use strict"; 'another' ; /* c */ 'third'
  ;return this === undefined }
function commented() { /* before */ 'use strict' /* after */ // line
  return this === undefined }
function onlyDirective() { 'use strict' }
function notDirective() { ('use strict'); return this !== undefined }
function expression() { 'use strict'.length; return this !== undefined }
function continued() { 'use strict'
  + 1; return this !== undefined }
const arrow = () => { 'use strict'; return (function () { return this === undefined })() };
const o = { m() { 'use strict'
; return (function () { return this === undefined })() } };
function* gen() { 'use strict'
  yield (function () { return this === undefined })() }
log(semicolon(), none(), several(), commented(), onlyDirective(), notDirective(), expression(), continued(), arrow(), o.m(), gen().next().value);
