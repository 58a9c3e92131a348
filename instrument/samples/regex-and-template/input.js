const r = () => /[}{)(]\/=>/.source;
function f(x) { return x / 2 / 1 }
const t = (x) => `${x}}{${`${((y) => y)(x)}`}\``;
function tag(strings, ...values) { return [strings.raw.join('|'), values] }
const tagged = (x) => tag`a${x}b${() => x}\n`;
log(r(), f(8), t('x'), tagged(1)[0], tagged(1)[1][1]());
log(`${(() => { return '}' })()}`, /=>{/.test('=>{'), ((a) => a)/1 > 0);
