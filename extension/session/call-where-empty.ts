/**
 * World: extension, Chromium. In a worker that waits for its debugger and begins with an empty main script: the recorder is
 * called where that runs (`worker-main.ts` in it). Nothing stops, in DevTools neither.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { EmptyMainScript } from './emptied-workers.ts';

/** What is sent to the session afterwards is carried out afterwards. */
export function callWhereEmpty(session: DebuggerSession, { main, hash }: EmptyMainScript): void {
  const condition = `globalThis[${JSON.stringify(main.callName)}]?.(),false`;
  const at = { scriptHash: hash, lineNumber: 0, columnNumber: 0, condition };
  // The debugger stays: switched off while the script begins, it ended the process (measured). A shared worker that begins
  // again has it on still, and the breakpoint: then it is refused.
  const sent = [
    sendCommand(session, 'Debugger.enable', {}),
    sendCommand(session, 'Debugger.setSkipAllPauses', { skip: true }),
    sendCommand(session, 'Debugger.setBreakpointByUrl', at),
  ];
  for (const answer of sent) void answer.catch(() => undefined);
}
