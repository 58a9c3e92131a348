/** World: benchmark program. Physics after Box2D: planck topples a pyramid. */
import { BoxShape, CircleShape, EdgeShape, Vec2, World } from 'planck';

export const name = 'planck';
export const expected = '199.646';
export function setUp() {}
export function run() {
  const world = new World({ gravity: new Vec2(0, -10) });
  world.createBody().createFixture(new EdgeShape(new Vec2(-40, 0), new Vec2(40, 0)), 0);
  const bodies = [];
  for (let row = 0; row < 10; row++) {
    for (let i = row; i < 10; i++) {
      const body = world.createDynamicBody(new Vec2(i * 1.1 - row * 0.55, 0.6 + row * 1.1));
      body.createFixture(new BoxShape(0.5, 0.5), 5);
      bodies.push(body);
    }
  }
  const ball = world.createDynamicBody(new Vec2(-20, 4));
  ball.createFixture(new CircleShape(1), 10);
  ball.setLinearVelocity(new Vec2(40, 0));
  for (let step = 0; step < 60; step++) world.step(1 / 60);
  return bodies.reduce((sum, body) => sum + body.getPosition().y, 0).toFixed(3);
}
