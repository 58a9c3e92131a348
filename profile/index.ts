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
export type * from './model.ts';
export { ProfileError, type ProfileErrorCode } from './profile-error.ts';
export { computeStats, formatCalls, type StatsBy, type StatsScope, type StatsTable } from './stats.ts';
