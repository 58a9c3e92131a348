/**
 * World: tests (pure). The calling convention in its simplest form: writes down every call as a line of
 * text, indented by depth, and complains when an exit does not belong to the innermost entry, but for bare calls that an exception
 * has ended. A function that waits is out of the stack until it runs again.
 */
import {
  HELPERS,
  RESOURCE_ROLE,
  SITE_ID_STRIDE,
  STATIC_TYPE_LABELS,
} from '../../protocol/calling-convention.ts';
import type { EmbeddedSites, SiteId, SiteRow } from '../../protocol/calling-convention.ts';

export interface ReferenceRecording {
  /** `render(a: 1)`, `  (anonymous in render)(x: 2, …+2)`, in the order of entry. */
  readonly calls: string[];
  /** What must never happen, in words. */
  readonly problems: string[];
  /** Calls entered and not left. */
  depth(): number;
  /** The most calls that were ever open: fuel ends a program long before a thousand, only the stack ends one without. */
  deepest(): number;
}

interface Frame {
  readonly node: number;
  runs: boolean;
}

/** As deep as lines are written: those of a program that only the stack ends would take all memory. */
const DEEPEST_TOLD = 1000;

/** Stands for `_$k(i)`; in a class of its own, so that no page value is one. */
class StaticType {
  constructor(readonly label: string | undefined) {}
}

/** Defines the helpers on a realm's global object, switched on; `callLimit` bounds what is kept as text. */
export function installReferenceRecorder(global: object, callLimit = Infinity): ReferenceRecording {
  const rows = new Map<SiteId, SiteRow>();
  const calls: string[] = [];
  const problems: string[] = [];
  const open: number[] = [];
  const bare = new Set<number>();
  const siteOf = new Map<number, SiteId>();
  let nodes = 0;
  let deepest = 0;

  /** An exception was caught, or ends whoever leaves: the calls above, which must be bare, are over. */
  const dropAbove = (node: number): boolean => {
    const at = open.lastIndexOf(node);
    const top = open.findLast((call, index) => index > at && !bare.has(call));
    if (top !== undefined || at < 0) problems.push(`back in ${node} while in ${String(open.at(-1))}`);
    if (at >= 0) open.length = at + 1;
    return at >= 0;
  };
  const caught = (node: number | false): void => {
    if (node) dropAbove(node);
    else while (bare.has(open.at(-1)!)) open.pop();
  };
  const enter = (emitted: SiteId, values: readonly unknown[], passed: number | undefined): number => {
    const site = emitted < 0 ? ~emitted : emitted;
    const row = rows.get(site);
    if (!row) problems.push(`unknown site ${site}`);
    else if (calls.length < callLimit && open.length < DEEPEST_TOLD)
      calls.push('  '.repeat(open.length) + describeCall(row, values, passed));
    open.push(++nodes);
    deepest = Math.max(deepest, open.length);
    if (emitted < 0) bare.add(nodes);
    siteOf.set(nodes, emitted);
    return nodes;
  };
  const leave = (node: number): void => {
    if (dropAbove(node)) open.pop();
  };

  const suspend = (frame: Frame | false): void => {
    if (frame && frame.runs) leave(frame.node);
    if (frame) frame.runs = false;
  };
  const resume = (frame: Frame | false): void => {
    if (frame && frame.runs) caught(frame.node);
    if (frame && !frame.runs) open.push(frame.node);
    if (frame) frame.runs = true;
  };
  const whileAwaited = (value: unknown, frame: Frame | false): unknown => {
    suspend(frame);
    return value;
  };
  /** Runs what a loop or `yield*` asks of an iterator in the frame, which waits after. */
  const iterate = (value: unknown, frame: Frame | false): unknown => {
    if (!frame || value === null || value === undefined) return value;
    const target = value as Record<PropertyKey, unknown>;
    type Method = (...args: unknown[]) => unknown;
    const watched = (iterator: unknown, isSync: boolean): unknown => {
      if ((typeof iterator !== 'object' && typeof iterator !== 'function') || iterator === null)
        return iterator;
      const get = (key: string): unknown => {
        const method = (iterator as Record<string, unknown>)[key];
        if (isSync && typeof method !== 'function') suspend(frame);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]): unknown => {
          resume(frame);
          try {
            return (method as Method).apply(iterator, args);
          } finally {
            suspend(frame);
          }
        };
      };
      return {
        get next() {
          return get('next');
        },
        get return() {
          return get('return');
        },
        get throw() {
          return get('throw');
        },
      };
    };
    const getIterator = (key: symbol): unknown => {
      const method = target[key];
      return typeof method === 'function'
        ? () => watched((method as Method).call(value), key === Symbol.iterator)
        : method;
    };
    return {
      get [Symbol.asyncIterator]() {
        return getIterator(Symbol.asyncIterator);
      },
      get [Symbol.iterator]() {
        return getIterator(Symbol.iterator);
      },
    };
  };

  const originals = new WeakMap<object, unknown>();
  const isNothing = (value: unknown): boolean => value === null || value === undefined;
  /** Disposes of a resource in the frame, which waits where the engine does. */
  const use = (resource: unknown, frame: Frame | false, role: number, first: unknown): unknown => {
    if (!frame) return resource;
    if (role === RESOURCE_ROLE.original)
      return originals.has(resource as object) ? originals.get(resource as object) : resource;
    const { asyncDispose = '', dispose = '' } = Symbol as {
      readonly asyncDispose?: symbol;
      readonly dispose?: symbol;
    };
    const wait = (): void => {
      suspend(frame);
    };
    if (role === RESOURCE_ROLE.hook) return isNothing(resource) ? { [dispose]: wait } : null;
    const waitsForNothing =
      role === RESOURCE_ROLE.only || (role === RESOURCE_ROLE.second && isNothing(first));
    if (isNothing(resource) && !waitsForNothing) return resource;
    if (!isNothing(resource) && typeof resource !== 'object' && typeof resource !== 'function')
      return resource;
    const get = (key: PropertyKey): unknown => {
      const method = (resource as Record<PropertyKey, unknown>)[key];
      if (typeof method !== 'function') return method;
      return (): unknown => {
        resume(frame);
        try {
          return (method as () => unknown).call(resource);
        } finally {
          if (role !== RESOURCE_ROLE.sync) suspend(frame);
        }
      };
    };
    const standIn = {
      get [asyncDispose]() {
        return isNothing(resource) ? wait : get(asyncDispose);
      },
      get [dispose]() {
        return get(dispose);
      },
    };
    originals.set(standIn, resource);
    return standIn;
  };

  /** Of up to four arguments. */
  const enters = [0, 1, 2, 3, 4].map(
    (count) =>
      (site: SiteId, ...rest: readonly unknown[]): number =>
        enter(site, rest.slice(0, count), rest[count] as number | undefined),
  );
  const put: unknown[] = [];
  const enterN = (site: SiteId, count: number, passed: number): number => {
    if (put.length !== count) problems.push(`${count} arguments announced, ${put.length} put`);
    return enter(site, [...put], passed === 0 ? undefined : passed);
  };
  const helpers: Record<string, unknown> = {
    [HELPERS.on]: true,
    [HELPERS.enter0]: enters[0],
    [HELPERS.enter1]: enters[1],
    [HELPERS.enter2]: enters[2],
    [HELPERS.enter3]: enters[3],
    [HELPERS.enter4]: enters[4],
    [HELPERS.enterN]: enterN,
    [HELPERS.recursive0]: enters[0],
    [HELPERS.recursive1]: enters[1],
    [HELPERS.recursive2]: enters[2],
    [HELPERS.recursive3]: enters[3],
    [HELPERS.recursive4]: enters[4],
    [HELPERS.recursiveN]: enterN,
    [HELPERS.put]: (first: number, ...values: readonly unknown[]) => {
      if (first === 0) put.length = 0;
      put.push(...values);
    },
    [HELPERS.leave]: leave,
    [HELPERS.leaveWith]: (node: number, value: unknown): unknown => {
      leave(node);
      return value;
    },
    [HELPERS.leaveSite]: (site: SiteId, value: unknown): unknown => {
      const top = open.at(-1);
      if (top === undefined || siteOf.get(top) !== site)
        problems.push(`${~site} left while in ${String(top)}`);
      else leave(top);
      return value;
    },
    [HELPERS.caught]: caught,
    [HELPERS.frame]: (node: number): Frame => ({ node, runs: true }),
    [HELPERS.await]: whileAwaited,
    [HELPERS.yield]: whileAwaited,
    [HELPERS.delegate]: iterate,
    [HELPERS.iterate]: iterate,
    [HELPERS.awaitReturn]: (frame: Frame | false, value: unknown) => whileAwaited(value, frame),
    [HELPERS.use]: use,
    [HELPERS.resume]: (value: unknown, frame: Frame | false) => {
      resume(frame);
      return value;
    },
    [HELPERS.leaveFrame]: suspend,
    [HELPERS.staticType]: (index: number) => new StaticType(STATIC_TYPE_LABELS[index]),
    [HELPERS.rename]: (target: object, value: string) => Object.defineProperty(target, 'name', { value }),
    [HELPERS.evalText]: (_called: unknown, text: unknown) => text,
    [HELPERS.importUrl]: (address: unknown) => address,
    [HELPERS.sites]: (first: SiteId, table: EmbeddedSites) =>
      table.rows.forEach((row, index) => rows.set(first + index * SITE_ID_STRIDE, row)),
  };
  for (const [name, value] of Object.entries(helpers))
    Object.defineProperty(global, name, { value, writable: true, configurable: true });
  return {
    calls,
    problems,
    depth: () => open.filter((node) => !bare.has(node)).length,
    deepest: () => deepest,
  };
}

/** Takes the helpers away again, those that a script defined for itself too. */
export function removeHelpers(global: object): void {
  for (const name of Object.values(HELPERS)) Reflect.deleteProperty(global, name);
}

function describeCall(row: SiteRow, values: readonly unknown[], passed: number | undefined): string {
  const [, name, , , parameters] = row;
  const shown = parameters.map((parameter, index) => `${parameter ?? '_'}: ${describe(values[index])}`);
  if (values.length !== parameters.length) shown.push(`(${values.length} values)`);
  if (passed !== undefined && passed > parameters.length) shown.push(`…+${passed - parameters.length}`);
  return `${name}(${shown.join(', ')})`;
}

/** Runs no code of the value. */
function describe(value: unknown): string {
  if (value instanceof StaticType) return `some ${String(value.label)}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'Array' : 'Object';
  return typeof value === 'function' || typeof value === 'symbol' ? typeof value : String(value);
}
