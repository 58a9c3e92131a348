typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const p = (x) => {let _$c=_$on&&_$e1(0,x);try{return(Promise.resolve(x))}finally{_$c&&_$x(_$c);}}, boom = (x) => {let _$c=_$on&&_$e1(4,x);try{return(Promise.reject(new Error(x)))}finally{_$c&&_$x(_$c);}};
async function operands(o, f) {const _$f=_$on&&_$g(_$e2(8,o,f));try{
  const a = -_$r(await _$w( p(1),_$f),_$f) + _$r(await _$w( p(2),_$f),_$f) * _$r(await _$w( p(3),_$f),_$f), b = typeof _$r(await _$w( p('s'),_$f),_$f), c = !_$r(await _$w( p(0),_$f),_$f), d = void _$r(await _$w( p(1),_$f),_$f);
  const e = (_$r(await _$w( p(2),_$f),_$f)) ** 2, g = 2 ** _$r(await _$w( p(3),_$f),_$f), h = _$r(await _$w( _$r(await _$w( p(p(4)),_$f),_$f),_$f),_$f), i = `${_$r(await _$w( p(5),_$f),_$f)}-${_$r(await _$w( p(6),_$f),_$f)}`;
  const j = [_$r(await _$w( p(7),_$f),_$f), ..._$r(await _$w( p([8, 9]),_$f),_$f)], k = { [_$r(await _$w( p('key'),_$f),_$f)]: _$r(await _$w( p(10),_$f),_$f), ..._$r(await _$w( p({ l: 11 }),_$f),_$f) };
  const { m = _$r(await _$w( p(12),_$f),_$f), [_$r(await _$w( p('n'),_$f),_$f)]: n = 13 } = _$r(await _$w( p({}),_$f),_$f), [q = _$r(await _$w( p(14),_$f),_$f)] = _$r(await _$w( p([]),_$f),_$f);
  o.x = _$r(await _$w( p(15),_$f),_$f); o[_$r(await _$w( p('y'),_$f),_$f)] ??= _$r(await _$w( p(16),_$f),_$f); (_$r(await _$w( p(o),_$f),_$f)).z = _$r(await _$w( p(17),_$f),_$f); o.x += _$r(await _$w( p(1),_$f),_$f);
  const r = _$r(await _$w( p(false),_$f),_$f) ? _$r(await _$w( p(1),_$f),_$f) : _$r(await _$w( p(2),_$f),_$f), s = _$r(await _$w( p(null),_$f),_$f) ?? _$r(await _$w( p(18),_$f),_$f), t = (_$r(await _$w( p(o),_$f),_$f))?.[_$r(await _$w( p('x'),_$f),_$f)];
  const u = new (_$r(await _$w( p(Array),_$f),_$f))(_$r(await _$w( p(2),_$f),_$f)), v = f(_$r(await _$w( p(1),_$f),_$f), _$r(await _$w( p(2),_$f),_$f)), w = (_$r(await _$w( p(f),_$f),_$f))`${_$r(await _$w( p('tag'),_$f),_$f)}`;
  const x = _$r(await _$w( function () {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 1 }.name,_$f),_$f), y = _$r(await _$w( (async () => {const _$c=_$on&&_$e0(16);try{}finally{_$c&&_$x(_$c)}})(),_$f),_$f), z = (_$r(await _$w( p(1),_$f),_$f), _$r(await _$w( p(20),_$f),_$f));
  log(a, b, c, d, e, g, h, i, j, k, m, n, q, o, r, s, t, u, v, w, x, y, z, _$r(await _$w(/re/.test('re'),_$f),_$f), _$r(await _$w((_$r(await _$w( p('last'),_$f),_$f)),_$f),_$f));
  return delete _$r(await _$w( p(1),_$f),_$f);
}finally{_$f&&_$l(_$f)}}
async function flow(n) {const _$f=_$on&&_$g(_$e1(20,n));try{
  for (let i = _$r(await _$w( p(0),_$f),_$f); i < _$r(await _$w( p(2),_$f),_$f); i += _$r(await _$w( p(1),_$f),_$f)) log('for', i);
  for (const x of _$r(await _$w( p([1, 2]),_$f),_$f)) { if (_$r(await _$w( p(x),_$f),_$f) === 2) break; log('of', x) }
  for (const x in _$r(await _$w( p({ a: 1 }),_$f),_$f)) log('in', x);
  while (_$r(await _$w( p(n--),_$f),_$f)) if (_$r(await _$w( p(n),_$f),_$f) > 1) continue; else break;
  do n += 2; while (_$r(await _$w( p(n < 5),_$f),_$f))
  switch (_$r(await _$w( p(n),_$f),_$f)) { case _$r(await _$w( p(5),_$f),_$f): log('five'); break; default: log('other', n) }
  l: { if (_$r(await _$w( p(1),_$f),_$f)) break l; log('never') }
  try { throw _$r(await _$w( p(new Error('thrown')),_$f),_$f) } catch ({ message, missing = p('default') }) {_$f&&_$r(0,_$f); log(message, _$r(await _$w( missing,_$f),_$f)) }
  try { _$r(await _$w( boom('rejected'),_$f),_$f) } catch (e) {_$f&&_$r(0,_$f); log(e.message); try { _$r(await _$w( boom('again'),_$f),_$f) } catch {_$f&&_$r(0,_$f); log('caught') } } finally {_$f&&_$r(0,_$f); log(_$r(await _$w( p('finally'),_$f),_$f)) }
  try { try { return _$r(await _$w( p('return'),_$f),_$f) } finally {_$f&&_$r(0,_$f); log(_$r(await _$w( p('inner finally'),_$f),_$f)) } } finally {_$f&&_$r(0,_$f); log('outer finally') }
}finally{_$f&&_$l(_$f)}}
class K {
  #f = async (x) => {const _$f=_$on&&_$g(_$e1(24,x));try{ _$r(await _$w( null,_$f),_$f); return [this.constructor.name, x] }finally{_$f&&_$l(_$f)}};
  static s = async () => {let _$f=_$on&&_$g(_$e0(28));try{return(_$r(await _$w( p('static'),_$f),_$f))}finally{_$f&&_$l(_$f);}};
  async [(() => {var _$c=_$on&&_$e0(~32),_$b=('m');_$c&&_$x(_$c);return _$b})()]() {const _$f=_$on&&_$g(_$e0(36));try{ const { a } = _$r(await _$w( p({ a: super.toString }),_$f),_$f); return [typeof a, _$r(await _$w( this.#f(_$r(await _$w( p(3),_$f),_$f)),_$f),_$f)] }finally{_$f&&_$l(_$f)}}
}
async function classes() {const _$f=_$on&&_$g(_$e0(40));try{
  return class extends (_$r(await _$w( p(K),_$f),_$f)) { [_$r(await _$w( p('computed'),_$f),_$f)]() {var _$c=_$on&&_$e0(~44); return _$c&&_$x(_$c), 'c' } static [_$r(await _$w( p('field'),_$f),_$f)] = 1 };
}finally{_$f&&_$l(_$f)}}
const arguments_ = async function () {const _$f=_$on&&_$g(_$e0(48,arguments.length));try{ _$r(await _$w( null,_$f),_$f); arguments[0] = 9; return [arguments.length, ...arguments] }finally{_$f&&_$l(_$f)}};
(async () => {const _$f=_$on&&_$g(_$e0(52));try{
  log(_$r(await _$w( operands({}, (...xs) => {var _$c=_$on&&_$e1(~56,xs),_$b=(xs.length);_$c&&_$x(_$c);return _$b}),_$f),_$f), _$r(await _$w( flow(4),_$f),_$f), _$r(await _$w( new K().m(),_$f),_$f), _$r(await _$w( K.s(),_$f),_$f), _$r(await _$w( arguments_(1, 2),_$f),_$f));
  const C = _$r(await _$w( classes(),_$f),_$f); log(new C().computed(), C.field);
  _$r(await _$w( boom('out').catch((e) => {let _$c=_$on&&_$e1(60,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}}),_$f),_$f);
  _$r(await _$w( (async () => {const _$f=_$on&&_$g(_$e0(64));try{ _$r(await _$w( boom('uncaught inside'),_$f),_$f) }finally{_$f&&_$l(_$f)}})().catch((e) => {let _$c=_$on&&_$e1(68,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}}),_$f),_$f);
}finally{_$f&&_$l(_$f)}})();
