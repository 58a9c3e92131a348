/**
 * World: any (pure). Parameters two ways: as users read them, `{a, b}`, `...xs`, and as the expressions
 * by which emitted code passes their values on.
 */
import type { Expression, Function, Pattern } from 'acorn';
import { HELPERS, STATIC_TYPE_LABELS } from '../../protocol/calling-convention.ts';

// A pattern is there to be recognised; the source line has the rest.
const SHOWN_LENGTH = 32;

/** Adds every name that a pattern binds, in source order. */
export function collectBoundNames(pattern: Pattern, into: string[]): void {
  switch (pattern.type) {
    case 'Identifier':
      into.push(pattern.name);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties)
        collectBoundNames(property.type === 'RestElement' ? property.argument : property.value, into);
      break;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) collectBoundNames(element, into);
      break;
    case 'RestElement':
      collectBoundNames(pattern.argument, into);
      break;
    case 'AssignmentPattern':
      collectBoundNames(pattern.left, into);
      break;
    case 'MemberExpression':
      break; // only in assignments
  }
}

/** `a`, `...xs`, `{a, b}`, `[x, y]`: without defaults, nested patterns by their keys, cut when long. */
export function shownParameter(pattern: Pattern): string {
  const shown = shownPattern(pattern);
  return shown.length <= SHOWN_LENGTH ? shown : cutPattern(shown);
}

function shownPattern(pattern: Pattern): string {
  switch (pattern.type) {
    case 'Identifier':
      return pattern.name;
    case 'ObjectPattern':
      return `{${pattern.properties
        .map((property) => {
          if (property.type === 'RestElement') return shownPattern(property);
          if (!property.computed && property.key.type === 'Identifier') return property.key.name;
          return property.key.type === 'Literal' ? String(property.key.value) : '[…]';
        })
        .join(', ')}}`;
    case 'ArrayPattern':
      return `[${pattern.elements.map((element) => (element ? shownPattern(element) : '')).join(', ')}]`;
    case 'RestElement':
      return `...${shownPattern(pattern.argument)}`;
    case 'AssignmentPattern':
      return shownPattern(pattern.left);
    case 'MemberExpression':
      return '…'; // only in assignments
  }
}

/** Cuts at the last comma that fits and closes the bracket: `{first, second, …}`. */
function cutPattern(shown: string): string {
  const opened = /^(?:\.\.\.)?([[{])/.exec(shown)?.[1];
  if (!opened) return `${shown.slice(0, SHOWN_LENGTH - 1)}…`;
  const comma = shown.lastIndexOf(', ', SHOWN_LENGTH - 4);
  const kept = comma < 0 ? shown.slice(0, SHOWN_LENGTH - 3) : shown.slice(0, comma + 2);
  return `${kept}…${opened === '{' ? '}' : ']'}`;
}

/**
 * The argument expressions of the enter call, one for each parameter, or what stands for a value that
 * cannot be had. `hasArguments`: the name `arguments` means the arguments object.
 */
export function passedArguments(node: Function, hasArguments: boolean): string[] {
  const { params } = node;
  return params.map((pattern, index) => {
    const target = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    if (target.type === 'Identifier')
      return hasArguments && isNamedAgain(params, index, target.name) ? `arguments[${index}]` : target.name;
    if (target.type === 'RestElement')
      return target.argument.type === 'Identifier' ? target.argument.name : staticType('Array');

    const fallback = pattern.type === 'AssignmentPattern' ? pattern.right : null;
    const token = staticType(staticKind(fallback) ?? staticKind(target)!);
    if (!hasArguments) return token;
    const passed = `arguments[${index}]`;
    return fallback ? `${passed}===void 0?${token}:${passed}` : passed;
  });
}

/** `function f(a, a)`, sloppy: the name means the last one. */
function isNamedAgain(params: readonly Pattern[], index: number, name: string): boolean {
  return params.some((other, at) => at > index && other.type === 'Identifier' && other.name === name);
}

type StaticType = (typeof STATIC_TYPE_LABELS)[number];

function staticKind(node: Pattern | Expression | null): StaticType | null {
  if (node?.type === 'ObjectExpression' || node?.type === 'ObjectPattern') return 'Object';
  if (node?.type === 'ArrayExpression' || node?.type === 'ArrayPattern') return 'Array';
  return null;
}

function staticType(type: StaticType): string {
  return `${HELPERS.staticType}(${STATIC_TYPE_LABELS.indexOf(type)})`;
}
