/**
 * World: extension and page (pure). What the session adds to the policies of a recorded document, and how it is taken
 * out of what the page, or its server, is told of them.
 */

/** Name of the Trusted Types policy that signs what we change. */
export const SIGNING_NAME = 'signature-profiler';

const NONCE = 'signature-profiler-';

/** Of one session, known to no page. */
export function createNonce(): string {
  return NONCE + crypto.randomUUID();
}

/** As they stand behind the sources of a directive. */
export const addedNonce = (nonce: string): string => ` 'nonce-${nonce}'`;
export const addedName = ` ${SIGNING_NAME}`;

/** Matches all of them. */
export const ADDED = / (?:'nonce-)?signature-profiler(?:-[-\da-f]{36}')?/g;
