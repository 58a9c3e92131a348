typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const exports = {}, module = { exports };
exports.x = function () {var _$c=_$on&&_$e0(~0);;_$c&&_$x(_$c)}; module.exports.y = () => {var _$c=_$on&&_$e0(~4);;_$c&&_$x(_$c)}; module.exports.z = { inner() {var _$c=_$on&&_$e0(~8);;_$c&&_$x(_$c)} };
function Foo() {const _$c=_$on&&_$e0(12);try{ this.own = function () {var _$c=_$on&&_$e0(~16);;_$c&&_$x(_$c)}; this.arrow = () => {const _$c=_$on&&_$e0(20);try{ this.late = () => {var _$c=_$on&&_$e0(~24);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}}; this.arrow() }finally{_$c&&_$x(_$c)}}
Foo.prototype.bar = function () {var _$c=_$on&&_$e0(~28);;_$c&&_$x(_$c)}; Foo.prototype.named = function named() {var _$c=_$on&&_$e0(~32);;_$c&&_$x(_$c)}; Foo.prototype.other = function different() {var _$c=_$on&&_$e0(~36);;_$c&&_$x(_$c)};
Foo.prototype[Symbol.iterator] = function* () {const _$c=_$on&&_$e0(40);try{}finally{_$c&&_$x(_$c)}}; Foo.make = () => {var _$c=_$on&&_$e0(~44);;_$c&&_$x(_$c)}; Foo.prototype.deep = { er() {var _$c=_$on&&_$e0(~48);;_$c&&_$x(_$c)} };
function lower() {const _$c=_$on&&_$e0(52);try{ this.thing = function () {var _$c=_$on&&_$e0(~56);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}}
const a = { b: {} }; a.b.c = function () {var _$c=_$on&&_$e0(~60);;_$c&&_$x(_$c)}; a['d-e'] = () => {var _$c=_$on&&_$e0(~64);;_$c&&_$x(_$c)}; a[0] = () => {var _$c=_$on&&_$e0(~68);;_$c&&_$x(_$c)}; a[String(1)] = () => {var _$c=_$on&&_$e0(~72);;_$c&&_$x(_$c)};
class K { constructor() {const _$c=_$on&&_$e0(76);try{ this.x = function () {var _$c=_$on&&_$e0(~80);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}} m() {const _$c=_$on&&_$e0(84);try{ this.y = () => {var _$c=_$on&&_$e0(~88);;_$c&&_$x(_$c)}; return this }finally{_$c&&_$x(_$c)}} static s() {const _$c=_$on&&_$e0(92);try{ this.z = () => {var _$c=_$on&&_$e0(~96);;_$c&&_$x(_$c)} }finally{_$c&&_$x(_$c)}} }
globalThis.onGlobal = function () {var _$c=_$on&&_$e0(~100);;_$c&&_$x(_$c)}; let plain; plain = function () {var _$c=_$on&&_$e0(~104);;_$c&&_$x(_$c)}; plain ??= () => {var _$c=_$on&&_$e0(~108);;_$c&&_$x(_$c)}; let maybe; maybe ??= () => {var _$c=_$on&&_$e0(~112);;_$c&&_$x(_$c)}; maybe &&= () => {var _$c=_$on&&_$e0(~116);;_$c&&_$x(_$c)};
Bar.prototype = { baz() {var _$c=_$on&&_$e0(~120);;_$c&&_$x(_$c)}, qux: function () {var _$c=_$on&&_$e0(~124);;_$c&&_$x(_$c)} }; function Bar() {var _$c=_$on&&_$e0(~128);;_$c&&_$x(_$c)}
exports.x(); exports.y(); exports.z.inner();
const foo = new Foo(); foo.own(); foo.arrow(); foo.late(); foo.bar(); foo.named(); foo.other(); [...foo]; Foo.make(); foo.deep.er();
new lower().thing(); a.b.c(); a['d-e'](); a[0](); a[1]();
new K().x(); new K().m().y(); K.s(); K.z(); onGlobal(); plain(); maybe(); new Bar().baz(); new Bar().qux();
