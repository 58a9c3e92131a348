import {
  BoxGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Raycaster,
  Scene,
  Vector2,
} from 'three';

/** A ring of turned boxes, seen by a camera: which of them a ray through each screen point meets: three. */
export function runThree() {
  const scene = new Scene();
  const ring = new Group();
  scene.add(ring);
  for (let i = 0; i < 24; i++) {
    const box = new Mesh(new BoxGeometry(1, 1 + (i % 3), 1), new MeshBasicMaterial());
    box.position.set(6 * Math.cos((i * Math.PI) / 12), 0, 6 * Math.sin((i * Math.PI) / 12));
    box.rotation.y = i / 5;
    box.name = `box ${i}`;
    ring.add(box);
  }
  ring.rotation.x = 0.4;
  const camera = new PerspectiveCamera(50, 1.5, 0.1, 100);
  camera.position.z = 14;
  scene.updateMatrixWorld(true);
  camera.updateMatrixWorld(true);

  const ray = new Raycaster();
  let distance = 0;
  const met = new Set();
  for (let column = -9; column <= 9; column++) {
    for (let row = -2; row <= 2; row++) {
      ray.setFromCamera(new Vector2(column / 10, row / 4), camera);
      for (const hit of ray.intersectObjects(ring.children)) {
        met.add(hit.object.name);
        distance += hit.distance;
      }
    }
  }
  return `${met.size} boxes met, ${distance.toFixed(6)} far`;
}
