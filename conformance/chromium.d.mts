import type { runInNode, Settings } from './pool.d.mts';

/** Like `runInNode`; `parallel` is how many pages there are at once. */
export function runInChromium(
  jobs: Parameters<typeof runInNode>[0],
  variants: readonly string[],
  settings: Settings & {
    /** What pages get as their recorder. */
    readonly pageScript: string;
  },
  report: Parameters<typeof runInNode>[3],
): Promise<void>;
