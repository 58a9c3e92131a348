/**
 * World: any. Typed calls and events over a {@link Channel}. Client and handler are both inferred from
 * one map of function types, so a message exists when it has a line in its edge's map.
 *
 *     → { call: 7, name: 'stop-recording', args: [] }       ← { answer: 7, ok: true, value: undefined }
 *     ← { event: 'state-changed', payload: { … } }          ← { answer: 7, ok: false, error: { code, message } }
 */
import type { Channel } from './channel.ts';
import { CodedError, toWireError } from './errors.ts';

type Commands<C> = { [K in keyof C]: (...args: never[]) => unknown };
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never;
type Result<F> = F extends (...args: never[]) => infer R ? R : never;

export interface Client<C, E> {
  call<K extends keyof C & string>(name: K, ...args: Arguments<C[K]>): Promise<Result<C[K]>>;
  on<K extends keyof E & string>(name: K, handler: (payload: E[K]) => void, signal: AbortSignal): void;
}

export type Handlers<C> = {
  [K in keyof C]: (...args: Arguments<C[K]>) => Result<C[K]> | Promise<Result<C[K]>>;
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The calling side. A call rejects with a {@link CodedError} when refused, or when the other side is gone. */
export function createClient<C extends Commands<C>, E>(channel: Channel, signal: AbortSignal): Client<C, E> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let nextCall = 1;

  const failAll = (): void => {
    for (const { reject } of waiting.values())
      reject(new CodedError('channel-closed', 'The other side of this connection is gone.'));
    waiting.clear();
  };
  channel.closed.addEventListener('abort', failAll, { once: true });
  signal.addEventListener('abort', failAll, { once: true });

  channel.listen((message) => {
    if (!isRecord(message)) return;
    if (typeof message['answer'] === 'number') {
      const call = waiting.get(message['answer']);
      waiting.delete(message['answer']);
      if (message['ok'] === true) call?.resolve(message['value']);
      else {
        const { code, message: text } = toWireError(message['error']);
        call?.reject(new CodedError(code, text));
      }
    } else if (typeof message['event'] === 'string') {
      for (const listener of listeners.get(message['event']) ?? []) listener(message['payload'] as never);
    }
  }, signal);

  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        if (channel.closed.aborted || signal.aborted) {
          reject(new CodedError('channel-closed', 'The other side of this connection is gone.'));
          return;
        }
        const call = nextCall++;
        waiting.set(call, { resolve: resolve as (value: unknown) => void, reject });
        channel.send({ call, name, args });
      }),
    on(name, handler, until) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(handler));
      until.addEventListener('abort', () => set.delete(handler as (payload: never) => void), { once: true });
    },
  };
}

/** The answering side. Returns how to emit events. What a handler throws travels back as a WireError. */
export function serve<C extends Commands<C>, E>(
  channel: Channel,
  handlers: Handlers<C>,
  signal: AbortSignal,
): <K extends keyof E & string>(event: K, payload: E[K]) => void {
  const byName = new Map<string, unknown>(Object.entries(handlers));
  channel.listen((message) => {
    if (!isRecord(message) || typeof message['call'] !== 'number') return;
    const answer = message['call'];
    const handler = byName.get(String(message['name']));
    const args = Array.isArray(message['args']) ? (message['args'] as unknown[]) : [];
    const run = async (): Promise<unknown> => {
      if (typeof handler !== 'function')
        throw new CodedError('unknown-command', `Nothing here answers ${String(message['name'])}.`);
      return await (handler as (...a: unknown[]) => unknown)(...args);
    };
    run().then(
      (value) => channel.send({ answer, ok: true, value }),
      (error: unknown) => channel.send({ answer, ok: false, error: toWireError(error) }),
    );
  }, signal);
  return (event, payload) => channel.send({ event, payload });
}
