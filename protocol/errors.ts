/**
 * World: any. Errors as data: a code for machines, a sentence for people, never an exception that
 * crosses a world.
 */
export interface WireError {
  /** Stable, kebab-case: `no-session`, `debugger-refused`, `page-not-recordable`, … */
  readonly code: string;
  /** What happened, what is safe, what to press. */
  readonly message: string;
}

/** Wraps whatever was thrown. */
export function toWireError(error: unknown, code = 'unexpected'): WireError {
  if (isWireError(error)) return { code: error.code, message: error.message };
  return { code, message: error instanceof Error ? error.message : String(error) };
}

export function isWireError(value: unknown): value is WireError {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Record<string, unknown>)['code'] === 'string' &&
    typeof (value as Record<string, unknown>)['message'] === 'string'
  );
}

/** A {@link WireError} that can be thrown inside one world. */
export class CodedError extends Error implements WireError {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CodedError';
  }
}
