/**
 * World: extension (pure). Whether a worker's main script may be answered by us. The browser takes the worker's
 * place in the network from that answer, and one of ours has none: on a server of this machine or of its
 * network the worker's requests to other servers there would be refused (Local Network Access). Requests to
 * its own server are free, and so is everything on public ones.
 */

/**
 * What a script needs to ask for something itself, or to run text that does. Their names may hide in other
 * scripts and in texts, so one that imports or evaluates counts as well.
 */
const ASKS =
  /\b(?:fetch|XMLHttpRequest|WebSocket|WebSocketStream|WebTransport|EventSource|importScripts|import|eval|Function|Cache|caches|FontFace)\b/;

/** `addressSpace`: where the server is, as the browser says. Null: not told. */
export function keepsItsNetwork(source: string, addressSpace: string | null): boolean {
  return addressSpace === 'Public' || addressSpace === 'Unknown' || !ASKS.test(source);
}
