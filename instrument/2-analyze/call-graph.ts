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

/** Who goes by a name. */
interface Bearers {
  readonly functions: FunctionIndex[];
  /** For each: the function in which the name alone means it, or {@link NO_SCOPE}. */
  readonly scopes: FunctionIndex[];
  /** Of many, as minified names have: those by that function. Made when it is asked for. */
  crowd: Map<FunctionIndex, FunctionIndex[]> | null;
  /** Of the member of that name, among the nodes of the graph; 0: nobody has called it. */
  node: number;
  /** Who called it last, by the name alone, and as a member. */
  caller: FunctionIndex;
  memberCaller: FunctionIndex;
}

// While a script is walked there is no more than arrays that grow: names are looked up when all that functions have are known, and few
// of those that are called are among them.
export class CallGraph {
  private readonly parents: FunctionIndex[] = [];
  private readonly parameters: (readonly string[])[] = [];
  private readonly given: string[] = [];
  private readonly givenTo: FunctionIndex[] = [];
  private readonly givenIn: FunctionIndex[] = [];
  /** Calls in turn: the name; and who calls, `~` that for a member. */
  private readonly called: string[] = [];
  private readonly callers: number[] = [];
  /** Calls of `super.name(…)`: the name, and who calls. */
  private readonly calledAbove: string[] = [];
  private readonly callersAbove: FunctionIndex[] = [];
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
    this.given.push(name);
    this.givenTo.push(index);
    this.givenIn.push(scope);
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

  /** `f()` and `(0, f)()`, `x.f()`, `x.#f()` and `super.f()`; not where any value is called. */
  private addCallOf(caller: FunctionIndex, callee: Expression | Super): void {
    if (callee.type === 'Identifier') {
      this.called.push(callee.name);
      this.callers.push(caller);
    } else if (callee.type === 'MemberExpression') {
      const { object, property, computed } = callee;
      if (computed) return;
      if (property.type === 'PrivateIdentifier') this.addMemberCall(caller, `#${property.name}`);
      else if (property.type !== 'Identifier') return;
      else if (object.type === 'Super') {
        this.calledAbove.push(property.name);
        this.callersAbove.push(caller);
      } else if (property.name === 'call' || property.name === 'apply') this.addCallOf(caller, object);
      else this.addMemberCall(caller, property.name);
    } else if (callee.type === 'ParenthesizedExpression') this.addCallOf(caller, callee.expression);
    else if (callee.type === 'SequenceExpression') this.addCallOf(caller, callee.expressions.at(-1)!);
  }

  private addMemberCall(caller: FunctionIndex, name: string): void {
    this.called.push(name);
    this.callers.push(~caller);
  }

  /** By function: 1 for those on a cycle. */
  findRecursive(): Uint8Array {
    const { parents, called, callers } = this;
    const names = this.bearers();
    let count = parents.length;
    for (let i = 0; i < called.length; i++) {
      const bearers = names.get(called[i]);
      if (bearers === undefined) continue;
      const isMember = callers[i] < 0;
      const caller = isMember ? ~callers[i] : callers[i];
      if (!isMember) {
        if (bearers.caller !== caller) this.resolve(called[i], bearers, caller);
        bearers.caller = caller;
        continue;
      }
      // A member's name is a node of its own: everybody who calls it leads to all who go by it.
      if (bearers.node === 0) {
        bearers.node = count++;
        for (const index of bearers.functions) this.addEdge(bearers.node, index);
      }
      if (bearers.memberCaller !== caller) this.addEdge(caller, bearers.node);
      bearers.memberCaller = caller;
    }
    count = this.addCallsAbove(names, count);
    return onCycles(count, this.from, this.to).subarray(0, parents.length);
  }

  /**
   * `super.name(…)` leads to those by that name that do not call it themselves: whoever does is further down, and would only seem to call
   * itself by way of its like in other classes.
   */
  private addCallsAbove(names: ReadonlyMap<string, Bearers>, first: number): number {
    const { calledAbove, callersAbove, parents } = this;
    const passesOn = new Map<string, Set<FunctionIndex>>();
    calledAbove.forEach((name, i) => {
      const functions = passesOn.get(name) ?? new Set();
      passesOn.set(name, functions);
      // Where one is known, so are those around it.
      for (
        let caller = callersAbove[i];
        caller !== NOBODY && !functions.has(caller);
        caller = parents[caller]
      )
        functions.add(caller);
    });
    let count = first;
    const nodes = new Map<string, number>();
    for (const [name, below] of passesOn) {
      nodes.set(name, count);
      for (const index of names.get(name)?.functions ?? []) if (!below.has(index)) this.addEdge(count, index);
      count++;
    }
    calledAbove.forEach((name, i) => this.addEdge(callersAbove[i], nodes.get(name)!));
    return count;
  }

  private bearers(): Map<string, Bearers> {
    const { given, givenTo, givenIn } = this;
    const names = new Map<string, Bearers>();
    for (let i = 0; i < given.length; i++) {
      const known = names.get(given[i]);
      if (known === undefined) {
        const [functions, scopes] = [[givenTo[i]], [givenIn[i]]];
        const none = { crowd: null, node: 0, caller: NOBODY, memberCaller: NOBODY };
        names.set(given[i], { functions, scopes, ...none });
      } else {
        known.functions.push(givenTo[i]);
        known.scopes.push(givenIn[i]);
      }
    }
    return names;
  }

  /** Adds edges to those that the name means where it is called. */
  private resolve(name: string, bearers: Bearers, caller: FunctionIndex): void {
    const { parents, parameters } = this;
    const { functions, scopes } = bearers;
    const crowd = functions.length > FEW ? (bearers.crowd ??= crowdOf(bearers)) : null;
    for (let scope = caller; ; scope = parents[scope]) {
      let isFound = false;
      if (crowd) {
        const meant = crowd.get(scope);
        isFound = meant !== undefined;
        for (const index of meant ?? []) this.addEdge(caller, index);
      } else {
        for (let i = 0; i < functions.length; i++) {
          if (scopes[i] !== scope) continue;
          isFound = true;
          this.addEdge(caller, functions[i]);
        }
      }
      if (isFound || scope === NOBODY || parameters[scope].includes(name)) return;
    }
  }

  private addEdge(caller: number, index: number): void {
    this.from.push(caller);
    this.to.push(index);
  }
}

function crowdOf({ functions, scopes }: Bearers): Map<FunctionIndex, FunctionIndex[]> {
  const crowd = new Map<FunctionIndex, FunctionIndex[]>();
  for (let i = 0; i < functions.length; i++) {
    const others = crowd.get(scopes[i]);
    if (others === undefined) crowd.set(scopes[i], [functions[i]]);
    else others.push(functions[i]);
  }
  return crowd;
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
