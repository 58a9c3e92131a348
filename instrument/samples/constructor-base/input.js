class Point {
  constructor(x, y = 0) { this.x = x; this.y = y }
}
class Odd { constructor() { return [1, 2] } }
class Empty { constructor() {} }
class Implicit {}
log(new Point(1), new Point(1, 2, 3), new Odd(), new Empty(), new Implicit());
log(Point.length, Point.name, new Point(1) instanceof Point);
function Old(a) { if (!new.target) return new Old(a); this.a = a }
log(Old(1).a, new Old(2).a);
