function f() { ; debugger; ; }
function g() {;}
const h = () => {;};
log(f(), g(), h());
