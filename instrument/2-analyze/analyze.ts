/**
 * World: any (pure). Syntax tree → every function with its name, its parameters and the way it will be
 * instrumented, and the points of the source where text goes in. One walk in source order, so that the
 * points come out sorted.
 */
import type {
  ArrowFunctionExpression,
  CallExpression,
  Function,
  ModuleDeclaration,
  NewExpression,
  Statement,
} from 'acorn';
import { arrowBodyStart, type ParsedScript } from '../1-parse/parse.ts';
import { ArgumentsMentions } from './arguments-mentions.ts';
import { BoundNames } from './bound-names.ts';
import { CallGraph, NOBODY, type FunctionIndex } from './call-graph.ts';
import { findEvalNames, type EvalNames } from './eval-names.ts';
import {
  isExitPoint,
  type AnalyzedScript,
  type Bare,
  type FoundFunction,
  type Point,
} from './found-function.ts';
import { forwardingOf } from './forwarding.ts';
import { chooseHoisted, createScope, type FunctionScope } from './function-scope.ts';
import { settleMaker } from './generator-maker.ts';
import { anonymousName, nameFrom, ownerOf } from './names.ts';
import { endsInJump, isLeaf } from './leaf.ts';
import type { Naming } from './naming-walk.ts';
import { collectBoundNames, passedArguments, shownParameter } from './parameters.ts';
import { RuntimeCodeWalk } from './runtime-code-walk.ts';
import { isNamed } from './suspension-walk.ts';
import type { FunctionNode } from './tree-walk.ts';
import type { Writable } from './writable.ts';

export function analyze({ source, program }: ParsedScript): AnalyzedScript {
  const evalNames = findEvalNames(source, program);
  const walk = new FunctionWalk(source, evalNames);
  walk.bindImports(program.body);
  walk.visitAll(program.body);
  const last = directivesOf(program.body).at(-1);
  const start = last ? last.end : (program.body[0]?.start ?? source.length);
  const { functions } = walk;
  const points = walk.settle(program.sourceType === 'module');
  const aliases = evalNames.handedOn.map((at) => ({ code: 'eval-alias', at }) as const);
  const leftOut = [...walk.leftOut, ...aliases];
  const imports = program.body.some((node) => 'source' in node && node.source !== null);
  return { source, functions, points, leftOut, start, hasDirectives: last !== undefined, imports };
}

/** Ends that a function without `finally` may have: each is 24 bytes, and half as much code as `finally`. */
const MAX_EXITS = 8;

/** Names of those that the engine calls in the middle of others, and reports what they throw: of events and of custom elements. */
const CALLED_BY_ENGINE = /\bhandleEvent$|\bon(?!(?:e|ce|ly|to)$)[a-z]+$|Callback$/;

/** A function whose form is known when all of the script is, and that has function declarations. */
interface Hoisting {
  readonly found: Writable<FoundFunction>;
  readonly scope: FunctionScope;
  readonly parameterNames: readonly string[];
}

class FunctionWalk extends RuntimeCodeWalk {
  readonly functions: Writable<FoundFunction>[] = [];
  private readonly graph = new CallGraph();
  private readonly hoisting: Hoisting[] = [];
  private current: FunctionIndex = NOBODY;
  /** Functions whose exceptions the engine takes: what runs above them would end unseen. */
  private readonly swallowed = new Set<object>();
  private readonly mentions: ArgumentsMentions;

  constructor(source: string, evalNames: EvalNames) {
    super(source, evalNames);
    this.mentions = new ArgumentsMentions(source);
  }

  bindImports(body: readonly (Statement | ModuleDeclaration)[]): void {
    for (const node of body)
      if (node.type === 'ImportDeclaration')
        for (const { local } of node.specifiers) this.scope.otherNames.push(local.name);
  }

  protected visitUnnamedFunction(node: FunctionNode): void {
    // Those at the top of a body do not come this way, see `visitBody`.
    if (node.type === 'FunctionDeclaration' && node.id) this.scope.blockFunctionNames.push(node.id.name);
    this.visitFunction(node, { kind: 'function', path: null, at: node.start });
  }

  protected visitFunction(node: Function, naming: Naming): void {
    const { at, kind } = naming;
    if (this.withDepth > 0) {
      this.leftOut.push({ code: 'with', at });
      return;
    }
    const directives = node.body.type === 'BlockStatement' ? directivesOf(node.body.body) : [];
    if (hasDirective(directives, 'use asm')) {
      this.leftOut.push({ code: 'asm', at });
      return;
    }

    // The language itself calls accessors, always with as many arguments as they have parameters.
    const isAccessor = kind === 'getter' || kind === 'setter';
    const isArrow = node.type === 'ArrowFunctionExpression';
    const name = nameFrom(node.id?.name ?? null, naming.path);
    const owner = isArrow ? this.scope.owner : naming.owner !== undefined ? naming.owner : ownerOf(name);
    const found: Writable<FoundFunction> = {
      kind,
      name: name ?? anonymousName(this.scope),
      at,
      parameters: node.params.map(shownParameter),
      mode: 'framed',
      body: node.body.type === 'BlockStatement' ? 'block' : 'expression',
      hasDirectives: directives.length > 0,
      passed: [],
      seesArguments: false,
      bare: null,
      recurses: false,
      keepsResult: false,
      forwarding: forwardingOf(this.source, node),
      hoisted: [],
    };
    found.bare = bareOf(node, found);
    if (found.bare?.kind === 'recursive' && (this.swallowed.has(node) || CALLED_BY_ENGINE.test(found.name)))
      found.bare = null;
    this.functions.push(found);
    const index = this.addToGraph(node, naming, found);
    const scope = createScope(name ?? this.scope.label, owner, found, node.async && node.generator);

    const caller = this.current;
    this.current = index;
    this.functionDepth++;
    this.inScope(scope, () => {
      this.visitAll(node.params);
      if (node.body.type === 'BlockStatement') {
        this.points.push({
          what: 'open',
          at: found.forwarding?.at ?? directives.at(-1)?.end ?? node.body.start + 1,
          function: found,
        });
        this.visitBody(node.body.body);
        this.points.push({ what: 'close', at: node.body.end - 1, function: found });
      } else {
        this.points.push({
          what: 'open',
          at: arrowBodyStart(node as ArrowFunctionExpression),
          function: found,
        });
        this.visit(node.body);
        this.addEnd({ what: 'close', at: node.end, function: found });
      }
    });
    this.current = caller;
    this.functionDepth--;

    const parameterNames: string[] = [];
    for (const pattern of node.params) collectBoundNames(pattern, parameterNames);
    if (node.id && node.type === 'FunctionExpression') scope.otherNames.push(node.id.name);
    scope.otherNames.push(...parameterNames);
    const hasArguments = !isArrow && !scope.declaresArguments && !parameterNames.includes('arguments');
    found.passed = passedArguments(node, hasArguments);
    // Who uses a rest parameter leaves no surplus.
    const sees = this.mentions.ownOf(node, isArrow);
    found.seesArguments = sees && hasArguments && !isAccessor && node.params.at(-1)?.type !== 'RestElement';
    if (scope.suspendsUntold) found.mode = 'counted';
    else if (scope.suspensions > 0) found.mode = 'suspendable';
    found.keepsResult = scope.delegates;
    if (scope.needsFinally || scope.callsEval || scope.exits > MAX_EXITS) found.bare = null;
    if (found.bare) found.bare = { ...found.bare, hasValue: scope.keepsValue, catches: scope.catches };
    if (found.mode !== 'counted' && scope.topFunctions.length > 0)
      this.hoisting.push({ found, scope, parameterNames });
  }

  /** Names by which it may be called. */
  private addToGraph({ id, type }: Function, { path, kind }: Naming, found: FoundFunction): FunctionIndex {
    const { graph, current } = this;
    const index = graph.addFunction(current, found.parameters);
    if (id) graph.addName(id.name, type === 'FunctionDeclaration' ? current : index, index);
    if (path === null && type !== 'FunctionDeclaration') graph.addCallback(current, index);
    // `new Matrix` is called as `Matrix`; nobody calls accessors by name.
    const name = kind === 'constructor' ? path?.slice('new '.length) : path;
    if (!name || kind === 'getter' || kind === 'setter') return index;
    const member = name.slice(name.lastIndexOf('.') + 1);
    if (member === name && kind !== 'method') graph.addName(name, current, index);
    else graph.addMember(member, index);
    return index;
  }

  protected override visitArguments(node: CallExpression): void {
    this.graph.addCall(this.current, node);
    if (isListening(node)) for (const argument of node.arguments) this.swallowed.add(argument);
    super.visitArguments(node);
  }

  protected visitNew(node: NewExpression): void {
    this.graph.addCall(this.current, node);
    const { callee } = node;
    if (callee.type === 'Identifier' && callee.name === 'Promise')
      for (const argument of node.arguments) this.swallowed.add(argument);
    this.visit(callee);
    this.visitAll(node.arguments);
  }

  /** Only who calls itself, and leafs, go without `finally`. The points that are left. */
  settle(isModule: boolean): Point[] {
    const recursive = this.graph.findRecursive();
    this.functions.forEach((found, index) => {
      found.recurses = recursive[index] === 1 && found.mode !== 'counted' && found.bare?.kind !== 'leaf';
      if (!found.recurses && found.bare?.kind === 'recursive') found.bare = null;
    });
    for (const { found, scope, parameterNames } of this.hoisting)
      if (!found.bare) found.hoisted = chooseHoisted(scope, parameterNames);
    const names = new BoundNames(this.source, isModule);
    const points: Point[] = [];
    for (const point of this.points) {
      const where = this.scopesOfMakers.get(point);
      if (where && point.what === 'delegated-to') points.push(settleMaker(point, where, names));
      else if (!isExitPoint(point)) points.push(point);
      else if (point.function.bare) points.push(this.settleExit(point));
    }
    return points;
  }

  /** The statements of a function; its own function declarations are noted, they may have to be renamed. */
  private visitBody(body: readonly Statement[]): void {
    this.noteResources(body);
    for (const statement of body) {
      let node = statement;
      while (node.type === 'LabeledStatement') node = node.body;
      if (node.type !== 'FunctionDeclaration') {
        this.visit(statement);
        continue;
      }
      const { name, start } = node.id;
      if (name === 'arguments') this.scope.declaresArguments = true;
      const hoisted = { name, at: start, number: null };
      this.scope.topFunctions.push(hoisted);
      this.points.push({ what: 'name', at: start, function: hoisted });
      this.visitFunction(node, { kind: 'function', path: null, at: node.start });
    }
  }
}

/** `target.addEventListener(…)`, `Promise.try(…)`. */
function isListening({ callee }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { object, property, computed } = callee;
  if (computed) return false;
  const isTried = property.name === 'try' && object.type === 'Identifier' && object.name === 'Promise';
  return isTried || property.name === 'addEventListener';
}

/** As far as can be told before the walk. */
function bareOf(node: Function, { kind, forwarding }: FoundFunction): Bare | null {
  const leaf = isLeaf(node);
  const isName = node.body.type !== 'BlockStatement' && isNamed(node.body);
  const mayBe =
    !node.async && !node.generator && (kind === 'function' || kind === 'method') && !forwarding && !isName;
  return leaf || mayBe
    ? {
        kind: leaf ? 'leaf' : 'recursive',
        hasValue: false,
        catches: false,
        endsInJump: endsInJump(node.body),
      }
    : null;
}

function directivesOf(body: readonly (Statement | ModuleDeclaration)[]) {
  const isDirective = (statement: Statement | ModuleDeclaration): boolean =>
    statement.type === 'ExpressionStatement' && statement.directive !== undefined;
  const end = body.findIndex((statement) => !isDirective(statement));
  return end < 0 ? body : body.slice(0, end);
}

function hasDirective(directives: readonly (Statement | ModuleDeclaration)[], text: string): boolean {
  return directives.some((d) => d.type === 'ExpressionStatement' && d.directive === text);
}
