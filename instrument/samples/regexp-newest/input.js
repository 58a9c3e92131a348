const r = (s) => [/(?<year>\d{4})-(?<=-)\k<year>?/u.test(s), /[\p{L}--[a-z]]/v.test(s), /(?:=>|})\/\{/y.lastIndex, /[/}]{2}/d.hasIndices, s.replace(/}/g, () => '{')];
log(r('A}/}'), ((x) => /=>/)(1).source, (() => { return /}/ })().source, [1].map((x) => x / 2 / 1));
var a = 1, g = 1; const div = () => a++ / 2 / g, re = () => { }
/re/.test('re'); log(div());
