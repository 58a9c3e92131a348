/**
 * World: any (pure). Whether a function is a leaf: a few operations one after another, without a loop, a function or a
 * call of its own but of what calculates. These are what engines put into their callers, as long as they are small, so they
 * get text without a `try`, which is most of what the text costs there.
 */
import type {
  AnyNode,
  BlockStatement,
  CallExpression,
  Expression,
  Function,
  NewExpression,
  ReturnStatement,
  ThrowStatement,
} from 'acorn';

type Parts = readonly (AnyNode | null | undefined)[];

const NONE: Parts = [];
// An exit of its own in front of each end is no more code than `finally` up to here.
const MAX_EXITS = 4;

/**
 * What may be in a leaf, by the parts that have to be, too; null: not this one. It is a list of what may, so that what a
 * later edition of the language brings is in none. What may run code of the page without a call (accessors, `valueOf`,
 * `Symbol.hasInstance`) is allowed; what iterates is not.
 */
const PARTS: { readonly [T in AnyNode['type']]?: (node: Extract<AnyNode, { type: T }>) => Parts | null } = {
  Identifier: () => NONE,
  Literal: () => NONE,
  ThisExpression: () => NONE,
  Super: () => NONE,
  MetaProperty: () => NONE,
  PrivateIdentifier: () => NONE,
  MemberExpression: ({ object, property }) => [object, property],
  CallExpression: (node) => (calculates(node) ? node.arguments : null),
  UnaryExpression: ({ argument }) => [argument],
  UpdateExpression: ({ argument }) => [argument],
  BinaryExpression: ({ left, right }) => [left, right],
  LogicalExpression: ({ left, right }) => [left, right],
  AssignmentExpression: ({ left, right }) => [left, right],
  ConditionalExpression: ({ test, consequent, alternate }) => [test, consequent, alternate],
  SequenceExpression: ({ expressions }) => expressions,
  TemplateLiteral: ({ expressions }) => expressions,
  ChainExpression: ({ expression }) => [expression],
  ParenthesizedExpression: ({ expression }) => [expression],
  ArrayExpression: ({ elements }) => elements,
  ObjectExpression: ({ properties }) => properties,
  Property: ({ kind, key, value }) => (kind === 'init' ? [key, value] : null),
  ExpressionStatement: ({ expression }) => [expression],
  VariableDeclaration: ({ kind, declarations }) => (kind.endsWith('using') ? null : declarations),
  VariableDeclarator: ({ id, init }) => (id.type === 'Identifier' ? [init] : null),
  BlockStatement: ({ body }) => body,
  EmptyStatement: () => NONE,
  BreakStatement: () => NONE,
  IfStatement: ({ test, consequent, alternate }) => [test, consequent, alternate],
  SwitchStatement: ({ discriminant, cases }) => [discriminant, ...cases],
  SwitchCase: ({ test, consequent }) => [test, ...consequent],
  ReturnStatement: ({ argument }) => [argument],
  ThrowStatement: ({ argument }) => (isError(argument) ? argument.arguments : [argument]),
};

export function isLeaf({ body, async, generator }: Function): boolean {
  if (async || generator) return false;
  const nodes = plainNodesOf(body);
  return nodes !== null && nodes.filter(isJump).length <= MAX_EXITS;
}

/** All that is in it; null where something may not be. Not recursive: generated code has chains of thousands. */
function plainNodesOf(body: AnyNode): AnyNode[] | null {
  const nodes = [body];
  for (let i = 0; i < nodes.length; i++) {
    const parts = PARTS[nodes[i].type]?.(nodes[i] as never);
    if (!parts) return null;
    for (const part of parts) if (part) nodes.push(part);
  }
  return nodes;
}

/** Nothing runs behind its last statement. */
export function endsInJump(body: BlockStatement | Expression): boolean {
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  return last !== undefined && isJump(last);
}

function isJump(node: AnyNode): node is ReturnStatement | ThrowStatement {
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement';
}

/** What is the same before and after the call is left: `return this`. */
export function isSteady({ type }: Expression): boolean {
  return type === 'ThisExpression' || type === 'Literal' || type === 'Identifier';
}

/** `Math.hypot(…)`, `Number.isInteger(…)`, `Array.isArray(…)`. */
function calculates({ callee }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type !== 'Identifier')
    return false;
  const { name } = callee.object;
  if (name === 'Math') return true;
  const { property } = callee;
  return (
    (name === 'Number' || name === 'Array') &&
    property.type === 'Identifier' &&
    property.name.startsWith('is')
  );
}

/** `new RangeError(…)`, where it is thrown. */
function isError(node: AnyNode): node is NewExpression {
  return (
    node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name.endsWith('Error')
  );
}
