typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let stored = 1;
const o = {
  get value() {const _$c=_$on&&_$e0(0);try{ return stored }finally{_$c&&_$x(_$c)}},
  set value(v) {const _$c=_$on&&_$e1(4,v);try{ stored = v }finally{_$c&&_$x(_$c)}},
  get ['computed']() {const _$c=_$on&&_$e0(8);try{ return 'c' }finally{_$c&&_$x(_$c)}},
  get 7() {const _$c=_$on&&_$e0(12);try{ return 'seven' }finally{_$c&&_$x(_$c)}},
};
o.value = o.value + 41;
log(o.value, o.computed, o[7]);
class Temperature {
  static #count = 0;
  #celsius = 0;
  get fahrenheit() {const _$c=_$on&&_$e0(16);try{ return this.#celsius * 1.8 + 32 }finally{_$c&&_$x(_$c)}}
  set fahrenheit(f) {const _$c=_$on&&_$e1(20,f);try{ this.#celsius = (f - 32) / 1.8; Temperature.#total++ }finally{_$c&&_$x(_$c)}}
  static get #total() {const _$c=_$on&&_$e0(24);try{ return Temperature.#count }finally{_$c&&_$x(_$c)}}
  static set #total(n) {const _$c=_$on&&_$e1(28,n);try{ Temperature.#count = n }finally{_$c&&_$x(_$c)}}
  static get count() {const _$c=_$on&&_$e0(32);try{ return this.#total }finally{_$c&&_$x(_$c)}}
}
const t = new Temperature();
t.fahrenheit = 212;
log(t.fahrenheit, Temperature.count);
log(Object.getOwnPropertyDescriptor(Temperature.prototype, 'fahrenheit').get.name);
