var a = 1, f = function () { return a }, g = (0, function () { return 2 });
for (var i = 0, h = () => i; i < 1; i++, h()) log(h());
log((f(), g()), f.name, g.name);
