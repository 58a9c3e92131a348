/** World: benchmark program. A renderer's maths: gl-matrix moves a skeleton and skins points, on typed arrays. */
import { mat4, quat, vec3 } from 'gl-matrix';
import { createRandom } from '../inputs/random.mjs';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'gl-matrix';
export const expected = '3:858661b7';
const BONES = 60;
let points;
export function setUp() {
  const random = createRandom(4);
  points = Array.from({ length: 5000 }, () => vec3.fromValues(random(), random(), random()));
}
export function run() {
  const bones = [];
  const rotation = quat.create();
  for (let i = 0; i < BONES; i++) {
    quat.setAxisAngle(rotation, [0, 0.6, 0.8], i / 10);
    const local = mat4.fromRotationTranslationScale(mat4.create(), rotation, [0, 0.1, 0], [1, 0.99, 1]);
    bones.push(i === 0 ? local : mat4.multiply(local, bones[i - 1], local));
  }
  const a = vec3.create();
  const b = vec3.create();
  const sum = vec3.create();
  for (let frame = 0; frame < 15; frame++) {
    for (let i = 0; i < points.length; i++) {
      vec3.transformMat4(a, points[i], bones[i % BONES]);
      vec3.transformMat4(b, points[i], bones[(i + frame) % BONES]);
      vec3.lerp(a, a, b, 0.25);
      vec3.add(sum, sum, vec3.normalize(a, a));
    }
  }
  return checksum(Array.from(sum, (x) => Math.round(x)));
}
