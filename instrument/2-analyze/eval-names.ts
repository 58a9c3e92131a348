/**
 * World: any (pure). Other names of `eval`: those that a script gives it and only calls, whose calls are changed as
 * those of `eval` are; and the places where it is handed on, so that nobody knows by which name it is called.
 * Most scripts have neither, which is seen by the text alone.
 */
import type { AnyNode, CallExpression, MemberExpression, Program } from 'acorn';
import type { Offset } from '../diagnostics/line-table.ts';

export interface EvalNames {
  /** Whether a name that stands there is one that the script gave to `eval`. */
  readonly isAlias: (name: string, at: Offset) => boolean;
  readonly handedOn: readonly Offset[];
}

const NONE: EvalNames = { isAlias: () => false, handedOn: [] };
// As a rule it is called where it is named.
const NAMED = /\beval\b(?!\s*\()|\beval\s*\(\s*\.\.\./g;
/** The global object by its own names, and windows by those that other objects have for them. */
const GLOBAL = /^(?:window|self|globalThis|top|parent|opener|frames|contentWindow|defaultView)$/;
const USES_ITS_CALL = /^(?:call|apply|bind)$/;
const PASSES_ON = /^(?:Logical|Parenthesized|Chain)Expression$/;
const LOSES = /^(?:Sequence|Conditional|Unary|Binary)Expression$|^(?:Expression|If|While|DoWhile)Statement$/;
const TAKES_VALUES = /^(?:ArrayPattern|RestElement|Import\w*Specifier)$/;
// Where a name is given, not read.
const NAMES = new Set(['id', 'params', 'param', 'label', 'imported', 'meta']);
// A short name stands in a bundle thousands of times; looking all of them up would take longer than parsing.
const MAX_USES = 500;
const PART_OF_NAME = /[\p{ID_Continue}$]/u;

/** A node and where it stands. `inside`: the function, or the script. */
interface Entry {
  readonly node: AnyNode;
  readonly parent: Entry | null;
  readonly key: string;
  readonly inside: Entry | null;
}

interface Declared {
  readonly name: string;
  readonly at: Offset;
  readonly inside: AnyNode;
}

interface Alias extends Declared {
  /** It is named after an `eval`, and not after some object's method of that name. */
  readonly isCertain: boolean;
}

export function findEvalNames(source: string, program: Program): EvalNames {
  if (source.search(NAMED) < 0) return NONE;
  const aliases: Alias[] = [];
  const handedOn: Offset[] = [];
  for (const { index } of source.matchAll(NAMED)) {
    const entry = evalAt(program, index);
    if (entry === null) continue;
    const isCertain = isEval(entry);
    const fate = fateOf(entry);
    if (typeof fate === 'object') aliases.push({ ...fate, isCertain });
    else if (isCertain && fate === 'handed on') handedOn.push(entry.node.start);
  }
  for (const { name, inside, isCertain, at } of aliases) {
    if (!isCertain) continue;
    // Other scripts see what one names at its top.
    const isSeen = inside === program && program.sourceType === 'script';
    const used = isSeen ? [] : usesOf(source, name, inside);
    if (used === null || isSeen) handedOn.push(at);
    else
      for (const index of used) {
        const entry = entryAt(program, index);
        if (isHandedOn(entry, name)) handedOn.push(index);
      }
  }
  return {
    isAlias: (name, at) =>
      aliases.some((alias) => alias.name === name && alias.inside.start <= at && at < alias.inside.end),
    handedOn: [...new Set(handedOn)].sort((a, b) => a - b),
  };
}

/** An `eval` that is read there; null for other things that are written so. */
function evalAt(program: Program, at: Offset): Entry | null {
  const entry = entryAt(program, at);
  const { node, parent } = entry;
  if (node.type === 'Identifier' && node.name === 'eval' && isRead(entry)) return entry;
  if (parent === null) return null;
  if (isMemberEval(parent.node) || isTakenApart(parent)) return parent;
  return null;
}

/** It is read for something else than being called. */
function isHandedOn(entry: Entry, name: string): boolean {
  const { node } = entry;
  return node.type === 'Identifier' && node.name === name && isRead(entry) && fateOf(entry) !== 'harmless';
}

/** Where a name may stand in a function; null where it stands too often. */
function usesOf(source: string, name: string, { start, end }: AnyNode): Offset[] | null {
  const found: Offset[] = [];
  for (let at = source.indexOf(name, start); at >= 0 && at < end; at = source.indexOf(name, at + 1)) {
    if (PART_OF_NAME.test(source[at - 1] ?? '') || PART_OF_NAME.test(source[at + name.length] ?? ''))
      continue;
    if (found.push(at) > MAX_USES) return null;
  }
  return found;
}

/** Whose `eval` is called, as text that has no effect when it is read again; `0` where only calling tells. */
export function evalCalledBy(callee: AnyNode, names: EvalNames): string | null {
  if (callee.type === 'Identifier')
    return callee.name === 'eval' || names.isAlias(callee.name, callee.start) ? callee.name : null;
  if (callee.type === 'SequenceExpression')
    return evalCalledBy(callee.expressions[callee.expressions.length - 1], names);
  if (!isMemberEval(callee)) return null;
  const object = callee.optional ? null : plainText(callee.object);
  return object === null ? '0' : `${object}.eval`;
}

/** What an `eval` that is read there becomes. */
function fateOf(entry: Entry): 'harmless' | 'handed on' | Declared {
  let { parent, key, node } = entry;
  for (; parent !== null; { parent, key, node } = parent) {
    const outer = parent.node;
    if (PASSES_ON.test(outer.type)) continue;
    if (outer.type === 'SequenceExpression' && outer.expressions.at(-1) === node) continue;
    if (outer.type === 'ConditionalExpression' && key !== 'test') continue;
    if (outer.type === 'CallExpression')
      return key === 'callee' && isChanged(outer) ? 'harmless' : 'handed on';
    if (outer.type === 'MemberExpression')
      return key === 'object' && usesItsCall(outer) ? 'handed on' : 'harmless';
    if (outer.type === 'AssignmentExpression') return key === 'left' ? 'harmless' : 'handed on';
    const isExported = parent.parent?.parent?.node.type === 'ExportNamedDeclaration';
    if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier' && !isExported)
      return { name: outer.id.name, at: outer.start, inside: parent.inside!.node };
    return LOSES.test(outer.type) ? 'harmless' : 'handed on';
  }
  return 'handed on';
}

/** Its first argument can be changed. */
function isChanged({ callee, arguments: passed }: CallExpression): boolean {
  const last = callee.type === 'SequenceExpression' ? callee.expressions.at(-1) : callee;
  return (
    passed[0]?.type !== 'SpreadElement' && (last?.type === 'Identifier' || last?.type === 'MemberExpression')
  );
}

function usesItsCall({ computed, property }: MemberExpression): boolean {
  return computed || (property.type === 'Identifier' && USES_ITS_CALL.test(property.name));
}

/** And not some object's method of that name. */
function isEval({ node }: Entry): boolean {
  return !isMemberEval(node) || isGlobal(node.object);
}

/** `const { eval: run } = window` */
function isTakenApart({ node, parent }: Entry): boolean {
  if (node.type !== 'Property' || parent?.node.type !== 'ObjectPattern') return false;
  const from = parent.parent?.node;
  const isNamed = !node.computed && node.key.type === 'Identifier' && node.key.name === 'eval';
  return isNamed && from?.type === 'VariableDeclarator' && !!from.init && isGlobal(from.init);
}

function isMemberEval(node: AnyNode): node is MemberExpression {
  if (node.type !== 'MemberExpression') return false;
  const { computed, property } = node;
  if (computed) return property.type === 'Literal' && property.value === 'eval';
  return property.type === 'Identifier' && property.name === 'eval';
}

function isGlobal(object: AnyNode): boolean {
  if (object.type === 'Identifier') return GLOBAL.test(object.name);
  if (object.type !== 'MemberExpression') return false;
  const { computed, property } = object;
  return computed ? isGlobal(object.object) : property.type === 'Identifier' && GLOBAL.test(property.name);
}

/** A name that stands for a value there, and not for a place to put one, or for a property. */
function isRead({ parent, key, node }: Entry): boolean {
  if (parent === null || NAMES.has(key)) return false;
  const outer = parent.node;
  const isPattern = parent.parent?.node.type === 'ObjectPattern';
  if (outer.type === 'MemberExpression') return key === 'object' || outer.computed;
  if (outer.type === 'Property') return (key === 'value' && !isPattern) || (key === 'key' && outer.computed);
  if (outer.type === 'MethodDefinition' || outer.type === 'PropertyDefinition')
    return key === 'value' || outer.computed;
  if (outer.type === 'AssignmentPattern' || outer.type === 'AssignmentExpression') return key === 'right';
  if (outer.type === 'ExportSpecifier') return node.start === outer.local.start;
  return !TAKES_VALUES.test(outer.type);
}

/** A name, or a chain of names that ends in a window's: to be read once more. */
function plainText(object: AnyNode): string | null {
  const isShort = object.type === 'Identifier' || object.type === 'ThisExpression';
  return isShort || isGlobal(object) ? textOf(object) : null;
}

function textOf(object: AnyNode): string | null {
  if (object.type === 'Identifier') return object.name;
  if (object.type === 'ThisExpression') return 'this';
  if (object.type !== 'MemberExpression' || object.optional) return null;
  const { property, computed } = object;
  const outer = textOf(object.object);
  if (outer === null) return null;
  if (!computed) return property.type === 'Identifier' ? `${outer}.${property.name}` : null;
  const index = property.type === 'Literal' ? property.value : null;
  return Number.isInteger(index) ? `${outer}[${String(index)}]` : null;
}

/** The innermost node at an offset, and what it is in. */
function entryAt(program: Program, at: Offset): Entry {
  let entry: Entry = { node: program, parent: null, key: '', inside: null };
  for (;;) {
    const { node } = entry;
    const isFunction = /^(?:Program|StaticBlock)$|Function/.test(node.type);
    const inside: Entry | null = isFunction ? entry : entry.inside;
    let inner: Entry | null = null;
    for (const [key, value] of Object.entries(node))
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown])
        if (isNode(child) && child.start <= at && at < child.end)
          inner = { node: child, parent: entry, key, inside };
    if (inner === null) return entry;
    entry = inner;
  }
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}
