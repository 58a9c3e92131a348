/**
 * World: any (pure). Why a file could not be opened as a profile: a code for machines, the place in the
 * file and the rule it breaks, and one sentence for people.
 */

export type ProfileFileErrorCode =
  /** Not JSON at all. */
  | 'not-json'
  /** JSON that ends too early. */
  | 'truncated'
  /** JSON, but not a profile. */
  | 'not-a-profile'
  /** Made by a newer version of the product. */
  | 'newer-version'
  /** A profile with something missing or of the wrong kind. */
  | 'invalid'
  /** Every part is right by itself, but they contradict one another. */
  | 'inconsistent';

export class ProfileFileError extends Error {
  readonly code: ProfileFileErrorCode;
  /** Where in the file: `contexts[0].callNodes.selfTime[12]`; '' for the file as a whole. */
  readonly path: string;
  /** What has to hold there: `must be a number of at least 0`. */
  readonly rule: string;

  constructor(code: ProfileFileErrorCode, path: string, rule: string) {
    super(sentence(code, path, rule));
    this.name = 'ProfileFileError';
    this.code = code;
    this.path = path;
    this.rule = rule;
  }
}

function sentence(code: ProfileFileErrorCode, path: string, rule: string): string {
  switch (code) {
    case 'not-json':
    case 'truncated':
    case 'not-a-profile':
    case 'newer-version':
      return `This file cannot be opened: ${rule}.`;
    case 'invalid':
    case 'inconsistent':
      return `This profile is damaged: ${path === '' ? 'the file' : path} ${rule}.`;
  }
}
