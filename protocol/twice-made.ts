/**
 * World: any. What a document asks the session around the constructor of a shared worker, by the synchronous request that its
 * relay makes (`ASK_EVENT`), with a question as the query. The answer is `shared-worker-fate`.
 *
 *   new SharedWorker(U, N)  → [`may`, U, N]   is it to be made twice? Then it is made, and
 *                             [`made`, U, N]  is it to be made again? Then what was made has ended, and the next waits
 *                                             for its debugger before its first statement
 *                             [`thrown`, …]   or it could not be made
 */
export type TwiceMadeQuestion = readonly [word: 'may' | 'made' | 'thrown', url: string, name: string];

/** Null: it is none. */
export function twiceMadeQuestion(query: string): TwiceMadeQuestion | null {
  try {
    const question: unknown = JSON.parse(decodeURIComponent(query));
    return Array.isArray(question) &&
      question.length === 3 &&
      question.every((part) => typeof part === 'string')
      ? (question as unknown as TwiceMadeQuestion)
      : null;
  } catch {
    return null;
  }
}
