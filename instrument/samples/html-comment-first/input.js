--> a comment at the very start
function f() { return 1 }
log(f())
