/**
 * World: extension. Which documents of a page the session has heard by their own port, and which by a window above them:
 * what one of them said counts once, whichever way comes first.
 */
import type { DocumentNumber } from '../../protocol/page-messages.ts';

export interface HeardDocuments {
  /** It says hello itself. False: others have spoken for it. */
  speaks(number: DocumentNumber | undefined): boolean;
  has(number: DocumentNumber): boolean;
  /** A window above has said what it said. */
  spokenFor(number: DocumentNumber): void;
  clear(): void;
}

export function createHeardDocuments(): HeardDocuments {
  const own = new Set<DocumentNumber>();
  const others = new Set<DocumentNumber>();
  return {
    speaks(number) {
      if (number === undefined) return true;
      if (others.has(number)) return false;
      own.add(number);
      return true;
    },
    has: (number) => own.has(number) || others.has(number),
    spokenFor: (number) => void others.add(number),
    clear() {
      own.clear();
      others.clear();
    },
  };
}
