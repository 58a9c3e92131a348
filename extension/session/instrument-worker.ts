/**
 * World: a worker of the panel document. Parses and instruments scripts, so that a large one never stops the
 * panel; looks on disk first, and keeps there what came out.
 */
import { instrumentToTemplate } from '../../instrument/index.ts';
import { openCodeCache } from '../code-cache/code-cache.ts';
import { holdsFunctions } from './holds-functions.ts';
import type {
  InstrumentAnswer,
  InstrumentJob,
  PreparedOutcome,
  Refusal,
  ScriptContent,
} from './instrument-messages.ts';

const cache = openCodeCache();

/** Parses with each goal in turn. The first goal's error is the one reported: it is the likelier one. */
function prepare({ source, sourceTypes }: ScriptContent): PreparedOutcome {
  let refused: Refusal | null = null;
  for (const sourceType of sourceTypes) {
    const result = instrumentToTemplate(source, sourceType);
    if (result.ok) {
      const { template, rows, leftOut } = result;
      return { ok: true, script: { template, rows, leftOut }, fromCache: false };
    }
    const { code, message, at } = result.error;
    refused ??= { ok: false, code, reason: message, line: at?.line ?? null };
  }
  return refused ?? { ok: false, code: 'no-goal', reason: 'Nothing to parse it as.', line: null };
}

async function run(asked: InstrumentJob): Promise<void> {
  if ('texts' in asked) {
    // Nothing of it is kept: a disk takes longer to answer than the parser.
    const holds = asked.texts.map(holdsFunctions);
    self.postMessage({ job: asked.job, holds } satisfies InstrumentAnswer);
    return;
  }
  const { job, content, keep } = asked;
  const answer = (outcome: PreparedOutcome): void =>
    self.postMessage({ job, outcome } satisfies InstrumentAnswer);
  const key = `${content.sourceTypes.join()} ${content.hash}`;
  const kept = keep ? await cache.get(key) : null;
  if (kept !== null) {
    answer({ ok: true, script: kept, fromCache: true });
    return;
  }
  const outcome = prepare(content);
  answer(outcome);
  if (keep && outcome.ok) await cache.put(key, outcome.script);
}

self.addEventListener('message', ({ data }: MessageEvent<InstrumentJob>) => void run(data));
