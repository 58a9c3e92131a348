function declares() { eval('var g = 1'); return typeof g; function g() {} }
function redeclares() { eval('function g() { return "new" }'); return g(); function g() { return 'old' } }
function reads() { return eval('g()'); function g() { return 'read' } }
function variable() { eval('var fresh = 2'); return fresh }
function lexical() { let x = 1; try { eval('var x = 2') } catch (e) { return e.name } }
function indirect() { (0, eval)('var globalVariable = 3'); return globalVariable }
log(declares(), redeclares(), reads(), variable(), lexical(), indirect());
