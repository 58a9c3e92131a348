typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const id = async x => {let _$c=_$on&&_$e1(0,x);try{return(x)}finally{_$c&&_$x(_$c);}};
const wait = async (x) => {let _$f=_$on&&_$g(_$e1(4,x));try{return(_$r(await _$w( x,_$f),_$f))}finally{_$f&&_$l(_$f);}};
const object = async () => {let _$c=_$on&&_$e0(8);try{return(({ a: 1 }))}finally{_$c&&_$x(_$c);}};
const comma = async (x) => {let _$c=_$on&&_$e1(12,x);try{return((x++, x))}finally{_$c&&_$x(_$c);}};
const conditional = async (x) => {let _$c=_$on&&_$e1(16,x);try{return(x ? 'yes' : 'no')}finally{_$c&&_$x(_$c);}};
const assigns = async (o) => {let _$c=_$on&&_$e1(20,o);try{return(o.x = 1)}finally{_$c&&_$x(_$c);}};
const nested = async (a) => {let _$c=_$on&&_$e1(24,a);try{return(async (b) => {let _$c=_$on&&_$e1(28,b);try{return(a + b)}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}};
const sync = async (x) => {let _$c=_$on&&_$e1(32,x);try{return(((y) => {var _$c=_$on&&_$e1(~36,y),_$b=(x + y);_$c&&_$x(_$c);return _$b})(1))}finally{_$c&&_$x(_$c);}};
const block = async (x) => {const _$f=_$on&&_$g(_$e1(40,x));try{ _$r(await _$w( 0,_$f),_$f); return x }finally{_$f&&_$l(_$f)}};
const newline = async (x) =>
  // comment
  {let _$c=_$on&&_$e1(44,x);try{return(x)}finally{_$c&&_$x(_$c);}};
const throws = async () => {const _$c=_$on&&_$e0(48);try{ throw new Error('a') }finally{_$c&&_$x(_$c)}}, throwsExpression = async (o) => {let _$c=_$on&&_$e1(52,o);try{return(o.x.y)}finally{_$c&&_$x(_$c);}};
const name = async () => {let _$c=_$on&&_$e0(56);try{return(function () {var _$c=_$on&&_$e0(~60);;_$c&&_$x(_$c)})}finally{_$c&&_$x(_$c);}};
(async () => {const _$f=_$on&&_$g(_$e0(64));try{
  log(_$r(await _$w( id(1),_$f),_$f), _$r(await _$w( wait(Promise.resolve(2)),_$f),_$f), _$r(await _$w( object(),_$f),_$f), _$r(await _$w( comma(3),_$f),_$f), _$r(await _$w( conditional(0),_$f),_$f), _$r(await _$w( assigns({}),_$f),_$f), _$r(await _$w( (_$r(await _$w( nested(1),_$f),_$f))(2),_$f),_$f), _$r(await _$w( sync(1),_$f),_$f), _$r(await _$w( block(4),_$f),_$f), _$r(await _$w( newline(5),_$f),_$f), (_$r(await _$w( name(),_$f),_$f)).name);
  _$r(await _$w( throws().catch((e) => {let _$c=_$on&&_$e1(68,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}}),_$f),_$f);
  _$r(await _$w( throwsExpression({}).catch((e) => {let _$c=_$on&&_$e1(72,e);try{return(log(e.name))}finally{_$c&&_$x(_$c);}}),_$f),_$f);
}finally{_$f&&_$l(_$f)}})()
const tight = async x=>{let _$c=_$on&&_$e1(76,x);try{return(/re/.test(x))}finally{_$c&&_$x(_$c);}}, tighter = async x=>{let _$c=_$on&&_$e1(80,x);try{return([x])}finally{_$c&&_$x(_$c);}}, tightest = async x=>{let _$c=_$on&&_$e1(84,x);try{return(-x)}finally{_$c&&_$x(_$c);}}
Promise.all([tight('re'), tighter(1), tightest(2)]).then(log)
