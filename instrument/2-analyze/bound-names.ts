/**
 * World: any (pure). Names that somebody in the script has given: reading one once more runs no accessor of the global object,
 * and finds what is there. Asked when all of the script is known, of one name after another: what takes a search is kept.
 */
import type { FunctionScope } from './function-scope.ts';

/** What a `delete` names, by its last word: `delete f`, `delete (f)`, `delete globalThis.f`. */
const DELETED = /\bdelete[\s(]+(?:[\w$]+\.)*([\w$]+)/g;

/** Names by which something is found in a scope. */
interface Given {
  readonly bound: ReadonlySet<string>;
  /** Of functions of a script, which can be deleted if its text is evaluated. */
  readonly functions: ReadonlySet<string>;
}

export class BoundNames {
  private readonly scopes = new Map<FunctionScope, Given>();
  private deleted: ReadonlySet<string> | null = null;

  constructor(
    private readonly source: string,
    private readonly isModule: boolean,
  ) {}

  /** Whether the name is one of them where it is read. */
  has(name: string, inner: FunctionScope): boolean {
    for (let scope: FunctionScope | null = inner; scope !== null; scope = scope.outer) {
      if (scope.callsEval) return false;
      const { bound, functions } = this.givenIn(scope);
      if (bound.has(name)) return true;
      if (functions.has(name)) return !this.isDeleted(name);
    }
    return false;
  }

  private givenIn(scope: FunctionScope): Given {
    let given = this.scopes.get(scope);
    if (given === undefined) {
      const { otherNames, varNames, blockFunctionNames, topFunctions } = scope;
      const functions = [...blockFunctionNames, ...topFunctions.map(({ name }) => name)];
      // A `var` of a script leaves what the global object has.
      given =
        scope.outer !== null || this.isModule
          ? { bound: new Set([...otherNames, ...varNames, ...functions]), functions: new Set() }
          : { bound: new Set(otherNames), functions: new Set(functions) };
      this.scopes.set(scope, given);
    }
    return given;
  }

  private isDeleted(name: string): boolean {
    this.deleted ??= new Set(Array.from(this.source.matchAll(DELETED), ([, deleted]) => deleted));
    return this.deleted.has(name);
  }
}
