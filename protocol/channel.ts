/**
 * World: any. A channel carries `unknown` messages both ways and knows nothing about them. What travels
 * is typed by `rpc.ts` on top; what stands below is memory, a port or window events.
 */
export interface Channel {
  send(message: unknown): void;
  /** Hears every message until the signal aborts. */
  listen(handler: (message: unknown) => void, signal: AbortSignal): void;
  /** Aborts when the other side is gone. */
  readonly closed: AbortSignal;
}

/** Two ends of one channel in one realm. Delivery is asynchronous and in order, as over a port. */
export function createMemoryChannelPair(): readonly [Channel, Channel] {
  const closed = new AbortController().signal;
  const handlers: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const end = (own: 0 | 1, other: 0 | 1): Channel => ({
    closed,
    send(message) {
      queueMicrotask(() => {
        for (const handler of handlers[other]) handler(message);
      });
    },
    listen(handler, signal) {
      if (signal.aborted) return;
      handlers[own].add(handler);
      signal.addEventListener('abort', () => handlers[own].delete(handler), { once: true });
    },
  });
  return [end(0, 1), end(1, 0)];
}
