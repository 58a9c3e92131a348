function thrower(x) { throw x }
function passing(x) { return thrower(x) }
function catching(x) { try { passing(x) } catch (e) { return ['caught', e] } finally { log('finally') } }
function rethrowing(x) { try { passing(x) } catch (e) { throw [e] } }
function overriding() { try { return thrower(1) } catch { return 'catch' } finally { return 'finally' } }
function swallowing() { for (const x of [1, 2]) { try { thrower(x) } catch { continue } finally { if (x === 1) continue } } return 'after' }
function inFinally() { try { return 'try' } finally { thrower('from finally') } }
log(catching(1), overriding(), swallowing());
for (const f of [rethrowing, inFinally, () => thrower(undefined), () => null.x, () => missing]) try { f(2) } catch (e) { log(e?.name ?? e) }
function after() { return 'balanced' }
log(after());
