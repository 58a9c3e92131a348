/**
 * World: a worker of the panel document. Parses and instruments scripts, so that a large one never stops the
 * panel. One job, one answer; nothing is kept.
 */
import { instrument } from '../../instrument/index.ts';
import type { InstrumentAnswer, InstrumentJob, InstrumentOutcome } from './instrument-messages.ts';

/** Parses with each goal in turn. The first goal's error is the one reported: it is the likelier one. */
function run({ source, url, sourceTypes, firstSite }: InstrumentJob): InstrumentOutcome {
  let refused: InstrumentOutcome | null = null;
  for (const sourceType of sourceTypes) {
    const result = instrument(source, { url, sourceType, firstSite });
    if (result.ok) return { ok: true, code: result.code, sites: result.sites };
    const { code, message, at } = result.error;
    refused ??= { ok: false, code, reason: message, line: at?.line ?? null };
  }
  return refused ?? { ok: false, code: 'no-goal', reason: 'Nothing to parse it as.', line: null };
}

self.addEventListener('message', ({ data }: MessageEvent<InstrumentJob>) => {
  self.postMessage({ job: data.job, outcome: run(data) } satisfies InstrumentAnswer);
});
