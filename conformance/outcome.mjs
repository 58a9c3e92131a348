/**
 * World: Node, conformance. What came of running a test once, and whether the test calls that a success. Two runs
 * agree when all of it is the same: how far it came, which exception with which message, what was printed.
 */

/** The error of a realm in words that can be compared. */
export function describeError(error) {
  if (error === null || (typeof error !== 'object' && typeof error !== 'function'))
    return `thrown ${typeof error} ${String(error)}`;
  try {
    return `${String(error.constructor?.name)}: ${String(error.message)}`;
  } catch {
    return 'an object that cannot be shown';
  }
}

/** Whether a test passed. */
export function isPassed({ negative, isAsync }, { phase, error, printed }) {
  if (negative !== null) {
    const expected = negative.phase === 'early' ? 'parse' : negative.phase;
    return phase === expected && error.startsWith(`${negative.type}:`);
  }
  return phase === 'done' && (!isAsync || printed.at(-1) === 'Test262:AsyncTestComplete');
}

/** Null when two outcomes are the same, else both in words. */
export function differenceOf(plain, other) {
  const [a, b] = [plain, other].map(wordsOf);
  return a === b ? null : { plain: a, other: b };
}

export function wordsOf({ phase, error, printed, problem }) {
  return [
    phase,
    ...(error === null ? [] : [error]),
    ...printed.map((line) => `printed ${line}`),
    ...(problem ? [`problem: ${problem}`] : []),
  ].join(' | ');
}

/** Outcome of a run that had to be ended from outside. */
export function endedOutcome(phase) {
  return { phase, error: null, printed: [], problem: null };
}
