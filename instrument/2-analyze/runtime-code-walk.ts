/**
 * World: any (pure). Finds what becomes code at run time: the text of a call of `eval`, the address of an
 * `import()`. A helper goes in around the argument, so that a direct `eval` stays one.
 */
import type { CallExpression, ImportExpression } from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import { evalCalledBy, type EvalNames } from './eval-names.ts';
import type { LeftOutPlace } from './found-function.ts';
import { SuspensionWalk } from './suspension-walk.ts';

export abstract class RuntimeCodeWalk extends SuspensionWalk {
  readonly leftOut: LeftOutPlace[] = [];

  constructor(
    source: string,
    private readonly evalNames: EvalNames,
  ) {
    super(source);
  }

  protected override visitArguments(node: CallExpression): void {
    const [text] = node.arguments;
    const called = text === undefined ? null : evalCalledBy(node.callee, this.evalNames);
    const isInWith = this.withDepth > 0;
    if (isInWith && called !== null && called !== '0') this.leftOut.push({ code: 'with', at: node.start });
    if (called === null || isInWith || text.type === 'SpreadElement') {
      super.visitArguments(node);
      return;
    }
    const at = this.argumentsStart(node.callee.end);
    this.points.push({ what: 'eval', at, called });
    // Only the first argument is text; the others are visited behind the end of it.
    const end = this.operandEnd(text.end, node.end - 1);
    super.visitArguments({ ...node, arguments: [text] });
    this.points.push({ what: 'eval-end', at: end });
    super.visitArguments({ ...node, arguments: node.arguments.slice(1) });
  }

  protected visitImport(node: ImportExpression): void {
    const { source, options, start } = node;
    const open = this.skipBlanks(start + 'import'.length);
    // In front of `import.defer(…)` and the like stands no parenthesis; attributes tell of other things than code.
    const isPlain = this.source[open] === '(' && !options && this.withDepth === 0;
    if (isPlain) this.points.push({ what: 'import', at: open + 1 });
    this.visit(source);
    if (isPlain) this.points.push({ what: 'import-end', at: this.operandEnd(source.end, node.end - 1) });
    if (options) this.visit(options);
  }

  /** Behind the parenthesis that opens the arguments of a call. */
  private argumentsStart(calleeEnd: Offset): Offset {
    const next = this.skipBlanks(calleeEnd, ')');
    return (this.source[next] === '?' ? this.skipBlanks(next + '?.'.length) : next) + 1;
  }
}
