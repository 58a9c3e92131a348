/**
 * World: extension and page (pure). Whether a Content-Security-Policy would block an inline script whose
 * text was changed. Promise: in doubt it says yes, and then the text is left alone or the policy is lifted.
 */
import { parsePolicies, type CspDirectives } from './csp-directives.ts';

/**
 * True when a policy lets inline scripts run by their hash, or guards script text by Trusted Types and lets nobody
 * sign it but whom it names. A nonce or `'unsafe-inline'` lets any text run; without either nothing inline runs,
 * changed or not.
 *
 * `policies`: header values, each possibly several policies with commas between.
 */
export function blocksChangedInlineScripts(policies: readonly string[]): boolean {
  const all = parsePolicies(policies);
  if (all.some(guardsText) && !all.every(letsAnybodySign)) return true;
  return all.some((directives) => {
    const sources =
      directives.get('script-src-elem') ?? directives.get('script-src') ?? directives.get('default-src');
    return sources?.some((source) => /^'sha(256|384|512)-/.test(source)) ?? false;
  });
}

/** True when script texts have to be signed (Trusted Types), changed ones too. */
export function asksForSignedText(policies: readonly string[]): boolean {
  return parsePolicies(policies).some(guardsText);
}

function guardsText(directives: CspDirectives): boolean {
  return directives.get('require-trusted-types-for')?.includes("'script'") === true;
}

function letsAnybodySign(directives: CspDirectives): boolean {
  const names = directives.get('trusted-types');
  return names === undefined || names.includes('*');
}
