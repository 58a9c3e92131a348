/**
 * World: extension. What a session asks of the browser it runs in. One implementation a browser; the
 * controller knows none of them.
 */
import type { PageConfig, SharedWords } from '../../protocol/page-messages.ts';
import type { ClockFacts } from '../../protocol/worker-messages.ts';
import type { PageDocument } from './page-ports.ts';

export interface RewriterEvents {
  /** The top document was replaced. */
  onPageLeft(): void;
  /** The browser ended the rewriting: the person cancelled it, or the tab is gone. */
  onEnded(reason: 'cancelled' | 'closed'): void;
  /** What a recorder in a worker said; documents have ports of their own. */
  onWorkerMessage(worker: PageDocument, message: unknown): void;
  onWorkerGone(worker: PageDocument): void;
}

export interface Rewriter {
  readonly attached: boolean;
  /**
   * Begins to rewrite what documents load from now on; those that are loaded stay as they are.
   * @throws CodedError `page-not-recordable` or `debugger-refused`, with a sentence for people.
   */
  attach(config: PageConfig): Promise<void>;
  /** What documents are told from now on. */
  setPageConfig(config: PageConfig): Promise<void>;
  /** A document makes a shared worker of text: it has that address, and speaks through a binding of that name. */
  sharedWorkerMade(url: string, binding: string): void;
  /** A shared worker that closes itself has said so to a document. */
  sharedWorkerSaid(words: SharedWords): void;
  /** What the page's recorder has measured: workers that it makes from now on need not. */
  clockIs(facts: ClockFacts): void;
  /** Another scope is in force, from the next script on. */
  applyScope(): Promise<void>;
  /** Loads the page anew, past every cache. */
  reload(): Promise<void>;
  /** A recording ends: lists what ran as it was written without anybody having said so. Bounded in time. */
  listUnseen(): Promise<void>;
  /** All have said their last that will: lists the shared workers that were given a recorder and said nothing. */
  listSilent(): void;
  /** Ends the rewriting; held requests go on. Twice is harmless. */
  detach(): Promise<void>;
}
