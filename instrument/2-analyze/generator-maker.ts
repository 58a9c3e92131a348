/** World: any (pure). What makes a generator that is delegated to. */
import type { AnyNode, Expression } from 'acorn';
import type { BoundNames } from './bound-names.ts';
import type { Point } from './found-function.ts';
import type { FunctionScope } from './function-scope.ts';

/** A name that needs no escapes. */
const PLAIN_NAME = /^[\w$]+$/;

/** What the operand of `yield*` calls, as a name and the keys that lead from it; null where reading that once more could run something. */
export function makerOf(operand: Expression | null | undefined): readonly string[] | null {
  if (operand?.type !== 'CallExpression' || operand.optional) return null;
  const keys: string[] = [];
  let callee: AnyNode = operand.callee;
  while (callee.type === 'MemberExpression' && !callee.computed && !callee.optional) {
    if (callee.property.type !== 'Identifier') return null;
    keys.unshift(callee.property.name);
    callee = callee.object;
  }
  if (callee.type === 'ThisExpression') keys.unshift('this');
  else if (callee.type === 'Identifier') keys.unshift(callee.name);
  else return null;
  return keys.every((key) => PLAIN_NAME.test(key)) ? keys : null;
}

/** The point as it is where the maker is told by a name that can be read once more. */
export function settleMaker(
  point: Extract<Point, { readonly what: 'delegated-to' }>,
  where: FunctionScope,
  names: BoundNames,
): Point {
  const { at, function: found, maker } = point;
  const isTold = maker[0] === 'this' || names.has(maker[0], where);
  return isTold ? point : { what: 'delegated', at, function: found };
}
