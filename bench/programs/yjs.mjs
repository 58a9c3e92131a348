/** World: benchmark program. Shared editing: two yjs documents diverge and merge. */
import * as Y from 'yjs';
import { createRandom } from '../inputs/random.mjs';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'yjs';
export const expected = 'true 3120:8348aefb';
export function setUp() {}
export function run() {
  const random = createRandom(12);
  const documents = [1, 2].map((id) => {
    const document = new Y.Doc();
    document.clientID = id;
    return document;
  });
  for (let round = 0; round < 12; round++) {
    for (const document of documents) {
      const text = document.getText('text');
      for (let i = 0; i < 40; i++) {
        text.insert(Math.floor(random() * (text.length + 1)), `w${i} `);
        if (i % 4 === 0) text.delete(Math.floor(random() * (text.length - 2)), 2);
      }
      document.getMap('state').set(`k${round}`, { round });
    }
    const [a, b] = documents;
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  }
  const [one, two] = documents.map((document) => document.getText('text').toString());
  return `${one === two} ${checksum(one)}`;
}
