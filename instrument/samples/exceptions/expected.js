typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function thrower(x,..._$s) {const _$c=_$on&&_$e1(0,x,_$s.length+1);try{ throw x }finally{_$c&&_$x(_$c)}}
function passing(x,..._$s) {const _$c=_$on&&_$e1(4,x,_$s.length+1);try{ return thrower(x) }finally{_$c&&_$x(_$c)}}
function catching(x,..._$s) {const _$c=_$on&&_$e1(8,x,_$s.length+1);try{ try { passing(x) } catch (e) { return ['caught', e] } finally { log('finally') } }finally{_$c&&_$x(_$c)}}
function rethrowing(x,..._$s) {const _$c=_$on&&_$e1(12,x,_$s.length+1);try{ try { passing(x) } catch (e) { throw [e] } }finally{_$c&&_$x(_$c)}}
function overriding() {const _$c=_$on&&_$e0(16,arguments.length);try{ try { return thrower(1) } catch { return 'catch' } finally { return 'finally' } }finally{_$c&&_$x(_$c)}}
function swallowing() {const _$c=_$on&&_$e0(20,arguments.length);try{ for (const x of [1, 2]) { try { thrower(x) } catch { continue } finally { if (x === 1) continue } } return 'after' }finally{_$c&&_$x(_$c)}}
function inFinally() {const _$c=_$on&&_$e0(24,arguments.length);try{ try { return 'try' } finally { thrower('from finally') } }finally{_$c&&_$x(_$c)}}
log(catching(1), overriding(), swallowing());
for (const f of [rethrowing, inFinally, () => {let _$c=_$on&&_$e0(28);try{return(thrower(undefined))}finally{_$c&&_$x(_$c);}}, () => {let _$c=_$on&&_$e0(32);try{return(null.x)}finally{_$c&&_$x(_$c);}}, () => {let _$c=_$on&&_$e0(36);try{return(missing)}finally{_$c&&_$x(_$c);}}]) try { f(2) } catch (e) { log(e?.name ?? e) }
function after() {const _$c=_$on&&_$e0(40,arguments.length);try{ return 'balanced' }finally{_$c&&_$x(_$c)}}
log(after());
