typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function all(...xs) {var _$c=_$on&&_$e1(~0,xs); return _$c&&_$x(_$c), xs }
function some(a, b = 2, ...rest) {var _$c=_$on&&_$e3(~4,a,b,rest),_$b; return _$b=( [a, b, rest]),_$c&&_$x(_$c),_$b }
const arrow = (...xs) => {var _$c=_$on&&_$e1(~8,xs),_$b=(xs.length);_$c&&_$x(_$c);return _$b};
function swapped(...[a, b]) {var _$c=_$on&&_$e1(~12,_$k(1)),_$b; return _$b=( [b, a]),_$c&&_$x(_$c),_$b }
const counted = (...{ length }) => {var _$c=_$on&&_$e1(~16,_$k(1)),_$b=(length);_$c&&_$x(_$c);return _$b};
log(all(), all(1, 2), some(1), some(1, 2, 3, 4), arrow(1, 2, 3), swapped(1, 2), counted(1, 2), all.length, some.length);
