/**
 * World: page. Where code came from that the page made while it ran: its own `sourceURL`, or the place that
 * made it, which only stack traces tell. Runs nothing of the page's and leaves `Error` as it was.
 */
import { nativeMethod } from './native-methods.ts';
import { dataProperty, defineProperty, deleteProperty, ownProperty } from './natives.ts';

const NativeError = Error as ErrorConstructor & {
  /** Makes a `stack` that begins below a function; not every browser has it. */
  readonly captureStackTrace?: (target: object, below: unknown) => void;
};
const { captureStackTrace } = NativeError;
const exec = nativeMethod(RegExp.prototype, 'exec');

const SOURCE_URL = /\/\/[#@][ \t]*sourceURL=[ \t]*([^\s'"]+)[ \t]*$/m;
// `at f (http://host/app.js:3:5)`; natives, and code that was made itself, have no place.
const FRAME = /^\s*at (?:async )?(?:new )?([^(\n]+?)(?: \[as [^\]\n]*\])? \(((?!<)[^()\n]+?):(\d+):\d+\)/m;
const BARE_FRAME = /^\s*at (?:async )?((?!<)[^()\s]+?):(\d+):\d+$/m;
const FILE_NAME = /([^/?#]*)(?:[?#].*)?$/;
// The frame that made the code, and a few natives between.
const FRAMES = 8;

/** `sourceURL` of a text; null where it names none. */
export function sourceUrlOf(text: string): string | null {
  const match = exec(SOURCE_URL, text);
  return match === null ? null : match[1];
}

/** `f (app.js:3)` or `app.js:3`: who called `below`. Null where stack traces do not tell. */
export function placeOfCaller(below: unknown): string | null {
  if (captureStackTrace === undefined) return null;
  const stack = stackBelow(below);
  if (stack === null) return null;
  const named = exec(FRAME, stack);
  const bare = exec(BARE_FRAME, stack);
  if (named !== null && (bare === null || named.index < bare.index))
    return `${named[1]} (${fileName(named[2])}:${named[3]})`;
  return bare && `${fileName(bare[1])}:${bare[2]}`;
}

function fileName(url: string): string {
  const match = exec(FILE_NAME, url);
  return match === null || match[1] === '' ? url : match[1];
}

function stackBelow(below: unknown): string | null {
  const limit = ownProperty(NativeError, 'stackTraceLimit');
  const prepare = ownProperty(NativeError, 'prepareStackTrace');
  if (prepare && !deleteProperty(NativeError, 'prepareStackTrace')) return null;
  try {
    if (!defineProperty(NativeError, 'stackTraceLimit', dataProperty(FRAMES, plain))) return null;
    const holder: { stack?: unknown } = {};
    captureStackTrace?.(holder, below);
    return typeof holder.stack === 'string' ? holder.stack : null;
  } finally {
    if (limit) defineProperty(NativeError, 'stackTraceLimit', limit);
    else deleteProperty(NativeError, 'stackTraceLimit');
    if (prepare) defineProperty(NativeError, 'prepareStackTrace', prepare);
  }
}

const plain = { writable: true, enumerable: true, configurable: true } as const;
