typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/var a = 1, f = function () {var _$c=_$on&&_$e0(~0),_$v; return _$v=( a),_$c&&_$x(_$c),_$v }, g = (0, function () {var _$c=_$on&&_$e0(~4),_$v; return _$v=( 2),_$c&&_$x(_$c),_$v });
for (var i = 0, h = () => {var _$c=_$on&&_$e0(~8),_$v=(i);_$c&&_$x(_$c);return _$v}; i < 1; i++, h()) log(h());
log((f(), g()), f.name, g.name);
