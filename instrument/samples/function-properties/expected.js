typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f(a, b) {var _$c=_$on&&_$e2(~0,a,b);;_$c&&_$x(_$c)}
const g = (a, b = 1, c) => {var _$c=_$on&&_$e3(~4,a,b,c),_$b=(a);_$c&&_$x(_$c);return _$b}, h = async (...xs) => {let _$c=_$on&&_$e1(8,xs);try{return(xs)}finally{_$c&&_$x(_$c);}};
const o = { m(a) {var _$c=_$on&&_$e1(~12,a);;_$c&&_$x(_$c)}, get x() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 1 }, ['k' + 1]: function () {var _$c=_$on&&_$e0(~20);;_$c&&_$x(_$c)}, [Symbol('s')]() {var _$c=_$on&&_$e0(~24);;_$c&&_$x(_$c)} };
class K { constructor(a, b, c) {var _$c=_$on&&_$e3(~28,a,b,c);;_$c&&_$x(_$c)} static m(a) {var _$c=_$on&&_$e1(~32,a);;_$c&&_$x(_$c)} f = () => {var _$c=_$on&&_$e0(~36);;_$c&&_$x(_$c)}; #p() {var _$c=_$on&&_$e0(~40);;_$c&&_$x(_$c)} }
log([f, g, h, o.m, o.k1, K, K.m, new K().f].map((x) => {var _$c=_$on&&_$e1(~44,x),_$b=([x.name, x.length, 'prototype' in x]);_$c&&_$x(_$c);return _$b}));
note(Object.getOwnPropertyNames(f)); log(Object.getOwnPropertySymbols(o).map((s) => {var _$c=_$on&&_$e1(~48,s),_$b=(o[s].name);_$c&&_$x(_$c);return _$b}));
let anonymous; anonymous = function () {var _$c=_$on&&_$e0(~52);;_$c&&_$x(_$c)}; const { d = () => {var _$c=_$on&&_$e0(~56);;_$c&&_$x(_$c)} } = {}; const [e = class {}] = [];
log(anonymous.name, d.name, e.name, (() => {var _$c=_$on&&_$e0(~60);;_$c&&_$x(_$c)}).name, (function () {var _$c=_$on&&_$e0(~64);;_$c&&_$x(_$c)}).name, new Function('a', 'return a').name);
function sloppy() {var _$c=_$on&&_$e0(~68),_$b; return _$b=( sloppy.caller === outer),_$c&&_$x(_$c),_$b } function outer() {const _$c=_$on&&_$e0(72);try{ return sloppy() }finally{_$c&&_$x(_$c)}}
log(outer(), typeof f.arguments);
