/**
 * World: any (pure). What `profile/` throws: a stable code for machines, a sentence for people.
 * Files that cannot be read have an error of their own (`profile-file-error.ts`).
 */

export type ProfileErrorCode =
  /** A recorder's update does not follow the one before, or comes after the last. */
  | 'update-sequence'
  /** An id in an update points outside what the recorder has told of. */
  | 'update-range'
  /** Columns of an update differ in length, or a packed row is cut off. */
  | 'update-columns'
  /** An amount in an update is not one: a negative count, a time that is not finite. */
  | 'update-amount'
  /** A sort key is unknown or stands for several. */
  | 'sort-key'
  /** A restriction of a report is neither a count, nor a fraction, nor a pattern. */
  | 'restriction'
  /** A context, node, site or signature that the profile does not have. */
  | 'no-such-row'
  /** A drawing that `profileFromText` cannot read. */
  | 'drawing';

export class ProfileError extends Error {
  readonly code: ProfileErrorCode;

  constructor(code: ProfileErrorCode, message: string) {
    super(message);
    this.name = 'ProfileError';
    this.code = code;
  }
}
