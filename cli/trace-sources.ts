/**
 * World: Node. Has the browser trace what it compiles while a page is recorded. Nobody else traces in a browser of our own; if somebody does
 * after all, it is left to them, and the session finds what still lives when the recording ends.
 */
import type { CDPSession, Page } from 'playwright-core';
import { TRACED_TEXTS, type TracedTexts } from '../protocol/traced-texts.ts';
import { CATEGORIES, createTracedSources } from './traced-sources.ts';

export interface SourceTrace {
  /** Once. */
  end(): Promise<TracedTexts>;
}

/** Null where the browser traces for somebody else. */
export async function traceSources(control: CDPSession): Promise<SourceTrace | null> {
  const sources = createTracedSources();
  const takeEvents = ({ value }: { value: object[] }): void => sources.take(value);
  control.on('Tracing.dataCollected', takeEvents);
  const begun = await control
    .send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: {
        recordMode: 'recordAsMuchAsPossible',
        includedCategories: CATEGORIES,
        excludedCategories: ['*'],
      },
    })
    .then(
      () => true,
      () => false,
    );
  if (!begun) {
    control.off('Tracing.dataCollected', takeEvents);
    return null;
  }
  return {
    async end() {
      const complete = new Promise<boolean>((resolve) => {
        control.once('Tracing.tracingComplete', ({ dataLossOccurred }) => resolve(!dataLossOccurred));
      });
      await control.send('Tracing.end');
      const isWhole = await complete;
      control.off('Tracing.dataCollected', takeEvents);
      return sources.told(isWhole);
    },
  };
}

/** Resolves when the session in that panel has asked, and has its answer, or will not. */
export async function answerWhenAsked(panel: Page, trace: SourceTrace): Promise<void> {
  try {
    await panel.evaluate(untilAsked, TRACED_TEXTS);
    const traced = await trace.end();
    await panel.evaluate(answer, { name: TRACED_TEXTS, traced });
  } catch {
    // The panel is gone, and who asked with it.
  }
}

type Ask = (() => Promise<TracedTexts>) & { answer?: (traced: TracedTexts) => void };

/** Runs in the panel's document. Not a binding: playwright would put something into every page for that. */
function untilAsked(name: string): Promise<void> {
  return new Promise((asked) => {
    const ask: Ask = () =>
      new Promise((resolve) => {
        ask.answer = resolve;
        asked();
      });
    Object.defineProperty(globalThis, name, { configurable: true, value: ask });
  });
}

/** The same; nobody asks twice. */
function answer({ name, traced }: { name: string; traced: TracedTexts }): void {
  const { answer: tell } = Reflect.get(globalThis, name) as Ask;
  Reflect.deleteProperty(globalThis, name);
  tell?.(traced);
}
