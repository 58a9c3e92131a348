function tdz() { try { x } catch (e) { return e.name } let x = 1 }
function shadows(a) { { let a = 2; log(a) } return a }
function closures() { const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); for (var j = 0; j < 2; j++) fs.push(() => j); return fs.map((f) => f()) }
function classInside() { const before = (() => { try { return typeof K } catch (e) { return e.name } })(); class K { m() { return K.name } } return [before, new K().m()] }
function cased(x) { switch (x) { case 1: let y = () => x; return y(); default: function inCase() { return 'case' } return inCase() } }
function lexicalAndVar(a) { const b = 1; var c = 2; let d = () => [a, b, c]; return d() }
log(tdz(), shadows(1), closures(), classInside(), cased(1), cased(2), lexicalAndVar(0));
