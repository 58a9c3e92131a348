function parameter(arguments) { return arguments }
function destructured({ arguments }) { return arguments }
function variable() { var arguments = 1; return arguments }
function variableKept() { var arguments; return arguments.length }
function lexical() { let arguments = 2; return arguments }
function declared() { return typeof arguments; function arguments() {} }
function block() { { let arguments = 3; } return arguments.length }
const arrow = (arguments) => arguments;
function* generator() { let arguments = 4; yield arguments }
async function later() { const arguments = 5; return arguments }
function catching() { try { throw 6 } catch (arguments) { return arguments } }
log(parameter(1), destructured({ arguments: 2 }), variable('x'), variableKept(1, 2), lexical(), declared(), block(1, 2, 3));
log(arrow(1), generator().next().value, catching());
later().then(log);
