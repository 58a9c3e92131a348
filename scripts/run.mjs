/**
 * World: Node, scripts. Runs a child process to its end, with a time limit after which the whole tree of
 * processes it started is ended. Node built-ins only.
 */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const at = (...path) => resolve(root, ...path);

const windows = process.platform === 'win32';

/** Ends a process and what it started: on POSIX it leads a group of its own. */
function endTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself.
  }
}

/**
 * Resolves to the exit code; 1 when it could not start, was ended by a signal or ran out of time.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, limit?: number }} [options] `limit` in milliseconds.
 */
export function run(command, args, { env = {}, limit } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: !windows,
    });
    const timer = limit
      ? setTimeout(() => {
          console.error(`Ended after ${Math.round(limit / 1000)} s: ${command} ${args.join(' ')}`);
          endTree(child, 'SIGKILL');
        }, limit)
      : undefined;
    const pass = (signal) => endTree(child, signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const finish = (code) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, pass);
      endTree(child, 'SIGKILL'); // whatever it left behind
      done(code ?? 1);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      finish(1);
    });
    child.on('exit', finish);
  });
}

/** Runs a script of this project or of an installed package with this Node. */
export const runNode = (script, args, options) => run(process.execPath, [at(script), ...args], options);
