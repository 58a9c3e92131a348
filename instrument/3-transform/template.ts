/**
 * World: any (pure). Instrumented text that is not yet anybody's: the same bytes at two addresses are two
 * scripts with ids of their own, and only the ids differ.
 */
import { SITE_ID_STRIDE, type SiteId } from '../../protocol/calling-convention.ts';

export interface CodeTemplate {
  /** Without the ids. */
  readonly text: string;
  /** Offsets in `text` where an id goes in, ascending. */
  readonly gaps: Uint32Array;
  /** For each gap the row of the site table whose id it is. */
  readonly rows: Uint32Array;
}

export function fillTemplate({ text, gaps, rows }: CodeTemplate, first: SiteId): string {
  const pieces: string[] = [];
  let done = 0;
  for (let i = 0; i < gaps.length; i++) {
    pieces.push(text.slice(done, gaps[i]), String(first + rows[i] * SITE_ID_STRIDE));
    done = gaps[i];
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
