/**
 * World: Node, conformance. Processes that run tests, so many at once. One that says nothing for too long is
 * killed, and the test goes on in a new one with the variants that are left.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { endedOutcome } from './outcome.mjs';

const WORKER = fileURLToPath(new URL('node-worker.mjs', import.meta.url));
// A process collects what realms leave behind better by ending: one that had run hundreds of tests held a gigabyte,
// and two of them ran 340 a minute instead of 1,650.
const TESTS_PER_PROCESS = 100;

// A realm lives for milliseconds and is thrown away with all that would be compiled for it: half the time without.
const ENGINE_FLAGS = [
  '--experimental-vm-modules',
  '--expose-gc',
  '--no-warnings',
  '--no-opt',
  '--always-sparkplug',
];

/** @param {import('./pool.d.mts').Settings} settings */
export async function runInNode(jobs, variants, settings, report) {
  const queue = jobs[Symbol.iterator]();
  const work = async () => {
    let worker = null;
    let runs = 0;
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { name, mode } = next.value;
      const outcomes = {};
      let left = variants;
      while (left.length > 0) {
        if (worker === null || runs >= TESTS_PER_PROCESS) {
          worker?.kill();
          worker = await startWorker(settings);
          runs = 0;
        }
        runs++;
        const ended = await runJob(worker, { name, mode, variants: left }, settings.limit, outcomes);
        left = left.filter((variant) => outcomes[variant] === undefined);
        if (ended === null) continue;
        worker.kill('SIGKILL');
        worker = null;
        outcomes[left[0]] = endedOutcome(ended);
        left = left.slice(1);
      }
      report({ name, mode, outcomes });
    }
    worker?.kill();
  };
  await Promise.all(Array.from({ length: settings.parallel }, work));
}

function startWorker({ folder, library, limit }) {
  const worker = fork(WORKER, [folder, library, String(limit)], {
    execArgv: ENGINE_FLAGS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('exit', (code) => reject(new Error(`A worker process ended with ${code} before it began.`)));
  });
}

/** Null when all variants have an outcome, else why the process has to go. */
function runJob(worker, job, limit, outcomes) {
  return new Promise((resolve) => {
    let timer;
    const end = (why) => {
      clearTimeout(timer);
      worker.off('message', hear);
      worker.off('exit', died);
      resolve(why);
    };
    // Twice the limit that the process itself keeps for tests that wait.
    const wait = () => (timer = setTimeout(end, limit * 2, 'time-out'));
    const hear = ({ variant, outcome }) => {
      clearTimeout(timer);
      outcomes[variant] = outcome;
      if (job.variants.every((name) => outcomes[name] !== undefined)) end(null);
      else wait();
    };
    const died = () => end('crash');
    worker.on('message', hear);
    worker.on('exit', died);
    wait();
    worker.send(job);
  });
}
