class Registry {
  static entries = [];
  static {
    var local = 'block';
    const add = (x) => this.entries.push(x);
    function twice(x) { return x + x }
    add(twice(local));
    [1].forEach(function (x) { Registry.entries.push(x) });
  }
  static { this.entries.push(typeof local) }
}
log(Registry.entries, typeof local);
