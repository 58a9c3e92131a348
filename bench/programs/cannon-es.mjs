/** World: benchmark program. Physics in three dimensions: cannon-es drops spheres and boxes. */
import { Body, Box, Plane, Sphere, Vec3, World } from 'cannon-es';

export const name = 'cannon-es';
export const expected = '16 91.280';
export function setUp() {}
export function run() {
  const world = new World({ gravity: new Vec3(0, -9.8, 0) });
  const ground = new Body({ mass: 0, shape: new Plane() });
  ground.quaternion.setFromEuler(-Math.PI / 2, 0, 0);
  world.addBody(ground);
  const bodies = [];
  for (let i = 0; i < 30; i++) {
    const shape = i % 3 === 0 ? new Box(new Vec3(0.4, 0.4, 0.4)) : new Sphere(0.5);
    const body = new Body({ mass: 1, shape, position: new Vec3((i % 4) * 0.9, 1 + i * 0.6, i % 3) });
    bodies.push(body);
    world.addBody(body);
  }
  for (let step = 0; step < 80; step++) world.step(1 / 60);
  const height = bodies.reduce((sum, body) => sum + body.position.y, 0);
  return `${world.contacts.length} ${height.toFixed(3)}`;
}
