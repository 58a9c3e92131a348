/**
 * World: any (pure). Names as users expect to read them. A place that names a function gives it a *path*:
 * `Matrix.multiply`, `handlers.click`, `f`; the empty path stands for what a module exports, so that
 * `exports.x = function` and `module.exports = { x() {} }` both give `x`.
 */
import type { AnyNode, Expression, MemberExpression, PrivateIdentifier } from 'acorn';
import type { FunctionScope } from './function-scope.ts';

/** What a module exports, and the global object: members are known by their own name. */
export const EXPORTS = '';

// A name is a label, not a dump: enough for any path that people write.
const NAME_LENGTH = 160;
const KEY_LENGTH = 28;

/** `Matrix` and `multiply` → `Matrix.multiply`; a literal index needs no dot: `rows[0]`. */
export function memberPath(path: string | null, key: string): string {
  if (!path) return cut(key, NAME_LENGTH);
  return cut(/^\[["\d]/.test(key) ? path + key : `${path}.${key}`, NAME_LENGTH);
}

/** A property key in a path: `multiply`, `#secret`, `["a-b"]`, `[0]`, `[Symbol.iterator]`. */
export function keyText(source: string, key: Expression | PrivateIdentifier, computed: boolean): string {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal' && typeof key.value === 'string')
    return isIdentifier(key.value) ? key.value : `[${JSON.stringify(cut(key.value, KEY_LENGTH))}]`;
  if (key.type === 'Literal' && typeof key.value === 'number') return `[${key.value}]`;
  return `[${cut(source.slice(key.start, key.end).replace(/\s+/g, ' '), KEY_LENGTH)}]`;
}

/** Path of what is assigned to: `Foo.prototype.bar` → `Foo.bar`; null when it has none. */
export function pathOf(source: string, target: AnyNode, scope: FunctionScope): string | null {
  const { type } = target;
  if (type === 'Identifier') return isTransparent(target.name) ? EXPORTS : target.name;
  if (type === 'ThisExpression' || type === 'Super') return scope.owner ?? 'this';
  return type === 'MemberExpression' ? pathOfMember(source, target, scope) : null;
}

function pathOfMember(source: string, target: MemberExpression, scope: FunctionScope): string | null {
  const { object, property, computed } = target;
  const isNamed = (name: string): boolean =>
    !computed && property.type === 'Identifier' && property.name === name;
  if (isNamed('prototype')) return pathOf(source, object, scope);
  if (isNamed('exports') && object.type === 'Identifier' && object.name === 'module') return EXPORTS;
  return memberPath(pathOf(source, object, scope), keyText(source, property, computed));
}

/** Objects whose members are spoken of by their own name. */
function isTransparent(name: string): boolean {
  return name === 'exports' || name === 'globalThis' || name === 'window' || name === 'self';
}

/** A function's own name, unless the path ends in it and says more: `Foo.prototype.bar = function bar() {}`. */
export function nameFrom(ownName: string | null, path: string | null): string | null {
  if (ownName !== null) return path?.endsWith(`.${ownName}`) ? path : cut(ownName, NAME_LENGTH);
  return path === EXPORTS ? 'module.exports' : path;
}

export function anonymousName(scope: FunctionScope): string {
  return scope.label === null ? '(anonymous)' : `(anonymous in ${scope.label})`;
}

/**
 * What `this` belongs to inside a function of that name: the class of a method, `Foo` in `Foo.bar`, and a
 * function with a capital letter itself, as constructors have.
 */
export function ownerOf(name: string | null): string | null {
  if (name === null) return null;
  const dot = name.lastIndexOf('.');
  if (/^\p{Lu}/u.test(name.slice(dot + 1))) return name;
  return dot > 0 ? name.slice(0, dot) : null;
}

function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
