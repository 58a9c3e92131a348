typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/var a = 1, f = function () {const _$c=_$on&&_$e0(0,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}, g = (0, function () {const _$c=_$on&&_$e0(4,arguments.length);try{ return 2 }finally{_$c&&_$x(_$c)}});
for (var i = 0, h = () => {let _$c=_$on&&_$e0(8);try{return(i)}finally{_$c&&_$x(_$c);}}; i < 1; i++, h()) log(h());
log((f(), g()), f.name, g.name);
