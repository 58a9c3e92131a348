typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/class Vault {
  #secret = 1;
  static #made = 0;
  #open(k) {var _$c=_$on&&_$e1(~0,k),_$b; return _$b=( this.#secret + k),_$c&&_$x(_$c),_$b }
  get #view() {var _$c=_$on&&_$e0(~4),_$b; return _$b=( this.#secret),_$c&&_$x(_$c),_$b }
  set #view(v) {var _$c=_$on&&_$e1(~8,v); this.#secret = v ;_$c&&_$x(_$c)}
  static #make() {const _$c=_$on&&_$e0(12);try{ Vault.#made++; return new Vault() }finally{_$c&&_$x(_$c)}}
  static create() {const _$c=_$on&&_$e0(16);try{ return Vault.#make() }finally{_$c&&_$x(_$c)}}
  use(k) {const _$c=_$on&&_$e1(20,k);try{ this.#view = k; return [this.#open(k), this.#view] }finally{_$c&&_$x(_$c)}}
  static has(o) {var _$c=_$on&&_$e1(~24,o),_$b; return _$b=( #secret in o && #open in o),_$c&&_$x(_$c),_$b }
  *#each() {const _$f=_$on&&_$g(_$e0(28));try{ _$r(yield _$y( this.#secret,_$f),_$f) }finally{_$f&&_$l(_$f)}}
  all() {const _$c=_$on&&_$e0(32);try{ return [...this.#each()] }finally{_$c&&_$x(_$c)}}
}
const v = Vault.create();
log(v.use(5), Vault.has(v), Vault.has({}), v.all());
