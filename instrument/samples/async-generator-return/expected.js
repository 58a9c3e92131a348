typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const order = [], note = (x) => {let _$c=_$on&&_$e1(0,x);try{return(order.push(x))}finally{_$c&&_$x(_$c);}};
const late = (x) => {let _$c=_$on&&_$e1(4,x);try{return(({ then(f) {const _$c=_$on&&_$e1(8,f);try{ note(`then ${x}`); f(x) }finally{_$c&&_$x(_$c)}} }))}finally{_$c&&_$x(_$c);}};
async function* plain() {const _$f=_$on&&_$g(_$e0(12));try{ return _$q(_$f,( late(1)),0,_$f) }finally{_$f&&_$l(_$f)}}
async function* sequence() {const _$f=_$on&&_$g(_$e0(16));try{ return _$q(_$f,( note('a'), late(2)),0,_$f) }finally{_$f&&_$l(_$f)}}
async function* parens() {const _$f=_$on&&_$g(_$e0(20));try{ return _$q(_$f,((note('b'), late(3))),0,_$f) }finally{_$f&&_$l(_$f)}}
async function* handled() {const _$f=_$on&&_$g(_$e0(24));try{ try { return _$q(_$f,( Promise.reject(new Error('r'))),0,_$f) } catch (e) {_$f&&_$r(0,_$f); note(e.message); return _$q(_$f,( late(4)),0,_$f) } finally {_$f&&_$r(0,_$f); note('finally'); _$r(await _$w( null,_$f),_$f); note('after') } }finally{_$f&&_$l(_$f)}}
async function* overrides() {const _$f=_$on&&_$g(_$e0(28));try{ try { return _$q(_$f,( late(5)),0,_$f) } finally {_$f&&_$r(0,_$f); return _$q(_$f,( late(6)),0,_$f) } }finally{_$f&&_$l(_$f)}}
async function* both() {const _$f=_$on&&_$g(_$e0(32));try{ return _$q(_$f,( _$r(await _$w( (_$r(yield _$y( late(7),_$f),_$f)),_$f),_$f)),0,_$f); }finally{_$f&&_$l(_$f)}}
async function* nothing() {const _$f=_$on&&_$g(_$e0(36));try{ _$r(yield _$y(void 0,_$f),_$f); return }finally{_$f&&_$l(_$f)}}
const turns = (n) => {const _$c=_$on&&_$e1(40,n);try{ note(`turn ${n}`); return n > 0 ? Promise.resolve(n - 1).then(turns) : null }finally{_$c&&_$x(_$c)}};
turns(20);
for (const make of [plain, sequence, parens, handled, overrides, both, nothing]) {
  const it = make();
  it.next().then((r) => {const _$c=_$on&&_$e1(44,r);try{ note([r.value, r.done]); return it.next(late(8)) }finally{_$c&&_$x(_$c)}}).then((r) => {let _$c=_$on&&_$e1(48,r);try{return(note([r.value, r.done]))}finally{_$c&&_$x(_$c);}}, (e) => {let _$c=_$on&&_$e1(52,e);try{return(note(e.message))}finally{_$c&&_$x(_$c);}});
}
const g = both(); g.return(late(9)).then((r) => {let _$c=_$on&&_$e1(56,r);try{return(note(['unstarted', r.value]))}finally{_$c&&_$x(_$c);}});
const h = both(); h.next(); h.return(late(10)).then((r) => {let _$c=_$on&&_$e1(60,r);try{return(note(['suspended', r.value]))}finally{_$c&&_$x(_$c);}}); h.throw(new Error('done')).catch((e) => {let _$c=_$on&&_$e1(64,e);try{return(note(e.message))}finally{_$c&&_$x(_$c);}});
turns(1).then(async () => {const _$f=_$on&&_$g(_$e0(68));try{ for (let i = 0; i < 40; i++) _$r(await _$w( null,_$f),_$f); log(order) }finally{_$f&&_$l(_$f)}});
