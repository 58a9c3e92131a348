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
/** One of its letters as an escape; names know the first two kinds, texts all. */
const ESCAPED_LETTER = /\\(?:u00|u\{0*|x)(?:65|76|61|6c)|\\1(?:45|66|41|54)/i;
const ESCAPED = new RegExp(
  [
    escapes('e', '65', '145'),
    escapes('v', '76', '166'),
    escapes('a', '61', '141'),
    escapes('l', '6c', '154'),
  ].join(''),
  'gi',
);
const DIRECT = /\beval\s*(?:\?\.\s*)?\(/g;
/** The global object by its own names, and windows by those that other objects have for them. */
const GLOBAL = /^(?:window|self|globalThis|top|parent|opener|frames|contentWindow|defaultView)$/;
/** Those that are names of nothing else: `self[name](…)` is called of many objects. */
const ONLY_GLOBAL = /^(?:window|globalThis|contentWindow|defaultView)$/;
const USES_ITS_CALL = /^(?:call|apply|bind)$/;
const PASSES_ON = /^(?:Logical|Parenthesized|Chain)Expression$/;
const LOSES = /^(?:Sequence|Conditional|Unary|Binary)Expression$|^(?:Expression|If|While|DoWhile)Statement$/;
const TAKES_VALUES = /^(?:ArrayPattern|RestElement|Import\w*Specifier)$/;
// Where a name is given, not read.
const NAMES = new Set(['id', 'params', 'param', 'label', 'imported', 'meta']);
const READS_PROPERTY = /^(?:get|getOwnPropertyDescriptor)$/;
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
  const mentions = mentionsIn(source);
  if (mentions.length === 0) return NONE;
  const aliases: Alias[] = [];
  const handedOn: Offset[] = [];
  for (const at of entriesAt(program, mentions)) {
    const entry = evalIn(at);
    if (entry === null) continue;
    const isCertain = isEval(entry);
    const fate = entry.node.type === 'CallExpression' ? 'handed on' : fateOf(entry);
    if (typeof fate === 'object') aliases.push({ ...fate, isCertain });
    else if (isCertain && fate === 'handed on') handedOn.push(entry.node.start);
  }
  const certain = aliases.filter(({ isCertain }) => isCertain);
  const direct = certain.length === 0 ? [] : Array.from(source.matchAll(DIRECT), ({ index }) => index);
  const uses: { readonly name: string; readonly at: Offset }[] = [];
  for (const { name, inside, at } of certain) {
    // Other scripts see what one names at its top, and text that is evaluated sees what is named around it.
    const isSeen = inside === program && program.sourceType === 'script';
    const isSeenByText = direct.some((call) => inside.start <= call && call < inside.end);
    const used = isSeen || isSeenByText ? null : usesOf(source, name, inside);
    if (used === null) handedOn.push(at);
    else uses.push(...used.map((use) => ({ name, at: use })));
  }
  uses.sort((a, b) => a.at - b.at);
  const entries = entriesAt(
    program,
    uses.map(({ at }) => at),
  );
  uses.forEach(({ name, at }, i) => {
    if (isHandedOn(entries[i], name)) handedOn.push(at);
  });
  const byName = new Map<string, Alias[]>();
  for (const alias of aliases) byName.set(alias.name, [...(byName.get(alias.name) ?? []), alias]);
  return {
    isAlias: (name, at) =>
      byName.get(name)?.some(({ inside }) => inside.start <= at && at < inside.end) === true,
    handedOn: [...new Set(handedOn)].sort((a, b) => a - b),
  };
}

/** Where it may be named, in order. */
function mentionsIn(source: string): Offset[] {
  const plain = Array.from(source.matchAll(NAMED), ({ index }) => index);
  if (!ESCAPED_LETTER.test(source)) return plain;
  const escaped = Array.from(source.matchAll(ESCAPED), ({ index }) => index);
  return [...new Set([...plain, ...escaped])].sort((a, b) => a - b);
}

/** A letter, or one of its escapes. */
function escapes(letter: string, hex: string, octal: string): string {
  return `(?:${letter}|\\\\(?:u00${hex}|u\\{0*${hex}\\}|x${hex}|${octal}))`;
}

/** An `eval` that is read there; null for other things that are written so. */
function evalIn(innermost: Entry): Entry | null {
  const entry = innermost.node.type === 'TemplateElement' ? innermost.parent! : innermost;
  const { node, parent } = entry;
  if (node.type === 'Identifier' && node.name === 'eval' && isRead(entry)) return entry;
  if (parent === null) return null;
  if (isMemberEval(parent.node) || isTakenApart(parent) || isReadByName(entry)) return parent;
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
  if (callee.type !== 'MemberExpression') return null;
  const key = keyOf(callee);
  if (key === null ? !callee.computed || !isGlobal(callee.object, ONLY_GLOBAL) : key !== 'eval') return null;
  const object = callee.optional ? null : plainText(callee.object);
  if (object === null) return '0';
  if (key === 'eval') return `${object}.eval`;
  return callee.property.type === 'Identifier' ? `${callee.property.name}==="eval"?${object}.eval:1` : '0';
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
    if (outer.type === 'ObjectPattern') return fateOfTaken(parent, node);
    if (outer.type === 'AssignmentExpression') return key === 'left' ? 'harmless' : 'handed on';
    const isExported = parent.parent?.parent?.node.type === 'ExportNamedDeclaration';
    if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier' && !isExported)
      return { name: outer.id.name, at: outer.start, inside: parent.inside!.node };
    return LOSES.test(outer.type) ? 'harmless' : 'handed on';
  }
  return 'handed on';
}

/** `{ eval: run }`, as what it declares, if that is a name. */
function fateOfTaken(pattern: Entry, property: AnyNode): 'handed on' | Declared {
  const value = property.type === 'Property' ? property.value : null;
  const target = value?.type === 'AssignmentPattern' ? value.left : value;
  const { parent, key, inside } = pattern;
  if (target?.type !== 'Identifier' || parent === null) return 'handed on';
  const { name, start: at } = target;
  const isExported = parent.parent?.parent?.node.type === 'ExportNamedDeclaration';
  if (parent.node.type === 'VariableDeclarator' && !isExported) return { name, at, inside: inside!.node };
  const outer = parent.node.type === 'AssignmentPattern' ? parent.parent : parent;
  const isParameter =
    key === 'params' || (parent.node.type === 'AssignmentPattern' && parent.key === 'params');
  return isParameter && outer !== null ? { name, at, inside: outer.node } : 'handed on';
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
function isEval({ node, parent }: Entry): boolean {
  if (node.type === 'Property') {
    const from = parent?.parent?.node;
    if (from?.type === 'VariableDeclarator') return !!from.init && isGlobal(from.init);
    return /^Assignment/.test(from?.type ?? '') && 'right' in from! && isGlobal(from.right);
  }
  return node.type !== 'MemberExpression' || isGlobal(node.object);
}

/** `const { eval: run } = window` */
function isTakenApart({ node, parent }: Entry): boolean {
  if (node.type !== 'Property' || parent?.node.type !== 'ObjectPattern') return false;
  const { key, computed } = node;
  return (!computed && key.type === 'Identifier' && key.name === 'eval') || constantText(key) === 'eval';
}

/** `Reflect.get(window, 'eval')` */
function isReadByName({ node, parent }: Entry): boolean {
  if (parent?.node.type !== 'CallExpression' || constantText(node) !== 'eval') return false;
  const { callee, arguments: passed } = parent.node;
  const reads = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  return reads !== null && READS_PROPERTY.test(reads) && passed[1] === node && isGlobal(passed[0]);
}

function isMemberEval(node: AnyNode): node is MemberExpression {
  return node.type === 'MemberExpression' && keyOf(node) === 'eval';
}

/** The name of the property; null where only running tells. */
function keyOf({ computed, property }: MemberExpression): string | null {
  if (computed) return constantText(property);
  return property.type === 'Identifier' ? property.name : null;
}

/** Of literals, templates without expressions and their sums. */
function constantText(node: AnyNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral')
    return node.expressions.length === 0 ? (node.quasis[0].value.cooked ?? null) : null;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const left = constantText(node.left);
  const right = left === null ? null : constantText(node.right);
  return right === null ? null : `${left!}${right}`;
}

function isGlobal(object: AnyNode, names = GLOBAL): boolean {
  if (object.type === 'Identifier') return names.test(object.name);
  if (object.type !== 'MemberExpression') return false;
  const { computed, property } = object;
  return computed ? isGlobal(object.object) : property.type === 'Identifier' && names.test(property.name);
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

/** The innermost node at each of some offsets, which come in order, and what it is in: each node is looked at once. */
function entriesAt(program: Program, offsets: readonly Offset[]): Entry[] {
  const found: Entry[] = [];
  const root: Entry = { node: program, parent: null, key: '', inside: null };
  const open = [{ entry: root, from: 0, to: offsets.length }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { entry, from, to } = next;
    const isFunction = /^(?:Program|StaticBlock)$|Function/.test(entry.node.type);
    const inside: Entry | null = isFunction ? entry : entry.inside;
    for (let i = from; i < to; i++) found[i] = entry;
    for (const [key, value] of Object.entries(entry.node))
      for (const node of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
        if (!isNode(node)) continue;
        const child: Entry = { node, parent: entry, key, inside };
        // Of two nodes at one place, as in `{ eval }`, the later counts.
        for (let i = firstFrom(offsets, node.start, from, to); i < to && offsets[i] < node.end; i++)
          found[i] = child;
      }
    for (let first = from, end = from; first < to; first = end) {
      while (end < to && found[end] === found[first]) end++;
      if (found[first] !== entry) open.push({ entry: found[first], from: first, to: end });
    }
  }
  return found;
}

/** Index of the first of some offsets that is not before this one. */
function firstFrom(offsets: readonly Offset[], start: Offset, from: number, to: number): number {
  let low = from;
  for (let high = to; low < high;) {
    const middle = (low + high) >> 1;
    if (offsets[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}
