/**
 * World: Node, conformance. `$262.agent`: scripts that run in threads of their own, each with a realm of the same
 * variant, and talk to the test by broadcasts and reports.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

// Positions in the array shared with the agents.
const STARTED = 0;
const RECEIVED = 1;
/** An agent that has not started by then never will. */
const LIMIT_MS = 5_000;

/** @param {{ variant: object, library: string }} settings what their realms are like */
export function createAgents({ variant, library }) {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const agents = [];
  const reports = [];
  const clock = performance;

  const waitFor = (index, count) => {
    const end = clock.now() + LIMIT_MS;
    for (let seen; (seen = Atomics.load(shared, index)) < count && clock.now() < end;)
      Atomics.wait(shared, index, seen, 100);
  };
  const sleep = (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

  return {
    host: {
      start(source) {
        const { port1, port2 } = new MessageChannel();
        port1.unref();
        const worker = new Worker(new URL('node-agent.mjs', import.meta.url), {
          workerData: { source: String(source), variant, library, port: port2, shared },
          transferList: [port2],
        });
        worker.unref();
        worker.on('error', () => undefined);
        agents.push({ worker, port: port1 });
        waitFor(STARTED, agents.length);
      },
      broadcast(buffer, value) {
        Atomics.store(shared, RECEIVED, 0);
        for (const { port } of agents) port.postMessage({ buffer, value });
        waitFor(RECEIVED, agents.length);
      },
      getReport() {
        for (const { port } of agents)
          for (let next; (next = receiveMessageOnPort(port));) reports.push(next.message);
        return reports.shift() ?? null;
      },
      sleep,
      monotonicNow: () => clock.now(),
    },
    end() {
      for (const { worker, port } of agents.splice(0)) {
        port.close();
        void worker.terminate();
      }
    },
  };
}
