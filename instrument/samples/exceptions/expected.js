typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function thrower(x) {var _$c=_$on&&_$e1(~0,x); throw _$c&&_$x(_$c), x }
function passing(x) {const _$c=_$on&&_$e1(4,x);try{ return thrower(x) }finally{_$c&&_$x(_$c)}}
function catching(x) {const _$c=_$on&&_$e1(8,x);try{ try { passing(x) } catch (e) {if(_$on)_$j(_$c); return ['caught', e] } finally {if(_$on)_$j(_$c); log('finally') } }finally{_$c&&_$x(_$c)}}
function rethrowing(x) {const _$c=_$on&&_$e1(12,x);try{ try { passing(x) } catch (e) {if(_$on)_$j(_$c); throw [e] } }finally{_$c&&_$x(_$c)}}
function overriding() {const _$c=_$on&&_$e0(16);try{ try { return thrower(1) } catch {if(_$on)_$j(_$c); return 'catch' } finally {if(_$on)_$j(_$c); return 'finally' } }finally{_$c&&_$x(_$c)}}
function swallowing() {const _$c=_$on&&_$e0(20);try{ for (const x of [1, 2]) { try { thrower(x) } catch {if(_$on)_$j(_$c); continue } finally {if(_$on)_$j(_$c); if (x === 1) continue } } return 'after' }finally{_$c&&_$x(_$c)}}
function inFinally() {const _$c=_$on&&_$e0(24);try{ try { return 'try' } finally {if(_$on)_$j(_$c); thrower('from finally') } }finally{_$c&&_$x(_$c)}}
log(catching(1), overriding(), swallowing());
for (const f of [rethrowing, inFinally, () => {let _$c=_$on&&_$e0(28);try{return(thrower(undefined))}finally{_$c&&_$x(_$c);}}, () => {var _$c=_$on&&_$e0(~32),_$b=(null.x);_$c&&_$x(_$c);return _$b}, () => {var _$c=_$on&&_$e0(~36),_$b=(missing);_$c&&_$x(_$c);return _$b}]) try { f(2) } catch (e) {if(_$on)_$j(0); log(e?.name ?? e) }
function after() {var _$c=_$on&&_$e0(~40); return _$c&&_$x(_$c), 'balanced' }
log(after());
