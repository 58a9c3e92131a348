/**
 * World: extension. What one shared worker says, through its debugger session and, when it closes itself, through documents,
 * too: each of its words once, in order.
 */
import type { SharedWords } from '../../protocol/page-messages.ts';

export interface HeardWords {
  /** What it says before all else; null: nothing was heard yet. */
  readonly key: string | null;
  /** How many of its words were heard. */
  readonly count: number;
  /** Said through its session. Gives what is new. */
  told(text: string): readonly string[];
  /** Said through a document. */
  relayed(words: SharedWords): readonly string[];
}

export function createHeardWords(): HeardWords {
  let key: string | null = null;
  let told = 0;
  let count = 0;
  return {
    get key() {
      return key;
    },
    get count() {
      return count;
    },
    told(text) {
      if (key === null || text === key) {
        key = text;
        return [];
      }
      if (told++ < count) return [];
      count = told;
      return [text];
    },
    relayed(words) {
      key = words.key;
      const { first, texts } = words;
      // Words between are missing: what follows could not be understood.
      if (first > count) return [];
      const fresh = texts.slice(count - first);
      count += fresh.length;
      return fresh;
    },
  };
}
