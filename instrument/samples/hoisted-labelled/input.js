function labelled() { return g(); l: function g() { return 'labelled' } }
function twice() { var g; a: b: function g() { return 'both labels' } return g() }
log(labelled(), twice());
