/**
 * World: any (pure). Finds where a function waits and where it comes back: `await`, `yield`, `for await`, the
 * `return` of an async generator, and the handlers that a wait may end in. The text that goes in there changes
 * no order, no turn of the microtask queue and no line.
 */
import type {
  AnyNode,
  AssignmentPattern,
  AwaitExpression,
  BlockStatement,
  Expression,
  ForOfStatement,
  LabeledStatement,
  PrivateIdentifier,
  ReturnStatement,
  Statement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  WithStatement,
  YieldExpression,
} from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import type {
  Bare,
  ExitPoint,
  FoundFunction,
  Point,
  ResourceRole,
  SuspensionPoint,
} from './found-function.ts';
import type { FunctionScope } from './function-scope.ts';
import { makerOf } from './generator-maker.ts';
import { isSteady } from './leaf.ts';
import { NamingWalk } from './naming-walk.ts';

const KEYWORD_LENGTH = 5; // `await` and `yield`
const RETURN_LENGTH = 6;
const THROW_LENGTH = 5;
/** What begins a line and goes on with a call on the line before; with one in the place of what could not go on with more. */
const GOES_ON = '([`';
const GOES_ON_OTHERS = '([`+-/';
/** Nothing between the words, so that a comment can be put around them. */
const AWAIT_USING = /await[\t ]+using/y;
/** White space, comments and HTML-like comments. */
const BLANKS = /(?:\s|\/\*[^]*?\*\/|(?:\/\/|<!--|-->).*)*/y;

/** One name of a declaration, in the order of its block. */
interface Resource {
  readonly number: number;
  readonly name: string;
  readonly role: ResourceRole;
  /** The first of two. */
  readonly first: string | null;
}

function isUsing(node: Statement): node is VariableDeclaration {
  return node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

/** Nothing that has to be kept while the call is left; a name would be, in a frame that has to stay small. */
function isSteadyIn({ kind }: Bare, value: Expression): boolean {
  return kind === 'leaf' ? isSteady(value) : value.type === 'Literal';
}

/** A function or class that gets the name of what it is assigned to. */
export function isNamed(node: Expression): boolean {
  const { type } = node;
  return (
    type === 'ArrowFunctionExpression' ||
    ((type === 'FunctionExpression' || type === 'ClassExpression') && !node.id)
  );
}

export abstract class SuspensionWalk extends NamingWalk {
  /** Functions around what is being visited. */
  protected functionDepth = 0;
  readonly points: Point[] = [];
  /** Where their names are read. */
  protected readonly scopesOfMakers = new Map<Point, FunctionScope>();
  protected withDepth = 0;
  /** The function in whose `for await` the walk is, between its parentheses. */
  private head: FoundFunction | null = null;
  /** Declarations whose resources are given stand-ins. */
  private readonly resources = new Map<VariableDeclaration, readonly Resource[]>();

  protected visitSuspension(node: AwaitExpression | YieldExpression): void {
    const { argument, start, end } = node;
    const found = this.suspend();
    if (!found) {
      if (argument) this.visit(argument);
      return;
    }
    const operand = start + KEYWORD_LENGTH;
    const delegates = node.type === 'YieldExpression' && node.delegate && !this.scope.awaitsReturn;
    if (delegates) this.scope.delegates = true;
    this.add(delegates ? 'delegating' : 'resumed', start, found);
    if (node.type === 'AwaitExpression') this.add('await', operand, found);
    else if (node.delegate) this.add('delegate', this.skipBlanks(operand) + 1, found);
    else this.add(argument ? 'yield' : 'yield-nothing', operand, found);
    if (argument) this.visit(argument);
    const maker = delegates ? makerOf(argument) : null;
    if (maker !== null) {
      const point = { what: 'delegated-to', at: end, function: found, maker } as const;
      this.scopesOfMakers.set(point, this.scope);
      this.addEnd(point);
    } else this.addEnd({ what: delegates ? 'delegated' : 'suspended', at: end, function: found });
    this.endStatement(end, found, node.type === 'AwaitExpression' ? GOES_ON : GOES_ON_OTHERS);
  }

  /** An async generator awaits what it returns. */
  protected visitReturn(node: ReturnStatement): void {
    const { argument, start, end } = node;
    if (this.visitExit(node)) return;
    if (!argument) return;
    const found = this.scope.awaitsReturn ? this.suspend() : null;
    if (found) this.add('return', start + RETURN_LENGTH, found);
    this.visit(argument);
    if (!found) return;
    const at = this.operandEnd(argument.end, end);
    this.addEnd({ what: 'returned', at, function: found });
    if (at === end) this.endStatement(end, found, GOES_ON_OTHERS);
  }

  protected visitThrow(node: ThrowStatement): void {
    if (!this.visitExit(node)) this.visit(node.argument);
  }

  /** Visits an end of a function that may be left in front of each; false for one of any other. */
  private visitExit({ type, argument, start, end }: ReturnStatement | ThrowStatement): boolean {
    const { scope } = this;
    const { function: found, needsFinally } = scope;
    if (!found?.bare || needsFinally) return false;
    const mayBeCaught = scope.tryBlocks > 0;
    if (mayBeCaught && type === 'ThrowStatement') return false;
    // The loop closes its iterator behind such an end, and what that throws is caught here.
    if (scope.loopsInTry > 0) {
      scope.needsFinally = true;
      return false;
    }
    scope.exits++;
    const at = start + (type === 'ReturnStatement' ? RETURN_LENGTH : THROW_LENGTH);
    if (!argument) this.points.push({ what: 'exit-nothing', at, function: found, end });
    else if (isSteadyIn(found.bare, argument) && !(mayBeCaught && argument.type === 'Identifier'))
      this.points.push({ what: 'exit-steady', at, function: found, end });
    else {
      scope.keepsValue = true;
      // It would get the name of what it is kept in.
      if (isNamed(argument)) scope.needsFinally = true;
      this.points.push({ what: 'exit-value', at, function: found, end });
      this.visit(argument);
      this.addEnd({ what: 'exit-valued', at: argument.end, function: found, end });
    }
    return true;
  }

  /**
   * Where an end of a bare function is exactly, which is asked of few. What begins the next line would go on with what is
   * inserted: `return x++\n(y)`, `return y = () => {}\n(z)`.
   */
  protected settleExit(point: Extract<Point, { readonly what: ExitPoint }>): Point {
    const { what, end } = point;
    const at = what === 'exit-valued' ? this.operandEnd(point.at, end) : point.at;
    const isEnded = at === end && this.isNext(end, GOES_ON_OTHERS);
    if (what === 'exit-valued') return { ...point, at, what: isEnded ? 'exit-ended' : what };
    return isEnded && what === 'exit-nothing' ? { ...point, what: 'exit-nothing-ended' } : point;
  }

  protected visitTry({ block, handler, finalizer }: TryStatement): void {
    // What returns from its block runs on in `finally`.
    if (finalizer) this.scope.needsFinally = true;
    this.scope.catches = true;
    if (handler) this.scope.tryBlocks++;
    this.visit(block);
    if (handler) {
      this.scope.tryBlocks--;
      if (handler.param) this.visit(handler.param);
      this.visitReached(handler.body);
    }
    if (finalizer) this.visitReached(finalizer);
  }

  /** A block that exceptions lead to. */
  private visitReached(block: BlockStatement): void {
    const { function: catcher } = this.scope;
    // The handle of the function around a static block may not be in sight: an exit of that function heals.
    const isTold = catcher !== null || this.functionDepth === 0;
    if (this.withDepth === 0 && isTold) this.points.push({ what: 'caught', at: block.start + 1, catcher });
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
    const name = this.loopResource(left);
    if (left.type === 'MemberExpression' && left.object.type !== 'Super') {
      this.visitInHead(left.object, found);
      if (left.computed) this.visit(left.property);
    } else if (name === null) this.visit(left);
    this.head = outer;
    if (found) this.add('iterate', this.skipBlanks(left.end, ')') + 'of'.length, found);
    this.visit(right);
    if (found)
      this.addEnd({ what: 'iterated', at: this.operandEnd(right.end, body.start, 1), function: found });
    const isBlock = body.type === 'BlockStatement' && name === null;
    if (found) this.add(isBlock ? 'resume' : 'loop-statement', isBlock ? body.start + 1 : body.start, found);
    const { function: user } = this.scope;
    if (name !== null && user)
      this.points.push({ what: 'loop-resource', at: body.start, function: user, name });
    const isInTry = this.scope.tryBlocks > 0;
    if (isInTry) this.scope.loopsInTry++;
    this.visit(body);
    if (isInTry) this.scope.loopsInTry--;
    if (name !== null && user) this.addEnd({ what: 'loop-end', at: end, function: user });
    if (found) this.addEnd({ what: isBlock ? 'loop-end' : 'loop-statement-end', at: end, function: found });
  }

  /** The name of the resource that each turn of a loop waits for, whose declaration becomes that of a constant. */
  private loopResource(left: ForOfStatement['left']): string | null {
    if (left.type !== 'VariableDeclaration' || left.kind !== 'await using') return null;
    const [{ id }] = left.declarations;
    AWAIT_USING.lastIndex = left.start;
    if (id.type !== 'Identifier' || !AWAIT_USING.test(this.source)) return null;
    const found = this.suspend();
    if (!found) return null;
    this.add('using', left.start, found);
    this.add('using-const', AWAIT_USING.lastIndex, found);
    return id.name;
  }

  /** What a name in the head of a `for await` is computed from, likewise. */
  protected visitPatternKey(key: Expression | PrivateIdentifier): void {
    this.visitInHead(key, this.head !== null && this.head === this.scope.function ? this.head : null);
  }

  /** Evaluated when a loop comes back, before its body is. */
  private visitInHead(node: AnyNode, found: FoundFunction | null): void {
    if (found) this.add('head', node.start, found);
    this.visit(node);
    if (found) this.addEnd({ what: 'head-end', at: node.end, function: found });
  }

  /** Defaults in the head of a `for await` are evaluated when it comes back, before its body is. */
  protected override visitDefaultValue(node: AssignmentPattern): void {
    const { right } = node;
    const found =
      this.head !== null && this.head === this.scope.function && !isNamed(right) ? this.head : null;
    if (found) this.add('head', right.start, found);
    super.visitDefaultValue(node);
    if (found) this.addEnd({ what: 'head-end', at: right.end, function: found });
  }

  protected override visitVariables(node: VariableDeclaration): void {
    if (node.kind.endsWith('using')) this.scope.needsFinally = true;
    const resources = this.resources.get(node);
    const found = resources === undefined ? null : this.suspend();
    if (resources === undefined || found === null) {
      if (node.kind === 'await using') this.scope.suspendsUntold = true;
      super.visitVariables(node);
      return;
    }
    node.declarations.forEach((declarator, index) => {
      const { number, role, name, first } = resources[index];
      const { id, end } = declarator;
      this.points.push({ what: 'resource', at: id.start, function: found, number, role, goesOn: index > 0 });
      this.add('resource-name', id.end, found);
      this.add('resource-value', this.skipBlanks(id.end) + '='.length, found);
      super.visitVariables({ ...node, declarations: [declarator] });
      const goesOn = index < node.declarations.length - 1;
      this.addEnd({ what: 'used', at: end, function: found, number, name, role, first, goesOn });
    });
  }

  /** A block whose end waits for a resource. */
  protected visitBlock(node: BlockStatement): void {
    const found = this.noteResources(node.body) ? this.scope.function : null;
    if (found) this.add('loop', node.start + 1, found);
    this.visitAll(node.body);
    if (found) this.addEnd({ what: 'loop-end', at: node.end - 1, function: found });
  }

  /**
   * Notes the resources that the end of a block or body waits for, if there are any, and what of them is disposed of
   * after a wait. Of more than two, or two beside synchronous ones, it cannot be told beforehand how often the engine
   * waits: once for several that are null, unless it waits for another.
   */
  protected noteResources(body: readonly Statement[]): boolean {
    const declarations = body.filter(isUsing);
    const awaited = declarations.filter(({ kind }) => kind === 'await using');
    const count = awaited.reduce((sum, { declarations: named }) => sum + named.length, 0);
    if (count === 0 || !declarations.every((node) => this.canStandIn(node))) return false;
    if (count > 2 || (count === 2 && awaited.length < declarations.length)) return false;
    let number = 0;
    let first: string | null = null;
    for (const node of declarations) {
      const resources = node.declarations.map(({ id }): Resource => {
        const name = id.type === 'Identifier' ? id.name : '';
        const role: ResourceRole =
          node.kind === 'using' ? 'sync' : count === 1 ? 'only' : number === 0 ? 'first' : 'second';
        const resource = { number: number++, name, role, first } as const;
        first ??= name;
        return resource;
      });
      this.resources.set(node, resources);
      // What is named after it is disposed of before the wait.
      if (count === 1 && node.kind === 'await using') break;
    }
    return true;
  }

  /** Whether there is room for text, and no function that would lose its name. */
  private canStandIn({ declarations }: VariableDeclaration): boolean {
    return declarations.every(
      ({ init, end }, index) =>
        init &&
        !isNamed(init) &&
        (index === declarations.length - 1 ||
          !this.source.slice(end, declarations[index + 1].start).includes('/')),
    );
  }

  /** Inside, any name may be a property of the object, those of the helpers too. */
  protected visitWith(node: WithStatement): void {
    this.scope.needsFinally = true;
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
   * Where only the grammar ends the statement after an operand, the call that takes its place would go on:
   * `yield\n(1)`, `await x++\n[1]`, `return () => {}\n(1)`.
   */
  private endStatement(end: Offset, found: FoundFunction, goesOn: string): void {
    const last = this.points.at(-1);
    // An operand of its own may have ended the statement here.
    const isEnded = last?.what === 'semicolon' && last.at === end;
    if (!isEnded && this.isNext(end, goesOn)) this.add('semicolon', end, found);
  }

  /** Whether the next token after `at` begins with one of these. */
  private isNext(at: Offset, characters: string): boolean {
    const next = this.source[this.skipBlanks(at)] ?? '';
    return next !== '' && characters.includes(next);
  }
}
