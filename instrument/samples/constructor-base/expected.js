typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Point {
  constructor(x, y = 0) {const _$c=_$on&&_$e2(0,x,y,arguments.length);try{ this.x = x; this.y = y }finally{_$c&&_$x(_$c)}}
}
class Odd { constructor() {const _$c=_$on&&_$e0(4,arguments.length);try{ return [1, 2] }finally{_$c&&_$x(_$c)}} }
class Empty { constructor() {const _$c=_$on&&_$e0(8,arguments.length);try{}finally{_$c&&_$x(_$c)}} }
class Implicit {}
log(new Point(1), new Point(1, 2, 3), new Odd(), new Empty(), new Implicit());
log(Point.length, Point.name, new Point(1) instanceof Point);
function Old(a,..._$s) {const _$c=_$on&&_$e1(12,a,_$s.length+1);try{ if (!new.target) return new Old(a); this.a = a }finally{_$c&&_$x(_$c)}}
log(Old(1).a, new Old(2).a);
