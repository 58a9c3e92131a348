/**
 * World: extension, Chromium. What a document's policy reports to its server (`report-uri`) quotes that policy: without
 * what we have added to it.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { RequestPaused } from '../../platform/chromium-protocol.ts';
import { ADDED } from '../../protocol/own-sources.ts';
import { base64FromBytes } from './base64.ts';

/** What the browser calls such a request. */
export const REPORT = 'CSPViolationReport';

/** A report that is held before it is sent. */
export async function sendReport(
  session: DebuggerSession,
  { requestId, request }: RequestPaused,
): Promise<void> {
  const { postData = '' } = request;
  const own = postData.replace(ADDED, '');
  await sendCommand(session, 'Fetch.continueRequest', {
    requestId,
    ...(own !== postData && { postData: base64FromBytes(new TextEncoder().encode(own)) }),
  });
}
