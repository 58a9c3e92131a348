/** World: benchmark program. Search: chess.js walks the tree of legal moves. */
import { Chess } from 'chess.js';

export const name = 'chess';
export const expected = '8383 48';
export function setUp() {}
export function run() {
  const board = new Chess('r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1');
  let leaves = 0;
  for (const move of board.moves().slice(0, 4)) {
    board.move(move);
    leaves += board.perft(2);
    board.undo();
  }
  return `${leaves} ${board.moves().length}`;
}
