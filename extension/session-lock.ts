/**
 * World: extension pages and background. Who owns a tab's session, and the sessions of shared workers, which belong to no
 * tab: the page that holds a Web Lock of that name. The browser releases it whatever way the owner ends, so it never lies about the living.
 */
import type { TabId } from '../platform/chromium-debugger.ts';

const PREFIX = 'session:';
const TARGET = 'target:';

// The background holds a dead owner's lock while it cleans up (tens of ms); a living owner keeps it for hours.
const TAKE_OVER_MS = 3000;

/**
 * Takes the tab's lock and keeps it until the signal aborts (or this page dies).
 * Answers false when another page holds it.
 */
export async function holdSessionLock(tabId: TabId, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(PREFIX + String(tabId), { signal: AbortSignal.timeout(TAKE_OVER_MS) }, async () => {
        resolve(true);
        await new Promise<void>((release) => {
          if (signal.aborted) release();
          signal.addEventListener('abort', () => release(), { once: true });
        });
      })
      .catch(() => resolve(false));
  });
}

/**
 * Calls back once the tab has no owner: at once, or when its present owner ends. The next owner waits
 * while the callback runs.
 */
export async function whenOwnerless(tabId: TabId, cleanUp: () => Promise<void>): Promise<void> {
  await navigator.locks.request(PREFIX + String(tabId), cleanUp);
}

/** True when any tab has an owner, this cleaner's own tab aside. */
export async function anyOtherOwner(tabId: TabId): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(
    ({ name }) => name !== undefined && name.startsWith(PREFIX) && name !== PREFIX + String(tabId),
  );
}

/**
 * Keeps a target that belongs to no tab for this page, until the signal aborts or the page dies. Rejects where another page
 * does: what waits for us must not wait for that.
 */
export async function holdTargetLock(targetId: string, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    navigator.locks
      .request(TARGET + targetId, { ifAvailable: true }, async (lock) => {
        if (lock === null) throw new Error('Another page keeps it.');
        resolve();
        await new Promise<void>((release) => {
          if (signal.aborted) release();
          signal.addEventListener('abort', () => release(), { once: true });
        });
      })
      .catch(reject);
  });
}

/** Targets that some living page keeps. */
export async function keptTargets(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(TARGET) ? [name.slice(TARGET.length)] : [])),
  );
}
