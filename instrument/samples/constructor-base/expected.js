typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Point {
  constructor(x, y = 0) {var _$c=_$on&&_$e2(~0,x,y); this.x = x; this.y = y ;_$c&&_$x(_$c)}
}
class Odd { constructor() {var _$c=_$on&&_$e0(~4),_$b; return _$b=( [1, 2]),_$c&&_$x(_$c),_$b } }
class Empty { constructor() {var _$c=_$on&&_$e0(~8);;_$c&&_$x(_$c)} }
class Implicit {}
log(new Point(1), new Point(1, 2, 3), new Odd(), new Empty(), new Implicit());
log(Point.length, Point.name, new Point(1) instanceof Point);
function Old(a) {var _$b=_$on&&_$z1(~12,a); if (!new.target) return _$b=( new Old(a)),_$on?_$o(~12,_$b):_$b; this.a = a ;_$on&&_$o(~12)}
log(Old(1).a, new Old(2).a);
