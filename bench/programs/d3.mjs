/** World: benchmark program. d3 without a document: hierarchies, forces, scales, shapes, projections. */
import {
  forceCollide,
  forceManyBody,
  forceSimulation,
  geoMercator,
  geoPath,
  hierarchy,
  interpolateViridis,
  line,
  pack,
  rollup,
  scaleLog,
  tree,
} from 'd3';

export const name = 'd3';
export const expected = '';

const leaf = (depth, index) =>
  depth === 0 ? { value: index + 1 } : { children: [0, 1, 2].map((child) => leaf(depth - 1, child)) };

export function setUp() {}
export function run() {
  const root = hierarchy(leaf(5, 0)).sum(({ value = 0 }) => value);
  const packed = pack().size([500, 500]).padding(2)(root);
  const drawn = tree().size([500, 500])(root.copy());
  const nodes = Array.from({ length: 120 }, (_, index) => ({ index, radius: 3 + (index % 5) }));
  forceSimulation(nodes)
    .force('charge', forceManyBody())
    .force(
      'collide',
      forceCollide().radius(({ radius }) => radius),
    )
    .stop()
    .tick(20);
  const scale = scaleLog().domain([1, 1e6]).range([0, 800]);
  const path = line(
    ({ x }) => x,
    ({ y }) => y,
  )(nodes);
  const outline = geoPath(geoMercator())({
    type: 'Polygon',
    coordinates: [[...Array(200).keys()].map((i) => [Math.cos(i / 31.8) * 60, Math.sin(i / 31.8) * 60])],
  });
  const counts = rollup(
    drawn.leaves(),
    (leaves) => leaves.length,
    ({ depth }) => depth,
    ({ x }) => Math.floor(x / 100),
  );
  return [
    packed.r.toFixed(3),
    drawn
      .leaves()
      .reduce((sum, { x }) => sum + x, 0)
      .toFixed(3),
    path.length,
    outline.length,
    scale.ticks(5).map(scale).join(' '),
    interpolateViridis(0.3),
    [...counts.values()].map((by) => [...by.values()].join(' ')).join(),
  ].join(' ');
}
