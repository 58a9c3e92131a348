/**
 * World: any. The edge command line → session. The command line has the browser trace what it compiles, which costs a page some
 * microseconds a text and tells of texts that are garbage by the time the recording ends, too. The session asks for them then, by a
 * function on the panel's global object.
 */
import { HELPERS } from './calling-convention.ts';

/** Name of the function; it takes nothing and promises {@link TracedTexts}, or null. */
export const TRACED_TEXTS = 'SIGNATURE_PROFILER_TRACED_TEXTS';

export interface TracedTexts {
  /** What scripts made of text where a recorder is, and what may hold functions and was not changed; each once. */
  readonly texts: readonly TracedText[];
  /** What documents and files ran where a recorder is, and what may hold functions and was not changed; each once. */
  readonly scripts: readonly TracedScript[];
  /** See {@link realmKey}: where a recorder is, and nothing is missing of what scripts made of text. */
  readonly realms: readonly string[];
  /** More were made than are told. */
  readonly isCut: boolean;
}

export interface TracedText {
  readonly source: string;
  /** Its `sourceURL`, or ''. */
  readonly name: string;
}

export interface TracedScript {
  /** A handler is a function itself. */
  readonly kind: ScriptKind;
  /** Of the document or file, without fragment. */
  readonly url: string;
  readonly source: string;
  readonly isModule: boolean;
}

const KINDS = ['handler', 'inline script', 'file'] as const;
export type ScriptKind = (typeof KINDS)[number];

/**
 * No function has a text without one of these; a method has its body behind a parenthesis, and `return` alone makes
 * the text of a handler.
 */
export const MAY_HOLD_FUNCTIONS = /=>|function|class|return|\)\s*(?:\{|\/[/*])/;

/** An inline script that was changed in the page: of a module without functions perhaps nothing but what it imports, and this. */
export const INLINE_BY_US = new RegExp(`${HELPERS.inline.replaceAll('$', '\\$')}\\(\\d+\\);`);

/** What a recorder in a document or worker has, and nobody else evaluates from outside. */
export const SHORTEST_RECORDER = 100_000; // characters

/** `isolate`: as `Runtime.getIsolateId` says it; `context`: as `executionContextId`. */
export function realmKey(isolate: string, context: number): string {
  return `${isolate} ${String(context)}`;
}

/** Without blanks, so that a text is told from another whatever was inserted and deleted. */
export function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Tells a text from others without carrying it: its length and a sum of its characters. `unitAt`: `charCodeAt`, which a page may
 * have replaced.
 */
export function textMark(text: string, unitAt: (text: string, index: number) => number): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + unitAt(text, i)) | 0;
  return `${text.length} ${sum}`;
}

/** Null for what no command line says. */
export function checkTracedTexts(value: unknown): TracedTexts | null {
  const { texts, scripts, realms, isCut } = (value ?? {}) as Partial<Record<keyof TracedTexts, unknown>>;
  const isWhole =
    isListOf(texts, isTracedText) &&
    isListOf(scripts, isTracedScript) &&
    isListOf(realms, (one): one is string => typeof one === 'string');
  return isWhole && typeof isCut === 'boolean' ? { texts, scripts, realms, isCut } : null;
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isTracedText(value: unknown): value is TracedText {
  const { source, name } = (value ?? {}) as Partial<Record<keyof TracedText, unknown>>;
  return typeof source === 'string' && typeof name === 'string';
}

function isTracedScript(value: unknown): value is TracedScript {
  const { kind, url, source, isModule } = (value ?? {}) as Partial<Record<keyof TracedScript, unknown>>;
  const isText = typeof url === 'string' && typeof source === 'string';
  return isText && typeof isModule === 'boolean' && KINDS.some((one) => one === kind);
}
