const result = [1].map((a) => a).filter(Boolean).map((b) => b + 1).concat([(() => 3)()]).map(function (c) { return c * 2 }).join('-') + ((d) => d)('e') + 'f';
log(result);
