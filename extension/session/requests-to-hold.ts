/**
 * World: extension, Chromium (pure). Which responses the browser holds for us: documents, to look at them, and
 * scripts that the scope may include. What it does not include is not even asked about.
 */
import { heldPatterns, type Scope } from '../../protocol/scope.ts';
import type { ChromiumCommands } from '../../platform/chromium-protocol.ts';

// What workers load statically is called `Other`.
const SCRIPTS = ['Script', 'Other'];

export function requestsToHold(scope: Scope): ChromiumCommands['Fetch.enable']['params']['patterns'] {
  const scripts = heldPatterns(scope).flatMap((urlPattern) =>
    SCRIPTS.map((resourceType) => ({ urlPattern, resourceType })),
  );
  return [...scripts, { urlPattern: '*', resourceType: 'Document' }].map((pattern) => ({
    ...pattern,
    requestStage: 'Response',
  }));
}
