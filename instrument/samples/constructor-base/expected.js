typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Point {
  constructor(x, y = 0) {var _$c=_$on&&_$e2(~0,x,y); this.x = x; this.y = y ;_$c&&_$x(_$c)}
}
class Odd { constructor() {var _$c=_$on&&_$e0(~4),_$b; return _$b=( [1, 2]),_$c&&_$x(_$c),_$b } }
class Empty { constructor() {var _$c=_$on&&_$e0(~8);;_$c&&_$x(_$c)} }
class Implicit {}
log(new Point(1), new Point(1, 2, 3), new Odd(), new Empty(), new Implicit());
log(Point.length, Point.name, new Point(1) instanceof Point);
function Old(a) {const _$c=_$on&&_$e1(12,a);try{ if (!new.target) return new Old(a); this.a = a }finally{_$c&&_$x(_$c)}}
log(Old(1).a, new Old(2).a);
