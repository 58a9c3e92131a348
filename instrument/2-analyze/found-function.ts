/**
 * World: any (pure). What the analysis hands to the transformation: the functions of a script, and the
 * points of its source, in ascending order, where text goes in.
 */
import type { SITE_KIND_INDEX } from '../../protocol/calling-convention.ts';
import type { LeftOutCode } from '../diagnostics/diagnostics.ts';
import type { Offset } from '../diagnostics/line-table.ts';
import type { Forwarding } from './forwarding.ts';

export interface FoundFunction {
  readonly kind: keyof typeof SITE_KIND_INDEX;
  readonly name: string;
  readonly at: Offset;
  /** As shown: `a`, `...xs`, `{a, b}`. */
  readonly parameters: readonly string[];
  /**
   * `framed`: entered and left, its time measured. `suspendable`: it may wait in its middle, at an `await`
   * or `yield`. `counted`: it waits where that cannot be told; entered and left at once.
   */
  readonly mode: 'framed' | 'suspendable' | 'counted';
  readonly body: 'block' | 'expression';
  /** The body's text begins after a directive, which may lack its semicolon. */
  readonly hasDirectives: boolean;
  /** Argument expressions of the enter call. */
  readonly passed: readonly string[];
  /** It may see arguments that have no parameter: their number is told. */
  readonly seesArguments: boolean;
  /** How it is left without `finally`. */
  readonly bare: Bare | null;
  /** It may call itself, at once or by way of others: helpers that are called keep its frame small. */
  readonly recurses: boolean;
  /** A generator that keeps what `yield*` gives until it says that it goes on. */
  readonly keepsResult: boolean;
  /** It only hands its arguments on: a second body is recorded. */
  readonly forwarding: Forwarding | null;
  /** Function declarations to rename and assign at the start of the body. */
  readonly hoisted: readonly HoistedFunction[];
}

/** A function that is left in front of each of its ends: one that makes no calls, or may call itself and has no `finally`. */
export interface Bare {
  readonly kind: 'leaf' | 'recursive';
  /** Some `return` or `throw` has a value that has to be kept while the call is left. */
  readonly hasValue: boolean;
  /** It says who catches. */
  readonly catches: boolean;
  /** Its last statement is a `return` or `throw`: nothing runs behind it. */
  readonly endsInJump: boolean;
}

/** A function declaration at the top of a body that becomes a block. */
export interface HoistedFunction {
  readonly name: string;
  /** Of the name. */
  readonly at: Offset;
  /** Number in {@link HOISTED_PREFIX}; null: it may stay as it is. */
  readonly number: number | null;
}

/** Where text goes in around what a function waits for. */
export type SuspensionPoint =
  /** In front of `await` or `yield`, or of a `yield*` that does not await; and behind the keyword of each kind. */
  | 'resumed'
  | 'delegating'
  | 'await'
  | 'yield'
  | 'yield-nothing'
  | 'delegate'
  /** Behind the operand, or that of such a `yield*`; and where without a semicolon the next line would become a part of it. */
  | 'suspended'
  | 'delegated'
  | 'semicolon'
  /** Behind the keyword of a `return` that awaits, and behind its operand. */
  | 'return'
  | 'returned'
  /** Start of a loop's body that may be reached from a wait. */
  | 'resume'
  /** `for await`: its start, behind `of`, in front of `)`, a body that is no block, the loop's end after each body. */
  | 'loop'
  | 'iterate'
  | 'iterated'
  /** Around a default in its head, which may name no function. */
  | 'head'
  | 'head-end'
  | 'loop-statement'
  | 'loop-statement-end'
  | 'loop-end'
  /** `await using` in the head of a loop: in front of it, behind it. The body becomes a block as under `loop-resource`. */
  | 'using'
  | 'using-const'
  /** A resource: behind its name, and behind `=`. Its block is a `loop` that ends in a `loop-end`. */
  | 'resource-name'
  | 'resource-value';

/**
 * What a resource is to the waits of its block: the only one that is awaited, one of two of those, or a synchronous
 * one that is disposed of after a wait.
 */
export type ResourceRole = 'only' | 'first' | 'second' | 'sync';

/**
 * Where a bare function ends: behind a `return` without a value or with one that stays as it is, behind `return` or `throw`
 * and behind the value; `ended`: where only the next line ends the statement.
 */
export type ExitPoint =
  'exit-nothing' | 'exit-nothing-ended' | 'exit-steady' | 'exit-value' | 'exit-valued' | 'exit-ended';

export function isExitPoint(point: Point): point is Extract<Point, { readonly what: ExitPoint }> {
  return 'end' in point;
}

/** Where text goes in around what becomes code at run time. */
export type RuntimeCodePoint = 'eval' | 'eval-end' | 'import' | 'import-end';

export type Point =
  /** Behind the operand of such a `yield*`, a call: `maker`, what is called, as the name and the keys that lead to it. */
  | {
      readonly what: 'delegated-to';
      readonly at: Offset;
      readonly function: FoundFunction;
      readonly maker: readonly string[];
    }
  | { readonly what: SuspensionPoint; readonly at: Offset; readonly function: FoundFunction }
  | { readonly what: 'open' | 'close'; readonly at: Offset; readonly function: FoundFunction }
  /** Where a block begins that is reached by exceptions, of this function; null: of none. */
  | { readonly what: 'caught'; readonly at: Offset; readonly catcher: FoundFunction | null }
  /** `end`: of the statement. */
  | {
      readonly what: ExitPoint;
      readonly at: Offset;
      readonly function: FoundFunction;
      readonly end: Offset;
    }
  | { readonly what: Exclude<RuntimeCodePoint, 'eval'>; readonly at: Offset }
  /** `called`: text of what may be an `eval`, to be read once more; `0` where only calling tells. */
  | { readonly what: 'eval'; readonly at: Offset; readonly called: string }
  | { readonly what: 'name'; readonly at: Offset; readonly function: HoistedFunction }
  /** In front of a resource's name; `goesOn`: of a declaration that has named another before. */
  | {
      readonly what: 'resource';
      readonly at: Offset;
      readonly function: FoundFunction;
      readonly number: number;
      readonly role: ResourceRole;
      readonly goesOn: boolean;
    }
  /** Behind its value; `first`: the name of the first of two; `goesOn`: the declaration names another. */
  | {
      readonly what: 'used';
      readonly at: Offset;
      readonly function: FoundFunction;
      readonly number: number;
      readonly name: string;
      readonly role: ResourceRole;
      readonly first: string | null;
      readonly goesOn: boolean;
    }
  /** In front of the body of a loop whose head names a resource. */
  | {
      readonly what: 'loop-resource';
      readonly at: Offset;
      readonly function: FoundFunction;
      readonly name: string;
    };

/** A function that stays as it is, and those inside it; or a place where `eval` is handed on. */
export interface LeftOutPlace {
  readonly code: LeftOutCode;
  readonly at: Offset;
}

export interface AnalyzedScript {
  readonly source: string;
  /** In the order of their starts: the order of the site table. */
  readonly functions: readonly FoundFunction[];
  readonly points: readonly Point[];
  readonly leftOut: readonly LeftOutPlace[];
  /** Where the first statement begins that is not a directive. */
  readonly start: Offset;
  readonly hasDirectives: boolean;
  /** It imports: of modules that import one another, functions of one run before its start. */
  readonly imports: boolean;
}
