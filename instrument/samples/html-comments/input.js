<!-- ignored
function f() { <!-- ignored
  return 1
--> ignored
}
var g = (x, /*
*/ --> ignored
  y) => x <!-- ignored
+ y
log(f(), g(1, 2))
/* a
*/ --> ignored
