/* A comment first, then directives without semicolon */ 'use strict' // why
'and another'
function f() { return this }
log(f());
try { undeclared = 1 } catch (e) { log(e.name) }
