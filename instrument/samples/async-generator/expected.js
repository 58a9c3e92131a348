typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/async function* ticks(n) {const _$f=_$on&&_$g(_$e1(0,n));try{ for (let i = 0; i < n; i++) _$r(yield _$y( i,_$f),_$f) }finally{_$f&&_$l(_$f)}}
const o = { async *each() {const _$f=_$on&&_$g(_$e0(4));try{ _$r(yield* _$d( ticks(2),_$f),_$f) }finally{_$f&&_$l(_$f)}} };
class K { static async *make() {const _$f=_$on&&_$g(_$e0(8));try{ _$r(yield _$y( 'made',_$f),_$f) }finally{_$f&&_$l(_$f)}} async *[Symbol.asyncIterator]() {const _$f=_$on&&_$g(_$e0(12));try{ _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}} }
(async () => {const _$f=_$on&&_$g(_$e0(16));try{
  {_$f;try{for await (const t of _$a( ticks(2),_$f)) {_$f;_$f&&_$r(0,_$f);log(t);}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const t of _$a( o.each(),_$f)) {_$f;_$f&&_$r(0,_$f);log(t);}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const t of _$a( K.make(),_$f)) {_$f;_$f&&_$r(0,_$f);log(t);}_$f;}finally{_$f&&_$r(0,_$f)}}
  {_$f;try{for await (const t of _$a( new K(),_$f)) {_$f;_$f&&_$r(0,_$f);log(t);}_$f;}finally{_$f&&_$r(0,_$f)}}
}finally{_$f&&_$l(_$f)}})();
