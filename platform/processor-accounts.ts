/**
 * World: extension pages, Chromium only. The system's accounts of processor time: of the main thread of the page that a
 * debugger is attached to, and of the whole machine. All are milliseconds since some moment of the past.
 */
import { sendCommand, type DebuggerSession } from './chromium-debugger.ts';

/** Time in tasks by the wall clock, and the thread's processor time. Rejects where nothing is attached. */
export async function readMainThread(
  session: DebuggerSession,
): Promise<{ readonly busy: number; readonly cpu: number } | null> {
  let { metrics } = await sendCommand(session, 'Performance.getMetrics', {});
  if (metrics.length === 0) {
    // Nobody has asked for them in this session yet.
    await sendCommand(session, 'Performance.enable', { timeDomain: 'timeTicks' });
    ({ metrics } = await sendCommand(session, 'Performance.getMetrics', {}));
  }
  const sums = new Map(metrics.map(({ name, value }) => [name, value * 1000]));
  const busy = sums.get('TaskDuration');
  const cpu = sums.get('ThreadTime');
  return busy === undefined || cpu === undefined ? null : { busy, cpu };
}

/** Over all processors; null where the browser does not say. */
export async function readProcessors(): Promise<{ readonly idle: number; readonly all: number } | null> {
  const { processors } = await chrome.system.cpu.getInfo();
  let idle = 0;
  let all = 0;
  for (const { usage } of processors) {
    idle += usage.idle;
    all += usage.total;
  }
  return all > 0 ? { idle, all } : null;
}
