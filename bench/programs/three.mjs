/** World: benchmark program. A renderer's maths: three updates a scene graph, culls it and casts rays. */
import {
  BoxGeometry,
  Frustum,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Raycaster,
  Scene,
  SphereGeometry,
  Vector2,
} from 'three';
import { createRandom } from '../inputs/random.mjs';

export const name = 'three';
export const expected = '6328 178';
let scene;
let camera;
export function setUp() {
  const random = createRandom(5);
  scene = new Scene();
  camera = new PerspectiveCamera(60, 1.5, 0.1, 100);
  camera.position.set(0, 2, 12);
  const shapes = [new SphereGeometry(0.5, 12, 8), new BoxGeometry(1, 1, 1)];
  const material = new MeshBasicMaterial();
  let parent = scene;
  for (let i = 0; i < 400; i++) {
    const mesh = new Mesh(shapes[i % 2], material);
    mesh.position.set(random() * 4 - 2, random() * 4 - 2, random() * 4 - 2);
    mesh.rotation.set(random(), random(), random());
    parent.add(mesh);
    if (i % 5 === 0) parent = i % 25 === 0 ? scene : mesh;
  }
}
export function run() {
  const frustum = new Frustum();
  const view = new Matrix4();
  const ray = new Raycaster();
  let visible = 0;
  let hits = 0;
  for (let frame = 0; frame < 16; frame++) {
    scene.rotation.y = frame / 10;
    scene.updateMatrixWorld(true);
    camera.updateMatrixWorld(true);
    frustum.setFromProjectionMatrix(
      view.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
    );
    scene.traverse((object) => {
      if (object.isMesh && frustum.intersectsObject(object)) visible++;
    });
    for (let i = 0; i < 4; i++) {
      ray.setFromCamera(new Vector2(i / 4 - 0.4, frame / 16 - 0.2), camera);
      hits += ray.intersectObject(scene, true).length;
    }
  }
  return `${visible} ${hits}`;
}
