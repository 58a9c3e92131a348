/**
 * World: Node, benchmarks. Processes that do nothing but compute, as other programs of the machine do.
 */
import { spawn } from 'node:child_process';

/** @returns {{ stop(): void }} */
export function startBusyProcesses(count) {
  const processes = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (let x = 1; ; ) x = (Math.imul(x, 1664525) + 1013904223) | 0'], {
      stdio: 'ignore',
    }),
  );
  return {
    stop() {
      for (const one of processes) one.kill('SIGKILL');
    },
  };
}
