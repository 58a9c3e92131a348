const exports = {}, module = { exports };
exports.x = function () {}; module.exports.y = () => {}; module.exports.z = { inner() {} };
function Foo() { this.own = function () {}; this.arrow = () => { this.late = () => {} }; this.arrow() }
Foo.prototype.bar = function () {}; Foo.prototype.named = function named() {}; Foo.prototype.other = function different() {};
Foo.prototype[Symbol.iterator] = function* () {}; Foo.make = () => {}; Foo.prototype.deep = { er() {} };
function lower() { this.thing = function () {} }
const a = { b: {} }; a.b.c = function () {}; a['d-e'] = () => {}; a[0] = () => {}; a[String(1)] = () => {};
class K { constructor() { this.x = function () {} } m() { this.y = () => {}; return this } static s() { this.z = () => {} } }
globalThis.onGlobal = function () {}; let plain; plain = function () {}; plain ??= () => {}; let maybe; maybe ??= () => {}; maybe &&= () => {};
Bar.prototype = { baz() {}, qux: function () {} }; function Bar() {}
exports.x(); exports.y(); exports.z.inner();
const foo = new Foo(); foo.own(); foo.arrow(); foo.late(); foo.bar(); foo.named(); foo.other(); [...foo]; Foo.make(); foo.deep.er();
new lower().thing(); a.b.c(); a['d-e'](); a[0](); a[1]();
new K().x(); new K().m().y(); K.s(); K.z(); onGlobal(); plain(); maybe(); new Bar().baz(); new Bar().qux();
