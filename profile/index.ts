/**
 * World: any (pure). The face of `profile/`: what views, the command line and `dist/lib/profile.js`
 * use. The page imports single files instead, so that its bundle carries no schema library.
 */
export {
  callersOf,
  calleesOf,
  computeCallEdges,
  type CallEdge,
  type CallEdgeTable,
  type CallEnd,
} from './call-edges.ts';
export { colourOf, hueOf, oklchToHex, type Oklch } from './colours.ts';
export { ancestorsOf, icicleBoxes, type IcicleBox, type IcicleOptions } from './icicle.ts';
export {
  fullPlaceLabel,
  placeLabel,
  signatureLabel,
  signatureParts,
  siteLabel,
  type ArgumentLabel,
  type SignatureParts,
} from './labels.ts';
export { CLOCK_CHOICES } from './model.ts';
export type * from './model.ts';
export { ProfileError, type ProfileErrorCode } from './profile-error.ts';
export { subtreeSums } from './call-node-tree.ts';
export { coarserClock, coarsestClock } from './clock.ts';
export { shareOfProcessor } from './preemption.ts';
export { ownCostOfContext, ownCostOfProfile, ownCosts } from './own-cost.ts';
export { isResolved, timeRange, type MeasuredTime, type TimeRange } from './time-range.ts';
export {
  computeStats,
  cumulativeTimeOf,
  formatCalls,
  selfTimeOf,
  type StatsBy,
  type StatsScope,
  type StatsTable,
} from './stats.ts';
export {
  addUpdate,
  assembleProfile,
  createContextBuilder,
  type AssembleOptions,
  type ContextBuilder,
  type ContextOptions,
  type SiteOf,
  type SiteSource,
} from './assemble.ts';
export { FILE_EXTENSION, FILE_FORMAT, FILE_VERSION, type ProfileFile } from './file-format.ts';
export { mergeProfiles } from './merge.ts';
export { ProfileFileError, type ProfileFileErrorCode } from './profile-file-error.ts';
export { readProfile } from './read-profile.ts';
export { SORT_KEYS, type Restriction } from './report-rows.ts';
export { printCallees, printCallers, printStats, type ReportOptions } from './text-report.ts';
export { stringifyProfile, writeProfile } from './write-profile.ts';
export {
  parseType,
  ROLL_UP_LEVELS,
  rollUpLabel,
  rollUpProfile,
  type RollUpLevel,
  type TypeShape,
} from './roll-up.ts';
