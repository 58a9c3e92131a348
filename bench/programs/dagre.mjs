/** World: benchmark program. Graph layout: dagre ranks and orders a directed graph. */
import { graphlib, layout } from '@dagrejs/dagre';
import { createRandom } from '../inputs/random.mjs';

export const name = 'dagre';
export const expected = '626.000 1405.000 492.000';
export function setUp() {}
export function run() {
  const random = createRandom(13);
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (let i = 0; i < 40; i++) {
    graph.setNode(`n${i}`, { width: 40 + (i % 5) * 8, height: 20 });
    if (i > 0) graph.setEdge(`n${Math.floor(random() * i)}`, `n${i}`);
    if (i > 3 && i % 3 === 0) graph.setEdge(`n${Math.floor(random() * (i - 1))}`, `n${i}`);
  }
  layout(graph);
  const { width, height } = graph.graph();
  return `${width.toFixed(3)} ${height.toFixed(3)} ${graph.node('n39').x.toFixed(3)}`;
}
