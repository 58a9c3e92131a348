if (true) { function a() { return 'a1' } } else { function a() { return 'a2' } }
log(a());
function host(flag) { if (flag) { function pick() { return 'yes' } } else { function pick() { return 'no' } } return pick() }
log(host(true), host(false));
function tryFunctions() { try { function g() { return 't' } } finally { log(g()) } return g() }
log(tryFunctions());
