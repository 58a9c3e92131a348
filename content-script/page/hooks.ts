/**
 * World: page. What the recorder offers to the parts that wrap what has no JavaScript source
 * (WebAssembly, host functions) and to inline rewriting. The recorder implements it; types only.
 */
import type { TypeKind } from '../../profile/model.ts';
import type { NotRecordedText } from '../../protocol/page-messages.ts';
import type { Milliseconds } from '../../profile/units.ts';
import type { EmbeddedSites, SiteId } from '../../protocol/calling-convention.ts';

/** The recorder's own ids: dense, appended only, stable for the life of the realm. */
export type RecorderTypeId = number;
export type RecorderSignatureId = number;
export type RecorderNodeId = number;

export interface RecorderHooks {
  /** True while anybody records. Check it before anything else: dormant code must cost nothing. */
  isOn(): boolean;
  /** Hands out ids of a range to the rows of a table. Row `i` has id `first + i * SITE_ID_STRIDE`. */
  registerSites(table: EmbeddedSites, range: 'page' | 'recorder'): SiteId;
  internType(label: string, kind: TypeKind, base: string | null): RecorderTypeId;
  /** Type of a value, described without running any of the page's code. Never throws. */
  describe(value: unknown): RecorderTypeId;
  /** True for a proxy made by this realm: whatever is read of it, the page sees. */
  isProxy(value: object): boolean;
  internSignature(site: SiteId, types: readonly RecorderTypeId[]): RecorderSignatureId;
  /** HOT. Counts a call and makes its node current; 0 when nothing is recorded. Balance with `leave`. */
  enterSignature(signature: RecorderSignatureId): RecorderNodeId;
  /** HOT. Restores the parent of `node`; harmless for 0 and for nodes of an ended recording. */
  leave(node: RecorderNodeId): void;
  /** One finished piece of the browser's own background work (compilation): a call in the compiler lane. */
  addBackgroundJob(signature: RecorderSignatureId, duration: Milliseconds): void;
  /** Monotonic clock captured before any page script. */
  now(): Milliseconds;
  /** Puts a script or function on the list of what was not recorded, once per (what, url, line, code). */
  reportNotRecorded(entry: NotRecordedText): void;
}
