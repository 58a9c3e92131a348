/**
 * World: extension, Chromium. The script that every document of a debugger session runs before its own.
 * Promise: a document meets exactly one, the newest that was sent before it began.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';

/** A session with documents, and the page script that each of them runs; a promise while it is being replaced. */
export interface SessionWithDocuments {
  readonly session: DebuggerSession;
  script: string | Promise<string>;
}

/** Both commands are on their way at once, so a document that is held meets the new script only, and never none. */
export async function replacePageScript(entry: SessionWithDocuments, source: string): Promise<void> {
  const { session, script: before } = entry;
  const added = sendCommand(session, 'Page.addScriptToEvaluateOnNewDocument', { source });
  const identifier = added.then((answer) => answer.identifier);
  entry.script = identifier;
  const remove = (old: string): Promise<unknown> =>
    sendCommand(session, 'Page.removeScriptToEvaluateOnNewDocument', { identifier: old });
  const removed = typeof before === 'string' ? remove(before) : before.then(remove);
  const [known] = await Promise.all([identifier, removed]);
  if (entry.script === identifier) entry.script = known;
}

// A frame's process answers in a few; that of a page that is being replaced only when it is, having heard us in time.
const ANSWER_MS = 100;

/** While a document is held: waits for the answers, but not for those that come only after it has begun. */
export async function answeredOrSent(commands: Promise<void>): Promise<void> {
  await Promise.race([
    commands.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, ANSWER_MS)),
  ]);
}
