typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const work = (x) => {let _$c=_$on&&_$e1(0,x);try{return(log(x))}finally{_$c&&_$x(_$c);}};
function* g() {const _$f=_$on&&_$g(_$e0(4));try{ try { work('start'); _$r(yield _$y( 1,_$f),_$f); work('never') } finally {_$f&&_$r(0,_$f); work('closed'); _$r(yield _$y( 'in finally',_$f),_$f) } }finally{_$f&&_$l(_$f)}}
const abandoned = g(); abandoned.next();
const unstarted = g();
const closed = g(); closed.next(); log(closed.return('r'), closed.next());
const thrown = g(); thrown.next(); log(thrown.throw(new Error('t'))); try { thrown.next() } catch (e) {if(_$on)_$j(0); log(e.message) }
log(unstarted.return('u'), unstarted.next());
for (const x of g()) break;
const [first] = g(); log(first);
async function forever() {const _$f=_$on&&_$g(_$e0(8));try{ work('waits'); _$r(await _$w( new Promise(() => {var _$c=_$on&&_$e0(~12);;_$c&&_$x(_$c)}),_$f),_$f); work('never') }finally{_$f&&_$l(_$f)}}
forever();
async function throughout() {const _$f=_$on&&_$g(_$e0(16));try{ try { _$r(await _$w( Promise.reject(new Error('a')),_$f),_$f) } finally {_$f&&_$r(0,_$f); work('finally') } }finally{_$f&&_$l(_$f)}}
throughout().catch((e) => {let _$c=_$on&&_$e1(20,e);try{return(work(e.message))}finally{_$c&&_$x(_$c);}});
async function close() {const _$f=_$on&&_$g(_$e0(24));try{ for (const x of g()) _$r(await _$w( Promise.reject(new Error('while iterating')),_$f),_$f) }finally{_$f&&_$l(_$f)}}
close().catch((e) => {let _$c=_$on&&_$e1(28,e);try{return(work(e.message))}finally{_$c&&_$x(_$c);}});
// Two that run one another.
function* ping() {let _$b,_$f=_$on&&_$g(_$e0(32));try{ work('ping'); const other = pong(me); 0||(_$b=yield* _$d( [other.next().value],_$f),_$r(_$b,_$f,_$b=0)); work('ping again') }finally{_$f&&_$l(_$f)}}
function* pong(caller) {const _$f=_$on&&_$g(_$e1(36,caller));try{ work('pong'); try { caller.next() } catch (e) {_$f&&_$r(0,_$f); work(e.name) } _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}}
const me = ping(); log([...me]);
const driver = (f) => {let _$c=_$on&&_$e1(40,f);try{return(new Promise((resolve) => {const _$c=_$on&&_$e1(44,resolve);try{ const it = f(); const step = (v) => {const _$c=_$on&&_$e1(48,v);try{ const r = it.next(v); if (r.done) resolve(r.value); else Promise.resolve(r.value).then(step) }finally{_$c&&_$x(_$c)}}; step() }finally{_$c&&_$x(_$c)}}))}finally{_$c&&_$x(_$c);}};
driver(function* () {const _$f=_$on&&_$g(_$e0(52));try{ const a = _$r(yield _$y( 1,_$f),_$f); work(a); const b = _$r(yield _$y( Promise.resolve(2),_$f),_$f); work(b); return a + b }finally{_$f&&_$l(_$f)}}).then(work);
