/**
 * World: any (pure). The catalogue of reasons why a script, or a part of one, runs untouched: a stable code for machines,
 * a sentence for people, the place and a frame of the source around it.
 */
import { codeFrame } from './code-frame.ts';
import { placeAt, type LineTable, type Offset } from './line-table.ts';
import type { Place } from './line-table.ts';

const MESSAGES = {
  syntax: (detail: string) => `The script does not parse: ${detail}.`,
  'already-instrumented': () => 'The script is instrumented already.',
  'reserved-name': (name: string) =>
    `The script uses the name ${name}, which instrumented code needs for itself.`,
  'too-deep': () => 'The script is nested too deeply to be read.',
  internal: (detail: string) => `The instrumenter failed: ${detail}.`,
} as const;

export type DiagnosticCode = keyof typeof MESSAGES;

/** Why a script was left as it was. */
export interface InstrumentError {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** 1-based both, in the file or page that `startLine` and `startColumn` speak of. */
  readonly at: Place;
  /** The lines around the place, the place marked; long lines are cut. */
  readonly frame: string;
}

/** `detail` completes the sentence of `code`; codes without a detail ignore it. */
export function diagnose(
  code: DiagnosticCode,
  detail: string,
  lines: LineTable,
  at: Offset,
): InstrumentError {
  const place = placeAt(lines, at);
  return { code, message: MESSAGES[code](detail), at: place, frame: codeFrame(lines, at) };
}

/** What stays as it is in a script that is instrumented. */
const LEFT_OUT = {
  with: 'A function, or a call of `eval`, inside `with` is left as it was written: any name there may be a property of an object.',
  asm: 'A module of asm.js runs as it was written: the engine compiles it only so.',
  'eval-alias':
    'Here `eval` gets another name, or is handed on. What is evaluated under a name that is not known runs as it was written.',
} as const;

export type LeftOutCode = keyof typeof LEFT_OUT;

export const leftOutReason = (code: LeftOutCode): string => LEFT_OUT[code];
