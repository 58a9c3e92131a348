typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let order = [];
const note = (x) => {let _$c=_$on&&_$e1(0,x);try{return((order.push(x), x))}finally{_$c&&_$x(_$c);}};
class Widget {
  arrow = () => {var _$c=_$on&&_$e0(~4),_$b=(this);_$c&&_$x(_$c);return _$b};
  plain = function (a) {var _$c=_$on&&_$e1(~8,a); return _$c&&_$x(_$c), a };
  [note('key')] = note('value');
  static shared = ((x) => {var _$c=_$on&&_$e1(~12,x),_$b=(x + 1);_$c&&_$x(_$c);return _$b})(1);
  static table = { of(x) {var _$c=_$on&&_$e1(~16,x); return _$c&&_$x(_$c), x } };
  list = [1, 2].map((x) => {var _$c=_$on&&_$e1(~20,x),_$b=(x * 2);_$c&&_$x(_$c);return _$b});
  own = class { go() {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), 'gone' } };
  static #hidden = (x) => {var _$c=_$on&&_$e1(~28,x),_$b=(x);_$c&&_$x(_$c);return _$b};
  static reveal() {const _$c=_$on&&_$e0(32);try{ return Widget.#hidden(9) }finally{_$c&&_$x(_$c)}}
  async = 1
  get;
  set;
  static;
  'quoted' = () => {var _$c=_$on&&_$e0(~36),_$b=('q');_$c&&_$x(_$c);return _$b}
}
const w = new Widget();
log(w.arrow() === w, w.plain(1), w.key, Widget.shared, Widget.table.of(2), w.list, new w.own().go(), Widget.reveal());
log(order, w.async, Object.keys(w), w.arrow.name, w.plain.name, w.quoted());
