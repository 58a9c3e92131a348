/**
 * World: any (pure). Carries names from the places that give them to the functions that bear them:
 * variables, assignments, defaults, properties, classes and their members.
 */
import type {
  AnyNode,
  AssignmentExpression,
  AssignmentPattern,
  CallExpression,
  Class,
  ExportDefaultDeclaration,
  Expression,
  Function,
  MethodDefinition,
  ObjectExpression,
  Property,
  VariableDeclaration,
} from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';
import type { FoundFunction } from './found-function.ts';
import { createScope, type FunctionScope } from './function-scope.ts';
import { EXPORTS, keyText, memberPath, nameFrom, pathOf } from './names.ts';
import { collectBoundNames } from './parameters.ts';
import { TreeWalk } from './tree-walk.ts';

/** How a function is called when its place in the source says so. */
export interface Naming {
  readonly kind: FoundFunction['kind'];
  /** Null: the function has its own name, or none. */
  readonly path: string | null;
  /** Of the whole definition: `static get x() {}` begins at `static`. */
  readonly at: Offset;
  /** Replaces what is derived from the name. */
  readonly owner?: string | null;
}

export abstract class NamingWalk extends TreeWalk {
  protected scope: FunctionScope = createScope(null, null);

  constructor(protected readonly source: string) {
    super();
  }

  protected abstract visitFunction(node: Function, naming: Naming): void;

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
    } else if (type === 'CallExpression' && objectFunction(node) !== null)
      for (const argument of node.arguments) this.visitNamedArgument(argument, path);
    else this.visit(node);
  }

  /** Members added to an object are named after it: `Object.assign(Matrix.prototype, { add() {} })`. */
  protected visitArguments(node: CallExpression): void {
    const { callee, arguments: passed } = node;
    if (callee.type === 'Identifier' && callee.name === 'eval') this.scope.callsEval = true;
    const target = objectFunction(node) === 'assign' && passed.length > 1 ? passed[0] : null;
    const path = target && pathOf(this.source, target, this.scope);
    for (const argument of passed) this.visitNamedArgument(argument, path);
  }

  /** Of arguments only object literals take a name: `Object.freeze({ of() {} })`. */
  private visitNamedArgument(argument: AnyNode, path: string | null): void {
    if (argument.type === 'ObjectExpression') this.visitObject(argument, path);
    else this.visit(argument);
  }

  protected visitVariables(node: VariableDeclaration): void {
    const { scope } = this;
    for (const { id, init } of node.declarations) {
      if (id.type === 'Identifier') {
        (node.kind === 'var' ? scope.varNames : scope.otherNames).push(id.name);
        if (id.name === 'arguments') scope.declaresArguments = true;
        if (init) this.visitNamed(init, id.name);
      } else {
        const names: string[] = [];
        collectBoundNames(id, names);
        (node.kind === 'var' ? scope.varNames : scope.otherNames).push(...names);
        if (names.includes('arguments')) scope.declaresArguments = true;
        this.visit(id);
        if (init) this.visit(init);
      }
    }
  }

  protected visitAssignment(node: AssignmentExpression): void {
    this.visit(node.left);
    if (mayBearName(node.right)) this.visitNamed(node.right, pathOf(this.source, node.left, this.scope));
    else this.visit(node.right);
  }

  protected visitDefault(node: AssignmentPattern): void {
    this.visit(node.left);
    this.visitDefaultValue(node);
  }

  protected visitDefaultValue({ left, right }: AssignmentPattern): void {
    this.visitNamed(right, left.type === 'Identifier' ? left.name : null);
  }

  protected visitExportDefault({ declaration }: ExportDefaultDeclaration): void {
    if (declaration.type === 'FunctionDeclaration')
      this.visitFunction(declaration, { kind: 'function', path: 'default', at: declaration.start });
    else if (declaration.type === 'ClassDeclaration') this.visitClass(declaration, 'default');
    else this.visitNamed(declaration, declaration.type === 'ObjectExpression' ? EXPORTS : 'default');
  }

  protected visitObject(node: ObjectExpression, path: string | null): void {
    for (const property of node.properties) {
      if (property.type === 'Property') this.visitProperty(property, path);
      else this.visit(property);
    }
  }

  private visitProperty(node: Property, object: string | null): void {
    const { key, value, computed, kind } = node;
    if (computed) this.visit(key);
    if (!mayBearName(value)) {
      this.visit(value);
      return;
    }
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

  protected visitClass(node: Class, path: string | null): void {
    const name = nameFrom(node.id?.name ?? null, path) ?? '(anonymous class)';
    if (node.id) this.scope.otherNames.push(node.id.name);
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

  protected inScope(scope: FunctionScope, visit: () => void): void {
    const outer = this.scope;
    this.scope = scope;
    scope.outer = outer;
    visit();
    this.scope = outer;
  }
}

/** A path is text to build: only where there may be somebody to bear it. */
function mayBearName(node: Expression): boolean {
  const { type } = node;
  if (type === 'CallExpression') return objectFunction(node) !== null;
  return (
    type === 'FunctionExpression' ||
    type === 'ArrowFunctionExpression' ||
    type === 'ClassExpression' ||
    type === 'ObjectExpression' ||
    type === 'ConditionalExpression' ||
    type === 'LogicalExpression'
  );
}

/** `freeze` in `Object.freeze(…)`, for those that return the object they are given. */
function objectFunction({ callee }: CallExpression): string | null {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null;
  if (callee.object.name !== 'Object' || callee.property.type !== 'Identifier') return null;
  const { name } = callee.property;
  return name === 'freeze' || name === 'seal' || name === 'assign' ? name : null;
}
