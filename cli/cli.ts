/**
 * World: Node. The bin `signature-profiler`. Commands are loaded when they are asked for: printing stats
 * does not wait for the browser driver.
 */
import { runCli } from './program.ts';

declare const __VERSION__: string;

const stdout = (text: string): void => void process.stdout.write(text);
// `… | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
const stderr = (text: string): void => void process.stderr.write(text);

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    record: async (url, options) => (await import('./record.ts')).record(url, options, stderr),
    stats: async (file, options) => stdout(await (await import('./stats.ts')).reportOfFile(file, options)),
    demo: async (options) => (await import('./demo.ts')).demo(options, stdout),
  },
  { out: stdout, error: stderr },
  __VERSION__,
);
