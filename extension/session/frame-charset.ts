/**
 * World: extension, Chromium. Asks a frame how it reads a script: by the charset of an element that names the
 * address, else by its own. Asked in a world of ours, where the page has replaced nothing.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { FrameId } from '../../platform/chromium-protocol.ts';

const WORLD = 'signature-profiler';

export async function charsetInFrame(
  session: DebuggerSession,
  frameId: FrameId,
  url: string,
): Promise<string | null> {
  const { executionContextId } = await sendCommand(session, 'Page.createIsolatedWorld', {
    frameId,
    worldName: WORLD,
  });
  const { result } = await sendCommand(session, 'Runtime.evaluate', {
    expression: `(${read})(${JSON.stringify(url)})`,
    contextId: executionContextId,
    returnByValue: true,
  });
  return typeof result.value === 'string' ? result.value : null;
}

const read = `(url) => {
  for (const script of document.querySelectorAll('script[src][charset]'))
    if (script.src === url) return script.getAttribute('charset');
  return document.characterSet;
}`;
