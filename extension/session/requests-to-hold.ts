/**
 * World: extension, Chromium (pure). Which requests and responses the browser holds for us: documents, to look at them,
 * what a policy reports, and scripts that the scope may include. What it does not include is not even asked about.
 */
import { heldPatterns, type Scope } from '../../protocol/scope.ts';
import { REPORT } from './policy-reports.ts';
import type { ChromiumCommands } from '../../platform/chromium-protocol.ts';

// What workers load statically is called `Other`.
const SCRIPTS = ['Script', 'Other'];

type Patterns = ChromiumCommands['Fetch.enable']['params']['patterns'];

export function scriptsToHold(scope: Scope): Patterns {
  return heldPatterns(scope).flatMap((urlPattern) =>
    SCRIPTS.map((resourceType) => ({ urlPattern, resourceType, requestStage: 'Response' as const })),
  );
}

/** Addresses whose text is ours. */
export function textsToHold(texts: readonly string[]): Patterns {
  return texts.map((url) => ({
    urlPattern: `${url.replace(/[\\*?]/g, '\\$&')}*`,
    resourceType: 'Script',
    requestStage: 'Request' as const,
  }));
}

/**
 * `texts`: addresses whose text is ours, so that nobody else is asked; `announced`: a path on every origin where we are;
 * `asked`: an address that is ours.
 */
export function requestsToHold(
  scope: Scope,
  texts: readonly string[],
  announced: string,
  asked: string,
): Patterns {
  // The main script of a worker, before its server is asked.
  const mains = heldPatterns(scope).map((urlPattern) => ({
    urlPattern,
    resourceType: 'Other',
    requestStage: 'Request' as const,
  }));
  const questions = [`*${announced}\\?*`, `${asked}*`].map((urlPattern) => ({
    urlPattern,
    resourceType: 'XHR',
    requestStage: 'Request' as const,
  }));
  return [
    ...scriptsToHold(scope),
    ...mains,
    ...textsToHold(texts),
    ...questions,
    { urlPattern: '*', resourceType: REPORT, requestStage: 'Request' },
    { urlPattern: '*', resourceType: 'Document', requestStage: 'Response' },
  ];
}
