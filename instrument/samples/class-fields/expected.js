typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let order = [];
const note = (x) => {let _$c=_$on&&_$e1(0,x);try{return((order.push(x), x))}finally{_$c&&_$x(_$c);}};
class Widget {
  arrow = () => {let _$c=_$on&&_$e0(4);try{return(this)}finally{_$c&&_$x(_$c);}};
  plain = function (a) {const _$c=_$on&&_$e1(8,a,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}};
  [note('key')] = note('value');
  static shared = ((x) => {let _$c=_$on&&_$e1(12,x);try{return(x + 1)}finally{_$c&&_$x(_$c);}})(1);
  static table = { of(x) {const _$c=_$on&&_$e1(16,x,arguments.length);try{ return x }finally{_$c&&_$x(_$c)}} };
  list = [1, 2].map((x) => {let _$c=_$on&&_$e1(20,x);try{return(x * 2)}finally{_$c&&_$x(_$c);}});
  own = class { go() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 'gone' }finally{_$c&&_$x(_$c)}} };
  static #hidden = (x) => {let _$c=_$on&&_$e1(28,x);try{return(x)}finally{_$c&&_$x(_$c);}};
  static reveal() {const _$c=_$on&&_$e0(32,arguments.length);try{ return Widget.#hidden(9) }finally{_$c&&_$x(_$c)}}
  async = 1
  get;
  set;
  static;
  'quoted' = () => {let _$c=_$on&&_$e0(36);try{return('q')}finally{_$c&&_$x(_$c);}}
}
const w = new Widget();
log(w.arrow() === w, w.plain(1), w.key, Widget.shared, Widget.table.of(2), w.list, new w.own().go(), Widget.reveal());
log(order, w.async, Object.keys(w), w.arrow.name, w.plain.name, w.quoted());
