typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const one = () => {var _$c=_$on&&_$e0(~0),_$b=(1);_$c&&_$x(_$c);return _$b};
const id = x => {var _$c=_$on&&_$e1(~4,x),_$b=(x);_$c&&_$x(_$c);return _$b};
const object = (x) => {var _$c=_$on&&_$e1(~8,x),_$b=(({ x }));_$c&&_$x(_$c);return _$b};
const sequence = (x) => {var _$c=_$on&&_$e1(~12,x),_$b=((x++, x * 2));_$c&&_$x(_$c);return _$b};
const nested = a => {let _$c=_$on&&_$e1(16,a);try{return(b => {let _$c=_$on&&_$e1(20,b);try{return(c => {var _$c=_$on&&_$e1(~24,c),_$b=([a, b, c]);_$c&&_$x(_$c);return _$b})}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}};
const conditional = a => {var _$c=_$on&&_$e1(~28,a),_$b=(a ? 'yes' : 'no');_$c&&_$x(_$c);return _$b};
const assignment = o => {var _$c=_$on&&_$e1(~32,o),_$b=(o.x = 3);_$c&&_$x(_$c);return _$b};
const comments = /* a */ (x /* b */) /* c */ => /* d */ {var _$c=_$on&&_$e1(~36,x),_$b=(x /* e */ + 1);_$c&&_$x(_$c);return _$b} /* f */;
const lines = (x) =>
  // a comment with => and { inside
  {let _$c=_$on&&_$e1(40,x);try{return(x
    .toString())}finally{_$c&&_$x(_$c);}}
    // at the end
;
const parens = x => {var _$c=_$on&&_$e1(~44,x),_$b=(((x)));_$c&&_$x(_$c);return _$b};
const trailing = (a, b, ) => {var _$c=_$on&&_$e2(~48,a,b),_$b=((
  a + b
  // ) and } in a comment
));_$c&&_$x(_$c);return _$b};
const text = s => {let _$c=_$on&&_$e1(52,s);try{return(`=> ${(t => {var _$c=_$on&&_$e1(~56,t),_$b=(t + '}');_$c&&_$x(_$c);return _$b})(s)} )`)}finally{_$c&&_$x(_$c);}};
const pattern = s => {let _$c=_$on&&_$e1(60,s);try{return(/=>[)}/]/.test(s))}finally{_$c&&_$x(_$c);}};
const thrown = () => {var _$c=_$on&&_$e0(~64),_$b; throw _$b=( new Error('no')),_$c&&_$x(_$c),_$b };
const voided = () => {var _$c=_$on&&_$e0(~68),_$b=(void 0);_$c&&_$x(_$c);return _$b}, deleted = o => {var _$c=_$on&&_$e1(~72,o),_$b=(delete o.x);_$c&&_$x(_$c);return _$b}, typed = x => {var _$c=_$on&&_$e1(~76,x),_$b=(typeof x);_$c&&_$x(_$c);return _$b};
const inside = a => {var _$c=_$on&&_$e1(~80,a),_$b=(('x' in a));_$c&&_$x(_$c);return _$b};
log(one(), id(2), object(3), sequence(4), nested(1)(2)(3), conditional(0), assignment({}), comments(1), lines(7));
log(parens(1), trailing(1, 2), text('t'), pattern('=>}'), voided(), deleted({ x: 1 }), typed(''), inside({ x: 1 }));
try { thrown() } catch (e) {if(_$on)_$j(0); log(e.message) }
log([2, 1].sort((a, b) => {var _$c=_$on&&_$e2(~84,a,b),_$b=(a - b);_$c&&_$x(_$c);return _$b}), ((a, b = () => {var _$c=_$on&&_$e0(~92),_$b=(a);_$c&&_$x(_$c);return _$b}) => {let _$c=_$on&&_$e2(88,a,b);try{return(b())}finally{_$c&&_$x(_$c);}})(8));
log((() => {var _$c=_$on&&_$e0(~96);;_$c&&_$x(_$c)})(), (() => {var _$c=_$on&&_$e0(~100),_$b=(({}));_$c&&_$x(_$c);return _$b})(), (x => {let _$c=_$on&&_$e1(104,x);try{return(({}).toString.call(x))}finally{_$c&&_$x(_$c);}})([]));
log((() => {let _$c=_$on&&_$e0(108);try{return(function () {var _$c=_$on&&_$e0(~112);;_$c&&_$x(_$c)})}finally{_$c&&_$x(_$c);}})().name, (() => {let _$c=_$on&&_$e0(116);try{return(class {})}finally{_$c&&_$x(_$c);}})().name, (() => {let _$c=_$on&&_$e0(120);try{return(() => {var _$c=_$on&&_$e0(~124),_$b=(1);_$c&&_$x(_$c);return _$b})}finally{_$c&&_$x(_$c);}})().name);
