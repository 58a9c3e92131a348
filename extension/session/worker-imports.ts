/**
 * World: extension (pure). What workers import from `blob:` and `data:` addresses as it is: text that was made elsewhere,
 * or that could not be changed. The browser announces an `import()` and the main script of a worker inside a worker
 * alike; but that one begins.
 */
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { isChangedByUs, isMadeScript } from './in-memory-address.ts';

export interface WorkerImports {
  /** A worker asks for something. */
  announced(event: ChromiumEvents['Network.requestWillBeSent']): void;
  workerBegan(url: string): void;
  /** Lists what is no worker: who was announced has begun by now. */
  listAll(): void;
}

export function createWorkerImports(list: (url: string) => void): WorkerImports {
  const begun = new Set<string>();
  const open = new Set<string>();
  return {
    announced({ type, request: { url, urlFragment } }) {
      if (!isMadeScript(url) || isChangedByUs(urlFragment)) return;
      // `importScripts`, and what a module imports statically.
      if (type === 'Other') list(url);
      else if (type === 'Script' && !begun.has(url)) open.add(url);
    },
    workerBegan(url) {
      begun.add(url);
      open.delete(url);
    },
    listAll() {
      for (const url of open) list(url);
      open.clear();
      begun.clear();
    },
  };
}
