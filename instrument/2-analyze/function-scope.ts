/**
 * World: any (pure). What the walk remembers about the function it is in: how functions inside are named
 * after it, and which declarations would change their meaning if its body became a block.
 */
import type { Writable } from './writable.ts';
import type { FoundFunction, HoistedFunction } from './found-function.ts';

/** A function, a class static block, a class's field initialisers, or the whole script. */
export interface FunctionScope {
  /** Nearest name outwards, for `(anonymous in …)`; null at top level. */
  readonly label: string | null;
  /** What `this.x = function` belongs to: `Matrix`; null when not known. */
  readonly owner: string | null;
  /** The function whose awaits and yields stand here; null where there can be none, or no function waits. */
  readonly function: FoundFunction | null;
  /** It is an async generator. */
  readonly awaitsReturn: boolean;
  /** Places where it waits, or may come back from waiting. */
  suspensions: number;
  /** It waits where that cannot be told: inside `with`, or for more resources than can be told apart. */
  suspendsUntold: boolean;
  /** It has a `yield*` that does not await. */
  delegates: boolean;
  /** Function declarations of the body itself, labelled ones included, in source order. */
  readonly topFunctions: Writable<HoistedFunction>[];
  /** Names declared by `var`, in nested blocks too. */
  readonly varNames: string[];
  /** Of the function itself, its parameters, and by `let`, `const` and `class`, in nested blocks too. */
  readonly otherNames: string[];
  /** The one around it. */
  outer: FunctionScope | null;
  /** Names of function declarations in nested blocks, which sloppy code also makes `var`s. */
  readonly blockFunctionNames: string[];
  /** Ends that a bare function is left in front of. */
  exits: number;
  /** One of them has a value to be kept while it is. */
  keepsValue: boolean;
  /** Blocks around what is being visited whose exceptions are caught here. */
  tryBlocks: number;
  /** Loops inside those that close an iterator when they are left. */
  loopsInTry: number;
  /** Exceptions are caught here. */
  catches: boolean;
  /** Something stands here that runs behind such an end: `finally`, or what is disposed of. */
  needsFinally: boolean;
  /** `eval(…)` is called here: it may declare any name. */
  callsEval: boolean;
  /** Something here is called `arguments`, so that the name may not mean the arguments object. */
  declaresArguments: boolean;
}

export function createScope(
  label: string | null,
  owner: string | null,
  found: FoundFunction | null = null,
  awaitsReturn = false,
): FunctionScope {
  return {
    label,
    owner,
    function: found,
    awaitsReturn,
    suspensions: 0,
    suspendsUntold: false,
    delegates: false,
    topFunctions: [],
    varNames: [],
    otherNames: [],
    outer: null,
    blockFunctionNames: [],
    exits: 0,
    keepsValue: false,
    tryBlocks: 0,
    loopsInTry: 0,
    catches: false,
    needsFinally: false,
    callsEval: false,
    declaresArguments: false,
  };
}

/**
 * Numbers the function declarations that would not mean the same in a block as at the top of a body, and
 * returns them. There, a function is a `var` with a value from the start; in a block it is a lexical name that
 *
 * - conflicts with a `var` and, when strict or async, with a second function of the same name,
 * - does not overwrite a parameter, nor through it `arguments[i]`,
 * - keeps a function in an inner block from overwriting it, as sloppy code does,
 * - conflicts with what `eval('var …')` declares.
 */
export function chooseHoisted(scope: FunctionScope, parameterNames: readonly string[]): HoistedFunction[] {
  const functions = scope.topFunctions;
  if (functions.length === 0) return functions;
  const taken = new Set([...scope.varNames, ...scope.blockFunctionNames, ...parameterNames]);
  const seen = new Set<string>();
  for (const { name } of functions) (seen.has(name) ? taken : seen).add(name);
  const chosen = functions.filter(({ name }) => scope.callsEval || taken.has(name));
  chosen.forEach((hoisted, index) => (hoisted.number = index));
  return chosen;
}
