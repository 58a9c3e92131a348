// An exception ends leafs without an exit: who catches it runs on as itself.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const get = (o) => {var _$c=_$on&&_$e1(~0,o),_$b=(o.a.b);_$c&&_$x(_$c);return _$b}, read = (o) => {var _$c=_$on&&_$e1(~4,o),_$b=(get.name + o.x.y);_$c&&_$x(_$c);return _$b}
const o = { get deep() {const _$c=_$on&&_$e0(8);try{ return get(null) }finally{_$c&&_$x(_$c)}} }, deeper = (p) => {var _$c=_$on&&_$e1(~12,p),_$b=(p.deep);_$c&&_$x(_$c);return _$b}
function after(x) {const _$c=_$on&&_$e1(16,x);try{ return log(x) }finally{_$c&&_$x(_$c)}}
function caught() {const _$c=_$on&&_$e0(20);try{ try { get(null) } catch {if(_$on)_$j(_$c); after('caught') } after('behind') }finally{_$c&&_$x(_$c)}}
function named() {const _$c=_$on&&_$e0(24);try{ try { return get(undefined) } catch (e) {if(_$on)_$j(_$c); return after(e.constructor.name) } finally {if(_$on)_$j(_$c); after('finally') } }finally{_$c&&_$x(_$c)}}
function destructured() {const _$c=_$on&&_$e0(28);try{ try { get() } catch ({ message }) {if(_$on)_$j(_$c); after(typeof message) } }finally{_$c&&_$x(_$c)}}
function onlyFinally() {const _$c=_$on&&_$e0(32);try{ try { get(0) } finally {if(_$on)_$j(_$c); after('on the way') } }finally{_$c&&_$x(_$c)}}
function through() {const _$c=_$on&&_$e0(36);try{ try { onlyFinally() } catch (e) {if(_$on)_$j(_$c); after('through') } }finally{_$c&&_$x(_$c)}}
function twice() {const _$c=_$on&&_$e0(40);try{ try { try { deeper(o) } catch (e) {if(_$on)_$j(_$c); after('inner'); throw e } } catch (e) {if(_$on)_$j(_$c); after('outer') } }finally{_$c&&_$x(_$c)}}
function* generated() {const _$f=_$on&&_$g(_$e0(44));try{ try { _$r(yield _$y( 1,_$f),_$f); get(null) } catch (e) {_$f&&_$r(0,_$f); _$r(yield _$y( after('generated'),_$f),_$f) } try { get() } catch {_$f&&_$r(0,_$f);} after('on'); try { _$r(yield _$y( 2,_$f),_$f) } catch (e) {_$f&&_$r(0,_$f); after(e) } }finally{_$f&&_$l(_$f)}}
async function awaited() {const _$f=_$on&&_$g(_$e0(48));try{ try { get(null) } catch (e) {_$f&&_$r(0,_$f); after('before') } try { _$r(await _$w( null,_$f),_$f); get(null) } catch (e) {_$f&&_$r(0,_$f); after('waited') } finally {_$f&&_$r(0,_$f); after('end') } }finally{_$f&&_$l(_$f)}}
async function rejected() {const _$f=_$on&&_$g(_$e0(52));try{ _$r(await _$w( 0,_$f),_$f); return read({}) }finally{_$f&&_$l(_$f)}}
class K { static { try { get(null) } catch {if(_$on)_$j(0); after('static') } } x = (() => {const _$c=_$on&&_$e0(56);try{ try { return get(this) } catch {if(_$on)_$j(_$c); return after('field') } }finally{_$c&&_$x(_$c)}})() }
function looped() {const _$c=_$on&&_$e0(60);try{ for (const x of [null, { a: { b: 1 } }]) { try { log(get(x)) } catch {if(_$on)_$j(_$c); after('loop'); continue } after('fine') } }finally{_$c&&_$x(_$c)}}
function uncaught() {const _$c=_$on&&_$e0(64);try{ [1].forEach(() => {const _$c=_$on&&_$e0(68);try{ try { [null].map(get) } catch (e) {if(_$on)_$j(_$c); after('map') } }finally{_$c&&_$x(_$c)}}) }finally{_$c&&_$x(_$c)}}
try { get(null) } catch (e) {if(_$on)_$j(0); after('top') }
caught(); log(named()); destructured(); through(); twice(); looped(); uncaught(); new K()
const g = generated(); g.next(); g.next(); g.next(); g.throw('thrown')
awaited().then(() => {let _$c=_$on&&_$e0(72);try{return(rejected())}finally{_$c&&_$x(_$c);}}).catch((e) => {let _$c=_$on&&_$e1(76,e);try{return(after(e.constructor.name))}finally{_$c&&_$x(_$c);}}).then(() => {let _$c=_$on&&_$e0(80);try{return(after('last'))}finally{_$c&&_$x(_$c);}})
