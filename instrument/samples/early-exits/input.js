function guard(x) { if (!x) return; if (x > 1) { return 'many' } return 'one' }
function search(rows) { outer: for (const row of rows) { for (const x of row) { if (x < 0) continue outer; if (x === 0) return row; if (x > 9) break outer } } return null }
function switching(x) { switch (x) { case 1: return 'one'; case 2: break; default: return 'other' } return 'two' }
function labelled() { a: { if (true) break a; return 'no' } return 'yes' }
function nothing() { return
  'never' }
const arrow = (x) => { if (x) return; };
log(guard(), guard(1), guard(2), search([[-1, 0], [5, 0]]), search([[10], [0]]), switching(1), switching(2), switching(3), labelled(), nothing(), arrow(1));
