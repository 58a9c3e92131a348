/**
 * World: Node. The command line: which commands there are, what each takes, and how what they throw
 * becomes an exit code. The commands themselves are handed in, so that reading arguments needs no browser.
 */
import { Command, CommanderError, Option } from 'commander';
import type { Restriction, StatsBy } from '../profile/index.ts';
import type { Milliseconds } from '../profile/units.ts';
import type { Scope } from '../protocol/scope.ts';
import { parseAddress, parseCount, parseRestriction, parseSeconds } from './arguments.ts';
import { CliError, EXIT, type ExitCode } from './cli-error.ts';

export interface RecordOptions {
  readonly out: string;
  readonly headless: boolean;
  /** How long to record; null: until `until` holds, or until interrupted. */
  readonly duration: Milliseconds | null;
  /** Expression evaluated in the page until it is true. */
  readonly until: string | null;
  /** Bound for loading the page and for `until`. */
  readonly timeout: Milliseconds;
  readonly signatures: boolean;
  readonly scope: Scope;
}

export interface StatsOptions {
  readonly sort: string;
  readonly limit: number | null;
  readonly by: StatsBy;
  readonly report: 'stats' | 'callers' | 'callees';
  readonly fullPaths: boolean;
  readonly restrictions: readonly Restriction[];
}

/** What the command line can do. Each resolves when done and throws {@link CliError} for what people can mend. */
export interface Actions {
  record(url: string, options: RecordOptions): Promise<void>;
  stats(file: string, options: StatsOptions): Promise<void>;
  demo(options: { readonly headless: boolean }): Promise<void>;
}

export interface Output {
  out(text: string): void;
  error(text: string): void;
}

const EXIT_CODES = `
Exit codes:
  ${EXIT.ok}  done
  ${EXIT.unexpected}  a fault of this program
  ${EXIT.usage}  the command line could not be understood
  ${EXIT.file}  a file is missing, cannot be written, or is not a profile
  ${EXIT.setup}  no Chromium that would do, or the extension is not built
  ${EXIT.page}  the page cannot be reached or recorded, or did not get where it was waited for`;

const STATS_HELP = `
Restrictions are applied in turn, each to the rows the one before left:
  20       the first twenty rows
  0.1      the first tenth of them
  dot      rows whose "file:line(function)" matches the pattern

Sort keys, as pstats has them, each also by an unambiguous beginning; several with commas:
  calls ncalls pcalls time tottime cumtime cumulative name file filename module line nfl stdname

Examples:
  signature-profiler stats page.sigprof.json
  signature-profiler stats page.sigprof.json --sort cumulative 20
  signature-profiler stats page.sigprof.json --callers 'dot\\('`;

const RECORD_HELP = `
Without --duration and --until it records until you press Ctrl+C or close the page.

Examples:
  signature-profiler record localhost:3000 --headless --duration 5 --out page.sigprof.json
  signature-profiler record https://example.com --headless --until 'window.finished' --out page.sigprof.json`;

interface RecordFlags {
  readonly out: string;
  readonly headless?: true;
  readonly duration?: Milliseconds;
  readonly until?: string;
  readonly timeout: Milliseconds;
  readonly signatures: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly ownCode?: true;
}

interface StatsFlags {
  readonly sort: string;
  readonly limit?: number;
  readonly by: StatsBy;
  readonly callers?: true;
  readonly callees?: true;
  readonly fullPaths?: true;
}

function addRecord(program: Command, actions: Actions): void {
  program
    .command('record')
    .summary('record a page in Chromium and write the profile')
    .description(
      'Opens a page in Chromium with the extension, records it from its first statement, writes the profile.',
    )
    .argument('<url>', 'the page: http, https or file', parseAddress)
    .requiredOption('-o, --out <file>', 'where to write the profile (.sigprof.json)')
    .option('--headless', 'without a window')
    .addOption(
      new Option('--duration <seconds>', 'how long to record once the page has loaded')
        .argParser(parseSeconds)
        .conflicts('until'),
    )
    .option('--until <expression>', 'record until this JavaScript expression is true in the page')
    .option(
      '--timeout <seconds>',
      'give up loading, or waiting for --until, after so long',
      parseSeconds,
      120_000,
    )
    .option('--no-signatures', 'one row per function, whatever the arguments')
    .option('--include <pattern>', 'record only scripts that fit: app.js, /js/*, example.com/*', collect, [])
    .option('--exclude <pattern>', 'leave out scripts that fit; both can be given several times', collect, [])
    .option('--own-code', 'leave out third-party scripts and library code')
    .addOption(
      new Option('--reload', 'reload before recording; always done, a new page being new').hideHelp(),
    )
    .addHelpText('after', RECORD_HELP)
    .action((url: string, flags: RecordFlags) =>
      actions.record(url, {
        out: flags.out,
        headless: flags.headless ?? false,
        duration: flags.duration ?? null,
        until: flags.until ?? null,
        timeout: flags.timeout,
        signatures: flags.signatures,
        scope: {
          include: flags.include,
          exclude: flags.exclude,
          thirdParty: flags.ownCode !== true,
          libraries: flags.ownCode !== true,
        },
      }),
    );
}

function collect(word: string, before: readonly string[]): readonly string[] {
  return [...before, word];
}

function collectRestrictions(word: string, before: readonly Restriction[]): readonly Restriction[] {
  return [...before, parseRestriction(word)];
}

function addStats(program: Command, actions: Actions): void {
  program
    .command('stats')
    .summary('print the stats of a profile as Python prints them')
    .description(
      'Prints the stats of a profile, one row per function and argument types, as Python’s pstats does.',
    )
    .argument('<file>', 'a profile (.sigprof.json)')
    .argument('[restriction...]', 'which rows to print', collectRestrictions, [])
    .option('-s, --sort <keys>', 'what to order by', 'tottime')
    .option('-n, --limit <rows>', 'print at most so many rows', parseCount)
    .addOption(
      new Option('--by <what>', 'one row for each').choices(['signature', 'function']).default('signature'),
    )
    .addOption(new Option('--callers', 'who called each row').conflicts('callees'))
    .addOption(new Option('--callees', 'whom each row called'))
    .option('--full-paths', 'whole addresses instead of file names')
    .addHelpText('after', STATS_HELP)
    .action((file: string, restrictions: readonly Restriction[], flags: StatsFlags) =>
      actions.stats(file, {
        sort: flags.sort,
        limit: flags.limit ?? null,
        by: flags.by,
        report: flags.callers ? 'callers' : flags.callees ? 'callees' : 'stats',
        fullPaths: flags.fullPaths ?? false,
        restrictions,
      }),
    );
}

function createProgram(actions: Actions, output: Output, version: string): Command {
  const program = new Command('signature-profiler')
    .description('Exact call counts and times per function and argument types, of any web page.')
    .version(version)
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text),
      writeErr: (text) => output.error(text),
      getOutHelpWidth: () => process.stdout.columns ?? 100,
      getErrHelpWidth: () => process.stderr.columns ?? 100,
    })
    .showHelpAfterError('(--help says more)');
  addRecord(program, actions);
  addStats(program, actions);
  program
    .command('demo', { hidden: true })
    .description('Records the built-in example; what `npm start` runs.')
    .option('--headless', 'without a window')
    .action(({ headless }: { headless?: true }) => actions.demo({ headless: headless ?? false }));
  return program;
}

/** Runs one command line (without node and script) to its exit code. Never throws. */
export async function runCli(
  args: readonly string[],
  actions: Actions,
  output: Output,
  version: string,
): Promise<ExitCode> {
  try {
    await createProgram(actions, output, version).parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof CliError) {
      output.error(`${error.message}\n`);
      return error.exitCode;
    }
    output.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.unexpected;
  }
}
