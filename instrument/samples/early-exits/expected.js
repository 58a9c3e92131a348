typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function guard(x) {var _$c=_$on&&_$e1(~0,x); if (!x) return void(_$c&&_$x(_$c)); if (x > 1) { return _$c&&_$x(_$c), 'many' } return _$c&&_$x(_$c), 'one' }
function search(rows) {const _$c=_$on&&_$e1(4,rows);try{ outer: for (const row of rows) { for (const x of row) { if (x < 0) continue outer; if (x === 0) return row; if (x > 9) break outer } } return null }finally{_$c&&_$x(_$c)}}
function switching(x) {var _$c=_$on&&_$e1(~8,x); switch (x) { case 1: return _$c&&_$x(_$c), 'one'; case 2: break; default: return _$c&&_$x(_$c), 'other' } return _$c&&_$x(_$c), 'two' }
function labelled() {const _$c=_$on&&_$e0(12);try{ a: { if (true) break a; return 'no' } return 'yes' }finally{_$c&&_$x(_$c)}}
function nothing() {var _$c=_$on&&_$e0(~16); return void(_$c&&_$x(_$c))
  'never' ;_$c&&_$x(_$c)}
const arrow = (x) => {var _$c=_$on&&_$e1(~20,x); if (x) return void(_$c&&_$x(_$c)); ;_$c&&_$x(_$c)};
log(guard(), guard(1), guard(2), search([[-1, 0], [5, 0]]), search([[10], [0]]), switching(1), switching(2), switching(3), labelled(), nothing(), arrow(1));
