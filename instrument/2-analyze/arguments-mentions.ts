/**
 * World: any (pure). Which functions may see arguments that have no parameter: those in whose text `arguments` or a direct
 * `eval` stands. For all others it makes no difference what is passed beyond the parameters, and telling how much it is would cost
 * them, dormant too: an object for each call that engines remove only where they have inlined it, and in
 * sloppy functions a copy of every parameter.
 */
import type { Function } from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';

const MENTION = /(?<![\w$])(?:arguments|eval)(?![\w$])/g;

export class ArgumentsMentions {
  /** Ascending. */
  private readonly at: Offset[] = [];
  /** How many of them the functions visited so far have used up; those inside arrows belong to who is around. */
  private readonly used: Offset[] = [];

  constructor(source: string) {
    for (const match of source.matchAll(MENTION)) this.at.push(match.index);
  }

  /** Asked once for each function, for those inside a function before it. */
  ownOf({ start, end }: Function, isArrow: boolean): boolean {
    const first = this.firstFrom(start);
    if (isArrow || !(this.at[first] < end)) return false;
    const inside = this.firstFrom(end) - first;
    let taken = 0;
    while (this.used.length > 0 && this.used[this.used.length - 1] >= start) {
      this.used.pop();
      taken++;
    }
    for (let i = 0; i < inside; i++) this.used.push(start);
    return inside > taken;
  }

  private firstFrom(offset: Offset): number {
    let low = 0;
    let high = this.at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
