/**
 * World: any (pure). Whether a Content-Security-Policy lets a worker begin from a blob: address, or one be read.
 * Promise: in doubt it says no, because a policy that blocks it tells the page.
 */
import { parsePolicies } from './csp-directives.ts';

/** `policies`: header values, each possibly several policies with commas between. */
export function allowsBlobWorkers(policies: readonly string[]): boolean {
  return parsePolicies(policies).every((directives) => {
    // A sandboxed document has an origin of its own, which blob: addresses and shared memory depend on.
    if (directives.has('sandbox')) return false;
    const own = directives.get('worker-src') ?? directives.get('child-src');
    const sources = own ?? directives.get('script-src') ?? directives.get('default-src');
    if (sources === undefined || sources.includes('blob:')) return true;
    // What a running script makes is trusted then, but only by the policy for scripts.
    return own === undefined && sources.includes("'strict-dynamic'");
  });
}

/** Whether scripts may ask for what stands at a blob: address. */
export function allowsReadingBlobs(policies: readonly string[]): boolean {
  return parsePolicies(policies).every((directives) => {
    if (directives.has('sandbox')) return false;
    const sources = directives.get('connect-src') ?? directives.get('default-src');
    return sources === undefined || sources.includes('blob:');
  });
}
