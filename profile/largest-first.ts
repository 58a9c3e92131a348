/**
 * World: any (pure). A queue that gives back the item of greatest weight first, of equals the one that
 * came first. A binary heap over plain numbers: items are the order they came in, 0, 1, 2 …
 */

export interface LargestFirst {
  /** Returns the item's number. */
  push(weight: number): number;
  /** Number of the next item, or -1 when there is none. */
  pop(): number;
}

export function createLargestFirst(): LargestFirst {
  const weights: number[] = [];
  const heap: number[] = [];
  const isBefore = (a: number, b: number): boolean =>
    weights[a] > weights[b] || (weights[a] === weights[b] && a < b);
  return {
    push(weight) {
      const item = weights.push(weight) - 1;
      let at = heap.length;
      for (let up = (at - 1) >> 1; at > 0 && isBefore(item, heap[up]); at = up, up = (at - 1) >> 1) {
        heap[at] = heap[up];
      }
      heap[at] = item;
      return item;
    },
    pop() {
      if (heap.length === 0) return -1;
      const first = heap[0];
      const last = heap.pop()!;
      if (heap.length === 0) return first;
      let at = 0;
      for (let child = 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
        if (!isBefore(heap[child], last)) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = last;
      return first;
    },
  };
}
