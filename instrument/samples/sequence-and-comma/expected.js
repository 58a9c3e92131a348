typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/var a = 1, f = function () {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), a }, g = (0, function () {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 2 });
for (var i = 0, h = () => {var _$c=_$on&&_$e0(~8),_$b=(i);_$c&&_$x(_$c);return _$b}; i < 1; i++, h()) log(h());
log((f(), g()), f.name, g.name);
