let stored = 1;
const o = {
  get value() { return stored },
  set value(v) { stored = v },
  get ['computed']() { return 'c' },
  get 7() { return 'seven' },
};
o.value = o.value + 41;
log(o.value, o.computed, o[7]);
class Temperature {
  static #count = 0;
  #celsius = 0;
  get fahrenheit() { return this.#celsius * 1.8 + 32 }
  set fahrenheit(f) { this.#celsius = (f - 32) / 1.8; Temperature.#total++ }
  static get #total() { return Temperature.#count }
  static set #total(n) { Temperature.#count = n }
  static get count() { return this.#total }
}
const t = new Temperature();
t.fahrenheit = 212;
log(t.fahrenheit, Temperature.count);
log(Object.getOwnPropertyDescriptor(Temperature.prototype, 'fahrenheit').get.name);
