/**
 * World: any (pure). What a Content-Security-Policy says, by directive.
 */

/** Sources of each directive, in lower case. */
export type CspDirectives = ReadonlyMap<string, readonly string[]>;

/** `policies`: header values, each possibly several policies with commas between. */
export function parsePolicies(policies: readonly string[]): CspDirectives[] {
  return policies.flatMap((value) => value.split(',')).map(parsePolicy);
}

/** Of a directive that stands twice the first counts. */
function parsePolicy(policy: string): CspDirectives {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    if (name !== '' && !directives.has(name)) directives.set(name, sources);
  }
  return directives;
}
