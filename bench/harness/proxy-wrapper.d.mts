/** Types of `proxy-wrapper.mjs`, for its tests. */
export const PROXY_RUNTIME: string;
export function wrapInProxies(source: string): string;
