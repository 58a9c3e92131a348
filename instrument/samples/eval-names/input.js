function named() { const run = eval; var here = 1; return run('typeof here') }
function chosen(other) { let run = other || globalThis.eval; return [run('1 + 1'), run?.('2 + 2')] }
function inside() { const run = (0, eval); return (() => [1].map((n) => run('3 + ' + n)))() }
function other(e) { return e('text') }
function ofObject(o) { return [o.eval('text'), o.deep.eval('text'), o['eval']('text'), o?.eval('text')] }
function ofThis() { return this.eval('text') }
function late() { try { return run('5'); const run = eval } catch (error) { return error.name } }
function passes() { return [eval].map((run) => run('6 + 6')) }
function byCall() { return eval.call(null, '7 + 7') }
class Parser { eval(text) { return text + '!' } }
const say = (text) => text + '?';
log(named(), chosen(), chosen(say), inside(), other(say));
log(ofObject({ eval: say, deep: { eval: say } }), ofThis.call(new Parser()), late(), passes(), byCall());
log((0, globalThis.eval)('8 + 8'), (0, say)('8'));
log(typeof eval, eval === globalThis.eval, eval.length);
