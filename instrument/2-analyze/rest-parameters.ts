/**
 * World: any (pure). Where a sloppy function can be given a rest parameter, which counts its surplus arguments, without
 * becoming another function. There, `arguments` binds each parameter to an element, which engines pay for on every call;
 * strict ones and those without parameters are better off with `arguments.length`. Its parameters are no simple list then, so that
 *
 * - `arguments` would be bound to them no longer: nobody in its text may see that object,
 * - a name may not stand twice among them, and no directive may make the body strict.
 */
import type { Function } from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import { collectBoundNames } from './parameters.ts';

/** What may mean the arguments object; an escape may spell a name. */
const SEES_ARGUMENTS = /(?<![\w$])(?:arguments|eval)(?![\w$])|\\u/g;
const END_OF_PARAMETERS = /^\s*\)\s*$/;

export class RestParameters {
  private readonly source: string;
  /** Where `arguments` may be seen, ascending. */
  private readonly seenAt: Offset[] = [];

  constructor(source: string) {
    this.source = source;
    for (const match of source.matchAll(SEES_ARGUMENTS)) this.seenAt.push(match.index);
  }

  /** Null where there can be none. The function has no directives. */
  placeIn(node: Function): Offset | null {
    const { params, body } = node;
    if (this.maySeeArguments(node.start, node.end)) return null;
    const last = params.at(-1);
    if (last === undefined || last.type === 'RestElement') return null;
    if (!END_OF_PARAMETERS.test(this.source.slice(last.end, body.start))) return null;
    const names: string[] = [];
    for (const pattern of params) {
      // What a pattern takes apart is passed as `arguments[i]`.
      const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
      if (target.type !== 'Identifier') return null;
      collectBoundNames(pattern, names);
    }
    return new Set(names).size === names.length ? last.end : null;
  }

  private maySeeArguments(start: Offset, end: Offset): boolean {
    let low = 0;
    let high = this.seenAt.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.seenAt[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < this.seenAt.length && this.seenAt[low] < end;
  }
}
