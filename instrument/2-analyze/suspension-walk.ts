/**
 * World: any (pure). Finds where a function waits and where it comes back: `await`, `yield`, `for await`, the
 * `return` of an async generator, and the handlers that a wait may end in. The text that goes in there changes
 * no order, no turn of the microtask queue and no line.
 */
import type {
  AssignmentPattern,
  AwaitExpression,
  BlockStatement,
  ForOfStatement,
  LabeledStatement,
  ReturnStatement,
  Statement,
  TryStatement,
  VariableDeclaration,
  WithStatement,
  YieldExpression,
} from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import type { FoundFunction, Point, SuspensionPoint } from './found-function.ts';
import { NamingWalk } from './naming-walk.ts';

const KEYWORD_LENGTH = 5; // `await` and `yield`
const RETURN_LENGTH = 6;
/** White space, comments and HTML-like comments. */
/** Nothing between the words, so that a comment can be put around them. */
const AWAIT_USING = /await[\t ]+using/y;
const BLANKS = /(?:\s|\/\*[^]*?\*\/|(?:\/\/|<!--|-->).*)*/y;

export abstract class SuspensionWalk extends NamingWalk {
  readonly points: Point[] = [];
  protected withDepth = 0;
  /** The function in whose `for await` the walk is, between its parentheses. */
  private head: FoundFunction | null = null;
  /** Declarations whose resource is given a stand-in. */
  private readonly resources = new Set<VariableDeclaration>();

  protected visitSuspension(node: AwaitExpression | YieldExpression): void {
    const { argument, start, end } = node;
    const found = this.suspend();
    const operand = start + KEYWORD_LENGTH;
    if (found) {
      this.add('resumed', start, found);
      if (node.type === 'AwaitExpression') this.add('await', operand, found);
      else if (node.delegate) this.add('delegate', this.skipBlanks(operand) + 1, found);
      else this.add(argument ? 'yield' : 'yield-nothing', operand, found);
    }
    if (argument) this.visit(argument);
    if (found) {
      // An operand of its own may have ended the statement here: the outermost does it.
      const endsStatement = this.points.at(-1)?.what === 'semicolon' && this.points.at(-1)?.at === end;
      this.addEnd({ what: 'suspended', at: end, function: found });
      if (!endsStatement && this.isEndedByNextLine(node)) this.add('semicolon', end, found);
    }
  }

  /** An async generator awaits what it returns. */
  protected visitReturn(node: ReturnStatement): void {
    const { argument, start } = node;
    if (!argument) return;
    const found = this.scope.awaitsReturn ? this.suspend() : null;
    if (found) this.add('return', start + RETURN_LENGTH, found);
    this.visit(argument);
    if (found)
      this.addEnd({ what: 'returned', at: this.operandEnd(argument.end, node.end), function: found });
  }

  protected visitTry({ block, handler, finalizer }: TryStatement): void {
    const before = this.scope.suspensions;
    this.visit(block);
    if (handler) {
      if (handler.param) this.visit(handler.param);
      this.visitReached(handler.body, before);
    }
    if (finalizer) this.visitReached(finalizer, before);
  }

  /** A block that comes after waits, when there were any. */
  private visitReached(block: BlockStatement, suspensionsBefore: number): void {
    const { function: found, suspensions } = this.scope;
    if (found && suspensions > suspensionsBefore) this.add('resume', block.start + 1, found);
    this.visit(block);
  }

  protected visitLabeled(node: LabeledStatement): void {
    let body = node.body;
    while (body.type === 'LabeledStatement') body = body.body;
    if (body.type === 'ForOfStatement') this.visitLoop(body, node.start);
    else this.visit(body);
  }

  protected visitForOf(node: ForOfStatement): void {
    this.visitLoop(node, node.start);
  }

  /** `start`: of the loop's first label. */
  private visitLoop(node: ForOfStatement, start: Offset): void {
    const { left, right, body, end } = node;
    const found = node.await ? this.suspend() : null;
    if (found) this.add('loop', start, found);
    const outer = this.head;
    this.head = found;
    this.visit(left);
    this.head = outer;
    if (found) this.add('iterate', this.skipBlanks(left.end, ')') + 'of'.length, found);
    this.visit(right);
    if (found)
      this.addEnd({ what: 'iterated', at: this.operandEnd(right.end, body.start, 1), function: found });
    const isBlock = body.type === 'BlockStatement';
    if (found) this.add(isBlock ? 'resume' : 'loop-statement', isBlock ? body.start + 1 : body.start, found);
    this.visit(body);
    if (found) this.addEnd({ what: isBlock ? 'loop-end' : 'loop-statement-end', at: end, function: found });
  }

  /** Defaults in the head of a `for await` are evaluated when it comes back, before its body is. */
  protected override visitDefaultValue(node: AssignmentPattern): void {
    const { right } = node;
    const isNamed =
      right.type === 'ArrowFunctionExpression' ||
      ((right.type === 'FunctionExpression' || right.type === 'ClassExpression') && !right.id);
    const found = this.head !== null && this.head === this.scope.function && !isNamed ? this.head : null;
    if (found) this.add('head', right.start, found);
    super.visitDefaultValue(node);
    if (found) this.addEnd({ what: 'head-end', at: right.end, function: found });
  }

  protected override visitVariables(node: VariableDeclaration): void {
    const found = this.resources.has(node) ? this.suspend() : null;
    if (found) {
      this.add('using', node.start, found);
      AWAIT_USING.lastIndex = node.start;
      AWAIT_USING.test(this.source);
      this.add('using-const', AWAIT_USING.lastIndex, found);
    } else if (node.kind === 'await using') this.scope.suspendsUntold = true;
    super.visitVariables(node);
    const [{ id, end }] = node.declarations;
    if (found && id.type === 'Identifier')
      this.addEnd({ what: 'used', at: end, function: found, name: id.name });
  }

  /** A block whose end waits for a resource. */
  protected visitBlock(node: BlockStatement): void {
    const found = this.noteResource(node.body) ? this.scope.function : null;
    if (found) this.add('loop', node.start + 1, found);
    this.visitAll(node.body);
    if (found) this.addEnd({ what: 'loop-end', at: node.end - 1, function: found });
  }

  /**
   * Notes the declaration of the one resource that the end of a block or body waits for, if there is one. Of several
   * it cannot be told which waits: of those that are null none does, unless all are.
   */
  protected noteResource(body: readonly Statement[]): boolean {
    const declarations = body.filter(
      (node) => node.type === 'VariableDeclaration' && node.kind === 'await using',
    ) as VariableDeclaration[];
    const [node] = declarations;
    if (declarations.length !== 1 || node.declarations.length !== 1) return false;
    AWAIT_USING.lastIndex = node.start;
    if (!AWAIT_USING.test(this.source)) return false;
    this.resources.add(node);
    return true;
  }

  /** Inside, any name may be a property of the object, those of the helpers too. */
  protected visitWith(node: WithStatement): void {
    this.visit(node.object);
    this.withDepth++;
    this.visit(node.body);
    this.withDepth--;
  }

  /** Notes that the function waits here; null at the top of a module, whose caller is the event loop. */
  private suspend(): FoundFunction | null {
    const { scope } = this;
    if (!scope.function) return null;
    scope.suspensions++;
    if (this.withDepth > 0) scope.suspendsUntold = true;
    return scope.function;
  }

  private add(what: SuspensionPoint, at: Offset, found: FoundFunction): void {
    this.points.push({ what, at, function: found });
  }

  /** What ends here goes in front of a semicolon that ends the statement. */
  protected addEnd(point: Point): void {
    const last = this.points.at(-1);
    if (last?.what === 'semicolon' && last.at === point.at) this.points.splice(-1, 0, point);
    else this.points.push(point);
  }

  /** Offset of the next token after `at`; those that consist of `skipped` do not count. */
  protected skipBlanks(at: Offset, skipped = ''): Offset {
    for (let next = at; ; next++) {
      BLANKS.lastIndex = next;
      next += BLANKS.exec(this.source)?.[0].length ?? 0;
      if (skipped === '' || this.source[next] !== skipped) return next;
    }
  }

  /** Behind the parentheses that close around an operand, of which the last `others` are not its own. */
  protected operandEnd(at: Offset, before: Offset, others = 0): Offset {
    const closing: Offset[] = [at - 1];
    for (let next = this.skipBlanks(at); next < before && this.source[next] === ')';)
      next = this.skipBlanks(closing[closing.push(next) - 1] + 1);
    return closing[closing.length - 1 - others] + 1;
  }

  /**
   * Whether only the grammar ends the statement after an operand, for which the call that takes its place
   * would go on: `yield\n(1)`, `await x++\n[1]`.
   */
  private isEndedByNextLine({ type, end }: AwaitExpression | YieldExpression): boolean {
    const next = this.source[this.skipBlanks(end)] ?? '';
    return (type === 'AwaitExpression' ? '([`' : '([`+-/').includes(next) && next !== '';
  }
}
