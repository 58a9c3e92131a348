/**
 * World: any (pure). Whether a function is a leaf: a few operations one after another, without a loop, a function or a
 * call of its own but of what calculates. These are what engines put into their callers, as long as they are small, so they
 * get text without a `try`, which is most of what the text costs there.
 */
import type { AnyNode, CallExpression, Expression, Function, NewExpression } from 'acorn';

export interface Leaf {
  /** Some `return` or `throw` has a value that has to be kept while the call is left. */
  readonly hasValue: boolean;
  /** Its last statement is a `return` or `throw`: nothing runs behind it. */
  readonly endsInJump: boolean;
}

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

/** Null where it is none. */
export function leafOf({ body, async, generator }: Function): Leaf | null {
  if (async || generator || !isPlain(body)) return null;
  if (body.type !== 'BlockStatement') return { hasValue: true, endsInJump: true };
  if (exitsOf(body) > MAX_EXITS) return null;
  const last = body.body.at(-1)?.type;
  return { hasValue: hasValue(body), endsInJump: last === 'ReturnStatement' || last === 'ThrowStatement' };
}

function partsOf(node: AnyNode): Parts | null {
  return PARTS[node.type]?.(node as never) ?? null;
}

function isPlain(node: AnyNode): boolean {
  return partsOf(node)?.every((part) => !part || isPlain(part)) ?? false;
}

/** What is the same before and after the call is left: `return this`. */
export function isSteady({ type }: Expression): boolean {
  return type === 'ThisExpression' || type === 'Literal' || type === 'Identifier';
}

/** Of a statement: how often it may end the function. */
function exitsOf(node: AnyNode): number {
  if (node.type === 'ReturnStatement' || node.type === 'ThrowStatement') return 1;
  if (node.type === 'ExpressionStatement') return 0;
  return partsOf(node)?.reduce((sum, part) => sum + (part ? exitsOf(part) : 0), 0) ?? 0;
}

/** Of a statement. */
function hasValue(node: AnyNode): boolean {
  if (node.type === 'ReturnStatement') return Boolean(node.argument && !isSteady(node.argument));
  if (node.type === 'ThrowStatement') return true;
  if (node.type === 'ExpressionStatement') return false;
  return partsOf(node)?.some((part) => part && hasValue(part)) ?? false;
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
