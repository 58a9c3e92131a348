/**
 * World: Node. What goes wrong in a way the person can do something about: a sentence in their words and
 * the exit code that scripts can tell it by. Anything else is a fault of ours and ends with its stack.
 */

/** The exit codes, as `signature-profiler --help` lists them. */
export const EXIT = {
  ok: 0,
  /** A fault of ours. */
  unexpected: 1,
  /** The command line could not be understood. */
  usage: 2,
  /** A file is missing, cannot be read or written, or is not a profile. */
  file: 3,
  /** No Chromium that would do, or the extension is not built. */
  setup: 4,
  /** The page cannot be reached, cannot be recorded, or did not get where it was waited for. */
  page: 5,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export class CliError extends Error {
  readonly exitCode: ExitCode;

  constructor(kind: keyof typeof EXIT, message: string) {
    super(message);
    this.name = 'CliError';
    this.exitCode = EXIT[kind];
  }
}
