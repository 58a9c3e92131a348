/**
 * World: any (pure). Which functions of a script may call themselves, at once or by way of others, as far as names tell: a
 * name that is called means the function of that name in the nearest function around, a member's all that go by it. So it finds some
 * that do not: what it says decides how a function is recorded, never whether. (Tarjan, Depth-first search and linear graph
 * algorithms, 1972: strongly connected components, without recursion.)
 */
import type { CallExpression, Expression, NewExpression, Super } from 'acorn';

/** Position of a function in the script's table; {@link NOBODY} for the script itself. */
export type FunctionIndex = number;
export const NOBODY: FunctionIndex = -1;

/** Scope of a member: nobody means it by its name alone. */
const NO_SCOPE = -2;
/** Bearers of a name that are looked through one by one. */
const FEW = 8;

/** Position of a name among those that were called or given. */
type NameIndex = number;

// Arrays of numbers, and one look at each name: an object for each call would be a tenth of what reading a script costs.
export class CallGraph {
  private readonly parents: FunctionIndex[] = [];
  private readonly parameters: (readonly string[])[] = [];
  private readonly names = new Map<string, NameIndex>();
  /** By name: who goes by it, as a variable or a member; and in which function as a variable. */
  private readonly bearers: (FunctionIndex[] | undefined)[] = [];
  private readonly bearerScopes: (FunctionIndex[] | undefined)[] = [];
  /** By name: who called it last, and the member of that name. */
  private readonly lastCallers: FunctionIndex[] = [];
  private readonly lastMemberCallers: FunctionIndex[] = [];
  /** Calls in turn: who calls, and the name; of a member `~name`. */
  private readonly callers: FunctionIndex[] = [];
  private readonly called: number[] = [];
  /** Of names with many bearers, as minified ones have: those by the function around. */
  private readonly crowds = new Map<NameIndex, Map<FunctionIndex, FunctionIndex[]>>();
  /** Edges: who calls, and who is called. */
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** In the order of the table. `parameters`: those that are names may hide functions. */
  addFunction(parent: FunctionIndex, parameters: readonly string[]): FunctionIndex {
    this.parameters.push(parameters);
    return this.parents.push(parent) - 1;
  }

  /** `scope`: the function in which the name means this one. */
  addName(name: string, scope: FunctionIndex, index: FunctionIndex): void {
    const { bearers, bearerScopes } = this;
    const id = this.indexOf(name);
    const others = bearers[id];
    if (others === undefined) {
      bearers[id] = [index];
      bearerScopes[id] = [scope];
    } else {
      others.push(index);
      bearerScopes[id]!.push(scope);
    }
  }

  addMember(name: string, index: FunctionIndex): void {
    this.addName(name, NO_SCOPE, index);
  }

  /** A function that is handed to whoever calls it back. */
  addCallback(caller: FunctionIndex, index: FunctionIndex): void {
    if (caller !== NOBODY) this.addEdge(caller, index);
  }

  addCall(caller: FunctionIndex, { callee }: CallExpression | NewExpression): void {
    if (caller !== NOBODY) this.addCallOf(caller, callee);
  }

  /** `f()` and `(0, f)()`, `x.f()` and `x.#f()`; not where any value is called, or a method of another class is meant. */
  private addCallOf(caller: FunctionIndex, callee: Expression | Super): void {
    if (callee.type === 'Identifier') {
      const name = this.indexOf(callee.name);
      if (this.lastCallers[name] === caller) return;
      this.lastCallers[name] = caller;
      this.callers.push(caller);
      this.called.push(name);
    } else if (callee.type === 'MemberExpression') {
      const { object, property, computed } = callee;
      if (computed || object.type === 'Super') return;
      if (property.type === 'PrivateIdentifier') this.addMemberCall(caller, `#${property.name}`);
      else if (property.type !== 'Identifier') return;
      else if (property.name === 'call' || property.name === 'apply') this.addCallOf(caller, object);
      else this.addMemberCall(caller, property.name);
    } else if (callee.type === 'ParenthesizedExpression') this.addCallOf(caller, callee.expression);
    else if (callee.type === 'SequenceExpression') this.addCallOf(caller, callee.expressions.at(-1)!);
  }

  private addMemberCall(caller: FunctionIndex, called: string): void {
    const name = this.indexOf(called);
    if (this.lastMemberCallers[name] === caller) return;
    this.lastMemberCallers[name] = caller;
    this.callers.push(caller);
    this.called.push(~name);
  }

  /** By function: 1 for those on a cycle. */
  findRecursive(): Uint8Array {
    const { parents, names, bearers, callers, called } = this;
    const texts = [...names.keys()];
    // A member's name is a node of its own: everybody who calls it leads to all who go by it.
    const nodes = new Int32Array(texts.length);
    let count = parents.length;
    for (let i = 0; i < callers.length; i++) {
      const caller = callers[i];
      const name = called[i] < 0 ? ~called[i] : called[i];
      const meant = bearers[name];
      if (meant === undefined) continue;
      if (called[i] >= 0) {
        this.resolve(name, texts[name], caller);
        continue;
      }
      if (nodes[name] === 0) {
        nodes[name] = count++;
        for (const index of meant) this.addEdge(nodes[name], index);
      }
      this.addEdge(caller, nodes[name]);
    }
    return onCycles(count, this.from, this.to).subarray(0, parents.length);
  }

  /** Adds edges to those that the name means where it is called. */
  private resolve(name: NameIndex, text: string, caller: FunctionIndex): void {
    const { bearers, bearerScopes, parents, parameters } = this;
    const all = bearers[name]!;
    const scopes = bearerScopes[name]!;
    const crowd = all.length > FEW ? this.crowdOf(name, all, scopes) : null;
    for (let scope = caller; ; scope = parents[scope]) {
      let isFound = false;
      if (crowd) {
        const meant = crowd.get(scope);
        isFound = meant !== undefined;
        for (const index of meant ?? []) this.addEdge(caller, index);
      } else {
        for (let i = 0; i < all.length; i++) {
          if (scopes[i] !== scope) continue;
          isFound = true;
          this.addEdge(caller, all[i]);
        }
      }
      if (isFound || scope === NOBODY || parameters[scope].includes(text)) return;
    }
  }

  private crowdOf(
    name: NameIndex,
    all: readonly FunctionIndex[],
    scopes: readonly FunctionIndex[],
  ): Map<FunctionIndex, FunctionIndex[]> {
    let crowd = this.crowds.get(name);
    if (crowd !== undefined) return crowd;
    this.crowds.set(name, (crowd = new Map<FunctionIndex, FunctionIndex[]>()));
    for (let i = 0; i < all.length; i++) {
      const others = crowd.get(scopes[i]);
      if (others === undefined) crowd.set(scopes[i], [all[i]]);
      else others.push(all[i]);
    }
    return crowd;
  }

  private addEdge(caller: number, index: number): void {
    this.from.push(caller);
    this.to.push(index);
  }

  private indexOf(name: string): NameIndex {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const index = this.names.size;
    this.names.set(name, index);
    this.bearers.push(undefined);
    this.bearerScopes.push(undefined);
    this.lastCallers.push(NOBODY);
    this.lastMemberCallers.push(NOBODY);
    return index;
  }
}

/** By node: 1 for those that edges lead back to. */
function onCycles(count: number, from: readonly number[], to: readonly number[]): Uint8Array {
  const found = new Uint8Array(count);
  const starts = new Int32Array(count + 1);
  for (const node of from) starts[node + 1]++;
  for (let node = 0; node < count; node++) starts[node + 1] += starts[node];
  const targets = new Int32Array(from.length);
  const next = starts.slice();
  for (let edge = 0; edge < from.length; edge++) {
    targets[next[from[edge]]++] = to[edge];
    if (from[edge] === to[edge]) found[to[edge]] = 1;
  }
  next.set(starts);

  // `order`: 0 for nodes not reached yet. `least`: the first that is reached from here and still on `open`.
  const order = new Int32Array(count);
  const least = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const open: number[] = [];
  const path: number[] = [];
  let reached = 0;
  const reach = (node: number): void => {
    order[node] = least[node] = ++reached;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  for (let root = 0; root < count; root++) {
    if (order[root] === 0) reach(root);
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (next[node] < starts[node + 1]) {
        const target = targets[next[node]++];
        if (order[target] === 0) reach(target);
        else if (isOpen[target] === 1) least[node] = Math.min(least[node], order[target]);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) least[above] = Math.min(least[above], least[node]);
      if (least[node] !== order[node]) continue;
      const isAlone = open[open.length - 1] === node;
      let member: number;
      do {
        member = open.pop()!;
        isOpen[member] = 0;
        if (!isAlone) found[member] = 1;
      } while (member !== node);
    }
  }
  return found;
}
