/**
 * World: page. Where an inline script stands in its document. Only the engine knows, and it tells in stack
 * traces: a call at the start of the rewritten script makes one and reads its own place from it.
 */
import { nativeMethod } from './native-methods.ts';
import { dataProperty, defineProperty, deleteProperty, ownProperty } from './natives.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

const NativeError = Error;
const exec = nativeMethod(RegExp.prototype, 'exec');

// `Error`, this function, the helper that called it, and then the script.
const FRAMES = 3;
const LAST_PLACE = /:(\d+):(\d+)\)?$/;

/**
 * Place of the call in the script that called the caller of this function, 1-based; null where the page
 * has frozen stack traces. Runs nothing of the page's and leaves `Error` as it was.
 */
export function placeOfScript(): Place | null {
  const limit = ownProperty(NativeError, 'stackTraceLimit');
  const prepare = ownProperty(NativeError, 'prepareStackTrace');
  if (prepare && !deleteProperty(NativeError, 'prepareStackTrace')) return null;
  try {
    if (!defineProperty(NativeError, 'stackTraceLimit', dataProperty(FRAMES, plain))) return null;
    const { stack } = new NativeError();
    if (typeof stack !== 'string') return null;
    const match = exec(LAST_PLACE, stack);
    return match ? { line: +match[1], column: +match[2] } : null;
  } finally {
    if (limit) defineProperty(NativeError, 'stackTraceLimit', limit);
    else deleteProperty(NativeError, 'stackTraceLimit');
    if (prepare) defineProperty(NativeError, 'prepareStackTrace', prepare);
  }
}

const plain = { writable: true, enumerable: true, configurable: true } as const;
