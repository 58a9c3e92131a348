function direct(a) { return eval('a + arguments.length') }
function spaced(a) { return eval /* the */ ( /* first */ (a, 'a * 2') // and last
) }
function several() { return eval('1 + 1', log('second')) }
function trailing() { return eval('2 + 2',) }
function none() { return [eval(), eval(...['3 + 3'])] }
function noText() { return [eval(5), eval(null), typeof eval({})] }
function indirect() { var here = 1; return (0, eval)('typeof here') }
function optional() { var here = 1; return eval?.('typeof here') }
function ofGlobal() { var here = 1; return [globalThis.eval('typeof here'), globalThis . eval ?. ('typeof here')] }
function shadowed(eval) { return eval('text') }
function nested() { return eval(eval("'4' + '+ 4'")) }
function own(self) { return self.eval('text') }
function inWith(o) { with (o) { return eval('text') } }
function strict() { 'use strict'; eval('var inside = 1'); return typeof inside }
const inArrow = (a) => eval(`a + ${eval('a')}`), inDefault = (a = eval('[1, 2]')) => a.length;
class Base { hi() { return 'hi' } }
class K extends Base {
  #secret = 7;
  field = eval('typeof this');
  constructor() { eval('super()'); this.target = eval('new.target === K') }
  secret() { return eval('this.#secret') }
  hi() { return eval('super.hi()') + eval('(() => super.hi())()') }
}
const k = new K();
function* waits() { return eval(yield 'a text') }
const waiting = waits();
waiting.next();
log(direct(1, 2), spaced(3), several(), trailing(), none(), noText(), indirect(), optional(), ofGlobal());
log(shadowed((text) => text + '!'), nested(), own({ eval: (text) => text + '?' }), inWith({ eval: (text) => text }));
log(strict(), inArrow(5), inDefault(), k.field, k.target, k.secret(), k.hi(), waiting.next('6 + 6').value);
log(eval('var declared = 8; declared'), declared, eval('function hoisted() { return 9 } 10'), hoisted());
try { eval('1 +') } catch (error) { log(error.name) }
