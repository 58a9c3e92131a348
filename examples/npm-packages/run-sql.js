import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';

let sqlite = null;

/** A table of a thousand rows, grouped: SQLite in WebAssembly, by sql.js. */
export async function runSql() {
  sqlite ??= await initSqlJs({ locateFile: () => wasmUrl });
  const database = new sqlite.Database();
  database.run('CREATE TABLE measured (kind TEXT, value REAL)');
  const insert = database.prepare('INSERT INTO measured VALUES (?, ?)');
  for (let i = 0; i < 1000; i++) insert.run([['int', 'float', 'string'][i % 3], Math.sqrt(i)]);
  insert.free();
  const [result] = database.exec(
    'SELECT kind, count(*), round(sum(value), 6) FROM measured GROUP BY kind ORDER BY kind',
  );
  database.close();
  return result.values.map((row) => row.join(' ')).join(', ');
}
