/** World: benchmark program. Physics in two dimensions: matter-js lets a pile of polygons fall. */
import Matter from 'matter-js';

export const name = 'matter-js';
// The last bits of Math.sin differ between engines, and a pile of bodies is chaotic: plain code is the reference.
export const expected = '';
const { Bodies, Common, Composite, Engine } = Matter;
export function setUp() {}
export function run() {
  Common._nextId = 0;
  Common._seed = 0;
  const engine = Engine.create();
  Composite.add(engine.world, Bodies.rectangle(200, 420, 600, 40, { isStatic: true }));
  for (let i = 0; i < 150; i++) {
    Composite.add(
      engine.world,
      Bodies.polygon(60 + (i % 15) * 38, 40 + Math.floor(i / 15) * 42, 3 + (i % 4), 18),
    );
  }
  for (let step = 0; step < 25; step++) Engine.update(engine, 1000 / 60);
  const bodies = Composite.allBodies(engine.world);
  return `${bodies.length} ${bodies.reduce((sum, body) => sum + body.position.y, 0).toFixed(1)}`;
}
