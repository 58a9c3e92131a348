typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const p = (x) => {let _$c=_$on&&_$e1(0,x);try{return(Promise.resolve(x))}finally{_$c&&_$x(_$c);}};
const seen = (name) => {let _$c=_$on&&_$e1(4,name);try{return(log(name))}finally{_$c&&_$x(_$c);}};
async function* source(n, name = 'source') {const _$f=_$on&&_$g(_$e2(8,n,name));try{ try { for (let i = 0; i < n; i++) { seen(`${name} ${i}`); _$r(yield _$y( i,_$f),_$f) } } finally {_$f&&_$r(0,_$f); _$r(await _$w( null,_$f),_$f); seen(`${name} closed`) } }finally{_$f&&_$l(_$f)}}
function observed(iterable, key) {const _$c=_$on&&_$e2(12,iterable,key);try{
  return { get [key]() {const _$c=_$on&&_$e0(16);try{ seen(`get ${key.description}`); return () => {const _$c=_$on&&_$e0(20);try{ const it = iterable[Symbol.iterator](); return {
    get next() {const _$c=_$on&&_$e0(24);try{ seen('get next'); return (...xs) => {const _$c=_$on&&_$e1(28,xs);try{ seen(`next ${xs.length}`); return it.next() }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}},
    get return() {const _$c=_$on&&_$e0(32);try{ seen('get return'); return (...xs) => {const _$c=_$on&&_$e1(36,xs);try{ seen(`return ${xs.length}`); return { done: true } }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}},
    get throw() {const _$c=_$on&&_$e0(40);try{ seen('get throw') }finally{_$c&&_$x(_$c)}} } }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}} };
}finally{_$c&&_$x(_$c)}}
async function loops() {const _$f=_$on&&_$g(_$e0(44));try{
  {_$f;try{for await (const x of _$a( source(2),_$f)) {_$f;_$f&&_$r(0,_$f);log('body', x);}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const x of _$a( source(3),_$f)) {_$f&&_$r(0,_$f); if (x === 1) break; log('break', x) }}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (var x of _$a( (((source(1)))),_$f)) {_$f;_$f&&_$r(0,_$f);log(x)}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const x of _$a( [1, p(2)],_$f)) {_$f&&_$r(0,_$f); seen(x); _$r(await _$w( null,_$f),_$f); seen(x) }}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const { a = (_$f&&_$r(0,_$f),seen('default')/*_$f*/), b } of _$a( [{ b: 1 }, p({ a: 2 })],_$f)) {_$f;_$f&&_$r(0,_$f);log(a, b);}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await /* c */ (const x /* ) of */ of _$a( /* of ( */ (source(1)),_$f) /* ) */) {_$f;_$f&&_$r(0,_$f);;}_$f;}finally{_$f&&_$r(0,_$f)}}
  outer: for (const y of [1, 2]) {_$f;try{inner: for await (const x of _$a( source(2, 'labelled'),_$f)) {_$f&&_$r(0,_$f); if (y === 1) continue outer; if (x === 0) continue inner; break outer }}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{a: b: for await (const x of _$a( source(2),_$f)) {_$f;_$f&&_$r(0,_$f);{_$f;try{c: for await (const z of _$a( source(2, 'nested'),_$f)) {_$f&&_$r(0,_$f); if (z) continue a; if (x) break b; seen('z') }}finally{_$f&&_$r(0,_$f)}}}_$f;}finally{_$f&&_$r(0,_$f)}}
  if (0) {_$f;try{for await (const x of _$a( [],_$f)) {_$f;_$f&&_$r(0,_$f);;}_$f;}finally{_$f&&_$r(0,_$f)}} else {_$f;try{for await (const x of _$a( source(1, 'else'),_$f)) {_$f;_$f&&_$r(0,_$f);if (x) log(x); else log('no');}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const x of _$a( observed([1, 2], Symbol.asyncIterator),_$f)) {_$f;_$f&&_$r(0,_$f);seen('body');}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const x of _$a( observed([1, p(2)], Symbol.iterator),_$f)) {_$f;_$f&&_$r(0,_$f);if (x === 2) break;}_$f;}finally{_$f&&_$r(0,_$f)}}
  const o = {}; {_$f;try{for await ((_$f&&_$r(0,_$f),o/*_$f*/).x of _$a( [p(4)],_$f)) {_$f;_$f&&_$r(0,_$f);;}_$f;}finally{_$f&&_$r(0,_$f)}} {_$f;try{for await ([o.y] of _$a( [[5]],_$f)) {_$f;_$f&&_$r(0,_$f);;}_$f;}finally{_$f&&_$r(0,_$f)}} {_$f;try{for await (((_$f&&_$r(0,_$f),o/*_$f*/).z) of _$a( [6],_$f)) {_$f;_$f&&_$r(0,_$f);log(o)}_$f;}finally{_$f&&_$r(0,_$f)}}
}finally{_$f&&_$l(_$f)}}
async function fails(what) {const _$f=_$on&&_$g(_$e1(48,what));try{
  try { {_$f;try{for await (const x of _$a( what,_$f)) {_$f&&_$r(0,_$f); seen(x); if (x === 1) throw new Error('body') }}finally{_$f&&_$r(0,_$f)}} } catch (e) {_$f&&_$r(0,_$f); log(e.constructor.name, e.message === 'body') } finally {_$f&&_$r(0,_$f); seen('after') }
}finally{_$f&&_$l(_$f)}}
async function returns() {const _$f=_$on&&_$g(_$e0(52));try{ {_$f;try{for await (const x of _$a( source(2),_$f)) {_$f&&_$r(0,_$f); try { return x + 10 } finally {_$f&&_$r(0,_$f); seen('inner') } }}finally{_$f&&_$r(0,_$f)}} }finally{_$f&&_$l(_$f)}}
const arrow = async (xs) => {const _$f=_$on&&_$g(_$e1(56,xs));try{ {_$f;try{for await (const x of _$a( xs,_$f)) {_$f;_$f&&_$r(0,_$f);seen(x)}_$f;}finally{_$f&&_$r(0,_$f)}} }finally{_$f&&_$l(_$f)}};
(async () => {const _$f=_$on&&_$g(_$e0(60));try{
  _$r(await _$w( loops(),_$f),_$f);
  for (const bad of [source(3), [1], [Promise.reject(new Error('r'))], null, undefined, 5, {}, { [Symbol.asyncIterator]: 1 }, { [Symbol.asyncIterator]: () => {var _$c=_$on&&_$e0(~64),_$b=(1);_$c&&_$x(_$c);return _$b} },
    { [Symbol.asyncIterator]: () => {var _$c=_$on&&_$e0(~68),_$b=(({}));_$c&&_$x(_$c);return _$b} }, { [Symbol.asyncIterator]: () => {let _$c=_$on&&_$e0(72);try{return(({ next: () => {var _$c=_$on&&_$e0(~76),_$b=(1);_$c&&_$x(_$c);return _$b} }))}finally{_$c&&_$x(_$c);}} }, { [Symbol.iterator]: () => {let _$c=_$on&&_$e0(80);try{return(({ next() {var _$c=_$on&&_$e0(~84),_$b; throw _$b=( new Error('next')),_$c&&_$x(_$c),_$b } }))}finally{_$c&&_$x(_$c);}} },
    { [Symbol.asyncIterator]: () => {let _$c=_$on&&_$e0(88);try{return(({ next() {var _$c=_$on&&_$e0(~92),_$b; throw _$b=( new Error('next')),_$c&&_$x(_$c),_$b } }))}finally{_$c&&_$x(_$c);}} }, observed([1], Symbol.iterator), 'text']) _$r(await _$w( fails(bad),_$f),_$f);
  log(_$r(await _$w( returns(),_$f),_$f)); _$r(await _$w( arrow(new Set([1, 2])),_$f),_$f);
}finally{_$f&&_$l(_$f)}})();
