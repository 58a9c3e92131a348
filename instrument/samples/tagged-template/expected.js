// The template object of a place is one, in each function that holds it; escapes that do not parse are undefined.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const seen = new Map();
function tag(strings, ...values) {const _$c=_$on&&_$e2(0,strings,values);try{ if (!seen.has(strings)) seen.set(strings, seen.size); return [seen.get(strings), Object.isFrozen(strings), strings.raw, values] }finally{_$c&&_$x(_$c)}}
const twice = (x) => {let _$c=_$on&&_$e1(4,x);try{return(tag`a${x}\n`)}finally{_$c&&_$x(_$c);}}, other = (x) => {let _$c=_$on&&_$e1(8,x);try{return(tag`a${x}\n`)}finally{_$c&&_$x(_$c);}};
function looped() {const _$c=_$on&&_$e0(12);try{ const all = []; for (let i = 0; i < 2; i++) all.push(tag`\u{zz}${i}`[0]); return all }finally{_$c&&_$x(_$c)}}
log(twice(1), twice(2), other(1), looped(), tag`\unicode`[2], (() => {let _$c=_$on&&_$e0(16);try{return(tag``)}finally{_$c&&_$x(_$c);}})());
const o = { tag(strings) {var _$c=_$on&&_$e1(~20,strings),_$b; return _$b=( [this === o, strings[0]]),_$c&&_$x(_$c),_$b }, get late() {var _$c=_$on&&_$e0(~24),_$b; return _$b=( this.tag),_$c&&_$x(_$c),_$b } };
log(o.tag`x`, o.late`y`, ((a) => {var _$c=_$on&&_$e1(~28,a),_$b=(a);_$c&&_$x(_$c);return _$b})`${(() => {var _$c=_$on&&_$e0(~32),_$b=(1);_$c&&_$x(_$c);return _$b})()}`.length, new (class { constructor(s) {var _$c=_$on&&_$e1(~36,s); this.s = s ;_$c&&_$x(_$c)} })(tag`z`).s[0]);
log((function () {var _$c=_$on&&_$e0(~40); return _$c&&_$x(_$c), tag })()`${function () {var _$c=_$on&&_$e0(~44); return _$c&&_$x(_$c), 1 }}`[3][0](), tag`${tag`${() => {var _$c=_$on&&_$e0(~48),_$b=(2);_$c&&_$x(_$c);return _$b}}`[3][0]()}`[3]);
