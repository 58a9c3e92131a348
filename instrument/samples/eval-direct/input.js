function scope(a) { return eval('a + arguments.length') }
const arrow = (a) => eval('a * 2');
function sets(a) { eval('a = 5'); return a }
function makes() { return eval('(function (x) { return x + 1 })')(1) }
function declares() { if (true) { eval('var late = 1') } return late }
function thisAndTarget() { return eval('[typeof this, new.target]') }
class K { m() { return eval('super.toString === Object.prototype.toString') } }
log(scope(1, 2), arrow(2), sets(1), makes(), declares(), thisAndTarget(), new K().m());
