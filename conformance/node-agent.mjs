/**
 * World: Node, conformance: the thread of one agent, see node-agents.mjs.
 */
import { workerData } from 'node:worker_threads';
import { loadLibrary } from './instrumented.mjs';
import { createRealm } from './node-realm.mjs';

const { source, variant, library: folder, port, shared } = workerData;
const library = await loadLibrary(folder);
const realm = createRealm({
  variant,
  library,
  print: () => undefined,
  importModule: () => Promise.reject(new Error('Agents import nothing.')),
});
Object.assign(realm.host.agent, {
  receiveBroadcast(receive) {
    port.on('message', ({ buffer, value }) => {
      Atomics.add(shared, 1, 1);
      Atomics.notify(shared, 1);
      receive(buffer, value);
    });
  },
  report: (message) => port.postMessage(String(message)),
  leaving() {},
});
Atomics.add(shared, 0, 1);
Atomics.notify(shared, 0);
realm.run(source, 'agent.js');
