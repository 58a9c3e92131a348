typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let stored = 1;
const o = {
  get value() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), stored },
  set value(v) {var _$c=_$on&&_$e1(~4,v); stored = v ;_$c&&_$x(_$c)},
  get ['computed']() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'c' },
  get 7() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 'seven' },
};
o.value = o.value + 41;
log(o.value, o.computed, o[7]);
class Temperature {
  static #count = 0;
  #celsius = 0;
  get fahrenheit() {var _$c=_$on&&_$e0(~16),_$b; return _$b=( this.#celsius * 1.8 + 32),_$c&&_$x(_$c),_$b }
  set fahrenheit(f) {var _$c=_$on&&_$e1(~20,f); this.#celsius = (f - 32) / 1.8; Temperature.#total++ ;_$c&&_$x(_$c)}
  static get #total() {var _$c=_$on&&_$e0(~24),_$b; return _$b=( Temperature.#count),_$c&&_$x(_$c),_$b }
  static set #total(n) {var _$c=_$on&&_$e1(~28,n); Temperature.#count = n ;_$c&&_$x(_$c)}
  static get count() {var _$c=_$on&&_$e0(~32),_$b; return _$b=( this.#total),_$c&&_$x(_$c),_$b }
}
const t = new Temperature();
t.fahrenheit = 212;
log(t.fahrenheit, Temperature.count);
log(Object.getOwnPropertyDescriptor(Temperature.prototype, 'fahrenheit').get.name);
