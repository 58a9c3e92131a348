/**
 * World: worker or worklet. What its debugger session evaluates while it waits: see `worker-realm.ts`.
 */
import type { WorkerConfig } from '../../protocol/worker-messages.ts';
import { beginWorker } from './worker-realm.ts';

/** Declared around this script by the session: see WORKER_CONFIG_NAME. */
declare const SIGNATURE_PROFILER_WORKER: WorkerConfig;

beginWorker(globalThis, SIGNATURE_PROFILER_WORKER);
