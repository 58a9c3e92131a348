typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let a, b; const o = {};
({ a = () => {var _$c=_$on&&_$e0(~0),_$b=('a');_$c&&_$x(_$c);return _$b}, b: o.x = function () {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'b' } } = {});
[b = (x) => {var _$c=_$on&&_$e1(~8,x),_$b=(x);_$c&&_$x(_$c);return _$b}, o['y'] = () => {var _$c=_$on&&_$e0(~12),_$b=('y');_$c&&_$x(_$c);return _$b}] = [];
log(a(), o.x(), b(1), o.y(), a.name, b.name);
for (const { f = () => {var _$c=_$on&&_$e0(~16),_$b=('loop');_$c&&_$x(_$c);return _$b} } of [{}]) log(f());
try { throw {} } catch ({ g = () => {var _$c=_$on&&_$e0(~20),_$b=('caught');_$c&&_$x(_$c);return _$b} }) {if(_$on)_$j(0); log(g()) }
