/**
 * World: any (pure). Syntax tree → every function with its name, its parameters and the way it will be
 * instrumented, and the points of the source where text goes in. One walk in source order, so that the
 * points come out sorted; a switch over node types, because reading the tree must stay cheap beside parsing.
 */
import type {
  AnyNode,
  ArrowFunctionExpression,
  AssignmentExpression,
  Class,
  ExportDefaultDeclaration,
  Expression,
  Function,
  MethodDefinition,
  ModuleDeclaration,
  ObjectExpression,
  Property,
  Statement,
  VariableDeclaration,
} from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import { arrowEnd, type ParsedScript } from '../1-parse/parse.ts';
import type { AnalyzedScript, FoundFunction, LeftOutFunction, Point } from './found-function.ts';
import { chooseHoisted, createScope, type FunctionScope } from './function-scope.ts';
import { anonymousName, EXPORTS, keyText, memberPath, nameFrom, ownerOf, pathOf } from './names.ts';
import { collectBoundNames, passedArguments, shownParameter } from './parameters.ts';
import type { Writable } from './writable.ts';

export function analyze({ source, program }: ParsedScript): AnalyzedScript {
  const walk = new Walk(source);
  walk.visitAll(program.body);
  const directives = directivesOf(program.body);
  const last = directives.at(-1);
  const start = last ? last.end : (program.body[0]?.start ?? source.length);
  const { functions, points, leftOut } = walk;
  return { source, functions, points, leftOut, start, hasDirectives: last !== undefined };
}

function directivesOf(body: readonly (Statement | ModuleDeclaration)[]) {
  const isDirective = (statement: Statement | ModuleDeclaration): boolean =>
    statement.type === 'ExpressionStatement' && statement.directive !== undefined;
  const end = body.findIndex((statement) => !isDirective(statement));
  return end < 0 ? body : body.slice(0, end);
}

/** How a function is called when its place in the source says so. */
interface Naming {
  readonly kind: FoundFunction['kind'];
  /** Null: the function has its own name, or none. */
  readonly path: string | null;
  /** Of the whole definition: `static get x() {}` begins at `static`. */
  readonly at: Offset;
  /** Replaces what is derived from the name. */
  readonly owner?: string | null;
}

class Walk {
  readonly functions: FoundFunction[] = [];
  readonly points: Point[] = [];
  readonly leftOut: LeftOutFunction[] = [];
  private scope: FunctionScope = createScope(null, null);
  private withDepth = 0;

  constructor(private readonly source: string) {}

  visitAll(nodes: readonly (AnyNode | null)[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node) this.visit(node);
    }
  }

  visit(node: AnyNode): void {
    switch (node.type) {
      // Functions and what names them
      case 'FunctionDeclaration':
        if (node.id) this.scope.blockFunctionNames.push(node.id.name);
        this.visitFunction(node, { kind: 'function', path: null, at: node.start });
        break;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.visitFunction(node, { kind: 'function', path: null, at: node.start });
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.visitClass(node, null);
        break;
      case 'ObjectExpression':
        this.visitObject(node, null);
        break;
      case 'VariableDeclaration':
        this.visitVariables(node);
        break;
      case 'AssignmentExpression':
        this.visitAssignment(node);
        break;
      case 'AssignmentPattern':
        this.visit(node.left);
        this.visitNamed(node.right, node.left.type === 'Identifier' ? node.left.name : null);
        break;
      case 'ExportDefaultDeclaration':
        this.visitExportDefault(node);
        break;

      // Long chains lean to the left: `a + b + c`, `$(x).y().z()`
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'CallExpression':
      case 'MemberExpression':
        this.visitChain(node);
        break;

      case 'ExpressionStatement':
        this.visit(node.expression);
        break;
      case 'BlockStatement':
        this.visitAll(node.body);
        break;
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'SpreadElement':
      case 'RestElement':
      case 'UnaryExpression':
      case 'UpdateExpression':
      case 'YieldExpression':
      case 'AwaitExpression':
        if (node.argument) this.visit(node.argument);
        break;
      case 'WithStatement':
        this.visit(node.object);
        this.withDepth++;
        this.visit(node.body);
        this.withDepth--;
        break;
      case 'LabeledStatement':
        this.visit(node.body);
        break;
      case 'IfStatement':
      case 'ConditionalExpression':
        this.visit(node.test);
        this.visit(node.consequent);
        if (node.alternate) this.visit(node.alternate);
        break;
      case 'SwitchStatement':
        this.visit(node.discriminant);
        this.visitAll(node.cases);
        break;
      case 'SwitchCase':
        if (node.test) this.visit(node.test);
        this.visitAll(node.consequent);
        break;
      case 'TryStatement':
        this.visit(node.block);
        if (node.handler) this.visit(node.handler);
        if (node.finalizer) this.visit(node.finalizer);
        break;
      case 'CatchClause':
        if (node.param) this.visit(node.param);
        this.visit(node.body);
        break;
      case 'WhileStatement':
        this.visit(node.test);
        this.visit(node.body);
        break;
      case 'DoWhileStatement':
        this.visit(node.body);
        this.visit(node.test);
        break;
      case 'ForStatement':
        if (node.init) this.visit(node.init);
        if (node.test) this.visit(node.test);
        if (node.update) this.visit(node.update);
        this.visit(node.body);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.visit(node.left);
        this.visit(node.right);
        this.visit(node.body);
        break;
      case 'ArrayExpression':
      case 'ArrayPattern':
        this.visitAll(node.elements);
        break;
      case 'ObjectPattern':
        this.visitAll(node.properties);
        break;
      case 'Property': // of a pattern; those of objects are visited with their object
        if (node.computed) this.visit(node.key);
        this.visit(node.value);
        break;
      case 'NewExpression':
        this.visit(node.callee);
        this.visitAll(node.arguments);
        break;
      case 'SequenceExpression':
      case 'TemplateLiteral':
        this.visitAll(node.expressions);
        break;
      case 'TaggedTemplateExpression':
        this.visit(node.tag);
        this.visit(node.quasi);
        break;
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        this.visit(node.expression);
        break;
      case 'ImportExpression':
        this.visit(node.source);
        if (node.options) this.visit(node.options);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) this.visit(node.declaration);
        break;

      // Nothing inside can be a function
      case 'Program':
      case 'VariableDeclarator':
      case 'ClassBody':
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'StaticBlock':
      case 'EmptyStatement':
      case 'DebuggerStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'Identifier':
      case 'PrivateIdentifier':
      case 'Literal':
      case 'ThisExpression':
      case 'Super':
      case 'MetaProperty':
      case 'TemplateElement':
      case 'ImportDeclaration':
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
      case 'ImportAttribute':
      case 'ExportSpecifier':
      case 'ExportAllDeclaration':
        break;
    }
  }

  /** Visits an expression whose value gets a name from where it stands. */
  private visitNamed(node: Expression, path: string | null): void {
    const { type } = node;
    if (type === 'FunctionExpression' || type === 'ArrowFunctionExpression')
      this.visitFunction(node, { kind: 'function', path, at: node.start });
    else if (type === 'ClassExpression') this.visitClass(node, path);
    else if (type === 'ObjectExpression') this.visitObject(node, path);
    // The language names nothing in these, people do: `const f = g || function () {}`
    else if (type === 'ConditionalExpression') {
      this.visit(node.test);
      this.visitNamed(node.consequent, path);
      this.visitNamed(node.alternate, path);
    } else if (type === 'LogicalExpression') {
      this.visit(node.left);
      this.visitNamed(node.right, path);
    } else this.visit(node);
  }

  private visitVariables(node: VariableDeclaration): void {
    const { scope } = this;
    for (const { id, init } of node.declarations) {
      if (id.type === 'Identifier') {
        if (node.kind === 'var') scope.varNames.push(id.name);
        if (id.name === 'arguments') scope.declaresArguments = true;
        if (init) this.visitNamed(init, id.name);
      } else {
        const names: string[] = [];
        collectBoundNames(id, names);
        if (node.kind === 'var') scope.varNames.push(...names);
        if (names.includes('arguments')) scope.declaresArguments = true;
        this.visit(id);
        if (init) this.visit(init);
      }
    }
  }

  private visitAssignment(node: AssignmentExpression): void {
    this.visit(node.left);
    const { type } = node.right;
    // A path is text to build: only where there may be somebody to bear it.
    const isBare = type === 'Identifier' || type === 'Literal' || type === 'BinaryExpression';
    if (isBare) this.visit(node.right);
    else this.visitNamed(node.right, pathOf(this.source, node.left, this.scope));
  }

  private visitExportDefault({ declaration }: ExportDefaultDeclaration): void {
    if (declaration.type === 'FunctionDeclaration')
      this.visitFunction(declaration, { kind: 'function', path: 'default', at: declaration.start });
    else if (declaration.type === 'ClassDeclaration') this.visitClass(declaration, 'default');
    else this.visitNamed(declaration, declaration.type === 'ObjectExpression' ? EXPORTS : 'default');
  }

  /** Down the left side in a loop: generated code has chains of thousands. */
  private visitChain(top: AnyNode): void {
    const links: AnyNode[] = [];
    let node = top;
    for (;;) {
      links.push(node);
      if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') node = node.left;
      else if (node.type === 'CallExpression') node = node.callee;
      else if (node.type === 'MemberExpression') node = node.object;
      else break;
    }
    this.visit(links.pop()!);
    for (let link = links.pop(); link; link = links.pop()) {
      if (link.type === 'BinaryExpression' || link.type === 'LogicalExpression') this.visit(link.right);
      else if (link.type === 'MemberExpression') {
        if (link.computed) this.visit(link.property);
      } else if (link.type === 'CallExpression') {
        if (link.callee.type === 'Identifier' && link.callee.name === 'eval') this.scope.callsEval = true;
        this.visitAll(link.arguments);
      }
    }
  }

  private visitObject(node: ObjectExpression, path: string | null): void {
    for (const property of node.properties) {
      if (property.type === 'Property') this.visitProperty(property, path);
      else this.visit(property);
    }
  }

  private visitProperty(node: Property, object: string | null): void {
    const { key, value, computed, kind } = node;
    if (computed) this.visit(key);
    const path = memberPath(object, keyText(this.source, key, computed));
    const isFunction = value.type === 'FunctionExpression';
    if (isFunction && kind !== 'init')
      this.visitFunction(value, {
        kind: `${kind}ter`,
        path: `${kind} ${path}`,
        at: node.start,
        owner: object,
      });
    else if (isFunction && node.method)
      this.visitFunction(value, { kind: 'method', path, at: node.start, owner: object });
    else this.visitNamed(value, path);
  }

  private visitClass(node: Class, path: string | null): void {
    const name = nameFrom(node.id?.name ?? null, path) ?? '(anonymous class)';
    if (node.superClass) this.visit(node.superClass);
    for (const member of node.body.body) {
      if (member.type === 'MethodDefinition') this.visitMethod(member, name);
      else if (member.type === 'StaticBlock')
        this.inScope(createScope(name, name), () => this.visitAll(member.body));
      else {
        if (member.computed) this.visit(member.key);
        const { value } = member;
        const field = memberPath(name, keyText(this.source, member.key, member.computed));
        if (value) this.inScope(createScope(name, name), () => this.visitNamed(value, field));
      }
    }
  }

  private visitMethod(node: MethodDefinition, owner: string): void {
    const { kind, key, computed, value, start: at } = node;
    if (computed) this.visit(key);
    const path = memberPath(owner, keyText(this.source, key, computed));
    if (kind === 'constructor') this.visitFunction(value, { kind, path: `new ${owner}`, at, owner });
    else if (kind === 'method') this.visitFunction(value, { kind, path, at, owner });
    else this.visitFunction(value, { kind: `${kind}ter`, path: `${kind} ${path}`, at, owner });
  }

  private visitFunction(node: Function, naming: Naming): void {
    const { at, kind } = naming;
    if (this.withDepth > 0) {
      this.leftOut.push({ code: 'with', at });
      return;
    }
    const directives = node.body.type === 'BlockStatement' ? directivesOf(node.body.body) : [];
    if (directives.some((d) => d.type === 'ExpressionStatement' && d.directive === 'use asm')) {
      this.leftOut.push({ code: 'asm', at });
      return;
    }

    const isArrow = node.type === 'ArrowFunctionExpression';
    const name = nameFrom(node.id?.name ?? null, naming.path);
    const owner = isArrow ? this.scope.owner : naming.owner !== undefined ? naming.owner : ownerOf(name);
    const scope = createScope(name ?? this.scope.label, owner);
    const found: Writable<FoundFunction> = {
      kind,
      name: name ?? anonymousName(this.scope),
      at,
      parameters: node.params.map(shownParameter),
      mode: node.async || node.generator ? 'counted' : 'framed',
      body: node.body.type === 'BlockStatement' ? 'block' : 'expression',
      hasDirectives: directives.length > 0,
      passed: [],
      passesCount: false,
      hoisted: [],
    };
    this.functions.push(found);

    this.inScope(scope, () => {
      this.visitAll(node.params);
      if (node.body.type === 'BlockStatement') {
        this.points.push({
          what: 'open',
          at: directives.at(-1)?.end ?? node.body.start + 1,
          function: found,
        });
        this.visitBody(node.body.body, found.mode);
        this.points.push({ what: 'close', at: node.body.end - 1, function: found });
      } else {
        this.points.push({ what: 'open', at: arrowEnd(node as ArrowFunctionExpression), function: found });
        this.visit(node.body);
        this.points.push({ what: 'close', at: node.end, function: found });
      }
    });

    const parameterNames: string[] = [];
    for (const pattern of node.params) collectBoundNames(pattern, parameterNames);
    const hasArguments = !isArrow && !scope.declaresArguments && !parameterNames.includes('arguments');
    found.passed = passedArguments(node, hasArguments);
    // The language itself calls accessors, always with as many arguments as they have parameters.
    const isAccessor = kind === 'getter' || kind === 'setter';
    found.passesCount = hasArguments && !isAccessor && node.params.at(-1)?.type !== 'RestElement';
    if (found.mode === 'framed') found.hoisted = chooseHoisted(scope, parameterNames);
  }

  /** The statements of a function; its own function declarations are noted, they may have to be renamed. */
  private visitBody(body: readonly Statement[], mode: FoundFunction['mode']): void {
    for (const statement of body) {
      let node = statement;
      while (node.type === 'LabeledStatement') node = node.body;
      if (node.type !== 'FunctionDeclaration') {
        this.visit(statement);
        continue;
      }
      const { name, start } = node.id;
      if (name === 'arguments') this.scope.declaresArguments = true;
      if (mode === 'framed') {
        const hoisted = { name, at: start, number: null };
        this.scope.topFunctions.push(hoisted);
        this.points.push({ what: 'name', at: start, function: hoisted });
      }
      this.visitFunction(node, { kind: 'function', path: null, at: node.start });
    }
  }

  private inScope(scope: FunctionScope, visit: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    visit();
    this.scope = outer;
  }
}
