/**
 * World: background. The safety net: a tab whose session has lost its owner (DevTools closed or crashed)
 * goes on loading and is let go. It keeps nothing in memory that its sleep could lose: every debugger event
 * wakes it, and the owner's lock says whether somebody is there to answer.
 */
import {
  attachedSharedWorkers,
  detachDebugger,
  detachTarget,
  letTargetRun,
  onDebuggerEvent,
  onTargetBeginsAgain,
  type TabId,
} from '../../platform/chromium-debugger.ts';
import { onKeptAwake, onOwnerGone } from '../../platform/keep-awake.ts';
import { releaseTab } from '../../platform/isolation-rules.ts';
import { endOneByteRules } from '../../platform/one-byte-rule.ts';
import { endPolicyRules } from '../../platform/policy-rules.ts';
import { unregisterRelay } from '../../platform/relay-registration.ts';
import { anyOtherOwner, keptTargets, whenOwnerless } from '../session-lock.ts';

/** Tabs whose owner's end this waking waits for. Lost in sleep; then the tab's next event asks again. */
const watched = new Set<TabId>();

// A live owner keeps this awake, so its end is noticed at once; the events of an ownerless tab wake it.
onKeptAwake((tabId) => watch(Number(tabId)));
onDebuggerEvent(({ tabId }) => watch(tabId));
// A crash ends both; what is held then makes no events, and the page's relay tells.
onOwnerGone(watch);
// A shared worker that somebody attached to, and that was made again when nobody was left.
onTargetBeginsAgain((targetId) => void letGoOfTarget(targetId));

function watch(tabId: TabId): void {
  if (watched.has(tabId)) return;
  watched.add(tabId);
  void whenOwnerless(tabId, () => letGo(tabId)).finally(() => watched.delete(tabId));
}

/** Detaching continues every request and every frame that was held for an answer. */
async function letGo(tabId: TabId): Promise<void> {
  // Refused when the owner has detached as it went: then nothing is left to let go of.
  await detachDebugger(tabId).catch(() => undefined);
  await letGoOfTargets();
  await releaseTab(tabId);
  await endOneByteRules();
  await endPolicyRules(tabId);
  if (!(await anyOtherOwner(tabId))) await unregisterRelay();
}

/** Shared workers that nobody keeps: what they import would be held for ever. */
async function letGoOfTargets(): Promise<void> {
  const kept = await keptTargets();
  for (const targetId of await attachedSharedWorkers())
    // Refused where another debugger is attached.
    if (!kept.has(targetId)) await detachTarget(targetId).catch(() => undefined);
}

async function letGoOfTarget(targetId: string): Promise<void> {
  if ((await keptTargets()).has(targetId)) return;
  await letTargetRun(targetId);
  await detachTarget(targetId);
}
