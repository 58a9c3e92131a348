let order = [];
const note = (x) => (order.push(x), x);
class Widget {
  arrow = () => this;
  plain = function (a) { return a };
  [note('key')] = note('value');
  static shared = ((x) => x + 1)(1);
  static table = { of(x) { return x } };
  list = [1, 2].map((x) => x * 2);
  own = class { go() { return 'gone' } };
  static #hidden = (x) => x;
  static reveal() { return Widget.#hidden(9) }
  async = 1
  get;
  set;
  static;
  'quoted' = () => 'q'
}
const w = new Widget();
log(w.arrow() === w, w.plain(1), w.key, Widget.shared, Widget.table.of(2), w.list, new w.own().go(), Widget.reveal());
log(order, w.async, Object.keys(w), w.arrow.name, w.plain.name, w.quoted());
