const key = 'comp' + 'uted';
const o = {
  plain(a) { return a },
  'quoted name'() { return 'quoted' },
  'quoted'() { return 'identifier' },
  12() { return 'number' },
  0.5() { return 'half' },
  [key]() { return 'computed' },
  [`t${1}`]() { return this === o },
  async later() { return 1 },
  *gen() { yield 1 },
  get() { return 'get' }, set(v) { return v }, async() { return 'async' }, static() { return 'static' },
  function: function () { return 'function' },
  arrow: () => 'arrow',
  inner: { deep(x) { return x } },
};
log(o.plain(1), o['quoted name'](), o.quoted(), o[12](), o[0.5](), o.computed(), o.t1(), [...o.gen()]);
log(o.get(), o.set(2), o.async(), o.static(), o.function(), o.arrow(), o.inner.deep(3));
log(Object.keys(o), o.plain.name, o[12].name, o.plain.length, 'prototype' in o.plain);
