/**
 * World: any (pure). Visits a syntax tree in source order. A switch over node types instead of reflection,
 * because reading the tree must stay cheap beside parsing it; the nodes that matter to names and functions
 * are left to the walks built on this one.
 */
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  AssignmentExpression,
  AssignmentPattern,
  AwaitExpression,
  BlockStatement,
  BinaryExpression,
  CallExpression,
  Class,
  ExportDefaultDeclaration,
  Expression,
  ForOfStatement,
  FunctionDeclaration,
  FunctionExpression,
  ImportExpression,
  LabeledStatement,
  LogicalExpression,
  MemberExpression,
  NewExpression,
  ObjectExpression,
  PrivateIdentifier,
  ReturnStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  WithStatement,
  YieldExpression,
} from 'acorn';

export type FunctionNode =
  FunctionDeclaration | AnonymousFunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

type ChainLink = MemberExpression | CallExpression | BinaryExpression | LogicalExpression;

export abstract class TreeWalk {
  /** Of the chains being visited, the outer ones below: one array for all, an array each would be most of the garbage. */
  private readonly links: ChainLink[] = [];

  /** A function where nothing around it gives it a name. */
  protected abstract visitUnnamedFunction(node: FunctionNode): void;
  protected abstract visitClass(node: Class, path: string | null): void;
  protected abstract visitObject(node: ObjectExpression, path: string | null): void;
  protected abstract visitVariables(node: VariableDeclaration): void;
  protected abstract visitAssignment(node: AssignmentExpression): void;
  protected abstract visitDefault(node: AssignmentPattern): void;
  protected abstract visitExportDefault(node: ExportDefaultDeclaration): void;
  protected abstract visitArguments(node: CallExpression): void;
  protected abstract visitNew(node: NewExpression): void;
  protected abstract visitImport(node: ImportExpression): void;
  protected abstract visitWith(node: WithStatement): void;
  protected abstract visitSuspension(node: AwaitExpression | YieldExpression): void;
  protected abstract visitReturn(node: ReturnStatement): void;
  protected abstract visitThrow(node: ThrowStatement): void;
  protected abstract visitTry(node: TryStatement): void;
  protected abstract visitLabeled(node: LabeledStatement): void;
  protected abstract visitForOf(node: ForOfStatement): void;
  protected abstract visitBlock(node: BlockStatement): void;
  protected abstract visitPatternKey(key: Expression | PrivateIdentifier): void;

  visitAll(nodes: readonly (AnyNode | null)[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node) this.visit(node);
    }
  }

  visit(node: AnyNode): void {
    switch (node.type) {
      // Engines try cases in turn: half of all nodes first, nothing inside them can be a function
      case 'Identifier':
      case 'Literal':
        break;

      // Long chains lean to the left: `a + b + c`, `$(x).y().z()`
      case 'MemberExpression':
      case 'CallExpression':
      case 'BinaryExpression':
      case 'LogicalExpression':
        this.visitChain(node);
        break;

      case 'ExpressionStatement':
        this.visit(node.expression);
        break;
      case 'BlockStatement':
        this.visitBlock(node);
        break;

      // Functions and what names them
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.visitUnnamedFunction(node);
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
        this.visitDefault(node);
        break;
      case 'ExportDefaultDeclaration':
        this.visitExportDefault(node);
        break;

      case 'AwaitExpression':
      case 'YieldExpression':
        this.visitSuspension(node);
        break;
      case 'ReturnStatement':
        this.visitReturn(node);
        break;
      case 'ThrowStatement':
        this.visitThrow(node);
        break;
      case 'SpreadElement':
      case 'RestElement':
      case 'UnaryExpression':
      case 'UpdateExpression':
        this.visit(node.argument);
        break;
      case 'WithStatement':
        this.visitWith(node);
        break;
      case 'LabeledStatement':
        this.visitLabeled(node);
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
        this.visitTry(node);
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
        this.visit(node.left);
        this.visit(node.right);
        this.visit(node.body);
        break;
      case 'ForOfStatement':
        this.visitForOf(node);
        break;
      case 'ArrayExpression':
      case 'ArrayPattern':
        this.visitAll(node.elements);
        break;
      case 'ObjectPattern':
        this.visitAll(node.properties);
        break;
      case 'Property': // of a pattern; those of objects are visited with their object
        if (node.computed) this.visitPatternKey(node.key);
        this.visit(node.value);
        break;
      case 'NewExpression':
        this.visitNew(node);
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
        this.visitImport(node);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) this.visit(node.declaration);
        break;

      // Nothing inside can be a function
      case 'Program':
      case 'CatchClause':
      case 'VariableDeclarator':
      case 'ClassBody':
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'StaticBlock':
      case 'EmptyStatement':
      case 'DebuggerStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'PrivateIdentifier':
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

  /** Down the left side in a loop: generated code has chains of thousands. */
  private visitChain(top: AnyNode): void {
    const { links } = this;
    const base = links.length;
    let node = top;
    for (;;) {
      if (node.type === 'MemberExpression') {
        links.push(node);
        node = node.object;
      } else if (node.type === 'CallExpression') {
        links.push(node);
        node = node.callee;
      } else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') {
        links.push(node);
        node = node.left;
      } else break;
    }
    this.visit(node);
    while (links.length > base) {
      const link = links.pop()!;
      if (link.type === 'MemberExpression') {
        if (link.computed) this.visit(link.property);
      } else if (link.type === 'CallExpression') this.visitArguments(link);
      else this.visit(link.right);
    }
  }
}
