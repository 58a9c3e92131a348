/**
 * World: isolated. Gives a recorder the sampler that watches its memory: that of the outermost document of
 * the same origin, or one of its own. It is made here because pages cannot watch or change what a worker
 * of this world is made with.
 * Promise: one worker for all contexts that can share memory, and none when nobody is watched.
 */
import { ENDED, SAMPLER_NAME, STATE, type SampleMemory } from '../../protocol/sample-memory.ts';
import { allowsBlobWorkers } from '../../protocol/worker-policy.ts';
import { samplerText } from './sampler.ts';

export interface SamplerHost {
  /** False: there can be none here. */
  watch(memory: SampleMemory): boolean;
  /** The recorder of that memory has set its state to ENDED. */
  ended(): void;
}

/** Where the isolated worlds of documents of one origin find each other's host. */
const HOST = Symbol.for('signature-profiler sampler host');
type Hosting = typeof globalThis & { [HOST]?: SamplerHost };

export function createSamplerHost(scope: Window & typeof globalThis): SamplerHost {
  let worker: Worker | null = null;
  const blocks = new Set<Int32Array>();

  const host: SamplerHost = {
    watch(memory) {
      try {
        if (worker === null && !isAllowed(scope.document)) return false;
        worker ??= startWorker(scope);
        worker.postMessage(memory);
        blocks.add(new Int32Array(memory.block));
        return true;
      } catch {
        // A policy forbids it, or memory cannot be shared here.
        return false;
      }
    },
    ended() {
      for (const words of blocks) if (Atomics.load(words, STATE) === ENDED) blocks.delete(words);
      if (blocks.size > 0) return;
      worker?.terminate();
      worker = null;
    },
  };
  (scope as Hosting)[HOST] = host;
  return outermost(scope) ?? host;
}

/**
 * What the document's markup says of its policy; the session has looked at its headers. A document that took over
 * the policy of the one that made it is watched by that one's host, or not at all.
 */
function isAllowed(document: Document): boolean {
  if (/^(?:about|blob|data):/.test(document.URL)) return false;
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]');
  return allowsBlobWorkers([...metas].map(({ content }) => content));
}

function startWorker(scope: Window & typeof globalThis): Worker {
  const url = scope.URL.createObjectURL(new scope.Blob([samplerText()], { type: 'text/javascript' }));
  try {
    return new scope.Worker(url, { name: SAMPLER_NAME });
  } finally {
    scope.URL.revokeObjectURL(url);
  }
}

/** Host of the outermost ancestor that can be reached, if it is not this document's own. */
function outermost(scope: Window): SamplerHost | null {
  let found: SamplerHost | null = null;
  try {
    for (let outer: Window = scope; outer !== outer.parent;) {
      outer = outer.parent;
      // Another origin, or memory that cannot be shared: the next line throws, or there is none.
      found = (outer as unknown as Hosting)[HOST] ?? found;
    }
  } catch {
    // What was found until here is as far as it goes.
  }
  return found;
}
