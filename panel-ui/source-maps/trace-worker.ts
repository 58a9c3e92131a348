/**
 * World: a worker of the panel document. Reads source maps, which may take a second each, and nothing else.
 */
import { originalPlace, readSourceMap, type GeneratedSite, type OriginalPlace } from './trace.ts';

export interface TraceJob {
  readonly job: number;
  readonly text: string;
  readonly url: string;
  readonly sites: readonly GeneratedSite[];
}

/** `fault`: the text is no source map. */
export type TraceAnswer =
  | { readonly job: number; readonly places: readonly (OriginalPlace | null)[] }
  | { readonly job: number; readonly fault: string };

function run({ job, text, url, sites }: TraceJob): TraceAnswer {
  try {
    const map = readSourceMap(text, url);
    return { job, places: sites.map((site) => originalPlace(map, site)) };
  } catch (error) {
    return { job, fault: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<TraceJob>) => self.postMessage(run(data)));
