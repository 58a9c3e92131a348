/** Types of `programs.mjs`, for its tests. */
export const GLOBAL: string;
export interface BenchmarkProgram {
  readonly name: string;
  /** The classic script that leaves the program under {@link GLOBAL}. */
  load(): Promise<string>;
}
export function findPrograms(folder: string, names: readonly string[]): readonly BenchmarkProgram[];
