/**
 * World: any (pure). What a Content-Security-Policy says, by directive.
 */

/** Sources of each directive, in lower case but for nonces and digests. */
export type CspDirectives = ReadonlyMap<string, readonly string[]>;

/** `policies`: header values, each possibly several policies with commas between. */
export function parsePolicies(policies: readonly string[]): CspDirectives[] {
  return policies.flatMap((value) => value.split(',')).map(parsePolicy);
}

/** Of a directive that stands twice the first counts. */
export function parsePolicy(policy: string): CspDirectives {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (name !== '' && !directives.has(key)) directives.set(key, sources.map(caseless));
  }
  return directives;
}

function caseless(source: string): string {
  const kind = /^'(?:nonce|sha\d+)-/i.exec(source);
  return kind === null ? source.toLowerCase() : kind[0].toLowerCase() + source.slice(kind[0].length);
}
