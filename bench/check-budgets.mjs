/**
 * World: Node, benchmarks. `npm run budgets`: measures what is deterministic, prints the change against the
 * figures stored in `budgets.json`, and fails when a budget is exceeded. `-- --update` stores today's figures, `--json FILE` writes them;
 * budgets themselves are edited by hand, with a reason.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureBudgets, missingParts } from './harness/budget-measures.mjs';
import { table } from './harness/report.mjs';

const FILE = new URL('budgets.json', import.meta.url);

const written = (value, unit) =>
  unit === 'bytes' && Number.isInteger(value)
    ? value.toLocaleString('en')
    : value.toFixed(unit === 'ratio' ? 3 : 1);

const rounded = (value) => Number(value.toFixed(3));

function change(now, stored) {
  if (stored === null) return 'new';
  if (now === stored) return '=';
  const percent = stored === 0 ? '' : ` (${((100 * (now - stored)) / stored).toFixed(1)} %)`;
  const sign = now > stored ? '+' : '−';
  return `${sign}${Math.abs(now - stored).toFixed(Number.isInteger(now) ? 0 : 3)}${percent}`;
}

async function main() {
  const missing = missingParts();
  if (missing.length > 0) {
    console.error(`Not built: ${missing.join(', ')}. Run \`npm run build\` first.`);
    return 1;
  }
  const budgets = JSON.parse(readFileSync(FILE, 'utf8'));
  const measured = await measureBudgets();
  const rows = Object.entries(budgets).map(([name, { unit, stored, budget, target }]) => {
    if (!(name in measured)) throw new Error(`budgets.json: nothing measures "${name}".`);
    const now = rounded(measured[name]);
    const verdict = now > budget ? 'OVER' : 'ok';
    return [
      name,
      unit,
      written(now, unit),
      change(now, stored),
      written(budget, unit),
      target === undefined ? '' : written(target, unit),
      verdict,
    ];
  });
  console.log(table([['measure', 'unit', 'now', 'change', 'budget', 'to reach', ''], ...rows]));
  if (process.argv.includes('--update')) {
    for (const [name, entry] of Object.entries(budgets)) entry.stored = rounded(measured[name]);
    writeFileSync(FILE, `${JSON.stringify(budgets, null, 2)}\n`);
  }
  const at = process.argv.indexOf('--json');
  if (at > 0) writeFileSync(process.argv[at + 1], `${JSON.stringify(measured, null, 1)}\n`);
  const over = rows.filter((row) => row.at(-1) === 'OVER').length;
  if (over > 0) console.error(`${over} of ${rows.length} budgets exceeded.`);
  return over > 0 ? 1 : 0;
}

process.exitCode = await main();
