/** World: benchmark program. Tensors in plain JavaScript: a small network trained for some steps. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';

export const name = 'tfjs';
export const expected = '';

export async function setUp() {
  // Neither a page nor Node: a bare realm has no platform of its own.
  if (!tf.env().platform)
    tf.env().setPlatform('bare', {
      now: () => 0,
      isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
    });
  await tf.setBackend('cpu');
}

export async function run() {
  const size = 12;
  const inputs = tf.tensor2d(
    Array.from({ length: size * 4 }, (_, i) => Math.sin(i)),
    [size, 4],
  );
  const wanted = tf.tensor2d(
    Array.from({ length: size }, (_, i) => i % 2),
    [size, 1],
  );
  const first = tf.variable(tf.fill([4, 8], 0.1));
  const second = tf.variable(tf.fill([8, 1], 0.2));
  const optimizer = tf.train.sgd(0.1);
  const predict = () => tf.sigmoid(tf.matMul(tf.relu(tf.matMul(inputs, first)), second));
  for (let step = 0; step < 10; step++)
    optimizer.minimize(() => tf.mean(tf.square(tf.sub(predict(), wanted))));
  const result = tf.tidy(() => tf.sum(predict()));
  const [sum] = await result.data();
  const { numTensors } = tf.memory();
  tf.dispose([inputs, wanted, first, second, result]);
  return `${sum.toFixed(5)} ${numTensors}`;
}
