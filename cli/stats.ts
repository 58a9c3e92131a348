/** World: Node. `signature-profiler stats`: a profile file as a text report. */
import {
  printCallees,
  printCallers,
  printStats,
  ProfileError,
  type Profile,
  type ReportOptions,
} from '../profile/index.ts';
import { CliError } from './cli-error.ts';
import { loadProfile } from './profile-file.ts';
import type { StatsOptions } from './program.ts';

const REPORTS: Record<StatsOptions['report'], (profile: Profile, options: ReportOptions) => string> = {
  stats: printStats,
  callers: printCallers,
  callees: printCallees,
};

/** The report as text. @throws CliError `file`, or `usage` for a sort key or restriction there is not */
export async function reportOfFile(file: string, options: StatsOptions): Promise<string> {
  const profile = await loadProfile(file);
  const { sort, limit, by, fullPaths, restrictions } = options;
  try {
    return REPORTS[options.report](profile, {
      sort,
      by,
      fullPaths,
      restrictions,
      ...(limit === null ? {} : { limit }),
    });
  } catch (error) {
    if (error instanceof ProfileError) throw new CliError('usage', error.message);
    throw error;
  }
}
