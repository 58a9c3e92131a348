const make = (n) => class Named { static get size() { return n } static [`k${n}`]() { return n } };
log(make(1).size, make(2).k2(), make(3).name);
