/**
 * World: any (pure). Text that came from a page, made safe to read: what is invisible or turns the
 * reading direction becomes visible, and a megabyte becomes a line. Markup stays as it is: whoever
 * shows the text escapes it for where it is shown.
 */

// A name longer than this is no name any more; both ends stay, because they tell most.
const NAME_MAX = 200;

/**
 * Controls (Cc), formats such as bidirectional marks and zero-width joiners (Cf), line and paragraph
 * separators (Zl, Zp), and halves of surrogate pairs (Cs).
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Short, visible text. `max` counts UTF-16 code units of the result before escapes. */
export function visibleText(text: string, max = NAME_MAX): string {
  return cutMiddle(text, max).replace(INVISIBLE, escaped);
}

/** Keeps both ends of a text that is too long, never half a surrogate pair. */
export function cutMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = Math.max(0, max - 1);
  const head = Math.ceil((kept * 2) / 3);
  let start = text.length - (kept - head);
  if (isLowSurrogate(text, start)) start++;
  const end = isLowSurrogate(text, head) ? head - 1 : head;
  return `${text.slice(0, Math.max(0, end))}…${text.slice(start)}`;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
