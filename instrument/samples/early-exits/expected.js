typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function guard(x,..._$s) {const _$c=_$on&&_$e1(0,x,_$s.length+1);try{ if (!x) return; if (x > 1) { return 'many' } return 'one' }finally{_$c&&_$x(_$c)}}
function search(rows,..._$s) {const _$c=_$on&&_$e1(4,rows,_$s.length+1);try{ outer: for (const row of rows) { for (const x of row) { if (x < 0) continue outer; if (x === 0) return row; if (x > 9) break outer } } return null }finally{_$c&&_$x(_$c)}}
function switching(x,..._$s) {const _$c=_$on&&_$e1(8,x,_$s.length+1);try{ switch (x) { case 1: return 'one'; case 2: break; default: return 'other' } return 'two' }finally{_$c&&_$x(_$c)}}
function labelled() {const _$c=_$on&&_$e0(12,arguments.length);try{ a: { if (true) break a; return 'no' } return 'yes' }finally{_$c&&_$x(_$c)}}
function nothing() {const _$c=_$on&&_$e0(16,arguments.length);try{ return
  'never' }finally{_$c&&_$x(_$c)}}
const arrow = (x) => {const _$c=_$on&&_$e1(20,x);try{ if (x) return; }finally{_$c&&_$x(_$c)}};
log(guard(), guard(1), guard(2), search([[-1, 0], [5, 0]]), search([[10], [0]]), switching(1), switching(2), switching(3), labelled(), nothing(), arrow(1));
