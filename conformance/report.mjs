/**
 * World: Node, conformance. Compares outcomes as they come, prints each difference, and counts.
 */
import { differenceOf, isPassed } from './outcome.mjs';

const EVERY = 2_000;

export function createReport(checkout, others, print) {
  let tests = 0;
  let passed = 0;
  const differences = Object.fromEntries(others.map((name) => [name, 0]));
  return {
    add({ name, mode, outcomes }) {
      tests++;
      if (isPassed(checkout.read(name), outcomes.plain)) passed++;
      for (const other of others) {
        if (outcomes[other] === undefined) continue;
        const difference = differenceOf(outcomes.plain, outcomes[other]);
        if (difference === null) continue;
        differences[other]++;
        print(
          `${name} (${mode}, ${other})\n    plain: ${difference.plain}\n    ${other}: ${difference.other}`,
        );
      }
      if (tests % EVERY === 0) print(`… ${tests} runs`);
    },
    /** Prints the summary and returns how many outcomes differ. */
    finish() {
      print(`${tests} runs, ${passed} passed plain.`);
      for (const other of others) print(`${other}: ${differences[other]} differ from plain.`);
      return Object.values(differences).reduce((sum, count) => sum + count, 0);
    },
  };
}
