/**
 * World: tests. Runs inside the realm under test: notes what a scenario does as text, and stands in for the
 * recorder with the plainest tree that can be wrong. Passed as text: no imports.
 */
import type { RecorderHooks } from './hooks.ts';

/** What a scenario runs with, in its realm. */
export interface Stage {
  readonly modules: Record<string, Uint8Array<ArrayBuffer>>;
  /** Notes what the action gives or throws. */
  readonly note: (what: string, action: () => unknown) => void;
  /** The same for what is settled later. */
  readonly settle: (what: string, action: () => unknown) => Promise<void>;
  /** Exports of a new instance. */
  readonly make: (name: string, imports?: object) => Exports;
  /** Every own property of an object: key, attributes, and name and length of the function in it. */
  readonly list: (object: object) => unknown[];
  readonly streaming: boolean;
  /** A response with these bytes. */
  readonly respond: (bytes: Uint8Array<ArrayBuffer>, type?: string, status?: number) => Response;
}
/** Exports of an instance, taken for functions. */
export type Exports = Record<string, (...args: unknown[]) => unknown>;
/** Objects whose methods are called without asking. */
export type Loose = Record<string, (...args: unknown[]) => never>;
export type Scenarios = Readonly<Record<string, (stage: Stage) => void | Promise<void>>>;

export interface ReferenceRecorder {
  readonly hooks: RecorderHooks;
  readonly setOn: (on: boolean) => void;
  /** `label xN` by path, in order of first call. */
  readonly tree: () => string[];
  /** Names of registered sites. */
  readonly sites: () => string[];
  readonly jobs: string[];
  readonly notRecorded: string[];
  readonly depth: () => number;
}

/** A recorder that keeps strings. */
export function createReferenceRecorder(): ReferenceRecorder {
  let on = true;
  const sites: {
    name: string;
    url: string;
    line: number;
    column: number;
    parameters: readonly (string | null)[];
  }[] = [];
  const types: string[] = [];
  const signatures: string[] = [];
  const stack: number[] = [];
  const counts = new Map<string, number>();
  const jobs: string[] = [];
  const notRecorded: string[] = [];
  const intern = (list: string[], text: string): number => {
    const at = list.indexOf(text);
    return at >= 0 ? at : list.push(text) - 1;
  };
  const hooks: RecorderHooks = {
    isOn: () => on,
    registerSites(table) {
      const first = sites.length * 4 + 3;
      for (const [, name, line, column, parameters] of table.rows)
        sites.push({ name, url: table.url, line, column, parameters });
      return first;
    },
    internType: (label) => intern(types, label),
    isProxy: () => false,
    describe(value) {
      const size = (value as { byteLength?: number } | null | undefined)?.byteLength;
      const name = Object.prototype.toString.call(value).slice(8, -1);
      return intern(types, size === undefined ? name : `${name}(${size})`);
    },
    internSignature(site, ids) {
      const { name, parameters } = sites[(site - 3) / 4];
      const args = ids.map((id, i) => (parameters[i] ? `${parameters[i]}: ${types[id]}` : types[id]));
      return intern(signatures, `${name}(${args.join(', ')})`);
    },
    enterSignature(signature) {
      if (!on) return 0;
      stack.push(signature);
      const path = stack.map((s) => signatures[s]).join(' > ');
      counts.set(path, (counts.get(path) ?? 0) + 1);
      return stack.length;
    },
    leave(node) {
      if (node > 0) stack.length = node - 1;
    },
    addBackgroundJob: (signature, duration) =>
      void jobs.push(duration >= 0 ? signatures[signature] : 'negative time'),
    now: () => Date.now(),
    reportNotRecorded: ({ code, reason }) => void notRecorded.push(`${code}: ${reason}`),
  };
  return {
    hooks,
    setOn: (value) => void (on = value),
    tree: () => [...counts].map(([path, calls]) => `${path} x${calls}`),
    sites: () => sites.map(({ name }) => name),
    jobs,
    notRecorded,
    depth: () => stack.length,
  };
}

/** A stage that collects notes. */
export function createStage(
  modules: Record<string, Uint8Array<ArrayBuffer>>,
  respond: Stage['respond'],
): { stage: Stage; notes: string[] } {
  const notes: string[] = [];
  const show = (value: unknown): string => {
    if (typeof value === 'function') return `function ${value.name}/${value.length}`;
    if (typeof value === 'bigint') return `${value}n`;
    if (Object.is(value, -0)) return '-0';
    if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
    if (typeof value === 'symbol') return value.toString();
    if (typeof value === 'object' && value !== null) {
      const tag = Object.prototype.toString.call(value).slice(8, -1);
      const entries = Object.keys(value).map((k) => `${k}: ${show((value as Record<string, unknown>)[k])}`);
      return `${tag} {${entries.join(', ')}}`;
    }
    return String(value);
  };
  const fault = (error: unknown): string =>
    error instanceof Error || Object.prototype.toString.call(error) === '[object DOMException]'
      ? `throws ${(error as Error).name}: ${(error as Error).message}`
      : `throws ${show(error)}`;
  const stage: Stage = {
    modules,
    note(what, action) {
      try {
        notes.push(`${what}: ${show(action())}`);
      } catch (error) {
        notes.push(`${what}: ${fault(error)}`);
      }
    },
    async settle(what, action) {
      try {
        notes.push(`${what}: ${show(await action())}`);
      } catch (error) {
        notes.push(`${what}: ${fault(error)}`);
      }
    },
    make: (name, imports) =>
      new WebAssembly.Instance(new WebAssembly.Module(modules[name]), imports as never).exports as never,
    list: (object) =>
      Reflect.ownKeys(object).map((key) => {
        const held = Object.getOwnPropertyDescriptor(object, key)! as unknown as Record<string, unknown>;
        const { value, get, set, writable, enumerable, configurable } = held;
        const functions = [value, get, set].map((f) =>
          typeof f === 'function' ? [f.name, f.length, 'prototype' in f] : typeof f,
        );
        return [key, writable, enumerable, configurable, ...functions];
      }),
    streaming:
      typeof (WebAssembly as { compileStreaming?: unknown }).compileStreaming === 'function' &&
      typeof Response === 'function',
    respond,
  };
  return { stage, notes };
}
