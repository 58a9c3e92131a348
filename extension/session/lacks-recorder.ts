/**
 * World: extension, Chromium. Whether a document began before anything could be put into it: a sandboxed frame
 * whose markup is an attribute has a process of its own, and waits for nobody.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';

export async function lacksRecorder(url: string, session: DebuggerSession): Promise<boolean> {
  if (url !== 'about:srcdoc') return false;
  const { result } = await sendCommand(session, 'Runtime.evaluate', {
    expression: `typeof ${HELPERS.on}`,
    returnByValue: true,
  });
  return result.value === 'undefined';
}
