/**
 * World: panel (pure). The filter box: plain words find themselves regardless of case, `/…/flags` is a
 * regular expression.
 */

export interface Filter {
  readonly matches: (text: string) => boolean;
  /** Why the text is not a regular expression, though it looks like one; then it matches as plain text. */
  readonly error: string | null;
  readonly empty: boolean;
}

const REGEX_FORM = /^\/(.+)\/([a-z]*)$/s;
/** Longer texts are matched by their beginning: a regular expression over a megabyte can take for ever. */
const MATCHED_LENGTH = 10_000;

/** Several words must all occur, in any order. */
export function parseFilter(input: string): Filter {
  const text = input.trim();
  const form = REGEX_FORM.exec(text);
  let error: string | null = null;
  if (form) {
    try {
      // `g` and `y` would make one call depend on the one before.
      const regex = new RegExp(form[1], form[2].replace(/[gy]/g, ''));
      return { matches: (tested) => regex.test(tested.slice(0, MATCHED_LENGTH)), error: null, empty: false };
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    matches: (tested) => {
      const lower = tested.toLowerCase();
      return words.every((word) => lower.includes(word));
    },
    error,
    empty: words.length === 0,
  };
}
