/** Types of `statistics.mjs`, for its tests. */
export function median(values: readonly number[]): number;
export function geometricMean(values: readonly number[]): number;
export function quantile(values: readonly number[], q: number): number;
