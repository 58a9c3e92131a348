typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let a, b; const o = {};
({ a = () => {var _$c=_$on&&_$e0(~0),_$v=('a');_$c&&_$x(_$c);return _$v}, b: o.x = function () {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'b' } } = {});
[b = (x) => {var _$c=_$on&&_$e1(~8,x),_$v=(x);_$c&&_$x(_$c);return _$v}, o['y'] = () => {var _$c=_$on&&_$e0(~12),_$v=('y');_$c&&_$x(_$c);return _$v}] = [];
log(a(), o.x(), b(1), o.y(), a.name, b.name);
for (const { f = () => {var _$c=_$on&&_$e0(~16),_$v=('loop');_$c&&_$x(_$c);return _$v} } of [{}]) log(f());
try { throw {} } catch ({ g = () => {var _$c=_$on&&_$e0(~20),_$v=('caught');_$c&&_$x(_$c);return _$v} }) {_$on&&_$x(0); log(g()) }
