typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let a, b; const o = {};
({ a = () => {let _$c=_$on&&_$e0(0);try{return('a')}finally{_$c&&_$x(_$c);}}, b: o.x = function () {const _$c=_$on&&_$e0(4,arguments.length);try{ return 'b' }finally{_$c&&_$x(_$c)}} } = {});
[b = (x) => {let _$c=_$on&&_$e1(8,x);try{return(x)}finally{_$c&&_$x(_$c);}}, o['y'] = () => {let _$c=_$on&&_$e0(12);try{return('y')}finally{_$c&&_$x(_$c);}}] = [];
log(a(), o.x(), b(1), o.y(), a.name, b.name);
for (const { f = () => {let _$c=_$on&&_$e0(16);try{return('loop')}finally{_$c&&_$x(_$c);}} } of [{}]) log(f());
try { throw {} } catch ({ g = () => {let _$c=_$on&&_$e0(20);try{return('caught')}finally{_$c&&_$x(_$c);}} }) { log(g()) }
