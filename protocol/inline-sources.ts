/**
 * World: extension and page (pure). What one Content-Security-Policy says of scripts in the markup, and of who may sign
 * script texts (Trusted Types).
 */
import { parsePolicies, parsePolicy, type CspDirectives } from './csp-directives.ts';

/** Of a policy that lets some scripts in the markup run and others not. */
export interface InlineSources {
  /** `nonce-…`, and digests in base64 without padding: `sha256-…`. */
  readonly allows: readonly string[];
  /** Digests that allow handlers in the markup as well; null: it says nothing of them, or allows none, or all. */
  readonly handlers: readonly string[] | null;
  /** What it does not allow runs, and is reported. */
  readonly isReported: boolean;
  /** Its reports show how the text begins. */
  readonly hasSamples: boolean;
  /** A nonce of ours was added to it. */
  readonly takesOurs: boolean;
}

/** Directives for script elements, the one that counts first. */
export const FOR_ELEMENTS = ['script-src-elem', 'script-src', 'default-src'];
const FOR_HANDLERS = ['script-src-attr', 'script-src', 'default-src'];

/** Null: it lets all scripts in the markup run, or says nothing of them. */
export function inlineSources(
  policy: string,
  { isReported, takesOurs }: Pick<InlineSources, 'isReported' | 'takesOurs'>,
): InlineSources | null {
  const directives = parsePolicy(policy);
  const sources = sourcesOf(directives, FOR_ELEMENTS);
  if (sources === null || allowsAll(sources)) return null;
  const forHandlers = sourcesOf(directives, FOR_HANDLERS) ?? [];
  return {
    allows: namedIn(sources),
    handlers: forHandlers.includes("'unsafe-hashes'") ? namedIn(forHandlers).filter(isDigest) : null,
    isReported,
    hasSamples: sources.includes("'report-sample'"),
    takesOurs,
  };
}

function sourcesOf(directives: CspDirectives, names: readonly string[]): readonly string[] | null {
  const name = names.find((name) => directives.has(name));
  return (name === undefined ? null : directives.get(name)) ?? null;
}

/** Nonces, digests and `'strict-dynamic'` turn it off. */
function allowsAll(sources: readonly string[]): boolean {
  return (
    sources.includes("'unsafe-inline'") &&
    !sources.includes("'strict-dynamic'") &&
    namedIn(sources).length === 0
  );
}

function namedIn(sources: readonly string[]): string[] {
  return sources
    .map((source) => /^'(nonce-.+|sha(?:256|384|512)-.+)'$/.exec(source)?.[1] ?? '')
    .filter((source) => source !== '')
    .map((source) => (isDigest(source) ? plainDigest(source) : source));
}

export function isDigest(source: string): boolean {
  return source.startsWith('sha');
}

/** Both alphabets of base64 name one digest. */
export function plainDigest(source: string): string {
  const at = source.indexOf('-') + 1;
  const digits = source.slice(at).replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  return source.slice(0, at) + digits;
}

/** True when script texts have to be signed (Trusted Types), changed ones too. */
export function asksForSignedText(policies: readonly string[]): boolean {
  return parsePolicies(policies).some(
    (directives) => directives.get('require-trusted-types-for')?.includes("'script'") === true,
  );
}

/** True when it is not said who may sign. */
export function letsAnybodySign(policies: readonly string[]): boolean {
  return parsePolicies(policies).every((directives) => {
    const names = directives.get('trusted-types');
    return names === undefined || names.includes('*');
  });
}
