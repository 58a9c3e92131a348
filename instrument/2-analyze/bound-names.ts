/**
 * World: any (pure). Names that somebody in the script has given: reading one once more runs no accessor of the global object,
 * and finds what is there. Asked when all of the script is known, of one name after another: what takes a search is kept.
 */
import type { FunctionScope } from './function-scope.ts';

/** What a `delete` names, by its last word: `delete f`, `delete (f)`, `delete globalThis.f`. */
const DELETED = /\bdelete[\s(]+(?:[\w$]+\.)*([\w$]+)/g;

export class BoundNames {
  /** By scope its names: whether the name is one that can be deleted. */
  private readonly scopes = new Map<FunctionScope, ReadonlyMap<string, boolean>>();
  private deleted: ReadonlySet<string> | null = null;

  constructor(
    private readonly source: string,
    private readonly isModule: boolean,
  ) {}

  /** Whether the name is one of them where it is read. */
  has(name: string, inner: FunctionScope): boolean {
    for (let scope: FunctionScope | null = inner; scope !== null; scope = scope.outer) {
      if (scope.callsEval) return false;
      const isDeletable = this.namesOf(scope).get(name);
      if (isDeletable !== undefined) return !isDeletable || !this.isDeleted(name);
    }
    return false;
  }

  private namesOf(scope: FunctionScope): ReadonlyMap<string, boolean> {
    const known = this.scopes.get(scope);
    if (known) return known;
    // A `var` of a script leaves what the global object has; of text that is evaluated, functions can be deleted.
    const isGlobal = scope.outer === null && !this.isModule;
    const names = new Map<string, boolean>();
    for (const name of scope.blockFunctionNames) names.set(name, isGlobal);
    for (const { name } of scope.topFunctions) names.set(name, isGlobal);
    if (!isGlobal) for (const name of scope.varNames) names.set(name, false);
    for (const name of scope.otherNames) names.set(name, false);
    this.scopes.set(scope, names);
    return names;
  }

  private isDeleted(name: string): boolean {
    this.deleted ??= new Set(Array.from(this.source.matchAll(DELETED), ([, deleted]) => deleted));
    return this.deleted.has(name);
  }
}
