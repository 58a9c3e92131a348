/**
 * World: extension. The source maps of the scripts this session has seen: where each is, and its text when
 * somebody asks for it. Nothing is asked of the network before.
 *
 * A page names its maps, so it must not be able to make us ask what it could not: only over GET, without
 * following redirects, with cookies only from the script's own origin, and from this machine's own network only
 * where the script itself came from there.
 */
import type { SourceMapAnswer } from '../../protocol/session-messages.ts';
import { withTimeLimit } from '../time-limit.ts';

export interface SourceMaps {
  /** A script that names a map. */
  found(scriptUrl: string, reference: string): void;
  /** The map of a script. Never rejects. */
  textOf(scriptUrl: string): Promise<SourceMapAnswer>;
}

// A map has several times the size of its script; a larger one would fill the panel's memory.
const LARGEST = 96 * 1024 * 1024;
const PATIENCE_MS = 20_000;
// Inline maps are kept as they are until they are asked for.
const KEPT_CHARACTERS = 128 * 1024 * 1024;

export function createSourceMaps(
  fetchFrom: (url: string, init: RequestInit) => Promise<Response>,
  signal: AbortSignal,
): SourceMaps {
  const references = new Map<string, string>();
  let characters = 0;

  async function download(scriptUrl: string, mapUrl: string): Promise<SourceMapAnswer> {
    const [script, map] = [new URL(scriptUrl), new URL(mapUrl)];
    const inline = map.protocol === 'data:';
    if (!inline && !/^https?:$/.test(map.protocol) && map.protocol !== script.protocol)
      return refused(`Its address is ${map.protocol}, which is not asked for.`);
    if (!inline && isLocal(map) && !isLocal(script))
      return refused('It would come from this machine or its network, and the script did not.');
    const response = await fetchFrom(mapUrl, {
      credentials: map.origin === script.origin ? 'include' : 'omit',
      redirect: inline ? 'follow' : 'error',
      referrerPolicy: 'no-referrer',
      signal: withTimeLimit(signal, PATIENCE_MS),
    });
    if (!response.ok) return refused(`The server answers ${String(response.status)}.`);
    const text = await readBounded(response);
    return text === null ? refused('It is too large.') : { ok: true, text, url: inline ? scriptUrl : mapUrl };
  }

  return {
    found(scriptUrl, reference) {
      characters += reference.length - (references.get(scriptUrl)?.length ?? 0);
      references.delete(scriptUrl);
      references.set(scriptUrl, reference);
      for (const [oldest, kept] of references) {
        if (characters <= KEPT_CHARACTERS) break;
        references.delete(oldest);
        characters -= kept.length;
      }
    },
    async textOf(scriptUrl) {
      const reference = references.get(scriptUrl);
      if (reference === undefined) return { ok: false, reason: null };
      try {
        return await download(scriptUrl, reference);
      } catch (error) {
        return refused(`It cannot be had (${error instanceof Error ? error.message : String(error)}).`);
      }
    },
  };
}

const refused = (reason: string): SourceMapAnswer => ({ ok: false, reason });

/** Null when it is longer than anybody wants. */
async function readBounded(response: Response): Promise<string | null> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > LARGEST || response.body === null) return declared > LARGEST ? null : '';
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > LARGEST) {
      await reader.cancel();
      return null;
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

/** By its name: this machine, its network, or what has no name outside. */
export function isLocal({ protocol, hostname }: URL): boolean {
  if (protocol === 'file:') return true;
  if (/^(?:.*\.)?(?:localhost|local|internal|home\.arpa)$/.test(hostname)) return true;
  if (/^\[(?:::1?\]|::ffff:|f[cd]|fe[89ab])/.test(hostname)) return true;
  if (
    /^(?:0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
      hostname,
    )
  )
    return true;
  return !hostname.includes('.') && !hostname.startsWith('[');
}
