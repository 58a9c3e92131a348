/**
 * World: any (pure). Names for every number that means something: indices into tables and units.
 * They are aliases, so they cost nothing; they are there to be read.
 */

/** A duration or a point on a context's own clock, in milliseconds. */
export type Milliseconds = number;
export type Nanoseconds = number;
export type Bytes = number;
/** 1-based line in a script, as browsers and stack traces count. */
export type Line = number;
/** 1-based column in a script, as browsers show it. */
export type Column = number;

/** Row of {@link import('./model.ts').TypeTable}. */
export type TypeIndex = number;
/** Row of {@link import('./model.ts').SiteTable}. */
export type SiteIndex = number;
/** Row of {@link import('./model.ts').SignatureTable}. */
export type SignatureIndex = number;
/** Row of {@link import('./model.ts').CallNodeTable}; -1 is "none". */
export type CallNodeIndex = number;
/** Position in {@link import('./model.ts').Profile.contexts}. */
export type ContextIndex = number;
